using CopBot.Conversation;
using CopBot.ServiceDirectory.Questions;
using CopBot.Storage;
using LocalDate = NodaTime.LocalDate;

namespace CopBot.ServiceDirectory;

/// <summary>The directory's records and their history.</summary>
internal sealed class ServiceStore(IDocuments documents, ServiceIndex index)
{
    public Service? Get(ServiceId id) => documents.Get(ServiceKinds.Services, ServiceKinds.IdOf(id));

    public ServiceId NextId() => new(documents.NextNumber("services"));

    /// <summary>Adds or changes a record and notes it in its history.</summary>
    /// <param name="service">As it is from now on; <see cref="Service.LastModified"/> is set to <paramref name="now"/>.</param>
    /// <param name="by">Who did it; null for what nobody did, such as a merge.</param>
    /// <param name="what">In a few words: "added", "phone, hours".</param>
    /// <param name="now">When.</param>
    public Service Save(Service service, Person? by, string what, DateTimeOffset now)
    {
        var saved = service with { LastModified = now };
        var before = Get(service.Id);
        var kept = Keep(saved);
        documents.Put(ServiceKinds.Changes, new ServiceChange(
            documents.NextNumber("serviceChanges"),
            service.Id,
            service.Community,
            by?.Id,
            by?.Name ?? "",
            now,
            what,
            before is not null && (before.AddressWithheld || service.AddressWithheld) ? before with { Locations = [] } : before));
        return kept;
    }

    /// <summary>
    /// Writes a record without noting it: for what is no change of its content, such as a check or somebody's name going. An address
    /// that is withheld is not kept at all, and goes from the history, too: who must know it asks by telephone.
    /// </summary>
    public Service Keep(Service service)
    {
        var kept = service.AddressWithheld ? service with { Locations = [] } : service;
        if (kept.AddressWithheld && Get(service.Id) is not { AddressWithheld: true })
        {
            foreach (var change in History(service.Id).Where(c => c.Before is { Locations.IsEmpty: false }))
                Put(change with { Before = change.Before! with { Locations = [] } });
            ForgetPlaces(service.Id);
        }

        documents.Put(ServiceKinds.Services, kept);
        index.Put(kept);
        return kept;
    }

    public bool HasAny(CommunityId community) =>
        documents.Find(ServiceKinds.Services, ServiceKinds.ByCommunity, IndexKey.Of(community.Value), 1).Count > 0;

    /// <summary>The record and its history go for good.</summary>
    public void Delete(Service service)
    {
        Drop(service.Id);
        foreach (var change in History(service.Id))
            documents.Delete(ServiceKinds.Changes, IndexKey.Of(change.Number));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ServiceChange> History(ServiceId service) =>
        documents.Find(ServiceKinds.Changes, ServiceKinds.ChangesByService, IndexKey.Of(service.Value));

    /// <summary>What was added from one instant (inclusive) to another (exclusive), as far as it is still there.</summary>
    public IReadOnlySet<ServiceId> AddedIn(CommunityId community, DateTimeOffset from, DateTimeOffset until) =>
        ChangesIn(community).Where(c => c.Before is null && c.At >= from && c.At < until).Select(c => c.Service).ToHashSet();

    public void Put(ServiceChange change) => documents.Put(ServiceKinds.Changes, change);

    public Service? WithSource(CommunityId community, string source) =>
        documents.Find(ServiceKinds.Services, ServiceKinds.BySource, ServiceKinds.SourceKey(community, source), 1) is [var first, ..] ? first : null;

    public IReadOnlyList<Service> All() => documents.All(ServiceKinds.Services);

    public IReadOnlyList<Service> AllIn(CommunityId community) =>
        documents.Find(ServiceKinds.Services, ServiceKinds.ByCommunity, IndexKey.Of(community.Value));

    /// <summary>What is offered and was last checked, or where it never was last changed, before this day, give or take a day.</summary>
    public IReadOnlyList<Service> SeenBefore(CommunityId community, LocalDate day) =>
        documents.Range(ServiceKinds.Services, ServiceKinds.ByLastSeen, IndexKey.Prefix(community.Value).From, ServiceKinds.SeenKey(community, day.PlusDays(1)));

    public IReadOnlyList<Service> Naming(PersonId person) =>
        documents.Find(ServiceKinds.Services, ServiceKinds.ByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<ServiceChange> ChangesNaming(PersonId person) =>
        documents.Find(ServiceKinds.Changes, ServiceKinds.ChangesByPerson, IndexKey.Of(person.Value));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var service in AllIn(from))
            Keep(service with { Community = into });
        foreach (var change in ChangesIn(from))
            Put(change with { Community = into, Before = change.Before is { } before ? before with { Community = into } : null });
    }

    public void Erase(CommunityId community)
    {
        foreach (var service in AllIn(community))
            Drop(service.Id);
        foreach (var change in ChangesIn(community))
            documents.Delete(ServiceKinds.Changes, IndexKey.Of(change.Number));
    }

    // Half-finished changes, and imports that can be undone, hold the record as it was, too. It is rare, so all of them are looked through.
    private void ForgetPlaces(ServiceId id)
    {
        foreach (var draft in documents.All(OfferKinds.Drafts).Where(d => d.Service.Id == id && !d.Service.Locations.IsEmpty))
            documents.Put(OfferKinds.Drafts, draft with { Service = draft.Service with { Locations = [] } });
        foreach (var step in documents.All(InterchangeKinds.Steps).Where(s => s.Changes.Any(c => c.Service == id && c.Before is { Locations.IsEmpty: false })))
            documents.Put(InterchangeKinds.Steps, step with { Changes = [.. step.Changes.Select(c => c.Service == id && c.Before is { } before ? c with { Before = before with { Locations = [] } } : c)] });
        foreach (var job in documents.All(InterchangeKinds.Jobs).Where(j => j.Twins.Any(t => t.Like == id)))
            documents.Put(InterchangeKinds.Jobs, job with { Twins = [.. job.Twins.Select(t => t.Like == id ? t with { Face = t.Face with { Postcode = "", Address = "" } } : t)] });
    }

    private void Drop(ServiceId id)
    {
        documents.Delete(ServiceKinds.Services, ServiceKinds.IdOf(id));
        index.Remove(id);
    }

    private IReadOnlyList<ServiceChange> ChangesIn(CommunityId community) =>
        documents.Find(ServiceKinds.Changes, ServiceKinds.ChangesByCommunity, IndexKey.Of(community.Value));
}
