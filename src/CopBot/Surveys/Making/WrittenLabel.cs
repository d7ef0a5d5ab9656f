using CopBot.Conversation;

namespace CopBot.Surveys.Making;

/// <summary>Which button somebody means who writes instead of tapping.</summary>
internal static class WrittenLabel
{
    private const int ShortestPart = 4;

    private static readonly char[] Around = [' ', '.', '!', '‹', '›', '✓', '"', '“', '”'];

    /// <summary>The whole label, else the one that begins with what was written, else the one that has it in it; null where that could be two, or none.</summary>
    public static int? Find(Said said, IReadOnlyList<string> labels)
    {
        var written = Plain(said.Text);
        if (said.Attachment is not null || written.Length == 0)
            return null;
        var plain = labels.Select(Plain).ToList();
        return Only(l => l == written)
            ?? Only(l => l.StartsWith(written, StringComparison.Ordinal) && (l.Length == written.Length || !char.IsLetterOrDigit(l[written.Length])))
            ?? (written.Length >= ShortestPart ? Only(l => $" {l} ".Contains($" {written} ", StringComparison.Ordinal)) : null);

        int? Only(Predicate<string> fits) => plain.FindIndex(fits) is >= 0 and var first && plain.FindLastIndex(fits) == first ? first : null;
    }

    // Without what people leave out: the article in front, the right dash.
    private static string Plain(string text)
    {
        var line = PlainText.OneLine(text).Trim(Around).ToLowerInvariant().Replace('–', '-');
        return line.StartsWith("a ", StringComparison.Ordinal) ? line[2..] : line;
    }
}
