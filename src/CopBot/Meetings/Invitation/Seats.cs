namespace CopBot.Meetings.Invitation;

/// <summary>Who has a place, and who is next.</summary>
internal static class Seats
{
    /// <summary>How many places are free; null where there is no limit. Never below 0, also where the limit was lowered.</summary>
    public static int? Free(Meeting meeting, IReadOnlyList<Attendee> attendees) =>
        meeting.Details.Places is { } places ? Math.Max(0, places - attendees.Sum(a => a.Seats)) : null;

    /// <summary>Those who wait and were offered nothing yet, the first in turn first.</summary>
    public static IEnumerable<Attendee> Waiting(IReadOnlyList<Attendee> attendees) =>
        attendees.Where(a => a is { Rsvp: Rsvp.Waiting, OfferedUntil: null }).OrderBy(a => a.Turn);

    /// <summary>The first in turn, where a place is free; it may not be enough for their guest.</summary>
    public static Attendee? Next(Meeting meeting, IReadOnlyList<Attendee> attendees) =>
        Free(meeting, attendees) is > 0 ? Waiting(attendees).FirstOrDefault() : null;
}
