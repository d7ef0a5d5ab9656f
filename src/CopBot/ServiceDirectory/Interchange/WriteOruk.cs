using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Writes services as one page of Open Referral UK 3.0: a list whose <c>contents</c> are full services. What is not known is left out,
/// but for what the standard requires of an address. Places that are withheld are not written, in any form.
/// </summary>
internal static class WriteOruk
{
    private static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyCollection<Service> services)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, _options))
        {
            json.WriteStartObject();
            json.WriteNumber("total_items", services.Count);
            json.WriteNumber("total_pages", 1);
            json.WriteNumber("page_number", 1);
            json.WriteNumber("size", services.Count);
            json.WriteBoolean("first_page", true);
            json.WriteBoolean("last_page", true);
            json.WriteBoolean("empty", services.Count == 0);
            json.WriteStartArray("contents");
            foreach (var service in services)
                new One(json, service).Write();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static string StatusOf(ServiceStatus status) => status switch
    {
        ServiceStatus.Active => "active",
        ServiceStatus.Inactive => "inactive",
        ServiceStatus.Defunct => "defunct",
        ServiceStatus.TemporarilyClosed => "temporarily closed",
    };

    public static string TypeOf(LocationType type) => type switch
    {
        LocationType.Physical => "physical",
        LocationType.Postal => "postal",
        LocationType.Virtual => "virtual",
    };

    private sealed class One(Utf8JsonWriter json, Service service)
    {
        private readonly Guid _id = StableUuid.Of(service);

        public void Write()
        {
            json.WriteStartObject();
            json.WriteString("id", _id);
            json.WriteString("name", service.Name);
            Text("description", service.Description);
            json.WriteString("status", StatusOf(service.Status));
            Text("alert", service.Alert);
            Uri("url", service.Url);
            Text("email", service.Email);
            Text("fees", service.Fees);
            Text("application_process", service.ApplicationProcess);
            Text("eligibility_description", service.EligibilityDescription);
            Number("minimum_age", service.MinimumAge);
            Number("maximum_age", service.MaximumAge);
            Text("accreditations", service.Accreditations);
            Date("assured_date", service.AssuredDate);
            Text("assurer_email", service.AssurerEmail);
            if (service.LastModified != default)
                json.WriteString("last_modified", service.LastModified.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            if (service.AddressWithheld)
                json.WriteBoolean("address_withheld", true);
            WriteOrganization();
            Each("phones", "phone", service.Phones, phone =>
            {
                json.WriteString("number", phone.Number);
                Text("description", phone.Description);
            });
            Each("contacts", "contact", service.Contacts, contact =>
            {
                Text("name", contact.Name);
                Text("title", contact.Title);
            });
            Each("languages", "language", service.Languages, language => json.WriteString("name", language));
            Each("cost_options", "cost", service.CostOptions, cost =>
            {
                Text("option", cost.Option);
                if (cost.Amount is { } amount)
                    json.WriteNumber("amount", amount);
                Text("amount_description", cost.AmountDescription);
                json.WriteString("currency", cost.Currency);
            });
            Each("service_areas", "area", service.ServiceAreas, area =>
            {
                json.WriteString("name", area.Name);
                json.WriteString("service_area", area.Name);
                Uri("uri", area.Uri);
            });
            Each("schedules", "schedule", service.Schedules, WriteSchedule);
            WriteLocations();
            WriteTerms();
            json.WriteEndObject();
        }

        private void WriteOrganization()
        {
            json.WriteStartObject("organization");
            json.WriteString("id", StableUuid.Of(service, service.Organization));
            json.WriteString("name", service.Organization.Name);
            json.WriteString("description", service.Organization.Description);
            Text("email", service.Organization.Email);
            Uri("website", service.Organization.Website);
            json.WriteEndObject();
        }

        private void WriteSchedule(Schedule schedule)
        {
            if (schedule.Freq is { } freq)
                json.WriteString("freq", freq == ScheduleFrequency.Weekly ? "WEEKLY" : "MONTHLY");
            if (schedule.Freq is not null)
                json.WriteNumber("interval", schedule.Interval);
            Text("byday", schedule.ByDay);
            Text("bymonthday", schedule.ByMonthDay);
            Time("opens_at", schedule.OpensAt);
            Time("closes_at", schedule.ClosesAt);
            Date("dtstart", schedule.DtStart);
            Date("valid_from", schedule.ValidFrom);
            Date("valid_to", schedule.ValidTo);
            Text("description", schedule.Description);
            Text("attending_type", schedule.AttendingType);
            Text("notes", schedule.Notes);
            Uri("schedule_link", schedule.Link);
        }

        private void WriteLocations()
        {
            var number = 0;
            Each("service_at_locations", "at", service.OpenLocations, location =>
            {
                number++;
                json.WriteStartObject("location");
                json.WriteString("id", StableUuid.Part(_id, "location", number));
                json.WriteString("location_type", TypeOf(location.Type));
                Text("name", location.Name);
                Text("description", location.Description);
                if (location.Latitude is { } latitude)
                    json.WriteNumber("latitude", latitude);
                if (location.Longitude is { } longitude)
                    json.WriteNumber("longitude", longitude);
                if (new[] { location.Address, location.City, location.Region, location.StateProvince, location.PostalCode, location.Country }.Any(t => t.Length > 0))
                    WriteAddress(location, number);
                if (!location.Accessibility.IsEmpty)
                    WriteAccessibility(location, number);
                json.WriteEndObject();
            });
        }

        private void WriteAddress(Location location, int number)
        {
            json.WriteStartArray("addresses");
            json.WriteStartObject();
            json.WriteString("id", StableUuid.Part(_id, "address", number));
            json.WriteString("address_1", location.Address);
            json.WriteString("city", location.City);
            Text("region", location.Region);
            json.WriteString("state_province", location.StateProvince);
            json.WriteString("postal_code", location.PostalCode);
            json.WriteString("country", location.Country);
            json.WriteString("address_type", TypeOf(location.Type));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        private void WriteAccessibility(Location location, int number)
        {
            json.WriteStartArray("accessibility");
            for (var i = 0; i < location.Accessibility.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("id", StableUuid.Part(_id, $"accessibility/{number}", i + 1));
                json.WriteString("description", location.Accessibility[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteTerms() => Each("attributes", "attribute", service.TaxonomyTerms, term =>
        {
            json.WriteString("link_type", "service");
            json.WriteStartObject("taxonomy_term");
            json.WriteString("id", StableUuid.Term(term));
            json.WriteString("name", term.Name);
            json.WriteString("description", term.Name);
            Text("taxonomy", term.Taxonomy);
            Uri("term_uri", term.Uri);
            json.WriteEndObject();
        });

        private void Each<T>(string name, string kind, ImmutableArray<T> items, Action<T> write)
        {
            if (items.IsEmpty)
                return;
            json.WriteStartArray(name);
            for (var i = 0; i < items.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("id", StableUuid.Part(_id, kind, i + 1));
                write(items[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void Text(string name, string value)
        {
            if (value.Length > 0)
                json.WriteString(name, value);
        }

        // The standard wants a whole URI; people leave the scheme out.
        private void Uri(string name, string value)
        {
            if (value.Length == 0)
                return;
            var whole = value.Contains("://", StringComparison.Ordinal) || value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? value : "http://" + value;
            if (System.Uri.IsWellFormedUriString(whole, UriKind.Absolute))
                json.WriteString(name, whole);
            else if (System.Uri.TryCreate(whole, UriKind.Absolute, out var uri))
                json.WriteString(name, uri.AbsoluteUri);
        }

        private void Number(string name, int? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
        }

        private void Date(string name, LocalDate? value)
        {
            if (value is { } date)
                json.WriteString(name, LocalDatePattern.Iso.Format(date));
        }

        private void Time(string name, TimeOnly? value)
        {
            if (value is { } time)
                json.WriteString(name, time.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        }
    }
}
