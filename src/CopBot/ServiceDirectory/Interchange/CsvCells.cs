using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Lists in one cell of a table: in words that people read and write, where these read back as the same; else as JSON, which begins
/// with a bracket.
/// </summary>
internal static class CsvCells
{
    // What a spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection).
    private const string FormulaSigns = "=+-@\t\r";

    private static readonly JsonSerializerOptions _lenient = new(ServiceJson.Default.Options) { PropertyNameCaseInsensitive = true };

    /// <summary>An apostrophe in front makes text of what a spreadsheet would take for a formula; and of what already has one.</summary>
    public static string Guard(string cell) => IsGuarded(cell) || (cell.Length > 0 && FormulaSigns.Contains(cell[0])) ? "'" + cell : cell;

    /// <summary>Takes the apostrophe away again.</summary>
    public static string Unguard(string cell) => IsGuarded(cell) ? cell[1..] : cell;

    public static string Phones(ImmutableArray<Phone> phones) => Cell(
        phones, all => string.Join("; ", all.Select(p => p.Description.Length > 0 ? $"{p.Number} ({p.Description})" : p.Number)), cell => [.. UkPhone.Find(cell)]);

    public static string Schedules(ImmutableArray<Schedule> schedules) => Cell(schedules, HoursText.InWords, cell => OpeningHours.Read(cell) is { NotUnderstood.IsEmpty: true } read ? read.Schedules : []);

    public static string Terms(ImmutableArray<TaxonomyTerm> terms) => Cell(terms, all => string.Join("; ", all.Select(t => t.Name)), cell => [.. Split(cell).Select(name => new TaxonomyTerm(name))]);

    public static string Areas(ImmutableArray<ServiceArea> areas) => Cell(areas, all => string.Join("; ", all.Select(a => a.Name)), cell => [.. Split(cell).Select(name => new ServiceArea(name))]);

    public static string Contacts(ImmutableArray<Contact> contacts) => Cell(contacts, all => all.Length == 1 ? all[0].Name : "", cell => [new Contact(cell)]);

    public static string Texts(ImmutableArray<string> texts) => Cell(texts, all => string.Join("; ", all), cell => [.. Split(cell)]);

    public static string Costs(ImmutableArray<CostOption> costs) => costs.IsEmpty ? "" : AsJson(costs);

    public static string AsJson<T>(ImmutableArray<T> list) => JsonSerializer.Serialize(list, TypeOf<T>());

    public static bool IsJson(string cell) => cell.StartsWith('[');

    /// <summary>Null where it is no JSON of such a list; without those that <paramref name="tidy"/> makes nothing of.</summary>
    /// <param name="cell">The JSON, names in small letters or capitals.</param>
    /// <param name="tidy">
    /// Makes of one that was read, in which any part may be missing or of any length, one that can be kept; null where it says nothing.
    /// </param>
    public static ImmutableArray<T>? FromJson<T>(string cell, Func<T, T?> tidy)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(cell, (JsonTypeInfo<ImmutableArray<T>>)_lenient.GetTypeInfo(typeof(ImmutableArray<T>))) is { IsDefault: false } list
                ? [.. list.OfType<T>().Select(tidy).OfType<T>()]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>By semicolons or upright strokes where there are any, else by commas.</summary>
    public static IEnumerable<string> Split(string cell)
    {
        const StringSplitOptions Tidily = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return cell.AsSpan().IndexOfAny(";|\n") >= 0 ? cell.Split([';', '|', '\n'], Tidily) : cell.Split(',', Tidily);
    }

    private static bool IsGuarded(string cell)
    {
        var signs = cell.AsSpan().TrimStart('\'');
        return signs.Length < cell.Length && signs.Length > 0 && FormulaSigns.Contains(signs[0]);
    }

    private static string Cell<T>(ImmutableArray<T> list, Func<ImmutableArray<T>, string> words, Func<string, ImmutableArray<T>> read)
    {
        if (list.IsEmpty)
            return "";
        var json = AsJson(list);
        var said = words(list);
        return said.Length > 0 && !IsJson(said) && AsJson(read(said)) == json ? said : json;
    }

    private static JsonTypeInfo<ImmutableArray<T>> TypeOf<T>() => (JsonTypeInfo<ImmutableArray<T>>)ServiceJson.Default.GetTypeInfo(typeof(ImmutableArray<T>))!;
}
