using CopBot.Conversation;

namespace CopBot.Meetings;

/// <summary>Gives the dates to come to rooms that know no meetings.</summary>
internal sealed class UpcomingMeetings(MeetingStore store) : IUpcomingMeetings
{
    public IReadOnlyList<UpcomingMeeting> Upcoming(CommunityId community, DateTimeOffset now, int limit) =>
    [
        .. store.Coming(community, now).Where(m => m.StartsAt > now).Take(limit)
            .Select(m => new UpcomingMeeting(m.Id.Value, m.Title, m.Start.Date.ToDateOnly(), m.Start.TimeOfDay.ToTimeOnly(), m.StartsAt)),
    ];
}

/// <summary>Lets them know of each date that stands, moves or falls.</summary>
internal sealed class TellOfDates(IEnumerable<IFollowDates> others) : IFollowMeetings
{
    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now) => Changed(community, now);

    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) => Changed(community, now);

    private Reply Changed(Community community, DateTimeOffset now) => others.Aggregate(Reply.None, (all, other) => all + other.DatesChanged(community, now));
}
