using System.Buffers;
using System.Globalization;
using System.Text;

namespace CopBot.Search;

/// <summary>
/// A word of a text. <c>drop-in</c> has two parts and is joined as <c>dropin</c>; a plain word has one part and no join.
/// </summary>
/// <param name="Parts">Folded: small letters, no accents; at least one.</param>
/// <param name="Joined">The parts written together; null for a plain word and where parts only stand side by side, as in Chinese.</param>
/// <param name="Written">As it was written, in small letters: what a person is shown.</param>
internal readonly record struct TextWord(IReadOnlyList<string> Parts, string? Joined, string Written)
{
    /// <summary>A picture sign: findable, but no part of the sentence around it.</summary>
    public bool IsSign { get; init; }
}

/// <summary>Cuts text into words, the same way for what is kept and for what is asked. Takes any string, valid or not.</summary>
internal static class TextWords
{
    private const int LongestWord = 64;
    private const int MostParts = 8;
    private const string HyphenSigns = "-‐‑_&";

    private static readonly SearchValues<char> _apostrophes = SearchValues.Create("'’‘ʼ´`");
    private static readonly SearchValues<char> _hyphens = SearchValues.Create(HyphenSigns);
    private static readonly SearchValues<char> _cuts = SearchValues.Create(HyphenSigns + ".");

    /// <summary>Adds the words of a text to a list.</summary>
    public static void Split(string text, List<TextWord> into)
    {
        var at = 0;
        while (at < text.Length)
        {
            var size = LetterAt(text, at);
            if (size == 0)
            {
                at += SignAt(text, at, into);
                continue;
            }

            var start = at;
            var plain = true;
            while (at < text.Length)
            {
                size = LetterAt(text, at);
                if (size > 0)
                {
                    plain &= char.IsAscii(text[at]);
                    at += size;
                }
                else if (IsJoin(text, start, at))
                {
                    plain = false;
                    at++;
                }
                else
                {
                    break;
                }
            }

            if (plain)
            {
                Plain(text.AsSpan(start, at - start), into);
            }
            else
            {
                Compound(text.AsSpan(start, at - start), into);
            }
        }
    }

    private static void Plain(ReadOnlySpan<char> word, List<TextWord> into)
    {
        Span<char> small = stackalloc char[LongestWord];
        word = word[..Math.Min(word.Length, LongestWord)];
        word.ToLowerInvariant(small);
        var folded = small[..word.Length].ToString();
        into.Add(new TextWord([folded], null, folded));
    }

    /// <summary>The length in chars of the letter, digit or mark there; 0 for anything else, half a surrogate pair included.</summary>
    private static int LetterAt(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        }

        if (c == '\u200B' || _apostrophes.Contains(c) || Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var size) != OperationStatus.Done)
        {
            return 0;
        }

        return Folding.IsPart(Rune.GetUnicodeCategory(rune)) ? size : 0;
    }

    /// <summary>A sign between two letters that holds them together: one hyphen or apostrophe, or the stops of <c>U.K.</c></summary>
    private static bool IsJoin(string text, int start, int at)
    {
        if (at + 1 >= text.Length || LetterAt(text, at + 1) == 0)
        {
            return false;
        }

        var c = text[at];
        var afterOneLetter = at - start == 1 || (at - start >= 2 && LetterAt(text, at - 2) == 0 && text[at - 2] == '.');
        return _apostrophes.Contains(c) || _hyphens.Contains(c) || (c == '.' && afterOneLetter && char.IsLetter(text[at - 1]));
    }

    private static int SignAt(string text, int at, List<TextWord> into)
    {
        if (char.IsAscii(text[at]) || Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var size) != OperationStatus.Done)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune != Rune.ReplacementChar)
        {
            var sign = rune.ToString();
            into.Add(new TextWord([sign], null, sign) { IsSign = true });
        }

        return size;
    }

    private static void Compound(ReadOnlySpan<char> text, List<TextWord> into)
    {
        List<string> parts = [];
        var joins = false;
        var whole = text;
        while (text.Length > 0)
        {
            var end = text.IndexOfAny(_cuts);
            var piece = end < 0 ? text : text[..end];
            joins |= Piece(piece, parts);
            joins |= end >= 0;
            var next = end < 0 ? [] : text[(end + 1)..];
            if (parts.Count >= MostParts || next.IsEmpty)
            {
                Add(parts, joins, whole, into);
                parts = [];
                joins = false;
            }

            text = next;
        }
    }

    private static void Add(List<string> parts, bool joins, ReadOnlySpan<char> whole, List<TextWord> into)
    {
        if (parts.Count == 0)
        {
            return;
        }

        var folded = string.Concat(parts);
        if (parts.Count > 1)
        {
            into.Add(new TextWord(parts, joins && folded.Length <= LongestWord ? folded : null, joins ? string.Join('-', parts) : folded));
        }
        else
        {
            into.Add(new TextWord(parts, null, whole.ContainsAny(_apostrophes) ? folded : Written(whole)));
        }
    }

    private static string Written(ReadOnlySpan<char> word)
    {
        var written = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.Format && written.Length < LongestWord)
            {
                written.Append(char.ToLowerInvariant(letter));
            }
        }

        return written.ToString();
    }

    /// <summary>Folds what stands between two hyphens. True when an apostrophe leaves two parts that are also one word: <c>o'brien</c>.</summary>
    private static bool Piece(ReadOnlySpan<char> piece, List<string> parts)
    {
        var cut = piece.IndexOfAny(_apostrophes);
        if (cut < 0)
        {
            Folding.Fold(piece, LongestWord, parts);
            return false;
        }

        var after = piece[(cut + 1)..];
        if (after is "s" or "S")
        {
            Folding.Fold(piece[..cut], LongestWord, parts);
            return false;
        }

        if (after.Length <= 2)
        {
            Folding.Fold(string.Concat(piece[..cut], after), LongestWord, parts);
            return false;
        }

        Folding.Fold(piece[..cut], LongestWord, parts);
        Piece(after, parts);
        return true;
    }
}
