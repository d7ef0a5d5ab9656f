namespace CopBot.Conversation;

/// <summary>The dates to come, for rooms that do something around them. Fulfilled by the meetings; used by the reader alone.</summary>
internal interface IUpcomingMeetings
{
    /// <summary>Dates that have not begun and stand, the next first; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<UpcomingMeeting> Upcoming(CommunityId community, DateTimeOffset now, int limit);
}

/// <summary>A date to come. <paramref name="Date"/> and <paramref name="Start"/> are local to the community, <paramref name="StartsAt"/> is UTC.</summary>
internal sealed record UpcomingMeeting(long Number, string Title, DateOnly Date, TimeOnly Start, DateTimeOffset StartsAt);

/// <summary>Hears that a community's dates have changed: one more, moved, or cancelled.</summary>
internal interface IFollowDates
{
    Reply DatesChanged(Community community, DateTimeOffset now);
}
