using System.Text;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.Tests.ServiceDirectory.Interchange;

public class ReadImportFileTests
{
    [Fact]
    public void Csv_OfFoodBanks_IsRead()
    {
        var row = Only("""
            Name,Referral method,Opening times,Address,Postcode,Contact,Website,Area name,Area code
            Urban Outlook,Referral,"Tuesdays & Fridays 12pm - 3pm; 1st Saturday of month 10am - 12noon","Environ House, Salop Street",bl21dz,"info@example.org / 01632 960 001 (mornings)",https://example.org/ ,Bolton,E08000001
            """);
        Assert.Equal("Urban Outlook", row.Name);
        Assert.Equal("Referral", row.ApplicationProcess);
        Assert.Equal("Tue and Fri noon–3pm; first Sat of the month 10am–noon", HoursText.InWords(row.Schedules));
        Assert.Equal(("Environ House, Salop Street", "BL2 1DZ"), (row.Locations[0].Address, row.Locations[0].PostalCode));
        Assert.Equal(("info@example.org", "https://example.org/"), (row.Email, row.Url));
        Assert.Equal([new Phone("01632 960001") { Description = "mornings" }], row.Phones);
        Assert.Equal([new ServiceArea("Bolton") { Uri = "http://statistics.data.gov.uk/id/statistical-geography/E08000001" }], row.ServiceAreas);
    }

    [Fact]
    public void Csv_WithAColumnForEachDay_IsRead()
    {
        var row = Only("""
            pharmacy_name,address,postcode,opening_hours_monday,opening_hours_tuesday,opening_hours_saturday,opening_hours_sunday,ward_name,la_code,la_name
            Alpha Pharmacy,"2 The Mall",M33 7XZ,"09:00-13:00,14:15-18:30","09:00-13:00,14:15-18:30",09:00-12:00,CLOSED,Sale,E08000009,Trafford
            """);
        Assert.Equal("Alpha Pharmacy", row.Name);
        Assert.Equal("Mon and Tue 9am–1pm and 2:15pm–6:30pm; Sat 9am–noon", HoursText.InWords(row.Schedules));
        Assert.Equal("Trafford", row.ServiceAreas[0].Name);
    }

    [Theory]
    [InlineData("name,lon,lat\nBury,-2.29,53.59", "Bury")]
    [InlineData("name;category\nSale Bowling;Bowling", "Sale Bowling")]
    [InlineData("Organisation\tPhone\nHelp Hub\t01632 960000", "Help Hub")]
    [InlineData("sep=;\nTitle;Tel\nHelp Hub;01632 960000", "Help Hub")]
    [InlineData("\n\nname\n\"Two\nlines\"\n", "Two lines")]
    public void Csv_HoweverItIsSeparatedAndCalled_IsRead(string text, string name) => Assert.Equal(name, Only(text).Name);

    [Fact]
    public void JsonLines_OfFlatRecords_AreRead()
    {
        var file = Read("""
            {"id": "tr-1", "name": "Care Link", "organization": "Care Link", "description": "Support", "taxonomy": ["Mental health"], "area": "Trafford", "postcode": "M14 4TH", "phone": "01632 960001", "hours": "Mon 09:00-17:00; Sun CLOSED", "url": "www.example.org", "source": "x"}

            {"id": "tr-2", "name": "Second", "organization": "Second", "taxonomy": []}
            {"id": "tr-3", broken
            """);
        Assert.Equal(["tr-1", "tr-2"], file.Rows.Select(r => r.Service.SourceId));
        var first = file.Rows[0].Service;
        Assert.Equal(("M14 4TH", "Trafford", "Mental health"), (first.Locations[0].PostalCode, first.ServiceAreas[0].Name, first.TaxonomyTerms[0].Name));
        Assert.Equal("Mon 9am–5pm", HoursText.InWords(first.Schedules));
        Assert.Equal([new RowNote(4, "", "this line is no JSON")], file.Refused);
    }

    [Fact]
    public void Json_TheStandardsFullExample_IsRead()
    {
        var service = Assert.Single(ReadImportFile.Read(Schemas.Read("example_full.json"), TestContext.Current.CancellationToken).Rows).Service;
        Assert.Equal(("Community Counselling", "Example Organization Inc.", 12, 100), (service.Name, service.Organization.Name, service.MinimumAge, service.MaximumAge));
        Assert.Equal(("TH,FR", new TimeOnly(10, 0)), (service.Schedules[0].ByDay, service.Schedules[0].OpensAt));
        Assert.Equal(("1-30 Main Street", "ABC 1234"), (service.Locations[0].Address, service.Locations[0].PostalCode));
        Assert.Equal(35, service.CostOptions[0].Amount);
        Assert.Equal("Ann Persona", service.Contacts[0].Name);
        Assert.Equal(new NodaTime.LocalDate(2005, 1, 1), service.AssuredDate);
    }

    [Fact]
    public void Json_AThinListPage_IsRead() =>
        Assert.Equal("Community Counselling", Assert.Single(ReadImportFile.Read(Schemas.Read("example_list.json"), TestContext.Current.CancellationToken).Rows).Service.Name);

    [Fact]
    public void Json_TheOlderSpringPage_IsRead()
    {
        var row = Only("""
            {"totalElements": 1, "totalPages": 1, "number": 1, "size": 1, "first": true, "last": true, "empty": false, "content": [{
              "id": "9f5b1c1e-0000-4000-8000-000000000001", "name": "Lunch club", "status": "active", "fees": "£3",
              "organization": {"id": "9f5b1c1e-0000-4000-8000-000000000002", "name": "Age Well", "url": "http://example.org"},
              "eligibilitys": [{"id": "1", "eligibility": "Older people", "minimum_age": 60}],
              "contacts": [{"id": "2", "name": "Jo", "phones": [{"id": "3", "number": "01632960002"}]}],
              "languages": [{"id": "4", "language": "Welsh"}],
              "service_areas": [{"id": "5", "service_area": "Bristol"}],
              "regular_schedules": [{"id": "6", "opens_at": "12:00", "closes_at": "14:00", "byday": "TU"}],
              "service_taxonomys": [], "link_taxonomies": [{"taxonomy": {"id": "7", "name": "Meals", "vocabulary": "esd"}}],
              "service_at_locations": [{"id": "8", "location": {"id": "9", "name": "Hall", "latitude": 51.4, "longitude": -2.5,
                "physical_addresses": [{"id": "10", "address_1": "1 Road", "city": "Bristol", "postal_code": "BS1 4UA"}],
                "accessibility_for_disabilities": [{"id": "11", "accessibility": "ramp"}]}}]}]}
            """);
        Assert.Equal(("Lunch club", "Age Well", "http://example.org"), (row.Name, row.Organization.Name, row.Organization.Website));
        Assert.Equal((60, "Older people", "£3"), (row.MinimumAge, row.EligibilityDescription, row.Fees));
        Assert.Equal(("01632 960002", "Welsh", "Bristol"), (row.Phones[0].Number, row.Languages[0], row.ServiceAreas[0].Name));
        Assert.Equal("Tue noon–2pm", HoursText.InWords(row.Schedules));
        Assert.Equal(("BS1 4UA", "ramp"), (row.Locations[0].PostalCode, row.Locations[0].Accessibility[0]));
        Assert.Equal(("Meals", "esd"), (row.TaxonomyTerms[0].Name, row.TaxonomyTerms[0].Taxonomy));
    }

    [Fact]
    public void Encodings_OfManyPrograms_AreRead()
    {
        const string Text = "name,description\nCafé Zoë,“£5 – tea”\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var bytes in new[]
                 {
                     Encoding.UTF8.GetBytes(Text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
                     [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], Encoding.Unicode.GetBytes(Text), windows.GetBytes(Text),
                 })
        {
            var row = Assert.Single(ReadImportFile.Read(bytes, TestContext.Current.CancellationToken).Rows).Service;
            Assert.Equal(("Café Zoë", "“£5 – tea”"), (row.Name, row.Description));
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    [InlineData("%PDF-1.7 x", "a PDF")]
    [InlineData("PK\u0003\u0004xl", "an Excel workbook")]
    [InlineData("<html></html>", "a web page")]
    [InlineData("colour,size\nred,3", "column with the services’ names")]
    [InlineData("name,phone", "no service")]
    [InlineData("[]", "no service")]
    [InlineData("{\"contents\": []}", "no service")]
    [InlineData("{\"contents\": [", "broken")]
    [InlineData("[{\"name\": \"x\",}", "broken")]
    [InlineData("hello", "column with the services’ names")]
    public void File_ThatIsNoList_IsRefusedWithASentence(string text, string says) => Assert.Contains(says, Read(text).Broken, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Json_NestedWithoutEnd_IsRefused()
    {
        var deep = "{\"contents\": " + new string('[', 10_000) + new string(']', 10_000) + "}";
        Assert.Contains("broken", Read(deep).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_ThatAreNoService_AreRefusedByNumber()
    {
        var file = Read("""[{"name": "A"}, {"description": "no name"}, 14, {"name": "  "}, null, {"name": "B", "id": "1"}, {"name": "C", "id": "1"}, {"name": "A"}]""");
        Assert.Equal(["A", "B"], file.Rows.Select(r => r.Service.Name));
        Assert.Equal(
            ["2: it has no name", "3: it is no record", "4: it has no name", "5: it is no record", "7: it has the same id as 6", "8: it is the same as 1"],
            file.Refused.Select(r => $"{r.Number}: {r.Why}"));
    }

    [Fact]
    public void Values_OfTheWrongType_AreLeftOutAndTold()
    {
        var file = Read("""
            {"name": 42, "description": {"x": 1}, "minimum_age": "twelve", "maximum_age": -3, "phones": [{"number": "ring us"}, 7, null], "schedules": "always", "service_areas": {"name": "Hanley"},
             "assured_date": "soon", "status": "perhaps", "cost_options": [null, {"amount": "x"}], "service_at_locations": [{"location": {"latitude": "north", "addresses": [7]}}], "organization": [], "languages": ["Polish", {"name": "polish"}], "attributes": [{"taxonomy_term": "x"}]}
            """);
        var service = Assert.Single(file.Rows).Service;
        Assert.Equal("42", service.Name);
        Assert.Equal("42", service.Organization.Name);
        Assert.Null(service.MinimumAge);
        Assert.Empty(service.Phones);
        Assert.Equal("Hanley", service.ServiceAreas[0].Name);
        Assert.Equal(["Polish"], service.Languages);
        Assert.True(file.LeftOut.Length >= 5, string.Join('\n', file.LeftOut));
    }

    [Fact]
    public void Cells_ThatAreHugeOrHoldControlCharacters_AreTamed()
    {
        var file = Read("name,description,phone\n\"A\0\u0007B\",\"" + new string('x', 100_000) + "\",01632 960000\n");
        var service = Assert.Single(file.Rows).Service;
        Assert.Equal("AB", service.Name);
        Assert.True(service.Description.Length <= Service.LongestText);
        Assert.Contains(file.LeftOut, n => n.Why.Contains("100000", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_WithAWithheldAddress_DropsThePlace()
    {
        var row = Only("""{"name": "Refuge", "address_withheld": true, "service_at_locations": [{"location": {"id": "1", "addresses": [{"address_1": "7 Hidden Lane", "postal_code": "ST6 9ZZ"}]}}]}""");
        Assert.True(row.AddressWithheld);
        Assert.Empty(row.Locations);
    }

    [Fact]
    public void TheExamplesServices_AreWholeAndValid()
    {
        using var stream = typeof(CopBot.Playground.PlaygroundServer).Assembly.GetManifestResourceStream("Example/services.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        using var page = System.Text.Json.JsonDocument.Parse(bytes.ToArray());
        Assert.All(page.RootElement.GetProperty("contents").EnumerateArray(), service => Assert.Empty(Schemas.FaultsOf(service)));

        var text = System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(bytes.ToArray()), "days-ago-[0-9]+", "2026-09-02", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        var file = Read(text);
        Assert.Empty(file.Refused);
        Assert.Empty(file.LeftOut);
        Assert.InRange(file.Rows.Length, 40, 45);
        Assert.Equal(2, file.Rows.Count(r => r.Service.AddressWithheld));

        // Nobody's real number or page: Ofcom keeps these for drama, RFC 2606 that domain for examples.
        Assert.All(file.Rows.SelectMany(r => r.Service.Phones), phone => Assert.Matches("^(01632 960|0808 157 0|0161 496 0)", phone.Number));
        Assert.All(file.Rows.Where(r => r.Service.Url.Length > 0), r => Assert.StartsWith("https://example.org/", r.Service.Url, StringComparison.Ordinal));
    }

    private static Service Only(string text) => Assert.Single(Read(text).Rows).Service;

    private static ImportFile Read(string text) => ReadImportFile.Read(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
}
