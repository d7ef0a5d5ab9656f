using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Digests;

/// <summary>Plans, issues and readers.</summary>
internal sealed class DigestStore(IDocuments documents)
{
    public DigestPlan? Plan(CommunityId community) => documents.Get(DigestKinds.Plans, IndexKey.Of(community.Value));

    public void Put(DigestPlan plan) => documents.Put(DigestKinds.Plans, plan);

    public DigestIssue? Get(DigestId id) => documents.Get(DigestKinds.Issues, IndexKey.Of(id.Value));

    /// <summary>The one that is planned for this instant; null where it was never begun.</summary>
    public DigestIssue? At(CommunityId community, DateTimeOffset planned) =>
        documents.Find(DigestKinds.Issues, DigestKinds.IssuesByTime, IndexKey.Of(community.Value, planned), 1) is [var issue, ..] ? issue : null;

    /// <summary>The one that has not gone out and is planned for after an instant; null where there is none.</summary>
    public DigestIssue? Open(CommunityId community, DateTimeOffset after) =>
        IssuesOf(community).FirstOrDefault(i => i.Status != DigestStatus.Sent && i.Planned > after);

    /// <summary>Tags of all lines that were ever left out.</summary>
    public System.Collections.Immutable.ImmutableArray<string> LeftOut(CommunityId community) => [.. IssuesOf(community).SelectMany(i => i.LeftOut).Distinct()];

    public DigestIssue? LastSent(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(DigestKinds.Issues, DigestKinds.IssuesByTime, from, to, descending: true, limit: 24).FirstOrDefault(i => i.Status == DigestStatus.Sent);
    }

    public DigestIssue Begin(CommunityId community, DateTimeOffset planned, DateTimeOffset from)
    {
        var issue = new DigestIssue(new DigestId(documents.NextNumber("digests")), community, planned, from);
        Put(issue);
        return issue;
    }

    public void Put(DigestIssue issue) => documents.Put(DigestKinds.Issues, issue);

    public YearCount? Year(CommunityId community, int year) => documents.Get(DigestKinds.Years, YearCount.IdOf(community, year));

    public void Put(YearCount year) => documents.Put(DigestKinds.Years, year);

    public DigestReader? Reader(CommunityId community, PersonId person) => documents.Get(DigestKinds.Readers, DigestReader.IdOf(community, person));

    public IReadOnlyList<DigestReader> Readers(CommunityId community) =>
        documents.Find(DigestKinds.Readers, DigestKinds.ReadersByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<DigestReader> Readers(PersonId person) =>
        documents.Find(DigestKinds.Readers, DigestKinds.ReadersByPerson, IndexKey.Of(person.Value));

    public void Put(DigestReader reader) => documents.Put(DigestKinds.Readers, reader);

    public void Delete(DigestReader reader) => documents.Delete(DigestKinds.Readers, DigestReader.IdOf(reader.Community, reader.Person));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var issue in IssuesOf(from))
            Put(issue with { Community = into });
        foreach (var reader in Readers(from))
        {
            Delete(reader);
            if (Reader(into, reader.Person) is null)
                Put(reader with { Community = into });
        }

        foreach (var year in Years(from))
        {
            documents.Delete(DigestKinds.Years, YearCount.IdOf(from, year.Year));
            if (Year(into, year.Year) is null)
                Put(year with { Community = into });
        }

        if (Plan(from) is not { } plan)
            return;
        documents.Delete(DigestKinds.Plans, IndexKey.Of(from.Value));
        if (Plan(into) is null)
            Put(plan with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var issue in IssuesOf(community))
            documents.Delete(DigestKinds.Issues, IndexKey.Of(issue.Id.Value));
        foreach (var reader in Readers(community))
            Delete(reader);
        foreach (var year in Years(community))
            documents.Delete(DigestKinds.Years, YearCount.IdOf(community, year.Year));
        documents.Delete(DigestKinds.Plans, IndexKey.Of(community.Value));
    }

    private IReadOnlyList<YearCount> Years(CommunityId community) =>
        documents.Find(DigestKinds.Years, DigestKinds.YearsByCommunity, IndexKey.Of(community.Value));

    private IReadOnlyList<DigestIssue> IssuesOf(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(DigestKinds.Issues, DigestKinds.IssuesByTime, from, to);
    }
}
