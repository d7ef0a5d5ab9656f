using CopBot.Time.Phrases;

namespace CopBot.Time;

/// <summary>
/// Dates and times as people in the United Kingdom write them: "Tue 3 Feb 10am", "first Tuesday of every month 10–12", "a week on
/// Thursday", with a title before and a place behind. The day comes before the month. Reads any text in a time that grows with its
/// length alone.
/// </summary>
internal static class TimePhrase
{
    /// <summary>Of a text that is longer, nothing is read.</summary>
    public const int LongestText = 4096;

    public static PhraseReading Read(string text, PhraseSetting setting)
    {
        if (text.Length > LongestText)
            return new PhraseReading.NotUnderstood(TimeTexts.TooLong);
        var tokens = Token.Cut(text);
        var grammar = new Grammar(tokens, setting.Now, setting.Nation, setting.Use);
        var fragments = new List<Fragment>();
        for (var at = 0; at < tokens.Length;)
        {
            if (grammar.ReadAt(at) is { } fragment)
            {
                fragments.Add(fragment);
                at = Math.Max(fragment.Next, at + 1);
            }
            else
            {
                at++;
            }
        }

        if (Assembly.Of(fragments, tokens, setting.Use) is not { } assembly)
            return new PhraseReading.NotUnderstood(TimeTexts.Nothing);
        if (assembly.Trouble is { } trouble)
            return new PhraseReading.NotUnderstood(trouble);
        var rest = new Rest(text, tokens, assembly);
        if (rest.Doubtful(setting.Use) is { } words)
            return new PhraseReading.NotUnderstood(TimeTexts.LeftOver(words));
        return new Sense(setting, assembly, rest).Read();
    }
}
