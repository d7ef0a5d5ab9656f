using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Names and phrases in the form in which they are compared.</summary>
internal static class FoldedName
{
    /// <summary>The words in small letters without accents and signs: "Stoke-on-Trent" is "stoke on trent".</summary>
    public static string Of(string text) => string.Join(' ', WordsOf(text));

    public static IReadOnlyList<string> WordsOf(string text)
    {
        List<TextWord> words = [];
        TextWords.Split(text, words);
        return [.. words.SelectMany(w => w.Parts)];
    }

    public static IReadOnlyList<string> StemsOf(string text) => [.. WordsOf(text).Select(PorterStem.Of)];
}
