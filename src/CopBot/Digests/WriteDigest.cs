using CopBot.Conversation;
using CopBot.Pictures;

namespace CopBot.Digests;

/// <summary>A digest as messages: short enough for one screen, or whole.</summary>
internal sealed class WriteDigest(ILinks links)
{
    /// <summary>Somewhat less than a caption holds, since a message that is full looks like one that was cut.</summary>
    private const int OneScreen = 1000;

    /// <summary>What fits on a screen, and how many lines of each part do not; <paramref name="hasMore"/> where there are such.</summary>
    public Html Short(string title, string opening, Digest digest, out bool hasMore)
    {
        var shown = Shown(title, opening, digest);
        hasMore = shown.Count < digest.Lines.Length;
        return Write(title, opening, digest, shown, areLinked: true);
    }

    /// <summary>The lines that <see cref="Short"/> shows.</summary>
    public IReadOnlyList<DigestLine> Shown(string title, string opening, Digest digest) =>
        digest.Fitting(OneScreen, lines => Write(title, opening, digest, lines, areLinked: false));

    public Html Whole(string title, string opening, Digest digest) => Write(title, opening, digest, digest.Lines, areLinked: true);

    /// <summary>The span at a glance. A guide, a meeting and an answer are no more of one another, so no bars are drawn.</summary>
    public static BarChart Picture(string title, Digest digest) => new(title, [.. digest.Counts.Select(c => new Bar(c.What, c.Number))], 0, "") { IsFigures = true };

    private Html Write(string title, string opening, Digest digest, IReadOnlyList<DigestLine> shown, bool areLinked) => Html.Paragraphs(
    [
        $"<b>{title}</b>",
        Html.Of(opening),
        .. digest.Lines.GroupBy(l => l.Part).Select(part => Part(part.Key, [.. shown.Where(l => l.Part == part.Key)], part.Count(), areLinked)),
    ]);

    private Html Part(DigestPart part, IReadOnlyList<DigestLine> shown, int all, bool areLinked) => shown.Count == 0
        ? DigestTexts.OnlyInDetails(part, all)
        : Html.Lines(
        [
            (Html)$"<b>{DigestTexts.Heading(part, all)}</b>",
            .. shown.Select(l => Line(l, areLinked)),
            shown.Count < all ? DigestTexts.More(all - shown.Count) : Html.Empty,
        ]);

    private Html Line(DigestLine line, bool isLinked) => isLinked && line.Opens is { } payload && links.To(payload) is { } url
        ? (Html)$"• <a href=\"{url}\">{line.Text}</a>"
        : $"• {line.Text}";
}
