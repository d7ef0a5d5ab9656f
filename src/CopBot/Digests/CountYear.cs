using System.Collections.Immutable;
using CopBot.Conversation;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Digests;

/// <summary>
/// What a community has done in a year, in numbers. Rooms erase some of what they count after months, such as questions that are closed; so
/// each month is counted for good when it has been over for a month, and what came after it is counted anew whenever somebody asks.
/// </summary>
internal sealed class CountYear(DigestStore store, GatherDigest gather)
{
    public ImmutableArray<DigestCount> Of(Community community, int year)
    {
        var span = DigestTimes.Year(community, year);
        var kept = store.Year(community.Id, year);
        return Sum(kept?.Counts ?? [], gather.Counts(span with { From = kept?.Until ?? span.From }));
    }

    /// <summary>Counts the months that are over for a month, once each.</summary>
    /// <param name="community">Whose.</param>
    /// <param name="since">From when on it is known: there is nothing to count in the years before.</param>
    /// <param name="now">The present.</param>
    public void Keep(Community community, DateTimeOffset since, DateTimeOffset now)
    {
        var month = LocalTime.DateIn(community.Zone, now).With(DateAdjusters.StartOfMonth).PlusMonths(-1);
        var over = LocalTime.StartOf(community.Zone, month);
        foreach (var year in new[] { month.Year - 1, month.Year })
        {
            var span = DigestTimes.Year(community, year);
            var kept = store.Year(community.Id, year) ?? new YearCount(community.Id, year, span.From);
            var until = over < span.Until ? over : span.Until;
            if (kept.Until < until && since < until)
                store.Put(kept with { Until = until, Counts = Sum(kept.Counts, gather.Counts(span with { From = kept.Until, Until = until })) });
        }
    }

    private static ImmutableArray<DigestCount> Sum(ImmutableArray<DigestCount> some, ImmutableArray<DigestCount> others) =>
        [.. some.Concat(others).GroupBy(c => (c.Part, c.One)).OrderBy(g => g.Key.Part).Select(g => g.Last() with { Number = g.Sum(c => c.Number) })];
}
