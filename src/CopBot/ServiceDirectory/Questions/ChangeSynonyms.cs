using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Takes one of a community's own words out; its digest stands for it, since it may be too long for a button.</summary>
internal sealed record DropSynonym(CommunityId Community, string Phrase);

/// <summary>/synonym: facilitators teach the directory their community's words.</summary>
internal sealed class ChangeSynonyms(WordStore store) : IHandle<Called>, IHandle<Press<DropSynonym>>
{
    private const int MostButtons = 20;
    private const int MostMeanings = 10;

    public Reply Handle(Called what, Scene scene)
    {
        var community = scene.Community.Id;
        if (what.Arguments.Length == 0)
            return Show(community);
        var equals = what.Arguments.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return Reply.Whisper(QuestionTexts.HowToSynonym);
        var phrase = Plain(what.Arguments[..equals]);
        var means = what.Arguments[(equals + 1)..].Split(',', '=').Select(Plain).Where(m => FoldedName.Of(m).Length > 0)
            .DistinctBy(FoldedName.Of).Take(MostMeanings).ToList();
        if (FoldedName.Of(phrase).Length == 0)
            return Reply.Whisper(QuestionTexts.HowToSynonym);
        if (means.Count == 0)
            return Remove(community, phrase);
        if (phrase.Length > CommunitySynonym.Longest || means.Exists(m => m.Length > CommunitySynonym.Longest))
            return Reply.Whisper(QuestionTexts.SynonymTooLong);
        var known = store.Synonym(community, phrase);
        if (known is null && store.SynonymsIn(community).Count >= CommunitySynonym.MostInACommunity)
            return Reply.Whisper(QuestionTexts.TooManySynonyms);
        var synonym = (known ?? new CommunitySynonym(community, phrase)) with
        {
            Means = [.. (known?.Means ?? []).Concat(means).DistinctBy(FoldedName.Of).Take(MostMeanings)],
        };
        store.Put(synonym);
        return Reply.Say(QuestionTexts.SynonymKept(synonym));
    }

    public Reply Handle(Press<DropSynonym> what, Scene scene)
    {
        var (community, phrase) = what.Payload;
        if (scene.In(community) is not { Steers: true })
            return Reply.Toast(QuestionTexts.NotAllowed, mustBeClosed: true);
        if (store.SynonymsIn(community).FirstOrDefault(s => ShortDigest(s.Phrase) == phrase) is not { } synonym)
            return Reply.Toast(QuestionTexts.WordIsGone, mustBeClosed: true);
        store.Remove(synonym);
        var left = store.SynonymsIn(community);
        return Reply.Rewrite(QuestionTexts.Synonyms(left), Buttons(community, left)) + new Toast(QuestionTexts.Removed);
    }

    private Reply Show(CommunityId community)
    {
        var synonyms = store.SynonymsIn(community);
        return Reply.Say(QuestionTexts.Synonyms(synonyms), Buttons(community, synonyms));
    }

    private Reply Remove(CommunityId community, string phrase)
    {
        if (store.Synonym(community, phrase) is not { } synonym)
            return Reply.Whisper(QuestionTexts.SynonymUnknown(phrase));
        store.Remove(synonym);
        return Reply.Say(QuestionTexts.SynonymRemoved(synonym.Phrase));
    }

    private static Keyboard Buttons(CommunityId community, IReadOnlyList<CommunitySynonym> synonyms) => Keyboard.Grid(2, synonyms.Take(MostButtons)
        .Select(s => new PressButton($"Remove {s.Phrase}", new DropSynonym(community, ShortDigest(s.Phrase)))));

    // A comma parts meanings and a # begins a remark in a table of words.
    private static string Plain(string text) => text.Replace(",", " ", StringComparison.Ordinal).Replace("#", " ", StringComparison.Ordinal).Replace("=>", " ", StringComparison.Ordinal).Trim(' ', '>', '.', '"');

    private static string ShortDigest(string phrase) => IndexKey.Digest(FoldedName.Of(phrase))[..10];
}
