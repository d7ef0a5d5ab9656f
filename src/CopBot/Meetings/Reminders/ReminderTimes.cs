using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Reminders;

/// <summary>A reminder and when it is sent, in UTC.</summary>
internal readonly record struct ReminderTime(Lead Lead, DateTimeOffset At);

/// <summary>When to remind of a meeting.</summary>
internal static class ReminderTimes
{
    /// <summary>How long before quiet hours something is said that would otherwise come too late.</summary>
    private static readonly TimeSpan BeforeQuiet = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The first first, each instant once. What falls into quiet hours waits for their end; where the meeting begins before that, it is
    /// said ahead of them.
    /// </summary>
    public static ImmutableArray<ReminderTime> Of(Meeting meeting, IEnumerable<Lead> leads, Community community) =>
    [
        .. leads.Select(lead => new ReminderTime(lead, Good(meeting, lead, community)))
            .Where(t => t.At < meeting.StartsAt)
            .GroupBy(t => t.At)
            .Select(same => same.OrderBy(t => t.Lead.Days).ThenBy(t => t.Lead.Minutes).First())
            .OrderBy(t => t.At),
    ];

    private static DateTimeOffset Good(Meeting meeting, Lead lead, Community community)
    {
        var wanted = Time.LocalTime.Instant(meeting.Zone, lead.Before(meeting.Start));
        var good = GoodTime.AtOrAfter(community, wanted);
        return good < meeting.StartsAt ? good : GoodTime.BeforeQuiet(community, wanted) - BeforeQuiet;
    }
}
