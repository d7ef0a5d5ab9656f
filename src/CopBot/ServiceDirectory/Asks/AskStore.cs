using System.Security.Cryptography;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>What was asked of the group, and what was looked up.</summary>
internal sealed class AskStore(IDocuments documents)
{
    public Ask? Get(AskId id) => documents.Get(AskKinds.Asks, AskKinds.IdOf(id));

    public AskId NextId() => new(documents.NextNumber("asks"));

    public void Put(Ask ask) => documents.Put(AskKinds.Asks, ask);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Ask> Open(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(AskKinds.Asks, AskKinds.OpenByTime, from, to, descending: true);
    }

    public IReadOnlyList<Ask> AllIn(CommunityId community) =>
        documents.Find(AskKinds.Asks, AskKinds.ByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<Ask> Naming(PersonId person) =>
        documents.Find(AskKinds.Asks, AskKinds.ByPerson, IndexKey.Of(person.Value));

    public LookedUp? Lookup(long id) => documents.Get(AskKinds.Lookups, IndexKey.Of(id));

    /// <summary>Notes what was looked up, and that is all: nothing of who.</summary>
    public LookedUp Note(CommunityId community, string text, string about, string area, bool found, DateTimeOffset now)
    {
        var lookup = new LookedUp(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue, community, text, about, area, found, now);
        documents.Put(AskKinds.Lookups, lookup);
        return lookup;
    }

    public void Put(LookedUp lookup) => documents.Put(AskKinds.Lookups, lookup);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LookedUp> Lookups(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(AskKinds.Lookups, AskKinds.LookupsByTime, from, to);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var ask in AllIn(from))
            Put(ask with { Community = into });
        foreach (var lookup in Lookups(from))
            documents.Put(AskKinds.Lookups, lookup with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var ask in AllIn(community))
            documents.Delete(AskKinds.Asks, AskKinds.IdOf(ask.Id));
        foreach (var lookup in Lookups(community))
            documents.Delete(AskKinds.Lookups, IndexKey.Of(lookup.Id));
    }

    /// <summary>Removes what was looked up, and what was closed, before these instants.</summary>
    public void Drop(DateTimeOffset lookedUpBefore, DateTimeOffset closedBefore)
    {
        foreach (var lookup in documents.Range(AskKinds.Lookups, AskKinds.LookupsByAge, null, IndexKey.Of(lookedUpBefore)))
            documents.Delete(AskKinds.Lookups, IndexKey.Of(lookup.Id));
        foreach (var ask in documents.All(AskKinds.Asks).Where(a => a.ClosedAt < closedBefore))
            documents.Delete(AskKinds.Asks, AskKinds.IdOf(ask.Id));
    }
}
