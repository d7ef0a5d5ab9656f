using CopBot.Conversation;
using CopBot.Pictures;

namespace CopBot.Digests;

/// <summary>A digest as messages: short enough for one screen, or whole.</summary>
internal sealed class WriteDigest(ILinks links)
{
    /// <summary>Somewhat less than a caption holds, since a message that is full looks like one that was cut.</summary>
    private const int OneScreen = 1000;

    /// <summary>What fits on a screen; <paramref name="hasMore"/> where lines were left out.</summary>
    public Html Short(string title, string opening, Digest digest, out bool hasMore)
    {
        var shown = digest.Fitting(OneScreen, lines => Write(title, opening, lines, areLinked: false));
        hasMore = shown.Count < digest.Lines.Length;
        return Write(title, opening, shown, areLinked: true);
    }

    public Html Whole(string title, string opening, Digest digest) => Write(title, opening, digest.Lines, areLinked: true);

    /// <summary>The span at a glance.</summary>
    public static BarChart Picture(string title, Digest digest) => new(
        title,
        [.. digest.Counts.Select(c => new Bar(DigestTexts.Capital(c.Many), c.Number))],
        digest.Counts.IsEmpty ? 0 : digest.Counts.Max(c => c.Number),
        "")
    {
        HasShares = false,
    };

    private Html Write(string title, string opening, IReadOnlyList<DigestLine> lines, bool areLinked) => Html.Paragraphs(
    [
        $"<b>{title}</b>",
        Html.Of(opening),
        .. lines.GroupBy(l => l.Part).Select(part => Html.Lines([(Html)$"<b>{DigestTexts.Heading(part.Key)}</b>", .. part.Select(l => Line(l, areLinked))])),
    ]);

    private Html Line(DigestLine line, bool isLinked) => isLinked && line.Opens is { } payload && links.To(payload) is { } url
        ? (Html)$"• <a href=\"{url}\">{line.Text}</a>"
        : $"• {line.Text}";
}
