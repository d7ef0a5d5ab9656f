using System.Globalization;
using System.Text;

namespace CopBot.Transport;

/// <summary>
/// Makes a name safe to show inside a sentence: one line, nothing that turns the text around it backwards, not empty, not
/// endless.
/// </summary>
internal static class ShownName
{
    /// <summary>At most this many UTF-16 units of a person's name are kept.</summary>
    public const int Limit = 64;

    /// <summary>Shown for people whose name has nothing in it that can be seen.</summary>
    public const string Nobody = "Somebody";

    public static string Of(string? first, string? last) => Clean(first + " " + last, Limit) is { Length: > 0 } name ? name : Nobody;

    /// <summary>One line without control and direction characters, at most <paramref name="limit"/> units, cut between whole characters.</summary>
    public static string Clean(string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        var visible = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a pair comes as U+FFFD.
            if (rune == Rune.ReplacementChar || TurnsText(rune.Value))
                continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
                continue;
            }

            visible |= !IsBlank(rune);
            clean.Append(rune.ToString());
        }

        return visible ? Cut(clean.ToString(), limit).TrimEnd() : "";
    }

    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && next <= limit)
            end = next;

        // A single character built of more than the limit's worth of marks.
        if (end == 0)
            end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return text[..end];
    }

    // Marks, embeddings, overrides and isolates of direction (unicode.org/reports/tr9).
    private static bool TurnsText(int c) => c is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    // Joiners, variation selectors and fillers belong to names that also have something else.
    private static bool IsBlank(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;
}
