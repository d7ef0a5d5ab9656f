using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using NodaTime;

namespace CopBot.ServiceDirectory;

[JsonConverter(typeof(ServiceIdJson))]
internal readonly record struct ServiceId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ServiceIdJson() : NumberJson<ServiceId>(id => id.Value, value => new(value));

/// <summary>ORUK 3.0, service.status.</summary>
internal enum ServiceStatus
{
    Active,
    Inactive,
    Defunct,
    TemporarilyClosed,
}

/// <summary>
/// A service that a community knows of. Names and meanings are those of Open Referral UK 3.0 (the service with its organization,
/// phones, schedules, areas and locations as one record); what only CopBot has stands at the end. Texts are plain; empty where
/// nothing is known. Nothing in it is a guess: what is not known is left out.
/// </summary>
internal sealed record Service(ServiceId Id, CommunityId Community, string Name, Organization Organization)
{
    /// <summary>The record's id where it came from (a UUID under ORUK, any text elsewhere); empty for what was added here.</summary>
    public string SourceId { get => field ?? ""; init; } = "";

    public string Description { get => field ?? ""; init; } = "";

    public ServiceStatus Status { get; init; }

    /// <summary>Something that people should know before they go, such as a closure for repairs.</summary>
    public string Alert { get => field ?? ""; init; } = "";

    public string Url { get => field ?? ""; init; } = "";

    public string Email { get => field ?? ""; init; } = "";

    /// <summary>ORUK "fees": what it costs, in words; "Free" where it is free.</summary>
    public string Fees { get => field ?? ""; init; } = "";

    public ImmutableArray<CostOption> CostOptions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How to refer or apply, in words.</summary>
    public string ApplicationProcess { get => field ?? ""; init; } = "";

    /// <summary>Who it is for, in words.</summary>
    public string EligibilityDescription { get => field ?? ""; init; } = "";

    /// <summary>In years, inclusive; null where there is no limit or none is known.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>In years, inclusive; null where there is no limit or none is known.</summary>
    public int? MaximumAge { get; init; }

    public string Accreditations { get => field ?? ""; init; } = "";

    /// <summary>Names of languages in which the service is given, such as "Polish", beside English.</summary>
    public ImmutableArray<string> Languages { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Phone> Phones { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Contact> Contacts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Where the people live whom it serves, by name, such as "Trafford"; none where nothing is known.</summary>
    public ImmutableArray<ServiceArea> ServiceAreas { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Schedule> Schedules { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<Location> Locations { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<TaxonomyTerm> TaxonomyTerms { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When somebody last assured that the record is right: a check here, or the date that came with an import.</summary>
    public LocalDate? AssuredDate { get; init; }

    public string AssurerEmail { get => field ?? ""; init; } = "";

    public DateTimeOffset LastModified { get; init; }

    /// <summary>The member who answers for the record; null: the core group does.</summary>
    public PersonId? VouchedBy { get; init; }

    public string VouchedByName { get => field ?? ""; init; } = "";

    /// <summary>The last check by a member here; null where nobody has checked it.</summary>
    public ServiceCheck? Checked { get; init; }

    /// <summary>Flags that it is out of date, the newest last; none once somebody has checked or changed it.</summary>
    public ImmutableArray<OutOfDateFlag> Flags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// The place must not be known, as a refuge's: no address, location or postcode is shown, searched, exported, or kept in the
    /// history.
    /// </summary>
    public bool AddressWithheld { get; init; }

    public const int LongestName = 150;

    public const int LongestText = 2000;

    /// <summary>True where it can be offered to people now, though <see cref="Alert"/> may warn.</summary>
    public bool IsOffered => Status is ServiceStatus.Active or ServiceStatus.TemporarilyClosed;

    /// <summary>Whoever vouches for it, and whoever steers the community, may change it.</summary>
    public bool MayBeChangedBy(Scene scene) => scene.Steers || VouchedBy == scene.Person.Id;

    /// <summary>The same record, without a trace of this person; what they vouched for falls to the core group.</summary>
    public Service Without(PersonId person) => this with
    {
        VouchedBy = VouchedBy == person ? null : VouchedBy,
        VouchedByName = VouchedBy == person ? "" : VouchedByName,
        Checked = Checked?.By == person ? Checked with { By = null, ByName = ServiceTexts.SomebodyForgotten } : Checked,
        Flags = [.. Flags.Select(f => f.By == person ? f with { By = null, ByName = ServiceTexts.SomebodyForgotten } : f)],
    };

    /// <summary>Places that may be shown.</summary>
    public ImmutableArray<Location> OpenLocations => AddressWithheld ? [] : Locations;
}

internal sealed record Organization(string Name)
{
    public string SourceId { get => field ?? ""; init; } = "";

    public string Description { get => field ?? ""; init; } = "";

    public string Email { get => field ?? ""; init; } = "";

    public string Website { get => field ?? ""; init; } = "";
}

/// <summary>A telephone number, as people read it aloud: "0161 496 0000".</summary>
internal sealed record Phone(string Number)
{
    /// <summary>When or for what, such as "out of hours".</summary>
    public string Description { get => field ?? ""; init; } = "";
}

/// <summary>Somebody to ask for; published by the service itself.</summary>
internal sealed record Contact(string Name)
{
    public string Title { get => field ?? ""; init; } = "";
}

/// <summary>One price. <paramref name="Amount"/> in <paramref name="Currency"/> (ISO 4217).</summary>
internal sealed record CostOption(decimal? Amount, string Currency = "GBP")
{
    /// <summary>For whom, such as "under 18s".</summary>
    public string Option { get => field ?? ""; init; } = "";

    /// <summary>For what, such as "a session".</summary>
    public string AmountDescription { get => field ?? ""; init; } = "";
}

internal sealed record ServiceArea(string Name)
{
    /// <summary>A URI that names the area, such as its statistical code.</summary>
    public string Uri { get => field ?? ""; init; } = "";
}

internal enum ScheduleFrequency
{
    Weekly,
    Monthly,
}

/// <summary>When it is open: a rule in iCalendar's words (RFC 5545, 3.3.10) with opening hours, or only a description.</summary>
internal sealed record Schedule
{
    public ScheduleFrequency? Freq { get; init; }

    /// <summary>Every so many weeks or months; 1 where it is not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Interval { get; init; } = 1;

    /// <summary>Days such as "MO,TU"; monthly each may have a number in front: "1TU,-1FR".</summary>
    public string ByDay { get => field ?? ""; init; } = "";

    /// <summary>Days of the month such as "1,15".</summary>
    public string ByMonthDay { get => field ?? ""; init; } = "";

    /// <summary>Local time; null where only the days are known.</summary>
    public TimeOnly? OpensAt { get; init; }

    public TimeOnly? ClosesAt { get; init; }

    public LocalDate? DtStart { get; init; }

    public LocalDate? ValidFrom { get; init; }

    public LocalDate? ValidTo { get; init; }

    /// <summary>In words, such as "by appointment"; or the hours as they were written, where they could not be read.</summary>
    public string Description { get => field ?? ""; init; } = "";

    /// <summary>How one attends: "in person", "online", "by phone", "home visit".</summary>
    public string AttendingType { get => field ?? ""; init; } = "";

    public string Notes { get => field ?? ""; init; } = "";

    public string Link { get => field ?? ""; init; } = "";
}

/// <summary>Where it takes place. A postal address where nobody is received is <see cref="LocationType.Postal"/>.</summary>
internal sealed record Location
{
    public LocationType Type { get; init; }

    public string Name { get => field ?? ""; init; } = "";

    public string Description { get => field ?? ""; init; } = "";

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string Address { get => field ?? ""; init; } = "";

    public string City { get => field ?? ""; init; } = "";

    public string Region { get => field ?? ""; init; } = "";

    /// <summary>County.</summary>
    public string StateProvince { get => field ?? ""; init; } = "";

    /// <summary>Written as Royal Mail does: "ST1 3EJ"; what is no postcode stays as it was given.</summary>
    public string PostalCode { get => field ?? ""; init; } = "";

    public string Country { get => field ?? ""; init; } = "";

    /// <summary>Such as "step-free", "hearing loop": each in a few words.</summary>
    public ImmutableArray<string> Accessibility { get => field.IsDefault ? [] : field; init; } = [];
}

internal enum LocationType
{
    Physical,
    Postal,
    Virtual,
}

/// <summary>What it is about, in a vocabulary's words.</summary>
internal sealed record TaxonomyTerm(string Name)
{
    /// <summary>Which vocabulary; empty for the community's own words.</summary>
    public string Taxonomy { get => field ?? ""; init; } = "";

    public string Uri { get => field ?? ""; init; } = "";
}

/// <summary>A member looked and found it right. A person who was forgotten leaves only the date.</summary>
internal sealed record ServiceCheck(PersonId? By, string ByName, DateTimeOffset At);

/// <summary>A member says that it is out of date, in a few words; the words may be empty.</summary>
internal sealed record OutOfDateFlag(PersonId? By, string ByName, DateTimeOffset At, string Why);
