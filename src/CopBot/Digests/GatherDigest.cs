using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CopBot.Conversation;

namespace CopBot.Digests;

/// <summary>What is to be told of a span: lines by part, in the order in which they are read (the theme of the most useful first), and what was counted.</summary>
internal sealed record Digest(DigestSpan Span, ImmutableArray<DigestLine> Lines, ImmutableArray<DigestCount> Counts)
{
    private const int MostOfAPart = 3;

    /// <summary>True where nothing happened: then there is no digest, whatever is still open.</summary>
    public bool IsEmpty => !Lines.Any(l => l.IsNews);

    /// <summary>Without lines that facilitators leave out.</summary>
    public Digest Without(ImmutableArray<string> leftOut) => this with { Lines = [.. Lines.Where(l => !leftOut.Contains(TagOf(l)))] };

    /// <summary>Tells a line apart among those of a digest, short enough for a button.</summary>
    public static string TagOf(DigestLine line) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)line.Part} {line.Key}")))[..8];

    /// <summary>
    /// As many lines as fit into so many visible units with <paramref name="write"/>: at most three of a part at first, then what is
    /// worth least goes. The last line of a part goes after all that have company, and wins go after everything else.
    /// </summary>
    public IReadOnlyList<DigestLine> Fitting(int units, Func<IReadOnlyList<DigestLine>, Html> write)
    {
        var best = Lines.GroupBy(l => l.Part).SelectMany(part => part.OrderByDescending(l => l.Worth).Take(MostOfAPart)).ToHashSet();
        var shown = Lines.Where(best.Contains).ToList();
        while (shown.Count > 1 && write(shown).VisibleLength() > units)
        {
            shown.Remove(shown.GroupBy(l => l.Part)
                .Select(part => (Least: part.OrderByDescending(l => l.Worth).Last(), IsAlone: part.Count() == 1))
                .OrderBy(part => part.Least.Part == DigestPart.Wins).ThenBy(part => part.IsAlone).ThenBy(part => part.Least.Worth).ThenByDescending(part => part.Least.Part)
                .First().Least);
        }

        return shown;
    }
}

/// <summary>Gathers from all rooms; knows none of them.</summary>
internal sealed class GatherDigest(IEnumerable<IDigestSource> sources)
{
    /// <summary>A calendar year. What is open belongs to none.</summary>
    public Digest OfYear(Community community, int year)
    {
        var digest = Of(DigestTimes.Year(community, year));
        return digest with { Lines = [.. digest.Lines.Where(l => l.IsNews)] };
    }

    public Digest Of(DigestSpan span) => new(
        span,
        [.. sources.SelectMany(s => s.Lines(span)).OrderBy(l => l.Part).ThenByDescending(l => l.Worth).GroupBy(l => (l.Part, l.Theme)).OrderBy(theme => theme.Key.Part).SelectMany(theme => theme)],
        Counts(span));

    public ImmutableArray<DigestCount> Counts(DigestSpan span) => [.. sources.SelectMany(s => s.Counts(span)).Where(c => c.Number > 0).OrderBy(c => c.Part)];
}
