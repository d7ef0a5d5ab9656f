using System.Globalization;
using System.Text;

namespace CopBot.Pictures.Lettering;

/// <summary>
/// Which way the letters of a line run: the Unicode Bidirectional Algorithm (unicode.org/reports/tr9, rules P2 to L2) without explicit
/// embeddings, which <see cref="TypeCase"/> takes out.
/// </summary>
internal static class Bidi
{
    private enum Kind : byte
    {
        Left,
        Right,
        Arabic,
        Number,
        ArabicNumber,
        Sign,
        Terminator,
        Separator,
        Mark,
        Space,
        Other,
    }

    /// <summary>True where the first letter that has a direction runs to the left.</summary>
    public static bool RunsLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Of(rune);
            if (kind is Kind.Right or Kind.Arabic)
                return true;
            if (kind == Kind.Left)
                return false;
        }

        return false;
    }

    /// <summary>The level of each UTF-16 unit: odd ones run to the left.</summary>
    public static byte[] Levels(string text, bool runsLeft)
    {
        var kinds = Kinds(text);
        var start = runsLeft ? Kind.Right : Kind.Left;
        ResolveNumbers(kinds, start);
        ResolveBrackets(text, kinds, start);
        ResolveNeutrals(kinds, start);

        var levels = new byte[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            levels[i] = (runsLeft, kinds[i]) switch
            {
                (false, Kind.Left) => 0,
                (false, Kind.Right) => 1,
                (false, _) => 2,
                (true, Kind.Right) => 1,
                (true, _) => 2,
            };
        }

        for (var i = text.Length - 1; i >= 0 && char.IsWhiteSpace(text[i]); i--)
            levels[i] = (byte)(runsLeft ? 1 : 0);
        return levels;
    }

    /// <summary>Puts runs that follow each other in reading order into the order in which they stand from left to right (rule L2).</summary>
    public static void Reorder<T>(List<T> runs, Func<T, int> level)
    {
        var highest = runs.Count == 0 ? 0 : runs.Max(level);
        for (var at = highest; at > 0; at--)
        {
            for (var from = 0; from < runs.Count; from++)
            {
                if (level(runs[from]) < at)
                    continue;
                var to = from;
                while (to + 1 < runs.Count && level(runs[to + 1]) >= at)
                    to++;
                runs.Reverse(from, to - from + 1);
                from = to;
            }
        }
    }

    private static Kind[] Kinds(string text)
    {
        var kinds = new Kind[text.Length];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Array.Fill(kinds, Of(rune), at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        return kinds;
    }

    // Rules W1 to W7.
    private static void ResolveNumbers(Kind[] kinds, Kind start)
    {
        var before = start;
        var strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Mark)
                kinds[i] = before;
            if (kinds[i] is Kind.Left or Kind.Right or Kind.Arabic)
                strong = kinds[i];
            else if (kinds[i] == Kind.Number && strong == Kind.Arabic)
                kinds[i] = Kind.ArabicNumber;
            before = kinds[i];
        }

        for (var i = 1; i < kinds.Length - 1; i++)
        {
            var (last, next) = (kinds[i - 1], kinds[i + 1]);
            if (last == next && (last == Kind.Number ? kinds[i] is Kind.Sign or Kind.Separator : last == Kind.ArabicNumber && kinds[i] == Kind.Separator))
                kinds[i] = last;
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != Kind.Terminator)
                continue;
            var end = i;
            while (end < kinds.Length && kinds[end] == Kind.Terminator)
                end++;
            var isNumber = (i > 0 && kinds[i - 1] == Kind.Number) || (end < kinds.Length && kinds[end] == Kind.Number);
            Array.Fill(kinds, isNumber ? Kind.Number : Kind.Other, i, end - i);
            i = end - 1;
        }

        strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] switch
            {
                Kind.Arabic => Kind.Right,
                Kind.Sign or Kind.Separator or Kind.Space => Kind.Other,
                Kind.Number when strong == Kind.Left => Kind.Left,
                var other => other,
            };
            if (kinds[i] is Kind.Left or Kind.Right)
                strong = kinds[i];
        }
    }

    // Rule N0, for the brackets that people type.
    private static void ResolveBrackets(string text, Kind[] kinds, Kind start)
    {
        const string Opening = "([{", Closing = ")]}";
        var open = new Stack<int>();
        var pairs = new List<(int Opens, int Closes)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.Contains(text[i]))
            {
                open.Push(i);
            }
            else if (Closing.IndexOf(text[i]) is >= 0 and var which && open.Any(at => text[at] == Opening[which]))
            {
                int opens;
                do
                    opens = open.Pop();
                while (text[opens] != Opening[which]);
                pairs.Add((opens, i));
            }
        }

        foreach (var (opens, closes) in pairs.Order())
        {
            var within = kinds[(opens + 1)..closes].Where(k => k != Kind.Other).Select(Side).Distinct().ToList();
            if (within.Count == 0)
                continue;
            var before = Array.FindLastIndex(kinds, opens, k => k != Kind.Other);
            var context = before < 0 ? start : Side(kinds[before]);
            var side = within.Contains(start) || context == start ? start : context;
            (kinds[opens], kinds[closes]) = (side, side);
        }
    }

    // Rules N1 and N2.
    private static void ResolveNeutrals(Kind[] kinds, Kind start)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != Kind.Other)
                continue;
            var end = i;
            while (end < kinds.Length && kinds[end] == Kind.Other)
                end++;
            var last = i == 0 ? start : Side(kinds[i - 1]);
            var next = end == kinds.Length ? start : Side(kinds[end]);
            Array.Fill(kinds, last == next ? last : start, i, end - i);
            i = end - 1;
        }
    }

    private static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static Kind Of(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                return Kind.Mark;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control:
                return Kind.Space;
        }

        switch (rune.Value)
        {
            case >= '0' and <= '9' or >= 0x6F0 and <= 0x6F9:
                return Kind.Number;
            case >= 0x660 and <= 0x669 or 0x66B or 0x66C:
                return Kind.ArabicNumber;
            case '+' or '-' or 0x2212:
                return Kind.Sign;
            case '#' or '$' or '%' or '£' or '€' or '₹' or '°' or 0x66A:
                return Kind.Terminator;
            case ',' or '.' or ':' or '/' or 0xA0 or 0x60C:
                return Kind.Separator;
            case >= 0x590 and <= 0x5FF or >= 0x7C0 and <= 0x85F or >= 0xFB1D and <= 0xFB4F:
                return Kind.Right;
            case >= 0x600 and <= 0x7BF or >= 0x860 and <= 0x8FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF:
                return Kind.Arabic;
            default:
                return Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark ? Kind.Left : Kind.Other;
        }
    }
}
