using CopBot.Search;

namespace CopBot.Surveys.Results;

/// <summary>A word, or two, that comes up in several answers.</summary>
internal sealed record Theme(string Words, int Answers);

/// <summary>Suggests what people speak of, from words that several use. A suggestion: whoever reads the answers knows better.</summary>
internal static class Themes
{
    private const int Most = 8;

    private const int ShortestWord = 3;

    private const int InAtLeast = 2;

    // Besides words of chat: what says nothing in a survey.
    private static readonly HashSet<string> _empty = ["would", "more", "also", "really", "think", "make", "need", "work", "could", "lot", "bit", "say", "way", "things", "people"];

    /// <summary>Nothing where fewer than <paramref name="smallest"/> wrote something.</summary>
    public static IReadOnlyList<Theme> Of(IReadOnlyList<string> texts, int smallest)
    {
        if (texts.Count < smallest)
            return [];
        var written = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var (key, words) in Told(text).DistinctBy(t => t.Key))
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (!written.TryGetValue(key, out var ways))
                    written[key] = ways = [];
                ways.Add(words);
            }
        }

        var common = counts.Where(c => c.Value >= InAtLeast).ToList();
        var pairs = common.Where(c => c.Key.Contains(' ', StringComparison.Ordinal)).ToList();

        // A word that comes up no more often than a pair with it says nothing by itself.
        return
        [
            .. common.Where(c => c.Key.Contains(' ', StringComparison.Ordinal) || !pairs.Exists(p => p.Key.Split(' ').Contains(c.Key) && p.Value >= c.Value))
                .OrderByDescending(c => c.Value).ThenByDescending(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(c => new Theme(written[c.Key].GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(w => w.Count()).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key, c.Value)),
        ];
    }

    // Each telling word, and each two that stand side by side, by their stems.
    private static IEnumerable<(string Key, string Words)> Told(string text)
    {
        List<TextWord> words = [];
        TextWords.Split(text, words);
        (string Stem, string Written)? before = null;
        foreach (var word in words)
        {
            var tells = word is { IsSign: false, Parts.Count: 1 } && word.Parts[0].Length >= ShortestWord
                && !StopWords.Contains(word.Parts[0]) && !_empty.Contains(word.Parts[0]) && !word.Parts[0].All(char.IsDigit);
            if (!tells)
            {
                before = null;
                continue;
            }

            var one = (Stem: PorterStem.Of(word.Parts[0]), word.Written);
            yield return one;
            if (before is var (stem, other) && stem != one.Stem)
                yield return ($"{stem} {one.Stem}", $"{other} {one.Written}");
            before = one;
        }
    }
}
