using System.Globalization;
using System.Text;

namespace CopBot.Resources.Links;

/// <summary>Makes a stranger's text fit for a message: one line, of bounded length, without signs that change how others are shown.</summary>
internal static class PageText
{
    /// <summary>In UTF-16 chars.</summary>
    public const int LongestTitle = 300;

    /// <summary>In UTF-16 chars.</summary>
    public const int LongestDescription = 500;

    /// <summary>The text on one line; null when nothing is left. A longer one is cut between two signs as a reader sees them, and ends in "…".</summary>
    public static string? OneLine(string? text, int longest)
    {
        if (text is null)
        {
            return null;
        }

        var line = new StringBuilder();
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // Twice the length is enough to cut from; what is dropped does not count.
            if (line.Length > longest * 2)
            {
                break;
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = line.Length > 0;
            }
            else if (IsShown(rune))
            {
                line.Append(blank ? " " : "").Append(rune.ToString());
                blank = false;
            }
        }

        return Cut(line.ToString(), longest) is { Length: > 0 } cut ? cut : null;
    }

    private static string Cut(string line, int longest)
    {
        if (line.Length <= longest)
        {
            return line;
        }

        var length = 0;
        while (StringInfo.GetNextTextElementLength(line, length) is var next && length + next < longest)
        {
            length += next;
        }

        return length == 0 ? "" : $"{line.AsSpan(0, length).TrimEnd()}…";
    }

    // Of the invisible signs only those that join letters and emoji, or make a flag, are kept: overrides of direction are among the others.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D or (>= 0xE0020 and <= 0xE007F),
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => false,
        _ => rune != Rune.ReplacementChar,
    };
}
