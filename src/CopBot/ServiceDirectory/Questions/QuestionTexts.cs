using CopBot.Conversation;
using Humanizer;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>What is said about the directory's words and places.</summary>
internal static class QuestionTexts
{
    private const int MostShown = 60;

    public static string NotAllowed => "Only facilitators and the core group can change this.";

    public static string WordIsGone => "That was taken out before.";

    public static string Removed => "Taken out.";

    public static Html HowToSynonym => $"To teach me a word, write it like this: <code>/synonym skint = debt advice</code>. Several meanings have a comma between them.";

    public static Html HowToArea => $"To tell me where a place lies, write it like this: <code>/area Hanley in Stoke-on-Trent</code>.";

    public static Html SynonymTooLong => $"A word or phrase can have at most {CommunitySynonym.Longest} letters. Please try a shorter one.";

    public static Html AreaTooLong => $"The name of a place can have at most {AreaInside.Longest} letters. Please try a shorter one.";

    public static Html TooManySynonyms => $"You have taught me {CommunitySynonym.MostInACommunity} words, which is all I can keep. Take one out first: /synonym shows them.";

    public static Html TooManyAreas => $"You have told me of {AreaInside.MostInACommunity} places, which is all I can keep. Take one out first: /area shows them.";

    public static Html SynonymKept(CommunitySynonym synonym) =>
        $"Whoever asks for <b>{synonym.Phrase}</b> now also finds <b>{synonym.Means.Humanize("and")}</b>. To take it out, send <code>/synonym {synonym.Phrase} =</code>";

    public static Html SynonymRemoved(string phrase) => $"<b>{phrase}</b> is taken out of your own words.";

    public static Html SynonymUnknown(string phrase) => $"<b>{phrase}</b> is not one of your own words. /synonym shows those that are.";

    public static Html AreaKept(AreaInside area) =>
        $"<b>{area.Name}</b> lies in <b>{area.Inside}</b>: who asks in {area.Name} also finds what serves all of {area.Inside}. To take it out, send <code>/area {area.Name} in</code>";

    public static Html AreaRemoved(string name) => $"I no longer know from you where <b>{name}</b> lies.";

    public static Html AreaUnknown(string name) => $"You have not told me where <b>{name}</b> lies. /area shows what you have.";

    public static Html AreaGoesRound(string name, string inside) => $"You told me that {inside} lies in {name}, so {name} cannot lie in {inside}. Take the other out first: /area shows it.";

    public static Html Synonyms(IReadOnlyList<CommunitySynonym> synonyms) => Html.Paragraphs(
        synonyms.Count == 0
            ? $"Your group has no words of its own yet. I know many everyday words already, such as skint for debt advice."
            : Html.Lines([$"<b>Your group's own words</b>", .. synonyms.Take(MostShown).Select(s => (Html)$"{s.Phrase} = {string.Join(", ", s.Means)}"), .. More(synonyms.Count)]),
        HowToSynonym);

    public static Html Areas(IReadOnlyList<AreaInside> areas) => Html.Paragraphs(
        areas.Count == 0
            ? $"Nobody has told me yet which place lies in which. I have learnt what your services say."
            : Html.Lines([$"<b>Places that you told me of</b>", .. areas.Take(MostShown).Select(a => (Html)$"{a.Name} in {a.Inside}"), .. More(areas.Count)]),
        HowToArea);

    private static IEnumerable<Html> More(int count)
    {
        if (count > MostShown)
            yield return $"and {count - MostShown} more";
    }
}
