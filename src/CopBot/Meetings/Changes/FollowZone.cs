using CopBot.Conversation;

namespace CopBot.Meetings.Changes;

/// <summary>
/// Meetings keep their hour on the wall where the group's time zone is changed: reminders and calendars follow. Those that have been, too, so
/// that all of a series is of one zone; but not where one that is over would lie ahead again.
/// </summary>
internal sealed class FollowZone(MeetingStore store, PlanDates dates) : IFollowZone
{
    public Reply ZoneChanged(Community community, string before, DateTimeOffset now)
    {
        var reply = Reply.None;
        foreach (var series in store.SeriesOf(community.Id).Where(s => s.Zone != community.Zone))
        {
            store.Put(series with
            {
                Zone = community.Zone,
                Repeat = series.Repeat is { } repeat ? repeat with { Zone = community.Zone } : null,
                Sequence = series.Sequence + 1,
                Changed = now,
            });
        }

        foreach (var meeting in store.Between(community.Id, null, null).Where(m => m.Zone != community.Zone).ToList())
        {
            var moved = meeting with { Zone = community.Zone, Sequence = meeting.Sequence + 1, Changed = now };
            var isOver = meeting.EndsAt <= now;
            if (isOver && moved.EndsAt > now)
                continue;
            store.Put(moved);
            if (!moved.IsCancelled && !isOver)
                reply += dates.ClockChanged(meeting, moved, community, now);
        }

        return reply;
    }
}
