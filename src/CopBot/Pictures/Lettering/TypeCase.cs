using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CopBot.Pictures.Lettering;

/// <summary>
/// The fonts of one picture, each read when it is first needed, and setting text with them: which font has which character, which way
/// letters run, where a line may end. Not for two threads at once; gives all its memory back when it is disposed.
/// </summary>
internal sealed class TypeCase : IDisposable
{
    private readonly Face?[] _faces = new Face?[Enum.GetValues<FaceName>().Length];

    public Face this[FaceName name] => _faces[(int)name] ??= new Face(name);

    /// <summary>One line, however wide it becomes.</summary>
    public SetLine Line(string text, float size, bool isBold = false)
    {
        text = Clean(text);
        return Line(text, size, isBold, Bidi.RunsLeft(text));
    }

    /// <summary>Lines of at most <paramref name="width"/> pixels: broken between words, else after a hyphen or a slash, else between whole characters.</summary>
    public ImmutableArray<SetLine> Wrap(string text, float size, float width, bool isBold = false)
    {
        text = Clean(text);
        var runsLeft = Bidi.RunsLeft(text);
        var lines = ImmutableArray.CreateBuilder<SetLine>();
        var line = new StringBuilder();
        var taken = 0f;
        foreach (var word in Words(text))
        {
            var bare = Width(word.TrimEnd());
            if (taken > 0 && taken + bare > width)
                End();
            if (bare > width)
            {
                // Longer than a line by itself: a web address, a word of another language, a row of emoji.
                foreach (var part in Chop(word.TrimEnd()))
                {
                    if (taken > 0)
                        End();
                    Take(part);
                }

                continue;
            }

            Take(word);
        }

        if (taken > 0)
            End();
        return lines.Count > 0 ? lines.ToImmutable() : [Line("", size, isBold, runsLeft)];

        float Width(string part) => Line(part, size, isBold, runsLeft).Width;

        void Take(string part)
        {
            line.Append(part);
            taken += Width(part);
        }

        void End()
        {
            lines.Add(Line(line.ToString().TrimEnd(), size, isBold, runsLeft));
            line.Clear();
            taken = 0;
        }

        IEnumerable<string> Chop(string word)
        {
            var starts = StringInfo.ParseCombiningCharacters(word);
            var from = 0;
            while (from < starts.Length)
            {
                var (fits, tooMany) = (from + 1, starts.Length + 1);
                while (tooMany - fits > 1)
                {
                    var middle = (fits + tooMany) / 2;
                    if (Width(Part(from, middle)) <= width)
                        fits = middle;
                    else
                        tooMany = middle;
                }

                yield return Part(from, fits);
                from = fits;
            }

            string Part(int first, int end) => word[starts[first]..(end < starts.Length ? starts[end] : word.Length)];
        }
    }

    public void Dispose()
    {
        foreach (var face in _faces)
            face?.Dispose();
    }

    private SetLine Line(string text, float size, bool isBold, bool runsLeft)
    {
        var levels = Bidi.Levels(text, runsLeft);
        var parts = new List<(int Start, int Length, FaceName Face, byte Level)>();
        var starts = StringInfo.ParseCombiningCharacters(text);
        for (var i = 0; i < starts.Length; i++)
        {
            var (start, end) = (starts[i], i + 1 < starts.Length ? starts[i + 1] : text.Length);
            var face = FaceOf(text.AsSpan(start, end - start), isBold);
            if (parts.Count > 0 && parts[^1] is var last && last.Face == face && last.Level == levels[start])
                parts[^1] = last with { Length = end - last.Start };
            else
                parts.Add((start, end - start, face, levels[start]));
        }

        Bidi.Reorder(parts, p => p.Level);
        ImmutableArray<GlyphRun> runs = [.. parts.Select(p => this[p.Face].Shape(text, p.Start, p.Length, p.Level % 2 == 1, p.Face, size))];
        return new SetLine(text, runs, runs.Sum(r => r.Width), size, runsLeft);
    }

    private FaceName FaceOf(ReadOnlySpan<char> character, bool isBold)
    {
        var latin = isBold ? FaceName.LatinBold : FaceName.Latin;
        var arabic = isBold ? FaceName.ArabicBold : FaceName.Arabic;
        Rune.DecodeFromUtf16(character, out var first, out _);
        if (first.Value is >= 0x20 and < 0x2000 and not (>= 0x590 and < 0x900) && !MeantAsEmoji(character, first))
            return latin;
        if (MeantAsEmoji(character, first) && this[FaceName.Emoji].Has(first.Value))
            return FaceName.Emoji;
        if (first.Value is (>= 0x600 and < 0x900) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) && this[arabic].Has(first.Value))
            return arabic;
        if (this[latin].Has(first.Value))
            return latin;
        if (this[FaceName.Emoji].Has(first.Value))
            return FaceName.Emoji;
        return latin;
    }

    // unicode.org/reports/tr51: what shows as a picture by itself lies above 1F000 or is in no text font of ours but 2B1C.
    private static bool MeantAsEmoji(ReadOnlySpan<char> character, Rune first) =>
        !character.Contains('\uFE0E')
        && (character.Contains('\uFE0F') || character.Contains('\u20E3') || character.Contains('\uD83C') || first.Value is >= 0x1F000 or 0x2B1C);

    // Up to where a line may end: after spaces, hyphens, dashes and slashes.
    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var mayEnd = text[i] != ' ' && (text[i - 1] == ' '
                || (text[i - 1] is '-' or '–' or '—' or '/' or '‐' && i - from > 2 && char.IsLetter(text[i])));
            if (!mayEnd)
                continue;
            yield return text[from..i];
            from = i;
        }

        if (from < text.Length)
            yield return text[from..];
    }

    // One line of whole characters, without what only steers their direction.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0x200E or 0x200F or 0x61C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF))
                clean.Append(rune);
        }

        return Conversation.PlainText.OneLine(clean.ToString());
    }
}
