using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Nudges;

/// <summary>
/// How much the bot says of its own accord: so many messages a day in a group, by its own calendar, none in quiet hours, and none within
/// an hour of another.
/// </summary>
internal static class NoiseBudget
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>How many messages may still be started on the local day of an instant.</summary>
    public static int Left(Community community, IEnumerable<DateTimeOffset> said, int perDay, DateTimeOffset at)
    {
        var day = LocalTime.DateIn(community.Zone, at);
        return Math.Max(0, perDay - said.Count(s => LocalTime.DateIn(community.Zone, s) == day));
    }

    /// <summary>
    /// When the next message may be started: the earliest instant from <paramref name="from"/> on that fits. <paramref name="said"/> may hold
    /// what is yet to come, at a time that cannot wait.
    /// </summary>
    public static DateTimeOffset NextSlot(Community community, IReadOnlyList<DateTimeOffset> said, int perDay, DateTimeOffset from)
    {
        var at = from;
        while (true)
        {
            var last = said.Where(s => s <= at).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
            var soon = said.Where(s => s > at && s < at + Between).DefaultIfEmpty(at).Max();
            var next = GoodTime.AtOrAfter(community, soon > at ? soon + Between : last > at - Between ? last + Between : at);
            if (Left(community, said, perDay, next) == 0)
                next = GoodTime.AtOrAfter(community, LocalTime.StartOf(community.Zone, LocalTime.DateIn(community.Zone, next).PlusDays(1)));
            if (next == at)
                return at;
            at = next;
        }
    }
}
