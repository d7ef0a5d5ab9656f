using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CopBot.ServiceDirectory.Reading;
using CsvHelper;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Reads a table of services, whatever its columns are called and what separates them.</summary>
internal static partial class ReadCsv
{
    private const int LargestRow = 1_000_000;

    private static readonly CsvReaderOptions _options = CsvReaderOptions.Default with { MaxRecordSize = LargestRow, TrackLineNumbers = false, IncludeValuesInExceptions = false };

    public static ImportFile Read(string text, int mostRows, CancellationToken cancellationToken)
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), _options);
        csv.ReadHeader();
        var headers = csv.Headers.ToArray();
        var columns = CsvColumns.Of(headers);
        if (!columns.Contains(CsvColumn.Name))
            return ImportFile.Unusable(ImportTexts.NoNameColumn);
        var rows = ImmutableArray.CreateBuilder<ImportedRow>();
        var refused = new List<RowNote>();
        var notes = new List<RowNote>();
        while (csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = (int)csv.RowNumber + 1;
            if (rows.Count + refused.Count >= mostRows)
                return ImportFile.Unusable(ImportTexts.TooManyRows(mostRows));
            var reader = new ImportedText(number, notes);
            var row = new CsvRow(reader);
            for (var i = 0; i < columns.Length && i < csv.FieldCount; i++)
                row.Add(columns[i], CsvCells.Unguard(csv.GetString(i)));
            if (row.IsEmpty)
                continue;
            if (row.Read() is { } service)
                rows.Add(new ImportedRow(number, service));
            else
                refused.Add(new RowNote(number, "", "it has no name"));
        }

        return new ImportFile(rows.ToImmutable(), [.. refused])
        {
            LeftOut = [.. notes],
            UnknownColumns = [.. headers.Where((header, i) => columns[i] == CsvColumn.Unknown && header.Trim().Length > 0).Select(h => ImportedText.Clean(h))],
        };
    }

    /// <summary>The cells of one row, by what they hold.</summary>
    private sealed class CsvRow(ImportedText text)
    {
        private readonly string[] _cells = new string[Enum.GetValues<CsvColumn>().Length];

        public bool IsEmpty => Array.TrueForAll(_cells, string.IsNullOrWhiteSpace);

        // Two columns of one meaning go together.
        public void Add(CsvColumn column, string cell)
        {
            if (string.IsNullOrWhiteSpace(cell) || column is CsvColumn.Unknown or CsvColumn.Ignored)
                return;
            ref var here = ref _cells[(int)column];
            here = string.IsNullOrEmpty(here) ? cell : $"{here}; {cell}";
        }

        public Service? Read()
        {
            var name = text.Line(Raw(CsvColumn.Name), Service.LongestName);
            text.Name = name;
            if (name.Length == 0)
                return null;
            var contact = Raw(CsvColumn.Contact);
            var withheld = ImportedText.IsYes(Raw(CsvColumn.Withheld));
            var (from, to) = Ages();
            return new Service(default, default, name, Organization(name))
            {
                SourceId = text.Line(Known(CsvColumn.Id), 200),
                Description = text.Text(Known(CsvColumn.Description)),
                Status = text.Status(Raw(CsvColumn.Status)),
                Alert = text.Text(Known(CsvColumn.Alert)),
                Url = text.Url(Known(CsvColumn.Url)) is { Length: > 0 } url ? url : text.Url(Web().Match(contact).Value),
                Email = text.Line(Known(CsvColumn.Email)) is { Length: > 0 } email ? email : Mail().Match(contact).Value,
                Fees = text.Text(Known(CsvColumn.Fees)),
                CostOptions = Json<CostOption>(CsvColumn.CostOptions, part => TidyParts.Of(part, text)) ?? [],
                ApplicationProcess = text.Text(Known(CsvColumn.ApplicationProcess)),
                EligibilityDescription = text.Text(Known(CsvColumn.Eligibility)),
                MinimumAge = from,
                MaximumAge = to,
                Accreditations = text.Text(Known(CsvColumn.Accreditations)),
                Languages = Json<string>(CsvColumn.Languages, part => TidyParts.Of(part, text)) ?? [.. Split(CsvColumn.Languages)],
                Phones = Json<Phone>(CsvColumn.Phone, part => TidyParts.Of(part, text)) ?? [.. Phones(contact)],
                Contacts = Json<Contact>(CsvColumn.ContactPerson, part => TidyParts.Of(part, text)) ?? Contacts(),
                ServiceAreas = Json<ServiceArea>(CsvColumn.Area, part => TidyParts.Of(part, text)) ?? [.. Areas()],
                Schedules = Json<Schedule>(CsvColumn.Hours, part => TidyParts.Of(part, text)) ?? [.. Hours()],
                Locations = withheld ? [] : Json<Location>(CsvColumn.MoreLocations, part => TidyParts.Of(part, text)) ?? [.. Places()],
                TaxonomyTerms = Json<TaxonomyTerm>(CsvColumn.Terms, part => TidyParts.Of(part, text)) ?? [.. Split(CsvColumn.Terms).Select(term => new TaxonomyTerm(term))],
                AssuredDate = text.Date(Raw(CsvColumn.AssuredDate)),
                AssurerEmail = text.Line(Known(CsvColumn.AssurerEmail)),
                AddressWithheld = withheld,
            };
        }

        private Organization Organization(string name) => new(text.Line(Known(CsvColumn.Organization), Service.LongestName) is { Length: > 0 } named ? named : name)
        {
            SourceId = text.Line(Known(CsvColumn.OrganizationId), 200),
            Description = text.Text(Known(CsvColumn.OrganizationDescription)),
            Email = text.Line(Known(CsvColumn.OrganizationEmail)),
            Website = text.Url(Known(CsvColumn.OrganizationWebsite)),
        };

        private (int? From, int? To) Ages()
        {
            var from = text.Age(Raw(CsvColumn.MinimumAge));
            var to = text.Age(Raw(CsvColumn.MaximumAge));
            var said = Known(CsvColumn.Ages);
            if (from is null && to is null && AgeRange().Match(said) is { Success: true } range)
                return (int.Parse(range.Groups["from"].Value), int.Parse(range.Groups["to"].Value));
            if (from is null && AgeFrom().Match(said) is { Success: true } over)
                from = int.Parse(over.Groups["from"].Value);
            else if (to is null && AgeUnder().Match(said) is { Success: true } under)
                to = int.Parse(under.Groups["to"].Value) - 1;
            return to < from ? (to, from) : (from, to);
        }

        private IEnumerable<Phone> Phones(string contact) => text.Phones(Raw(CsvColumn.Phone))
            .Concat(UkPhone.Find(Mail().Replace(ImportedText.Clean(contact), " ")))
            .DistinctBy(p => p.Number);

        private ImmutableArray<Contact> Contacts()
        {
            var contact = new Contact(text.Line(Known(CsvColumn.ContactPerson), 100)) { Title = text.Line(Known(CsvColumn.ContactTitle), 100) };
            return contact.Name.Length + contact.Title.Length > 0 ? [contact] : [];
        }

        private List<ServiceArea> Areas()
        {
            var (names, code) = Known(CsvColumn.Area).Length > 0 ? (Known(CsvColumn.Area), Known(CsvColumn.AreaCode)) : (Known(CsvColumn.SecondArea), Known(CsvColumn.SecondAreaCode));
            var areas = CsvCells.Split(names).Select(area => new ServiceArea(text.Line(area))).ToList();
            return areas.Count == 1 ? [areas[0] with { Uri = AreaUri(text.Line(code)) }] : areas;
        }

        // The statistics office's codes stand for areas under this address (statistics.data.gov.uk).
        private string AreaUri(string code) => code.Length == 9 && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? "http://statistics.data.gov.uk/id/statistical-geography/" + code
            : text.Url(code);

        private IEnumerable<Schedule> Hours()
        {
            foreach (var schedule in text.Hours(Raw(CsvColumn.Hours)))
                yield return schedule;

            // Days with the same hours become one line.
            var days = Enumerable.Range(0, 7)
                .SelectMany(day => text.Hours(Raw(CsvColumn.Monday + day), HoursText.ByDay(1 << day, [])))
                .GroupBy(s => (s.OpensAt, s.ClosesAt, s.Description, s.Freq));
            foreach (var same in days)
                yield return same.Key.Freq is null ? same.First() : same.First() with { ByDay = HoursText.ByDay(same.Aggregate(0, (all, s) => all | HoursText.DaysOf(s.ByDay)), []) };
        }

        private IEnumerable<Location> Places()
        {
            var address = text.Line(Known(CsvColumn.Address));
            var postcode = text.Postcode(Raw(CsvColumn.Postcode));
            var place = new Location
            {
                Type = Raw(CsvColumn.LocationType).Trim() switch { "postal" => LocationType.Postal, "virtual" => LocationType.Virtual, _ => LocationType.Physical },
                Name = text.Line(Known(CsvColumn.LocationName)),
                Description = text.Text(Known(CsvColumn.LocationDescription)),
                Latitude = text.Degrees(Raw(CsvColumn.Latitude), 90),
                Longitude = text.Degrees(Raw(CsvColumn.Longitude), 180),
                Address = address,
                City = text.Line(Known(CsvColumn.City)),
                Region = text.Line(Known(CsvColumn.Region)),
                StateProvince = text.Line(Known(CsvColumn.County)),
                PostalCode = postcode.Length > 0 ? postcode : Postcode.Find(address)?.Text ?? "",
                Country = text.Line(Known(CsvColumn.Country), 60),
                Accessibility = Json<string>(CsvColumn.Accessibility, part => TidyParts.Of(part, text)) ?? [.. Split(CsvColumn.Accessibility)],
            };
            var said = new[] { place.Name, place.Description, place.Address, place.PostalCode, place.City, place.Region, place.StateProvince, place.Country };
            if (said.Any(t => t.Length > 0) || place.Latitude is not null || place.Accessibility.Length > 0 || place.Type != LocationType.Physical)
                yield return place;
        }

        private IEnumerable<string> Split(CsvColumn column) =>
            CsvCells.Split(ImportedText.Clean(Known(column))).Select(part => text.Line(part)).Distinct(StringComparer.OrdinalIgnoreCase);

        private ImmutableArray<T>? Json<T>(CsvColumn column, Func<T, T?> tidy)
            where T : class => Raw(column) is var cell && CsvCells.IsJson(cell.TrimStart()) ? CsvCells.FromJson(cell, tidy) : null;

        private string Raw(CsvColumn column) => _cells[(int)column] ?? "";

        private string Known(CsvColumn column) => Raw(column) is var cell && ImportedText.SaysNothing(cell.Trim()) ? "" : cell;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(https?://|www\.)[^\s;,]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Web();

    [GeneratedRegex(@"\b(?<from>[0-9]{1,3})\s*(-|–|to)\s*(?<to>[0-9]{1,3})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AgeRange();

    [GeneratedRegex(@"\b(over\s+)?(?<from>[0-9]{1,3})\s*(\+|and over|plus|or over|years and over)|\bover\s+(?<from>[0-9]{1,3})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AgeFrom();

    [GeneratedRegex(@"\bunder\s+(?<to>[0-9]{1,3})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AgeUnder();
}
