namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Parts of a record that came as JSON in a cell: anything may be missing or of any length there, whatever the types say. What is
/// left says something, and fits; null where it says nothing.
/// </summary>
internal static class TidyParts
{
    public static string? Of(string said, ImportedText text) => text.Line(said, 60) is { Length: > 0 } line ? line : null;

    public static Phone? Of(Phone phone, ImportedText text) => text.Line(phone.Number ?? "", 60) is { Length: > 0 } number
        ? new Phone(number) { Description = text.Line(phone.Description) }
        : null;

    public static Contact? Of(Contact contact, ImportedText text)
    {
        var tidy = new Contact(text.Line(contact.Name ?? "", 100)) { Title = text.Line(contact.Title, 100) };
        return tidy.Name.Length + tidy.Title.Length > 0 ? tidy : null;
    }

    public static ServiceArea? Of(ServiceArea area, ImportedText text) => text.Line(area.Name ?? "") is { Length: > 0 } name
        ? new ServiceArea(name) { Uri = text.Url(area.Uri) }
        : null;

    public static TaxonomyTerm? Of(TaxonomyTerm term, ImportedText text) => text.Line(term.Name ?? "") is { Length: > 0 } name
        ? new TaxonomyTerm(name) { Taxonomy = text.Line(term.Taxonomy), Uri = text.Url(term.Uri) }
        : null;

    public static CostOption? Of(CostOption cost, ImportedText text)
    {
        var tidy = new CostOption(cost.Amount, text.Line(cost.Currency ?? "", 3) is { Length: 3 } currency ? currency : "GBP")
        {
            Option = text.Line(cost.Option),
            AmountDescription = text.Line(cost.AmountDescription),
        };
        return tidy.Amount is null && tidy.Option.Length + tidy.AmountDescription.Length == 0 ? null : tidy;
    }

    public static Schedule? Of(Schedule schedule, ImportedText text) => schedule with
    {
        Interval = Math.Max(1, schedule.Interval),
        ByDay = text.Line(schedule.ByDay, 100),
        ByMonthDay = text.Line(schedule.ByMonthDay, 100),
        Description = text.Text(schedule.Description),
        AttendingType = text.Line(schedule.AttendingType),
        Notes = text.Text(schedule.Notes),
        Link = text.Url(schedule.Link),
    };

    public static Location? Of(Location place, ImportedText text) => place with
    {
        Name = text.Line(place.Name),
        Description = text.Text(place.Description),
        Latitude = place.Latitude is >= -90 and <= 90 ? place.Latitude : null,
        Longitude = place.Longitude is >= -180 and <= 180 ? place.Longitude : null,
        Address = text.Line(place.Address),
        City = text.Line(place.City),
        Region = text.Line(place.Region),
        StateProvince = text.Line(place.StateProvince),
        PostalCode = text.Line(place.PostalCode, 20),
        Country = text.Line(place.Country),
        Accessibility = [.. place.Accessibility.OfType<string>().Select(a => text.Line(a)).Where(a => a.Length > 0)],
    };
}
