using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;

namespace CopBot.Meetings;

/// <summary>A meeting has come to its end: the next dates of its series are planned.</summary>
internal sealed record MeetingEnds(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"meet/{meeting}/ends";
}

/// <summary>
/// Makes the dates of a series, a while ahead, so that each can be answered, moved or cancelled by itself. What repeats for ever would
/// have no end, so there are at most <see cref="MostAhead"/> at a time; each one that ends makes room for the next.
/// </summary>
internal sealed class PlanDates(MeetingStore store, IScenes scenes, MeetingCards cards, IEnumerable<IFollowMeetings> followers) : IHandle<Due<MeetingEnds>>
{
    public const int MostAhead = 6;

    private const int DaysAhead = 100;

    public Reply Handle(Due<MeetingEnds> what, Scene scene) =>
        store.Get(what.Payload.Meeting) is { } meeting && store.Get(meeting.Series) is { } series && scenes.Community(meeting.Community) is { } community
            ? Plan(series, community, scene.Now) + Invite(meeting, community, scene.Now) + TakeButtonsAway(meeting, community, scene.Now)
            : Reply.None;

    private Reply TakeButtonsAway(Meeting meeting, Community community, DateTimeOffset now) =>
        !meeting.IsCancelled && meeting.EndsAt <= now ? cards.Refresh(meeting, community) : Reply.None;

    // A reminder brings the next card; where there is none, nobody would be invited.
    private Reply Invite(Meeting over, Community community, DateTimeOffset now)
    {
        var root = store.Root(over.Series);
        return store.Coming(over.Community, now).FirstOrDefault(m => store.Root(m.Series) == root) is { Details.Reminders.IsEmpty: true } next && GoodTime.AtOrAfter(community, now) == now
            ? Reply.Of(cards.Post(next, community, new Place(community.Chat)) with { Promise = Promise.AtMostOnce })
            : Reply.None;
    }

    /// <summary>Makes the dates that are still missing.</summary>
    public Reply Plan(Series series, Community community, DateTimeOffset now)
    {
        var local = LocalTime.DateTimeIn(series.Zone, now);
        var there = store.Of(series.Id);
        var ahead = there.Count(m => m.EndsAt > now);
        var known = there.Select(m => m.Planned).ToHashSet();
        var last = local.Date.PlusDays(DaysAhead).AtMidnight();
        var reply = Reply.None;
        foreach (var date in series.Dates(local, MostAhead + known.Count).Where(d => !known.Contains(d)))
        {
            if (ahead >= MostAhead || (ahead > 0 && date > last))
                break;
            var meeting = new Meeting(store.NextMeetingId(), series.Id, series.Community, series.Details, date, date, series.Minutes, series.Zone) { Changed = now };
            store.Put(meeting);
            reply += Stands(meeting, community, now);
            ahead++;
        }

        return reply;
    }

    /// <summary>Sets anew all that happens around a date; the date itself is kept already.</summary>
    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now)
    {
        var reply = Reply.Of(new SetDue(MeetingEnds.KeyOf(meeting.Id), meeting.EndsAt, new MeetingEnds(meeting.Id)));
        return followers.Aggregate(reply, (all, follower) => all + follower.Stands(meeting, community, now));
    }

    /// <summary>The same where the date stands at the same hour of another clock; it is kept already.</summary>
    public Reply ClockChanged(Meeting before, Meeting meeting, Community community, DateTimeOffset now)
    {
        var reply = Reply.Of(new SetDue(MeetingEnds.KeyOf(meeting.Id), meeting.EndsAt, new MeetingEnds(meeting.Id)));
        return followers.Aggregate(reply, (all, follower) => all + follower.ClockChanged(before, meeting, community, now));
    }

    /// <summary>Takes back all that would happen around a date.</summary>
    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) =>
        followers.Aggregate(Reply.None, (all, follower) => all + follower.Falls(meeting, community, now));
}
