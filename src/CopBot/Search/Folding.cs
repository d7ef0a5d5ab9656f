using System.Globalization;
using System.Text;

namespace CopBot.Search;

/// <summary>Makes spellings that a reader takes for the same word the same string: case, accents, widths, ligatures.</summary>
internal static class Folding
{
    public static bool IsPart(UnicodeCategory category) => category
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    /// <summary>
    /// Adds the folded word; several where each sign is a word of its own (Chinese characters, kana); none when nothing is left.
    /// </summary>
    /// <param name="word">Valid UTF-16 made of what <see cref="IsPart"/> names; apostrophes are dropped.</param>
    public static void Fold(ReadOnlySpan<char> word, int longest, List<string> into)
    {
        var folded = new StringBuilder(Math.Min(word.Length, longest));
        foreach (var rune in word.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (folded.Length >= longest - 2 || IsDropped(rune))
            {
                continue;
            }

            if (IsWordOfItsOwn(rune))
            {
                Flush(folded, into);
                into.Add(rune.ToString());
                continue;
            }

            var small = Rune.ToLowerInvariant(rune);
            if (Spelt(small.Value) is { } spelt)
            {
                folded.Append(spelt);
            }
            else
            {
                folded.Append(small.ToString());
            }
        }

        Flush(folded, into);
    }

    private static void Flush(StringBuilder folded, List<string> into)
    {
        if (folded.Length > 0)
        {
            into.Add(folded.ToString().Normalize(NormalizationForm.FormC));
            folded.Clear();
        }
    }

    /// <summary>What carries no difference for a searcher: accents, Hebrew points, Arabic vowel signs, selectors, invisible signs.</summary>
    private static bool IsDropped(Rune rune) => rune.Value switch
    {
        >= 0x0300 and <= 0x036F => true,
        >= 0x0591 and <= 0x05C7 => true,
        >= 0x0610 and <= 0x061A or 0x0640 or >= 0x064B and <= 0x065F or 0x0670 => true,
        >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xFE20 and <= 0xFE2F or >= 0xE0100 and <= 0xE01EF => true,
        0x02BC => true,
        _ => Rune.GetUnicodeCategory(rune) is var category && (category == UnicodeCategory.Format || !IsPart(category)),
    };

    private static bool IsWordOfItsOwn(Rune rune) => rune.Value
        is >= 0x3041 and <= 0x30FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x323AF;

    /// <summary>Letters that have no decomposition in Unicode but a usual spelling without the accent.</summary>
    private static string? Spelt(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };
}
