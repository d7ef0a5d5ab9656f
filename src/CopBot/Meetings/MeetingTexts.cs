using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings;

/// <summary>Words about meetings that several parts of this room say.</summary>
internal static class MeetingTexts
{
    public static string NoLongerHere => "This meeting is no longer here.";

    public static string IsCancelled => "This meeting was cancelled.";

    public static string IsOver => "This meeting is over. To see the next one, send /meeting.";

    public static string OnlySteering => "Only facilitators and the core group can do this.";

    public static Html NoneComing => $"No meeting is planned. Facilitators set one up with <code>/newmeeting</code>.";

    /// <summary>"Tue 1 December 2026, 10:00–12:00".</summary>
    public static string When(Meeting meeting) => $"{TimeTexts.Date(meeting.Start.Date)}, {TimeTexts.Hours(meeting.Start, meeting.End)}";

    /// <summary>The same, with "today" or "tomorrow" before it where it is so on the calendar of the meeting's own zone.</summary>
    public static string When(Meeting meeting, DateTimeOffset now) =>
        $"{TimeTexts.Date(meeting.Start.Date, LocalTime.DateIn(meeting.Zone, now))}, {TimeTexts.Hours(meeting.Start, meeting.End)}";

    /// <summary>"Dudson Centre, Hope Street"; "Online"; both; or nothing.</summary>
    public static string Where(MeetingDetails details)
    {
        var place = details.Venue is not { } venue ? "" : venue.Address.Length == 0 ? venue.Name : $"{venue.Name}, {venue.Address}";
        return details.OnlineLink.Length == 0 ? place : place.Length == 0 ? "Online" : $"{place}, or online";
    }
}
