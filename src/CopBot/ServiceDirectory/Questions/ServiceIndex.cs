using CopBot.Conversation;
using CopBot.Search;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>What can be asked for, and the places that the records know. Follows the store's transactions.</summary>
internal sealed class ServiceIndex : ITransactionListener
{
    private static readonly SearchShape _shape = new(
        "services", [new("name", 0.8), new("terms", 0.75), new("organization", 0.45), new("description", 0.62), new("conditions", 0.4), new("place", 0)]);

    private readonly ConceptIndex<ServiceFacts> _index;
    private readonly Dictionary<string, KnownPlaces> _places = [];

    public ServiceIndex() => _index = new(_shape, Changed);

    public void Rebuild(IEnumerable<Service> services) => _index.Rebuild(services.Where(s => s.IsOffered).Select(EntryOf));

    /// <summary>Takes the service in as it is now; out, where it is not offered any more.</summary>
    public void Put(Service service)
    {
        if (service.IsOffered)
            _index.Put(EntryOf(service));
        else
            Remove(service.Id);
    }

    public void Remove(ServiceId id) => _index.Remove(id.Value);

    /// <summary>Null where the community has no service that is offered.</summary>
    public ConceptScope<ServiceFacts>? WordsOf(CommunityId community) => _index.ScopeOf(ScopeOf(community));

    public KnownPlaces PlacesOf(CommunityId community) => _places.GetValueOrDefault(ScopeOf(community)) ?? new KnownPlaces();

    public void Committed() => _index.Commit();

    public void RolledBack() => _index.Rollback();

    private static string ScopeOf(CommunityId community) => community.ToString();

    private void Changed(string scope, ServiceFacts facts, int change)
    {
        if (!_places.TryGetValue(scope, out var places))
            _places[scope] = places = new KnownPlaces();
        places.Count(facts, change);
        if (places.IsEmpty)
            _places.Remove(scope);
    }

    private static ConceptEntry<ServiceFacts> EntryOf(Service service)
    {
        var (description, address) = AddressTail.Split(service.Description);
        return new ConceptEntry<ServiceFacts>(
            service.Id.Value,
            ScopeOf(service.Community),
            [
                service.Name,
                string.Join(". ", service.TaxonomyTerms.Select(t => t.Name)),
                service.Organization.Name == service.Name ? "" : service.Organization.Name,
                description,
                string.Join(". ", [service.EligibilityDescription, service.ApplicationProcess, service.Organization.Description, .. service.Languages]),
                string.Join(". ", service.OpenLocations.SelectMany(l => new[] { l.Name, l.Address, l.City, l.Region, l.StateProvince, l.PostalCode })
                    .Concat(service.ServiceAreas.Select(a => a.Name)).Append(service.AddressWithheld ? "" : address).Where(t => t.Length > 0)),
            ],
            ServiceFacts.Of(service));
    }
}
