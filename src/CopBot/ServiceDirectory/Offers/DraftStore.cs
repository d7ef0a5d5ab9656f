using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Forms that are not finished.</summary>
internal sealed class DraftStore(IDocuments documents)
{
    /// <summary>How many forms somebody may have half-finished; the one that was touched longest ago makes room.</summary>
    public const int MostForOne = 10;

    public Draft? Get(DraftId id) => documents.Get(OfferKinds.Drafts, IndexKey.Of(id.Value));

    /// <summary>Keeps it, with a number where it has none, as touched now.</summary>
    public Draft Keep(Draft draft, DateTimeOffset now)
    {
        var kept = draft with { At = now, Id = draft.Id == default ? Next(draft.Person) : draft.Id };
        if (kept.Service.AddressWithheld)
            kept = kept with { Service = kept.Service with { Locations = [] } };
        documents.Put(OfferKinds.Drafts, kept);
        return kept;
    }

    public void Delete(DraftId id) => documents.Delete(OfferKinds.Drafts, IndexKey.Of(id.Value));

    /// <summary>The one touched last comes first.</summary>
    public IReadOnlyList<Draft> Of(PersonId person) =>
        [.. documents.Find(OfferKinds.Drafts, OfferKinds.DraftsByPerson, IndexKey.Of(person.Value)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id.Value)];

    public IReadOnlyList<Draft> Naming(PersonId person) => [.. documents.All(OfferKinds.Drafts).Where(d => Names(d, person))];

    public void Forget(PersonId person)
    {
        foreach (var draft in Naming(person))
        {
            if (draft.Person == person)
                Delete(draft.Id);
            else
                documents.Put(OfferKinds.Drafts, draft with { Service = draft.Service.Without(person) });
        }
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var draft in In(from))
            documents.Put(OfferKinds.Drafts, draft with { Community = into, Service = draft.Service with { Community = into } });
    }

    public void Erase(CommunityId community)
    {
        foreach (var draft in In(community))
            Delete(draft.Id);
    }

    public void Drop(DateTimeOffset before)
    {
        foreach (var draft in documents.All(OfferKinds.Drafts).Where(d => d.At <= before))
            Delete(draft.Id);
    }

    private IReadOnlyList<Draft> In(CommunityId community) =>
        documents.Find(OfferKinds.Drafts, OfferKinds.DraftsByCommunity, IndexKey.Of(community.Value));

    private DraftId Next(PersonId person)
    {
        foreach (var old in Of(person).Skip(MostForOne - 1))
            Delete(old.Id);
        return new(documents.NextNumber("drafts"));
    }

    // A draft that changes a record has a copy of it, with everybody whom that names.
    private static bool Names(Draft draft, PersonId person) =>
        draft.Person == person || draft.Service.VouchedBy == person || draft.Service.Checked?.By == person || draft.Service.Flags.Any(f => f.By == person);
}
