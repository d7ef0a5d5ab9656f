using System.Collections.Immutable;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>The parts of a record one by one: in words, copied, emptied.</summary>
internal static class ServiceParts
{
    /// <summary>In the order in which a form asks for them.</summary>
    public static ImmutableArray<ServicePart> InForm { get; } =
    [
        ServicePart.Name, ServicePart.Organization, ServicePart.Description, ServicePart.Phone, ServicePart.Referral, ServicePart.Eligibility,
        ServicePart.Areas, ServicePart.Cost, ServicePart.Attending, ServicePart.Hours, ServicePart.Address, ServicePart.Secrecy,
        ServicePart.Languages, ServicePart.Email, ServicePart.Website, ServicePart.Topics,
    ];

    /// <summary>What can be changed later.</summary>
    public static ImmutableArray<ServicePart> ToChange { get; } =
        [.. InForm, ServicePart.Accessibility, ServicePart.Status, ServicePart.Alert, ServicePart.Vouching];

    public static bool IsRequired(this ServicePart part) => part is ServicePart.Name or ServicePart.Organization or ServicePart.Description;

    /// <summary>True where several answers go together, so that buttons add and take away.</summary>
    public static bool TakesSeveral(this ServicePart part) =>
        part is ServicePart.Eligibility or ServicePart.Areas or ServicePart.Attending or ServicePart.Languages or ServicePart.Topics
            or ServicePart.Referral or ServicePart.Accessibility;

    /// <summary>What the record says of it; empty where it says nothing. A withheld address is never said.</summary>
    public static string Words(ServicePart part, Service service) => part switch
    {
        ServicePart.Name => service.Name,
        ServicePart.Organization => service.Organization.Name,
        ServicePart.Description => service.Description,
        ServicePart.Phone => Join(service.Phones.Select(p => p.Description.Length > 0 ? $"{p.Number} ({p.Description})" : p.Number)),
        ServicePart.Email => service.Email,
        ServicePart.Website => service.Url,
        ServicePart.Eligibility => Join(new[] { service.EligibilityDescription, ServiceTexts.Ages(service) is { Length: > 0 } ages ? $"ages {ages}" : "" }.Where(s => s.Length > 0)),
        ServicePart.Areas => Join(service.ServiceAreas.Select(a => a.Name)),
        ServicePart.Cost => service.Fees,
        ServicePart.Referral => service.ApplicationProcess,
        ServicePart.Attending => Join(ServiceTexts.Attending(service)),
        ServicePart.Hours => HoursText.InWords(HoursOf(service)),
        ServicePart.Address => string.Join("; ", service.OpenLocations.Select(ServiceTexts.Place).Where(s => s.Length > 0)),
        ServicePart.Secrecy => service.AddressWithheld ? OfferTexts.Secret : "",
        ServicePart.Languages => Join(service.Languages),
        ServicePart.Topics => Join(service.TaxonomyTerms.Select(t => t.Name)),
        ServicePart.Accessibility => Join(service.OpenLocations.SelectMany(l => l.Accessibility).Distinct(StringComparer.OrdinalIgnoreCase)),
        ServicePart.Status => OfferTexts.Status(service.Status),
        ServicePart.Alert => service.Alert,
        ServicePart.Vouching => service.VouchedByName,
        _ => "",
    };

    public static bool IsKnown(ServicePart part, Service service) => Words(part, service).Length > 0;

    /// <summary>The record <paramref name="to"/>, with this part as <paramref name="from"/> has it.</summary>
    public static Service Copy(ServicePart part, Service from, Service to) => part switch
    {
        ServicePart.Name => to with { Name = from.Name },
        ServicePart.Organization => to with { Organization = from.Organization },
        ServicePart.Description => to with { Description = from.Description },
        ServicePart.Phone => to with { Phones = from.Phones },
        ServicePart.Email => to with { Email = from.Email },
        ServicePart.Website => to with { Url = from.Url },
        ServicePart.Eligibility => to with
        {
            EligibilityDescription = from.EligibilityDescription,
            MinimumAge = from.MinimumAge,
            MaximumAge = from.MaximumAge,
        },
        ServicePart.Areas => to with { ServiceAreas = from.ServiceAreas },
        ServicePart.Cost => to with { Fees = from.Fees, CostOptions = from.CostOptions },
        ServicePart.Referral => to with { ApplicationProcess = from.ApplicationProcess },
        ServicePart.Attending => to with { Schedules = [.. HoursOf(to), .. from.Schedules.Where(IsAttendingAlone)] },
        ServicePart.Hours => to with { Schedules = [.. HoursOf(from), .. to.Schedules.Where(IsAttendingAlone)] },
        ServicePart.Address or ServicePart.Secrecy => to with { AddressWithheld = from.AddressWithheld, Locations = from.AddressWithheld ? [] : from.Locations },
        ServicePart.Accessibility => to with { Locations = from.OpenLocations },
        ServicePart.Languages => to with { Languages = from.Languages },
        ServicePart.Topics => to with { TaxonomyTerms = from.TaxonomyTerms },
        ServicePart.Status => to with { Status = from.Status, Alert = from.Status == ServiceStatus.Active ? "" : to.Alert },
        ServicePart.Alert => to with { Alert = from.Alert },
        ServicePart.Vouching => to with { VouchedBy = from.VouchedBy, VouchedByName = from.VouchedByName },
        _ => to,
    };

    /// <summary>The record with nothing said of this part.</summary>
    public static Service Empty(ServicePart part, Service service) => part switch
    {
        ServicePart.Alert => service with { Alert = "" },
        ServicePart.Accessibility =>
            service with { Locations = [.. service.Locations.Select(l => l with { Accessibility = [] })] },
        _ => Copy(part, new Service(service.Id, service.Community, service.Name, service.Organization), service),
    };

    /// <summary>The schedules that say when.</summary>
    public static ImmutableArray<Schedule> HoursOf(Service service) => [.. service.Schedules.Where(s => !IsAttendingAlone(s))];

    /// <summary>A schedule that says how one attends and nothing else.</summary>
    public static bool IsAttendingAlone(Schedule schedule) =>
        schedule is { AttendingType.Length: > 0, ByDay: "", ByMonthDay: "", Description: "", OpensAt: null, ClosesAt: null, DtStart: null };

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
