namespace CopBot.Conversation;

/// <summary>Sets up a meeting for a room that has found a time for it. Fulfilled by the meetings; used by the reader alone.</summary>
internal interface IPlanMeetings
{
    /// <summary>
    /// Makes a meeting of one date and posts its card in the group. The scene is that of somebody who steers; a time that has passed is
    /// refused with a toast, and nothing is changed.
    /// </summary>
    Reply Plan(MeetingWish wish, Scene scene);
}

/// <summary>A meeting to set up. The date and the hour are local to the community; <paramref name="Going"/> have said that they can.</summary>
internal sealed record MeetingWish(string Title, DateOnly Date, TimeOnly Start, int Minutes, IReadOnlyList<PersonId> Going);
