using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using NodaTime;

namespace CopBot.Tests.ServiceDirectory.Interchange;

/// <summary>Records that hold everything that a file can spoil.</summary>
internal static class Samples
{
    public const string Secret = "7 Hidden Lane";

    public static Service Rich { get; } = new(new ServiceId(1), new CommunityId(1), "Debt advice, \"plainly\"", new Organization("Potteries Money Help")
    {
        Description = "A charity\nof ours",
        Email = "hello@example.org",
        Website = "https://example.org/money",
    })
    {
        Description = "Help with debt,\nbenefits and bills. 😀 Żółć; \"quotes\", commas",
        Status = ServiceStatus.TemporarilyClosed,
        Alert = "=HYPERLINK(\"http://example.org\")",
        Url = "https://example.org/debt?a=1&b=2",
        Email = "debt@example.org",
        Fees = "Free",
        CostOptions = [new CostOption(3.5m) { Option = "under 18s", AmountDescription = "a session" }, new CostOption(null) { Option = "ask us" }],
        ApplicationProcess = "+ring first",
        EligibilityDescription = "'=1+1",
        MinimumAge = 16,
        MaximumAge = 25,
        Accreditations = "@home",
        Languages = ["Polish", "Urdu"],
        Phones = [new Phone("0161 496 0000"), new Phone("116 123") { Description = "out of hours" }],
        Contacts = [new Contact("Ann Example") { Title = "Manager" }],
        ServiceAreas = [new ServiceArea("Hanley") { Uri = "http://statistics.data.gov.uk/id/statistical-geography/E08000009" }],
        Schedules =
        [
            new Schedule { Freq = ScheduleFrequency.Weekly, ByDay = "TU,TH", OpensAt = new TimeOnly(10, 0), ClosesAt = new TimeOnly(14, 0) },
            new Schedule { Freq = ScheduleFrequency.Monthly, ByDay = "1SA", OpensAt = new TimeOnly(9, 30), ClosesAt = new TimeOnly(12, 0), ValidFrom = new LocalDate(2026, 1, 1), Notes = "not in August", AttendingType = "online" },
            new Schedule { Description = "by appointment" },
        ],
        Locations =
        [
            new Location { Name = "The Hub", Address = "1 High Street", City = "Hanley", PostalCode = "ST1 3EJ", Latitude = 53.02, Longitude = -2.17, Accessibility = ["step-free", "hearing loop"] },
            new Location { Type = LocationType.Virtual, Name = "Online", Description = "by video" },
        ],
        TaxonomyTerms = [new TaxonomyTerm("Debt") { Taxonomy = "esdTypes", Uri = "http://id.esd.org.uk/service/1" }, new TaxonomyTerm("Money, bills")],
        AssuredDate = new LocalDate(2026, 9, 2),
        AssurerEmail = "assurer@example.org",
    };

    public static Service Plain { get; } = new(new ServiceId(2), new CommunityId(1), "Food parcels", new Organization("Food parcels"))
    {
        Phones = [new Phone("01632 960001")],
        Schedules = [new Schedule { Freq = ScheduleFrequency.Weekly, ByDay = "MO,TU,WE,TH,FR", OpensAt = new TimeOnly(9, 0), ClosesAt = new TimeOnly(17, 0) }],
        TaxonomyTerms = [new TaxonomyTerm("Food"), new TaxonomyTerm("Money")],
        ServiceAreas = [new ServiceArea("Hanley"), new ServiceArea("Burslem")],
        Locations = [new Location { Address = "2 High Street, Hanley", PostalCode = "ST1 4AA" }],
    };

    public static Service Refuge { get; } = new(new ServiceId(3), new CommunityId(1), "Safe house", new Organization("Haven"))
    {
        Phones = [new Phone("0808 157 0001")],
        AddressWithheld = true,
        Locations = [new Location { Address = Secret, PostalCode = "ST6 9ZZ", Latitude = 53.111, Longitude = -2.222 }],
    };

    public static IReadOnlyList<Service> All { get; } = [Rich, Plain, Refuge, new(new ServiceId(4), new CommunityId(1), "Name alone", new Organization("Name alone"))];

    /// <summary>What a file can hold of a record: no ids of ours, and nothing of a place that is withheld.</summary>
    public static Service AsInAFile(Service service) => service with
    {
        Id = default,
        Community = default,
        SourceId = "",
        LastModified = default,
        Organization = service.Organization with { SourceId = "" },
        Locations = service.OpenLocations,
    };

    public static string Show(Service service) => SameRecord.Of(service);
}
