using System.Globalization;
using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>One word of a message.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Sentence">Which sentence it stands in, counted from 0.</param>
internal sealed record ChatWord(string Text, string Written, int Sentence)
{
    public string Stem { get; } = PorterStem.Of(Text);

    public bool IsCapital { get; init; }

    /// <summary>A comma, a stop or the like comes after it.</summary>
    public bool EndsClause { get; init; }

    /// <summary>Written together with the word before it, by a hyphen for example: "drop-in".</summary>
    public bool IsGlued { get; init; }

    /// <summary>A stroke stands before it: "choir/singing".</summary>
    public bool IsOr { get; init; }

    /// <summary>A plus stands after it: "60+".</summary>
    public bool HasPlus { get; init; }

    /// <summary>Its sentence ends in a question mark.</summary>
    public bool IsAsked { get; init; }
}

/// <summary>Takes a message apart: its first thousand characters, at most 120 words.</summary>
internal static class ChatWords
{
    private const int LongestText = 1000;
    private const int MostWords = 120;

    public static List<ChatWord> Of(string text)
    {
        List<ChatWord> words = [];
        List<TextWord> parts = [];
        var sentence = 0;
        var at = 0;
        var end = Math.Min(text.Length, LongestText);
        while (at < end && words.Count < MostWords)
        {
            while (at < end && char.IsWhiteSpace(text[at]))
            {
                if (text[at] == '\n' && words.Count > 0 && words[^1].Sentence == sentence)
                    sentence++;
                at++;
            }

            var start = at;
            while (at < end && !char.IsWhiteSpace(text[at]))
                at++;
            if (at == start)
                break;
            var chunk = text[start..at];
            if (chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || chunk[0] == '@')
                continue;
            var from = 0;
            foreach (var piece in chunk.Split('/', '+', ',', ';', ':', '(', ')', '[', ']', '"', '“', '”'))
            {
                var isOr = from > 0 && chunk[from - 1] == '/';
                from += piece.Length + 1;
                parts.Clear();
                TextWords.Split(piece, parts);
                foreach (var word in parts.Where(w => !w.IsSign))
                {
                    var written = piece.Split('-', '‐', '‑', '_', '&');
                    for (var i = 0; i < word.Parts.Count && words.Count < MostWords; i++)
                    {
                        words.Add(new ChatWord(word.Parts[i], word.Parts.Count == 1 ? Bare(piece) : written.Length == word.Parts.Count ? Bare(written[i]) : word.Parts[i], sentence)
                        {
                            IsCapital = StartsWithCapital(piece),
                            IsGlued = i > 0,
                            IsOr = isOr && i == 0,
                        });
                    }
                }
            }

            if (words.Count == 0 || words[^1].Sentence != sentence)
                continue;
            var last = chunk.AsSpan().TrimEnd(")\"'”’]*_").Length is var length && length > 0 ? chunk[length - 1] : ' ';
            words[^1] = words[^1] with
            {
                EndsClause = last is '.' or '?' or '!' or ',' or ';' or ':' or '-' or '–' or '—',
                HasPlus = chunk.Contains('+', StringComparison.Ordinal),
            };
            if (last is '.' or '?' or '!')
            {
                if (last == '?')
                    Ask(words, sentence);
                sentence++;
            }
        }

        return words;
    }

    private static void Ask(List<ChatWord> words, int sentence)
    {
        for (var i = words.Count - 1; i >= 0 && words[i].Sentence == sentence; i--)
            words[i] = words[i] with { IsAsked = true };
    }

    private static bool StartsWithCapital(string piece)
    {
        foreach (var c in piece)
        {
            if (char.IsLetter(c))
                return char.IsUpper(c);
        }

        return false;
    }

    private static string Bare(string piece) => piece.Trim('.', '?', '!', '\'', '’', '‘', '*', '_', '-', '–', '—', '#').ToString(CultureInfo.InvariantCulture);
}
