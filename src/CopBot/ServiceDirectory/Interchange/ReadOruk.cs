using System.Globalization;
using System.Text.Json;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Reads one service of a JSON file: Open Referral UK 3.0 (full or as in a list), the older form of 1.0 (developers.openreferraluk.org),
/// and flat records whose values are texts. What is missing is empty; what is of the wrong type is left out and told.
/// </summary>
internal static class ReadOruk
{
    /// <summary>Null where it is no service; then <paramref name="why"/> says so.</summary>
    public static Service? Read(JsonElement json, ImportedText text, out string why)
    {
        why = "";
        if (json.ValueKind != JsonValueKind.Object)
        {
            why = "it is no record";
            return null;
        }

        var name = text.Line(Str(json, "name", "title"), Service.LongestName);
        text.Name = name;
        if (name.Length == 0)
        {
            why = "it has no name";
            return null;
        }

        var withheld = ImportedText.IsYes(Str(json, "address_withheld"));
        var (from, to) = Ages(json, text);
        var fees = text.Text(Str(json, "fees", "cost", "costs"));
        return new Service(default, default, name, Organization(json, name, text))
        {
            SourceId = text.Line(Str(json, "id"), 200),
            Description = text.Text(Str(json, "description")),
            Status = text.Status(Str(json, "status")),
            Alert = text.Text(Str(json, "alert")),
            Url = text.Url(Str(json, "url", "website")),
            Email = text.Line(Str(json, "email")),
            Fees = fees,
            CostOptions = [.. Each(json, "cost_options").Select(c => Cost(c, text)).OfType<CostOption>()],
            ApplicationProcess = text.Text(Str(json, "application_process", "referral", "referral_method")),
            EligibilityDescription = text.Text(Eligibility(json)),
            MinimumAge = from,
            MaximumAge = to,
            Accreditations = text.Text(Str(json, "accreditations")),
            Languages = [.. Distinct(Each(json, "languages", "language").Select(l => text.Line(l.ValueKind == JsonValueKind.String ? Plain(l) : Str(l, "name", "language"), 60)))],
            Phones = [.. Phones(json, text)],
            Contacts = [.. Each(json, "contacts").Select(c => new Contact(text.Line(Str(c, "name"), 100)) { Title = text.Line(Str(c, "title"), 100) }).Where(c => c.Name.Length + c.Title.Length > 0)],
            ServiceAreas = [.. Areas(json, text)],
            Schedules = [.. Schedules(json, text)],
            Locations = withheld ? [] : [.. Locations(json, text)],
            TaxonomyTerms = [.. Terms(json, text)],
            AssuredDate = text.Date(Str(json, "assured_date")),
            AssurerEmail = text.Line(Str(json, "assurer_email")),
            AddressWithheld = withheld,
        };
    }

    private static Organization Organization(JsonElement json, string name, ImportedText text)
    {
        var organization = Get(json, "organization", "organisation");
        if (organization is not { ValueKind: JsonValueKind.Object } of)
            return new Organization(text.Line(organization is { } plain ? Plain(plain) : "", Service.LongestName) is { Length: > 0 } said ? said : name);
        return new Organization(text.Line(Str(of, "name"), Service.LongestName) is { Length: > 0 } named ? named : name)
        {
            SourceId = text.Line(Str(of, "id"), 200),
            Description = text.Text(Str(of, "description")),
            Email = text.Line(Str(of, "email")),
            Website = text.Url(Str(of, "website", "url")),
        };
    }

    private static (int? From, int? To) Ages(JsonElement json, ImportedText text)
    {
        var from = text.Age(Str(json, "minimum_age"));
        var to = text.Age(Str(json, "maximum_age"));
        foreach (var eligibility in Each(json, "eligibilitys", "eligibilities"))
        {
            from ??= text.Age(Str(eligibility, "minimum_age"));
            to ??= text.Age(Str(eligibility, "maximum_age"));
        }

        return to < from ? (to, from) : (from, to);
    }

    private static string Eligibility(JsonElement json)
    {
        if (Str(json, "eligibility_description", "eligibility") is { Length: > 0 } said)
            return said;
        return string.Join("; ", Each(json, "eligibilitys", "eligibilities").Select(e => Str(e, "eligibility")).Where(e => e.Length > 0));
    }

    private static IEnumerable<Phone> Phones(JsonElement json, ImportedText text)
    {
        var all = Each(json, "phones", "phone", "telephone")
            .Concat(Each(json, "contacts").SelectMany(c => Each(c, "phones", "phone")))
            .Concat(Get(json, "organization") is { ValueKind: JsonValueKind.Object } of ? Each(of, "phones") : []);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phone in all)
        {
            var said = phone.ValueKind == JsonValueKind.Object ? text.Line(Str(phone, "description"), 100) : "";
            foreach (var number in text.Phones(phone.ValueKind == JsonValueKind.Object ? Str(phone, "number") : Plain(phone)))
            {
                if (seen.Add(number.Number))
                    yield return said.Length > 0 ? number with { Description = said } : number;
            }
        }
    }

    private static CostOption? Cost(JsonElement json, ImportedText text)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var amount = decimal.TryParse(Str(json, "amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var read) ? read : (decimal?)null;
        var cost = new CostOption(amount, text.Line(Str(json, "currency"), 3) is { Length: 3 } currency ? currency.ToUpperInvariant() : "GBP")
        {
            Option = text.Line(Str(json, "option")),
            AmountDescription = text.Line(Str(json, "amount_description")),
        };
        return amount is null && cost.Option.Length + cost.AmountDescription.Length == 0 ? null : cost;
    }

    private static IEnumerable<ServiceArea> Areas(JsonElement json, ImportedText text) =>
        Each(json, "service_areas", "area", "areas").Select(area => area.ValueKind == JsonValueKind.Object
                ? new ServiceArea(text.Line(Str(area, "name", "service_area"))) { Uri = text.Url(Str(area, "uri")) }
                : new ServiceArea(text.Line(Plain(area))))
            .Where(a => a.Name.Length > 0)
            .DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Schedule> Schedules(JsonElement json, ImportedText text)
    {
        if (Get(json, "hours", "opening_hours", "opening_times") is { ValueKind: JsonValueKind.String } hours)
        {
            foreach (var schedule in text.Hours(Plain(hours)))
                yield return schedule;
        }

        var places = Each(json, "service_at_locations").ToList();
        var all = Each(json, "schedules", "regular_schedules").Concat(places.SelectMany(p => Each(p, "schedules", "regular_schedules")));
        foreach (var schedule in all.Where(s => s.ValueKind == JsonValueKind.Object))
        {
            var read = new Schedule
            {
                Freq = Str(schedule, "freq").ToUpperInvariant() switch { "WEEKLY" => ScheduleFrequency.Weekly, "MONTHLY" => ScheduleFrequency.Monthly, _ => null },
                Interval = int.TryParse(Str(schedule, "interval"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var interval) && interval is > 0 and < 100 ? interval : 1,
                ByDay = Days(Str(schedule, "byday", "weekday")),
                ByMonthDay = text.Line(Str(schedule, "bymonthday"), 100),
                OpensAt = Time(Str(schedule, "opens_at")),
                ClosesAt = Time(Str(schedule, "closes_at")),
                DtStart = text.Date(Str(schedule, "dtstart")),
                ValidFrom = text.Date(Str(schedule, "valid_from")),
                ValidTo = text.Date(Str(schedule, "valid_to")),
                Description = text.Text(Str(schedule, "description")),
                AttendingType = text.Line(Str(schedule, "attending_type")),
                Notes = text.Text(Str(schedule, "notes")),
                Link = text.Url(Str(schedule, "schedule_link")),
            };

            // The older form has days and times, and leaves the frequency to be understood.
            if (read is { Freq: null, ByDay.Length: > 0, OpensAt: not null })
                read = read with { Freq = ScheduleFrequency.Weekly };
            if (read.Freq is not null || read.OpensAt is not null || read.Description.Length > 0)
                yield return read;
        }
    }

    private static string Days(string days)
    {
        var read = days.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(day => day.Length > 3 && char.IsAsciiLetter(day[0]) ? day[..2] : day).ToList();
        return read.TrueForAll(day => day.Length is >= 2 and <= 5 && day[^2..] is "MO" or "TU" or "WE" or "TH" or "FR" or "SA" or "SU") ? string.Join(',', read) : "";
    }

    private static TimeOnly? Time(string time) =>
        TimeOnly.TryParse(time.TrimEnd('Z'), CultureInfo.InvariantCulture, out var read) ? read : time.StartsWith("24:00", StringComparison.Ordinal) ? TimeOnly.MinValue : null;

    private static IEnumerable<Location> Locations(JsonElement json, ImportedText text)
    {
        var places = Each(json, "service_at_locations").Select(at => Get(at, "location")).Concat(Each(json, "locations").Select(l => (JsonElement?)l));
        var found = false;
        foreach (var place in places)
        {
            if (place is { ValueKind: JsonValueKind.Object } location)
            {
                found = true;
                yield return Location(location, text);
            }
        }

        var flat = new Location { Address = text.Line(Str(json, "address")), PostalCode = text.Postcode(Str(json, "postcode", "postal_code")) };
        if (!found && flat.Address.Length + flat.PostalCode.Length > 0)
            yield return flat;
    }

    private static Location Location(JsonElement location, ImportedText text)
    {
        var address = Each(location, "addresses", "physical_addresses").FirstOrDefault(a => a.ValueKind == JsonValueKind.Object);
        return new Location
        {
            Type = Str(location, "location_type") switch { "postal" => LocationType.Postal, "virtual" => LocationType.Virtual, _ => LocationType.Physical },
            Name = text.Line(Str(location, "name")),
            Description = text.Text(Str(location, "description")),
            Latitude = text.Degrees(Str(location, "latitude"), 90),
            Longitude = text.Degrees(Str(location, "longitude"), 180),
            Address = text.Line(Str(address, "address_1")),
            City = text.Line(Str(address, "city")),
            Region = text.Line(Str(address, "region")),
            StateProvince = text.Line(Str(address, "state_province")),
            PostalCode = text.Postcode(Str(address, "postal_code")),
            Country = text.Line(Str(address, "country"), 60),
            Accessibility = [.. Distinct(Each(location, "accessibility", "accessibility_for_disabilities").Select(a => text.Line(Str(a, "description", "accessibility"))))],
        };
    }

    private static IEnumerable<TaxonomyTerm> Terms(JsonElement json, ImportedText text)
    {
        var plain = Each(json, "taxonomy", "taxonomies", "category", "categories");
        var linked = Each(json, "attributes").Select(a => Get(a, "taxonomy_term")).Concat(Each(json, "link_taxonomies").Select(l => Get(l, "taxonomy"))).OfType<JsonElement>();
        return plain.Concat(linked)
            .Select(term => term.ValueKind == JsonValueKind.Object
                ? new TaxonomyTerm(text.Line(Str(term, "name", "term"))) { Taxonomy = text.Line(Vocabulary(term)), Uri = text.Url(Str(term, "term_uri")) }
                : new TaxonomyTerm(text.Line(Plain(term))))
            .Where(t => t.Name.Length > 0)
            .DistinctBy(t => (t.Name.ToUpperInvariant(), t.Taxonomy));
    }

    private static string Vocabulary(JsonElement term) =>
        Get(term, "taxonomy_detail") is { ValueKind: JsonValueKind.Object } detail ? Str(detail, "name") : Str(term, "taxonomy", "vocabulary");

    private static IEnumerable<string> Distinct(IEnumerable<string> texts) => texts.Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    private static JsonElement? Get(JsonElement json, params ReadOnlySpan<string> names)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                return value;
        }

        return null;
    }

    private static string Str(JsonElement json, params ReadOnlySpan<string> names) => Get(json, names) is { } value ? Plain(value) : "";

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Lenient(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };

    // Half of a surrogate pair, escaped in the file, is no text.
    private static string Lenient(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // A list, or one thing where a list was meant.
    private static IEnumerable<JsonElement> Each(JsonElement json, params string[] names) => Get(json, names) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
    };
}
