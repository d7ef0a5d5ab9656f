using System.Text.Json.Serialization;
using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Ballots;

internal static class BallotKinds
{
    /// <summary>Open ones by when they close.</summary>
    public static DocumentIndex<Ballot> Open { get; } = new("open", b => b.IsOpen ? IndexKey.Of(b.Community.Value, b.Closes) : null);

    public static DocumentIndex<Ballot> ByCommunity { get; } = new("community", b => IndexKey.Of(b.Community.Value, b.At));

    /// <summary>What was decided, by when.</summary>
    public static DocumentIndex<Ballot> Decided { get; } = new("decided", b => b is { IsDecision: true, ClosedAt: { } at } ? IndexKey.Of(b.Community.Value, at) : null);

    public static DocumentIndex<Ballot> ByPerson { get; } = new("person", b => b.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<Ballot> Ballots { get; } = new("ballots", b => IdOf(b.Id), BallotJson.Default, Open, ByCommunity, Decided, ByPerson);

    public static DocumentIndex<BallotAnswer> AnswersByBallot { get; } = new("ballot", a => IdOf(a.Ballot));

    /// <summary>So that a card can be brought up to date without reading what everybody said.</summary>
    public static DocumentIndex<BallotAnswer> AnswersByMarks { get; } = new("marks", a => IndexKey.Of(a.Ballot.Value, a.Marks));

    public static DocumentIndex<BallotAnswer> AnswersByPerson { get; } = new("person", a => IndexKey.Of(a.Person.Value));

    public static DocumentKind<BallotAnswer> Answers { get; } = new("ballotAnswers", a => IdOf(a.Ballot, a.Person), BallotJson.Default, AnswersByBallot, AnswersByMarks, AnswersByPerson);

    public static DocumentKind<BallotDraft> Drafts { get; } = new("ballotDrafts", d => IdOf(d.Community, d.Person), BallotJson.Default);

    public static string IdOf(BallotId id) => IndexKey.Of(id.Value);

    public static string IdOf(BallotId ballot, PersonId person) => IndexKey.Of(ballot.Value, person.Value);

    public static string IdOf(CommunityId community, PersonId person) => IndexKey.Of(community.Value, person.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Ballot))]
[JsonSerializable(typeof(BallotAnswer))]
[JsonSerializable(typeof(BallotDraft))]
[JsonSerializable(typeof(BallotCloses))]
[JsonSerializable(typeof(BallotReminds))]
[JsonSerializable(typeof(BallotTells))]
[JsonSerializable(typeof(DraftQuestion))]
[JsonSerializable(typeof(WhyQuestion))]
[JsonSerializable(typeof(QuietWhyQuestion))]
internal sealed partial class BallotJson : JsonSerializerContext;

/// <summary>What the group was asked to decide, and what people answered with their names.</summary>
internal sealed class BallotStore(IDocuments documents)
{
    public Ballot? Get(BallotId id) => documents.Get(BallotKinds.Ballots, BallotKinds.IdOf(id));

    public BallotId NextId() => new(documents.NextNumber("ballots"));

    public void Put(Ballot ballot) => documents.Put(BallotKinds.Ballots, ballot);

    public BallotAnswer? Get(BallotId ballot, PersonId person) => documents.Get(BallotKinds.Answers, BallotKinds.IdOf(ballot, person));

    public void Put(BallotAnswer answer) => documents.Put(BallotKinds.Answers, answer);

    public void Delete(BallotAnswer answer) => documents.Delete(BallotKinds.Answers, BallotKinds.IdOf(answer.Ballot, answer.Person));

    /// <summary>In the order of Telegram's numbers.</summary>
    public IReadOnlyList<BallotAnswer> AnswersTo(BallotId ballot) => documents.Find(BallotKinds.Answers, BallotKinds.AnswersByBallot, BallotKinds.IdOf(ballot));

    public int CountOf(BallotId ballot) => documents.CountWhere(BallotKinds.Answers, BallotKinds.AnswersByBallot, BallotKinds.IdOf(ballot));

    public int CountOf(BallotId ballot, Stance stance) =>
        documents.CountWhere(BallotKinds.Answers, BallotKinds.AnswersByMarks, IndexKey.Of(ballot.Value, Marks.Of(stance)));

    public IReadOnlyList<BallotAnswer> AnswersBy(PersonId person) => documents.Find(BallotKinds.Answers, BallotKinds.AnswersByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<Ballot> AskedBy(PersonId person) => documents.Find(BallotKinds.Ballots, BallotKinds.ByPerson, IndexKey.Of(person.Value));

    /// <summary>The first to close first.</summary>
    public IReadOnlyList<Ballot> Open(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(BallotKinds.Ballots, BallotKinds.Open, from, to);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Ballot> Newest(CommunityId community, int limit)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(BallotKinds.Ballots, BallotKinds.ByCommunity, from, to, descending: true, limit);
    }

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<Ballot> AllIn(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(BallotKinds.Ballots, BallotKinds.ByCommunity, from, to);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Ballot> Decisions(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(BallotKinds.Ballots, BallotKinds.Decided, from, to, descending: true);
    }

    /// <summary>Decided in a span (UTC), the earliest first.</summary>
    public IReadOnlyList<Ballot> Decisions(CommunityId community, DateTimeOffset from, DateTimeOffset until) =>
        documents.Range(BallotKinds.Ballots, BallotKinds.Decided, IndexKey.Of(community.Value, from), IndexKey.Of(community.Value, until));

    public BallotDraft? Draft(CommunityId community, PersonId person) => documents.Get(BallotKinds.Drafts, BallotKinds.IdOf(community, person));

    public IReadOnlyList<BallotDraft> DraftsOf(PersonId person) => [.. documents.All(BallotKinds.Drafts).Where(d => d.Person == person)];

    public void Put(BallotDraft draft) => documents.Put(BallotKinds.Drafts, draft);

    public void Delete(BallotDraft draft) => documents.Delete(BallotKinds.Drafts, BallotKinds.IdOf(draft.Community, draft.Person));

    public void DropDrafts(DateTimeOffset before)
    {
        foreach (var draft in documents.All(BallotKinds.Drafts).Where(d => d.At <= before))
            Delete(draft);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var ballot in AllIn(from))
            Put(ballot with { Community = into });
        foreach (var draft in documents.All(BallotKinds.Drafts).Where(d => d.Community == from))
        {
            Delete(draft);
            if (Draft(into, draft.Person) is null)
                Put(draft with { Community = into });
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var ballot in AllIn(community))
        {
            DropAnswers(ballot.Id);
            documents.Delete(BallotKinds.Ballots, BallotKinds.IdOf(ballot.Id));
        }

        foreach (var draft in documents.All(BallotKinds.Drafts).Where(d => d.Community == community))
            Delete(draft);
    }

    /// <summary>What was answered with names goes.</summary>
    public void DropAnswers(BallotId ballot)
    {
        foreach (var answer in AnswersTo(ballot))
            Delete(answer);
    }

    /// <summary>
    /// Nothing leads to this person afterwards. What they said in open ones is taken back; what was counted stays as a number, and a reason that
    /// they gave with their name stays without it.
    /// </summary>
    public void Forget(PersonId person)
    {
        foreach (var answer in AnswersBy(person))
        {
            if (answer.Why.Length > 0 && Get(answer.Ballot) is { Outcome: { } outcome } closed)
                Put(closed with { Outcome = outcome with { Reasons = [.. outcome.Reasons.Select(r => r.Name == answer.Name && r.Text == answer.Why ? r with { Name = "" } : r)] } });
            Delete(answer);
        }

        foreach (var ballot in AskedBy(person))
            Put(ballot with { By = null });
        foreach (var draft in DraftsOf(person))
            Delete(draft);
    }
}
