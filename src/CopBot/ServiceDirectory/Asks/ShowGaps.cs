using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;
using CsvHelper;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>What was asked for and not found: a topic, an area (empty: none was named), how often, and when last.</summary>
internal sealed record Gap(string About, string Area, int Times, DateTimeOffset Last);

/// <summary>Counts gaps by topic and area, without names; the commonest first.</summary>
internal sealed class Gaps(AskStore store)
{
    /// <summary>Look-ups that found nothing, and questions to the group that nobody could help with.</summary>
    public ImmutableArray<Gap> In(CommunityId community)
    {
        var lookups = store.Lookups(community).Where(l => !l.Found).Select(l => (l.About, l.Area, l.At));
        var asks = store.AllIn(community).Where(a => a.Helpers.IsEmpty && a.Status != AskStatus.Withdrawn).Select(a => (a.About, a.Area, a.At));
        return
        [
            .. lookups.Concat(asks)
                .Where(g => g.About.Length > 0)
                .GroupBy(g => (About: g.About.ToUpperInvariant(), Area: g.Area.ToUpperInvariant()))
                .Select(g => new Gap(g.Last().About, g.Last().Area, g.Count(), g.Max(one => one.At)))
                .OrderByDescending(g => g.Times).ThenByDescending(g => g.Last),
        ];
    }
}

/// <summary>/gaps, for those who steer: evidence for commissioners.</summary>
internal sealed class ShowGaps(Gaps gaps) : IHandle<Called>
{
    private const int Shown = 15;

    public Reply Handle(Called what, Scene scene)
    {
        var all = gaps.In(scene.Community.Id);
        return Reply.Whisper(all.IsEmpty ? AskTexts.NoGaps : AskTexts.Gaps([.. all.Take(Shown)], all.Length));
    }
}

/// <summary>The gaps as CSV.</summary>
internal sealed class ExportGaps(Gaps gaps) : IExport
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public string What => "gaps";

    public string Description => "What was asked for and not found, by topic and area, without names";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var all = gaps.In(community.Id);
        if (all.IsEmpty)
            return [];
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {
            csv.WriteHeader("topic", "area", "times asked", "last asked");
            foreach (var gap in all)
                csv.WriteRecord(gap.About, gap.Area, $"{gap.Times}", $"{LocalTime.DateIn(community.Zone, gap.Last):uuuu-MM}");
        }

        return [new ExportedFile("gaps.csv", bytes.ToArray())];
    }
}
