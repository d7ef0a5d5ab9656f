using System.Globalization;
using CsvHelper;
using NodaTime.Text;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Writes services as a table for a spreadsheet, that reads back as the same records. Places that are withheld are not written.
/// Cells that a spreadsheet would take for a formula are neutralised (<see cref="CsvCells.Guard"/>).
/// </summary>
internal static class WriteCsv
{
    // The byte order mark is how spreadsheets know UTF-8.
    private static readonly CsvWriterOptions _options = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    private static readonly (string Header, Func<Service, string> Cell)[] _columns =
    [
        ("id", s => s.SourceId.Length > 0 ? s.SourceId : StableUuid.Of(s).ToString("D")),
        ("name", s => s.Name),
        ("organization", s => s.Organization.Name),
        ("description", s => s.Description),
        ("status", s => WriteOruk.StatusOf(s.Status)),
        ("alert", s => s.Alert),
        ("phones", s => CsvCells.Phones(s.Phones)),
        ("email", s => s.Email),
        ("url", s => s.Url),
        ("eligibility_description", s => s.EligibilityDescription),
        ("minimum_age", s => Number(s.MinimumAge)),
        ("maximum_age", s => Number(s.MaximumAge)),
        ("languages", s => CsvCells.Texts(s.Languages)),
        ("schedules", s => CsvCells.Schedules(s.Schedules)),
        ("fees", s => s.Fees),
        ("cost_options", s => CsvCells.Costs(s.CostOptions)),
        ("application_process", s => s.ApplicationProcess),
        ("service_areas", s => Areas(s)),
        ("service_area_uri", s => s.ServiceAreas is [{ Uri: var uri }] ? uri : ""),
        ("location_name", s => First(s).Name),
        ("location_type", s => s.OpenLocations.IsEmpty ? "" : WriteOruk.TypeOf(First(s).Type)),
        ("location_description", s => First(s).Description),
        ("address", s => First(s).Address),
        ("city", s => First(s).City),
        ("region", s => First(s).Region),
        ("county", s => First(s).StateProvince),
        ("postcode", s => First(s).PostalCode),
        ("country", s => First(s).Country),
        ("latitude", s => Number(First(s).Latitude)),
        ("longitude", s => Number(First(s).Longitude)),
        ("accessibility", s => CsvCells.Texts(First(s).Accessibility)),
        ("locations", s => s.OpenLocations.Length > 1 ? CsvCells.AsJson(s.OpenLocations) : ""),
        ("taxonomy_terms", s => CsvCells.Terms(s.TaxonomyTerms)),
        ("contact_name", s => OneContact(s) ? s.Contacts[0].Name : CsvCells.Contacts(s.Contacts)),
        ("contact_title", s => OneContact(s) ? s.Contacts[0].Title : ""),
        ("accreditations", s => s.Accreditations),
        ("organization_id", s => s.Organization.SourceId),
        ("organization_description", s => s.Organization.Description),
        ("organization_email", s => s.Organization.Email),
        ("organization_website", s => s.Organization.Website),
        ("assured_date", s => s.AssuredDate is { } date ? LocalDatePattern.Iso.Format(date) : ""),
        ("assurer_email", s => s.AssurerEmail),
        ("address_withheld", s => s.AddressWithheld ? "yes" : ""),
        ("last_modified", s => s.LastModified == default ? "" : s.LastModified.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    public static byte[] Write(IEnumerable<Service> services)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, _options, leaveOpen: true))
        {
            csv.WriteHeader([.. _columns.Select(c => c.Header)]);
            foreach (var service in services)
            {
                foreach (var (_, cell) in _columns)
                    csv.WriteField(CsvCells.Guard(cell(service)));
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    private static Location First(Service service) => service.OpenLocations is [var first, ..] ? first : new Location();

    private static string Areas(Service service) =>
        service.ServiceAreas is [{ Uri.Length: > 0 } one] && CsvCells.Areas([one with { Uri = "" }]) is var said && !CsvCells.IsJson(said) ? said : CsvCells.Areas(service.ServiceAreas);

    private static bool OneContact(Service service) => service.Contacts is [{ Name: var name }] && !CsvCells.IsJson(name) && !ImportedText.SaysNothing(name);

    private static string Number<T>(T? number)
        where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
