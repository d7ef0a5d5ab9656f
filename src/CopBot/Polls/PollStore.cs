using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Polls;

/// <summary>Polls, and forms for polls that are not posted yet.</summary>
internal sealed class PollStore(IDocuments documents)
{
    public QuickPoll? Get(PollId id) => documents.Get(PollKinds.Polls, PollKinds.IdOf(id));

    public QuickPoll? Get(CardKey card) => PollCards.Poll(card) is { } id ? Get(id) : null;

    public PollId NextId() => new(documents.NextNumber("polls"));

    public void Put(QuickPoll poll) => documents.Put(PollKinds.Polls, poll);

    public void Delete(PollId id) => documents.Delete(PollKinds.Polls, PollKinds.IdOf(id));

    /// <summary>Of which Telegram was told to end them, and no answer has come yet. Looked for once a night, so all are read through.</summary>
    public IReadOnlyList<QuickPoll> Closing() => [.. documents.All(PollKinds.Polls).Where(p => p.Status == PollStatus.Closing)];

    public QuickPoll? ByTelegram(string number) => documents.Find(PollKinds.Polls, PollKinds.ByTelegram, number, 1) is [var poll, ..] ? poll : null;

    /// <summary>The poll that a command made.</summary>
    public QuickPoll? From(MessageId command, Scene scene) =>
        Open(scene.Community.Id).FirstOrDefault(p => p.Origin == command && p.By == QuickPoll.MakerOf(scene.Person));

    /// <summary>Those that close first come first.</summary>
    public IReadOnlyList<QuickPoll> Open(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(PollKinds.Polls, PollKinds.Open, from, to);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<QuickPoll> AllIn(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(PollKinds.Polls, PollKinds.ByCommunity, from, to, descending: true);
    }

    public IReadOnlyList<QuickPoll> Of(PersonId person) => documents.Find(PollKinds.Polls, PollKinds.ByPerson, IndexKey.Of(person.Value));

    public PollDraft? Draft(PollDraftId id) => documents.Get(PollKinds.Drafts, IndexKey.Of(id.Value));

    /// <summary>The form that somebody has begun for a community; there is one at most.</summary>
    public PollDraft? DraftOf(PersonId person, CommunityId community) => DraftsOf(person).FirstOrDefault(d => d.Community == community);

    public IReadOnlyList<PollDraft> DraftsOf(PersonId person) => documents.Find(PollKinds.Drafts, PollKinds.DraftsByPerson, IndexKey.Of(person.Value));

    /// <summary>A form of whoever is asking; one that they had begun for this community before goes.</summary>
    public PollDraft Begin(PollSheet sheet, DateTimeOffset? closes, Scene scene)
    {
        if (DraftOf(scene.Person.Id, scene.Community.Id) is { } old)
            Delete(old.Id);
        return Keep(
            new PollDraft(new(documents.NextNumber("pollDrafts")), scene.Person.Id, scene.Community.Id, sheet, scene.Now)
            {
                Closes = closes,
                Topic = scene.IsPrivate ? null : scene.Topic,
            },
            scene.Now);
    }

    public PollDraft Keep(PollDraft draft, DateTimeOffset now)
    {
        var kept = draft with { At = now };
        documents.Put(PollKinds.Drafts, kept);
        return kept;
    }

    public void Delete(PollDraftId id) => documents.Delete(PollKinds.Drafts, IndexKey.Of(id.Value));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var poll in AllIn(from))
            Put(poll with { Community = into });
        foreach (var draft in DraftsIn(from))
            documents.Put(PollKinds.Drafts, draft with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var poll in AllIn(community))
            Delete(poll.Id);
        foreach (var draft in DraftsIn(community))
            Delete(draft.Id);
    }

    public void Forget(PersonId person)
    {
        foreach (var poll in Of(person))
            Put(poll.Without(person));
        foreach (var draft in DraftsOf(person))
            Delete(draft.Id);
    }

    /// <summary>Removes forms that nobody has touched since this instant.</summary>
    public void Drop(DateTimeOffset before)
    {
        foreach (var draft in documents.Range(PollKinds.Drafts, PollKinds.DraftsByAge, null, IndexKey.Of(before)))
            Delete(draft.Id);
    }

    private IReadOnlyList<PollDraft> DraftsIn(CommunityId community) => documents.Find(PollKinds.Drafts, PollKinds.DraftsByCommunity, IndexKey.Of(community.Value));
}
