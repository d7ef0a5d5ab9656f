using System.Security.Cryptography;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Wins;

/// <summary>Wins and thanks.</summary>
internal sealed class WinStore(IDocuments documents)
{
    public Win? Get(WinId id) => documents.Get(WinKinds.Wins, WinKinds.IdOf(id));

    public Thanks? Get(ThanksId id) => documents.Get(WinKinds.Thanks, WinKinds.IdOf(id));

    public WinDraft? Draft(long id) => documents.Get(WinKinds.Drafts, IndexKey.Of(id));

    public ThanksChoice? Choice(CommunityId community, PersonId person) => documents.Get(WinKinds.Choices, WinKinds.IdOf(community, person));

    public WinId NextWinId() => new(documents.NextNumber("wins"));

    public ThanksId NextThanksId() => new(documents.NextNumber("thanks"));

    /// <summary>Above 0, and not to be guessed.</summary>
    public static long DrawNumber() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue | 1;

    public void Put(Win win) => documents.Put(WinKinds.Wins, win);

    public void Put(Thanks thanks) => documents.Put(WinKinds.Thanks, thanks);

    public void Put(WinDraft draft) => documents.Put(WinKinds.Drafts, draft);

    public void Put(ThanksChoice choice) => documents.Put(WinKinds.Choices, choice);

    public void Delete(Win win) => documents.Delete(WinKinds.Wins, WinKinds.IdOf(win.Id));

    public void Delete(Thanks thanks) => documents.Delete(WinKinds.Thanks, WinKinds.IdOf(thanks.Id));

    public void Delete(WinDraft draft) => documents.Delete(WinKinds.Drafts, IndexKey.Of(draft.Id));

    /// <summary>Those that stand, the newest first. <paramref name="from"/> is included, <paramref name="until"/> is not.</summary>
    public IEnumerable<Win> In(CommunityId community, DateTimeOffset? from = null, DateTimeOffset? until = null, int limit = int.MaxValue) =>
        Range(WinKinds.Wins, WinKinds.ByCommunity, community, from, until, limit).Where(w => w.Removed is null);

    /// <summary>Those that the group was shown, the newest first.</summary>
    public IEnumerable<Thanks> Shown(CommunityId community, DateTimeOffset from, DateTimeOffset until) =>
        Range(WinKinds.Thanks, WinKinds.ThanksByCommunity, community, from, until, int.MaxValue).Where(t => t.IsShown);

    /// <summary>Thanks that somebody has not had yet, the oldest first.</summary>
    public IReadOnlyList<Thanks> Waiting(CommunityId community, PersonId person) =>
        [.. ThanksNaming(person).Where(t => t is { IsBrought: false } && t.Community == community && t.To == person).OrderBy(t => t.At)];

    public IReadOnlyList<Win> Naming(PersonId person) => documents.Find(WinKinds.Wins, WinKinds.ByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<Thanks> ThanksNaming(PersonId person) => documents.Find(WinKinds.Thanks, WinKinds.ThanksByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<ThanksChoice> ChoicesOf(PersonId person) => documents.Find(WinKinds.Choices, WinKinds.ChoicesByPerson, IndexKey.Of(person.Value));

    public void Forget(PersonId person)
    {
        foreach (var win in Naming(person))
            Put(win.Without(person));
        foreach (var thanks in ThanksNaming(person))
        {
            if (thanks.To == person)
                Delete(thanks);
            else
                Put(thanks with { From = null, FromName = WinTexts.SomebodyForgotten });
        }

        foreach (var choice in ChoicesOf(person))
            documents.Delete(WinKinds.Choices, WinKinds.IdOf(choice.Community, choice.Person));
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var win in Range(WinKinds.Wins, WinKinds.ByCommunity, from, null, null, int.MaxValue))
            Put(win with { Community = into });
        foreach (var draft in documents.Find(WinKinds.Drafts, WinKinds.DraftsByCommunity, IndexKey.Of(from.Value)))
            Put(draft with { Community = into });
        foreach (var thanks in Range(WinKinds.Thanks, WinKinds.ThanksByCommunity, from, null, null, int.MaxValue))
            Put(thanks with { Community = into });
        foreach (var choice in documents.Find(WinKinds.Choices, WinKinds.ChoicesByCommunity, IndexKey.Of(from.Value)))
        {
            documents.Delete(WinKinds.Choices, WinKinds.IdOf(choice.Community, choice.Person));

            // Whoever has said no in either of them has said no.
            Put(choice with { Community = into, ShowInGroup = choice.ShowInGroup && Choice(into, choice.Person) is not { ShowInGroup: false } });
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var win in Range(WinKinds.Wins, WinKinds.ByCommunity, community, null, null, int.MaxValue))
            Delete(win);
        foreach (var draft in documents.Find(WinKinds.Drafts, WinKinds.DraftsByCommunity, IndexKey.Of(community.Value)))
            Delete(draft);
        foreach (var thanks in Range(WinKinds.Thanks, WinKinds.ThanksByCommunity, community, null, null, int.MaxValue))
            Delete(thanks);
        foreach (var choice in documents.Find(WinKinds.Choices, WinKinds.ChoicesByCommunity, IndexKey.Of(community.Value)))
            documents.Delete(WinKinds.Choices, WinKinds.IdOf(choice.Community, choice.Person));
    }

    /// <summary>Removes drafts and thanks that the group was not shown, from before these instants.</summary>
    public void Tidy(DateTimeOffset draftsBefore, DateTimeOffset thanksBefore)
    {
        foreach (var draft in documents.Range(WinKinds.Drafts, WinKinds.DraftsByTime, null, IndexKey.Of(draftsBefore)))
            Delete(draft);
        foreach (var thanks in documents.Range(WinKinds.Thanks, WinKinds.ThanksNotShown, null, IndexKey.Of(thanksBefore)))
            Delete(thanks);
    }

    private IReadOnlyList<T> Range<T>(DocumentKind<T> kind, DocumentIndex<T> index, CommunityId community, DateTimeOffset? from, DateTimeOffset? until, int limit)
        where T : class
    {
        var (first, last) = IndexKey.Prefix(community.Value);
        return documents.Range(
            kind,
            index,
            from is { } begin ? IndexKey.Of(community.Value, begin) : first,
            until is { } end ? IndexKey.Of(community.Value, end) : last,
            descending: true,
            limit);
    }
}
