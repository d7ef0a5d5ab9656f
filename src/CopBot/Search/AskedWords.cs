namespace CopBot.Search;

/// <summary>What a query asks for, before any scope's own words are looked at.</summary>
/// <param name="Words">Without the words of chat, unless there is nothing else.</param>
/// <param name="Phrases">The parts of each phrase, in order.</param>
/// <param name="IsBlank">Neither a word nor a phrase was typed at all.</param>
internal sealed record AskedWords(IReadOnlyList<TextWord> Words, IReadOnlyList<IReadOnlyList<string>> Phrases, bool IsBlank)
{
    private const int MostWords = 12;
    private const int MostPhrases = 8;
    private const int LongestPhrase = 24;

    public static AskedWords From(SearchQuery query)
    {
        List<TextWord> words = [];
        TextWords.Split(query.Words, words);
        List<IReadOnlyList<string>> phrases = [];
        foreach (var text in query.Phrases.Take(MostPhrases))
        {
            List<TextWord> phrase = [];
            TextWords.Split(text, phrase);
            string[] parts = [.. phrase.Where(w => !w.IsSign).SelectMany(w => w.Parts).Take(LongestPhrase)];
            if (parts.Length > 0)
            {
                phrases.Add(parts);
            }
        }

        var telling = words.FindAll(w => !IsChat(w));
        if (telling.Count == 0 && phrases.Count == 0 && query.Facets.Count == 0)
        {
            telling = words;
        }

        var isBlank = string.IsNullOrWhiteSpace(query.Words) && query.Phrases.All(string.IsNullOrWhiteSpace);
        return new AskedWords([.. telling.DistinctBy(w => w.Joined ?? PorterStem.Of(w.Parts[0])).Take(MostWords)], phrases, isBlank);
    }

    /// <summary>The words with those of several parts taken apart: <c>drop-in</c> as <c>drop</c> (<c>in</c> is a word of chat).</summary>
    public IEnumerable<TextWord> Apart() => Words
        .SelectMany(w => w.Parts.Count == 1 ? [w] : w.Parts.Select(p => new TextWord([p], null, p)).Where(p => !IsChat(p)))
        .DistinctBy(w => w.Parts[0]).Take(MostWords);

    private static bool IsChat(TextWord word) => word.Parts.Count == 1 && StopWords.Contains(word.Parts[0]);
}
