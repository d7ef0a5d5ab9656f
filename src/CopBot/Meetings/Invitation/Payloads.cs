using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>Answers an invitation.</summary>
internal sealed record AnswerInvite(MeetingId Meeting, Rsvp Rsvp);

/// <summary>"+1": brings a guest, or no longer.</summary>
internal sealed record BringGuest(MeetingId Meeting);

/// <summary>Shows a date to one person, in private, in the place of the message that was pressed.</summary>
internal sealed record LookAt(MeetingId Meeting);

/// <summary>Opens a date in the private chat.</summary>
internal sealed record OpenMeeting(MeetingId Meeting);

/// <summary>Opens the private chat to say what one needs.</summary>
internal sealed record TellNeeds(MeetingId Meeting);

/// <summary>Asks, in private, what one needs.</summary>
internal sealed record SayNeeds(MeetingId Meeting);

/// <summary>Waits for what somebody needs.</summary>
internal sealed record NeedsQuestion(MeetingId Meeting);

/// <summary>Somebody takes back what they need.</summary>
internal sealed record DropNeeds(MeetingId Meeting);

/// <summary>What people need is no longer kept.</summary>
internal sealed record NeedsEnd(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"meet/{meeting}/needs";
}

/// <summary>Shows facilitators what people need.</summary>
internal sealed record ShowNeeds(MeetingId Meeting);

/// <summary>A page of who comes; <paramref name="Turn"/> where it is pressed on such a page.</summary>
internal sealed record ShowNames(MeetingId Meeting, int Offset, bool Turn);

/// <summary>Shows on a map where a meeting is.</summary>
internal sealed record ShowMap(MeetingId Meeting);

/// <summary>A place that was offered: taken, or passed on.</summary>
internal sealed record TakePlace(MeetingId Meeting, bool Yes);

/// <summary>Another page of the dates to come.</summary>
internal sealed record TurnMeetings(CommunityId Community, int Offset);
