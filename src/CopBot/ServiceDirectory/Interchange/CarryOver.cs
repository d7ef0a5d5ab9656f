using System.Collections.Immutable;
using NodaTime;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>What becomes of a record when a file says something of it.</summary>
internal static class CarryOver
{
    /// <summary>
    /// What the file says takes the place of what is there; where it says nothing, what is there stays. Who answers for the record,
    /// who checked it and what was flagged stay; a place that is withheld stays withheld, whatever the file says.
    /// </summary>
    public static Service Onto(Service before, Service said)
    {
        var withheld = before.AddressWithheld || said.AddressWithheld;
        return before with
        {
            Name = said.Name,
            Organization = said.Organization.Name == said.Name && before.Organization.Name != before.Name && said.Organization.SourceId.Length == 0
                ? before.Organization
                : new Organization(said.Organization.Name)
                {
                    SourceId = IsOwn(before, said.Organization.SourceId) ? "" : Pick(said.Organization.SourceId, before.Organization.SourceId),
                    Description = Pick(said.Organization.Description, before.Organization.Description),
                    Email = Pick(said.Organization.Email, before.Organization.Email),
                    Website = PickUrl(said.Organization.Website, before.Organization.Website),
                },
            SourceId = Pick(before.SourceId, StableUuid.IsOf(before, said.SourceId) ? "" : said.SourceId),
            Description = Pick(said.Description, before.Description),
            Status = said.Status,
            Alert = Pick(said.Alert, before.Alert),
            Url = PickUrl(said.Url, before.Url),
            Email = Pick(said.Email, before.Email),
            Fees = Pick(said.Fees, before.Fees),
            CostOptions = Pick(said.CostOptions, before.CostOptions),
            ApplicationProcess = Pick(said.ApplicationProcess, before.ApplicationProcess),
            EligibilityDescription = Pick(said.EligibilityDescription, before.EligibilityDescription),
            MinimumAge = said.MinimumAge ?? before.MinimumAge,
            MaximumAge = said.MaximumAge ?? before.MaximumAge,
            Accreditations = Pick(said.Accreditations, before.Accreditations),
            Languages = Pick(said.Languages, before.Languages),
            Phones = Pick(said.Phones, before.Phones),
            Contacts = Pick(said.Contacts, before.Contacts),
            ServiceAreas = Pick(said.ServiceAreas, before.ServiceAreas),
            Schedules = Pick(said.Schedules, before.Schedules),
            Locations = withheld ? before.AddressWithheld ? before.Locations : [] : Pick(said.Locations, before.Locations),
            TaxonomyTerms = Pick(said.TaxonomyTerms, before.TaxonomyTerms),
            AssuredDate = said.AssuredDate is { } one && before.AssuredDate is { } other ? LocalDate.Max(one, other) : said.AssuredDate ?? before.AssuredDate,
            AssurerEmail = Pick(said.AssurerEmail, before.AssurerEmail),
            AddressWithheld = withheld,
        };
    }

    private static string Pick(string said, string before) => said.Length > 0 ? said : before;

    // An export writes the scheme that people left out.
    private static string PickUrl(string said, string before) => said == "http://" + before ? before : Pick(said, before);

    private static bool IsOwn(Service before, string organizationId) =>
        before.Organization.SourceId.Length == 0 && Guid.TryParseExact(organizationId, "D", out var id) && id == StableUuid.Of(before, before.Organization);

    private static ImmutableArray<T> Pick<T>(ImmutableArray<T> said, ImmutableArray<T> before) => said.IsEmpty ? before : said;
}
