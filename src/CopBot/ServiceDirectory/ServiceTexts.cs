using System.Globalization;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Reading;
using CopBot.Time;
using Humanizer;
using LocalDate = NodaTime.LocalDate;
using Period = NodaTime.Period;
using PeriodUnits = NodaTime.PeriodUnits;

namespace CopBot.ServiceDirectory;

/// <summary>What the whole room says of a service, and of itself.</summary>
internal static class ServiceTexts
{
    public const string SomebodyForgotten = "a former member";

    /// <summary>A check that is older than this is said to be so long ago, not when it was.</summary>
    private const int MonthsUntilStale = 6;

    private const int LongestLine = 140;

    private const int LongestDescription = 900;

    public static Html InDigest(Service service) => $"{PlainText.Shorten(service.Name, 60)}, {PlainText.Shorten(service.Organization.Name, 40)}";

    public static Html AddedInDigest(int services) => $"{"new service".ToQuantity(services)} in the directory: /services";

    public static Html AddedOutside(int services) => $"{"new service".ToQuantity(services)} in the directory";

    public static Html CheckedInDigest(int services) => $"{"service".ToQuantity(services)} checked again and still right";

    public static Html Keeps => $"The service directory: who answers for a service, who checked it and when, who changed or flagged what. It stays as long as the group uses me. If I forget you, it stays without your name. Forms that you have begun, for {"day".ToQuantity(KeptFor.Draft.Days)}; a file that you import, for {"day".ToQuantity(KeptFor.Import.Days)}.";

    public static string NoLongerHere => "This service is no longer in the directory.";

    /// <summary>One of several on a phone's screen: five lines at most.</summary>
    public static Html ShortCard(Service service, Scene scene)
    {
        var refer = Cut(service.ApplicationProcess);
        return Html.Lines(
            $"<b>{service.Name}</b>{Org(service)}",
            Html.Of(Cut(service.Description)),
            Html.Join($" · ", [Html.Of(Cut(ForWhom(service))), Html.Of(Cut(When(service))), Html.Of(Where(service)), Html.Of(Cost(service))]),
            Html.Join($" · ", [refer.Length > 0 ? (Html)$"To refer: {refer}" : Html.Empty, FirstPhone(service)]),
            Alert(service),
            $"<i>{Freshness(service, scene)}</i>{Doubt(service)}");
    }

    /// <summary>Everything that may be shown.</summary>
    public static Html Details(Service service, Scene scene) => Html.Paragraphs(
        Html.Lines($"<b>{service.Name}</b>", service.Organization.Name == service.Name ? Html.Empty : Html.Of(service.Organization.Name)),
        Alert(service),
        Html.Of(PlainText.Shorten(service.Description, LongestDescription)),
        Html.Lines(
            Row("For", ForWhom(service)),
            Row("Area", string.Join(", ", service.ServiceAreas.Select(a => a.Name))),
            Row("How to attend", string.Join(", ", Attending(service))),
            Row("When", When(service)),
            Row("Where", Places(service)),
            Row("Access", string.Join(", ", service.OpenLocations.SelectMany(l => l.Accessibility).Distinct(StringComparer.OrdinalIgnoreCase))),
            Row("Cost", Cost(service)),
            Row("To refer", service.ApplicationProcess),
            Row("Languages", string.Join(", ", service.Languages)),
            Phones(service),
            Row("E-mail", service.Email.Length > 0 ? service.Email : service.Organization.Email),
            Row("Web", service.Url.Length > 0 ? service.Url : service.Organization.Website),
            Row("Ask for", string.Join(", ", service.Contacts.Select(c => c.Title.Length > 0 ? $"{c.Name} ({c.Title})" : c.Name))),
            Row("About", string.Join(", ", service.TaxonomyTerms.Select(t => t.Name)))),
        Html.Lines(
            $"<i>{Freshness(service, scene)}{Vouching(service)}</i>",
            Flagged(service, scene)));

    /// <summary>"Checked 2 September by Amara", "Not checked for 8 months".</summary>
    public static string Freshness(Service service, Scene scene)
    {
        if (LastCheck(service, scene.Community.Zone) is not { } date)
            return "Not checked here yet";
        var today = LocalTime.DateIn(scene.Community.Zone, scene.Now);
        var months = Period.Between(date, today, PeriodUnits.Months).Months;
        if (months >= MonthsUntilStale)
            return $"Not checked for {"month".ToQuantity((int)months)}";
        var on = LocalTime.DateInWords(date, today);
        return service.Checked is { } check && LocalTime.DateIn(scene.Community.Zone, check.At) == date ? $"Checked {on} by {check.ByName}" : $"Checked {on} by its publisher";
    }

    /// <summary>What stands behind the freshness of a record that somebody has flagged; names nobody.</summary>
    public static Html Doubt(Service service) => service.Flags.IsEmpty ? Html.Empty : (Html)$" · <b>May be out of date.</b>";

    /// <summary>One line below a name in inline mode.</summary>
    public static string HitLine(Service service) => string.Join(" · ", new[]
    {
        service.Organization.Name == service.Name ? "" : service.Organization.Name, Cut(service.Description), Where(service),
    }.Where(s => s.Length > 0));

    /// <summary>The day on which somebody last said that the record is right; null where nobody has.</summary>
    public static LocalDate? LastCheck(Service service, string zone)
    {
        var here = service.Checked is { } check ? LocalTime.DateIn(zone, check.At) : (LocalDate?)null;
        return here is { } day && service.AssuredDate is { } assured ? LocalDate.Max(day, assured) : here ?? service.AssuredDate;
    }

    /// <summary>The name, with the organisation where it is another.</summary>
    public static Html Named(Service service) => $"<b>{service.Name}</b>{Org(service)}";

    /// <summary>"16 and over", "up to 18", "11 to 25"; empty where no limit is known.</summary>
    public static string Ages(Service service) => (service.MinimumAge, service.MaximumAge) switch
    {
        (null or 0, null) => "",
        ({ } from, null) => $"{from} and over",
        (null or 0, { } to) => $"up to {to}",
        ({ } from, { } to) => $"{from} to {to}",
    };

    private static string ForWhom(Service service) =>
        string.Join(", ", new[] { service.EligibilityDescription, Ages(service) is { Length: > 0 } ages && !SaysAges(service) ? $"{(service.EligibilityDescription.Length > 0 ? "ages" : "Ages")} {ages}" : "" }.Where(s => s.Length > 0));

    // "Anyone aged 16 or over" needs no "ages 16 and over" behind it.
    private static bool SaysAges(Service service) =>
        new[] { service.MinimumAge, service.MaximumAge }.Where(a => a > 0).All(a => service.EligibilityDescription.Contains($"{a}", StringComparison.Ordinal));

    private static Html Org(Service service) =>
        service.Organization.Name.Length == 0 || string.Equals(service.Organization.Name, service.Name, StringComparison.OrdinalIgnoreCase)
            ? Html.Empty
            : (Html)$" · {service.Organization.Name}";

    private static Html Alert(Service service) => service switch
    {
        { Status: ServiceStatus.TemporarilyClosed, Alert: "" } => $"<b>Closed for now.</b>",
        { Status: ServiceStatus.TemporarilyClosed } => $"<b>Closed for now:</b> {service.Alert}",
        { Status: ServiceStatus.Defunct } => $"<b>This service has ended.</b> {service.Alert}",
        { Status: ServiceStatus.Inactive } => $"<b>Taken off the list.</b> {service.Alert}",
        { Alert.Length: > 0 } => $"<b>Please note:</b> {service.Alert}",
        _ => Html.Empty,
    };

    private static string When(Service service) => HoursText.InWords(service.Schedules);

    // A place that must not be known is not named at all, and a postal address is none to go to.
    private static string Where(Service service)
    {
        if (service.AddressWithheld)
            return "address not given out";
        return service.OpenLocations.FirstOrDefault(l => l.Type == LocationType.Physical) is { } place
            ? PlainText.Shorten(string.Join(", ", new[] { place.Name.Length > 0 ? place.Name : place.Address, place.City, place.PostalCode }.Where(s => s.Length > 0)), LongestLine)
            : service.OpenLocations.Any(l => l.Type == LocationType.Virtual) ? "online" : string.Join(", ", Attending(service));
    }

    /// <summary>How one attends, each way once: "in person", "online".</summary>
    public static IEnumerable<string> Attending(Service service) =>
        service.Schedules.Select(s => s.AttendingType.Replace('_', ' ')).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Places(Service service) => service.AddressWithheld
        ? "The address is not given out, to keep people safe. Please phone."
        : string.Join("; ", service.OpenLocations.Select(Place).Where(s => s.Length > 0));

    /// <summary>An address in one line, as it stands on an envelope.</summary>
    public static string Place(Location place) => place.Type == LocationType.Virtual
        ? string.Join(", ", new[] { "online", place.Name }.Where(s => s.Length > 0))
        : string.Join(", ", new[] { place.Name, place.Address, place.City, place.StateProvince, place.PostalCode }.Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            + (place.Type == LocationType.Postal ? " (post only)" : "");

    private static string Cost(Service service)
    {
        var options = service.CostOptions.Select(c => string.Join(" ", new[]
        {
            c.Amount switch { null => "", 0 => "free", { } amount when c.Currency == "GBP" => $"£{Amount(amount)}", { } amount => $"{Amount(amount)} {c.Currency}" },
            c.AmountDescription,
            c.Option.Length > 0 ? $"({c.Option})" : "",
        }.Where(s => s.Length > 0)));
        return PlainText.Shorten(string.Join("; ", options.Prepend(service.Fees).Where(s => s.Length > 0)), LongestLine * 2);
    }

    private static string Amount(decimal amount) => amount.ToString(amount == decimal.Truncate(amount) ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static Html FirstPhone(Service service) => service.Phones is [var first, ..] ? Html.Of(Number(first)) : Html.Empty;

    private static Html Phones(Service service) => Html.Lines([.. service.Phones.Select(p =>
        Row("Phone", p.Description.Length > 0 ? $"{Number(p)} ({p.Description})" : Number(p)))]);

    private static string Vouching(Service service) => service.VouchedBy is null ? "" : $". {service.VouchedByName} answers for it";

    private static Html Flagged(Service service, Scene scene) => service.Flags is not [.., var last]
        ? Html.Empty
        : (Html)$"<b>{last.ByName} said on {LocalTime.DateInWords(scene.Community.Zone, last.At, scene.Now)} that something is out of date{(last.Why.Length > 0 ? ": " : ".")}</b>{last.Why}";

    // With the country's code every telephone makes a link of it; written as at home, not all do.
    private static string Number(Phone phone) => phone.Number.StartsWith('0') && phone.Number.Count(char.IsAsciiDigit) >= 10 ? $"+44 {phone.Number[1..]}" : phone.Number;

    private static Html Row(string label, string value) => value.Length > 0 ? (Html)$"<b>{label}:</b> {value}" : Html.Empty;

    private static string Cut(string text) => PlainText.Shorten(PlainText.OneLine(text), LongestLine);
}
