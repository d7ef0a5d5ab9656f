using System.Globalization;
using System.Text;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Reading;
using NodaTime;
using NodaTime.Text;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Makes values of what stands in a file, and remembers what could not be read.</summary>
/// <param name="number">The row.</param>
/// <param name="notes">Where to tell of it.</param>
internal sealed class ImportedText(int number, List<RowNote> notes)
{
    private static readonly LocalDatePattern[] _dates =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d-M-uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu"),
    ];

    public string Name { get; set; } = "";

    /// <summary>Without control characters and halves of characters; trimmed; line breaks stay.</summary>
    public static string Clean(string text)
    {
        var trimmed = text.Trim().Trim('\uFEFF', '\u200B');
        var strange = false;
        foreach (var c in trimmed)
        {
            if ((char.IsControl(c) && c is not '\n') || char.IsSurrogate(c) || c == '\u00A0')
                strange = true;
        }

        if (!strange)
            return trimmed;
        var clean = new StringBuilder(trimmed.Length);
        var lines = trimmed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ').Replace('\u00A0', ' ');
        foreach (var rune in lines.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Value == '\n' || !Rune.IsControl(rune)))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    /// <summary>What stands for nothing in lists of services: "N/A", "Not known".</summary>
    public static bool SaysNothing(string text) => text.Length == 0
        || text.TrimEnd('.').ToLowerInvariant() is "n/a" or "na" or "n/k" or "not known" or "unknown" or "none" or "null" or "nil" or "-" or "tbc" or "tba" or "not applicable" or "not available";

    /// <summary>Yes in one of the ways in which people and programs write it.</summary>
    public static bool IsYes(string text) => Clean(text).ToLowerInvariant() is "yes" or "y" or "true" or "1" or "withheld";

    public string Text(string text, int longest = Service.LongestText)
    {
        var clean = Clean(text);
        if (clean.Length <= longest)
            return clean;
        Note($"a text of {clean.Length} characters was cut to {longest}");
        return PlainText.Shorten(clean, longest);
    }

    /// <summary>The same, with line breaks as blanks.</summary>
    public string Line(string text, int longest = 300) => Text(string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), longest);

    public int? Age(string text)
    {
        var clean = Clean(text);
        if (SaysNothing(clean))
            return null;
        if (decimal.TryParse(clean, NumberStyles.Number, CultureInfo.InvariantCulture, out var age) && age is >= 0 and <= 130)
            return (int)age;
        Note($"“{PlainText.Shorten(clean, 40)}” is no age in years, so I left it out");
        return null;
    }

    public double? Degrees(string text, double most)
    {
        var clean = Clean(text);
        if (SaysNothing(clean))
            return null;
        if (double.TryParse(clean, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most)
            return degrees;
        Note($"“{PlainText.Shorten(clean, 40)}” is no place on the map, so I left it out");
        return null;
    }

    public LocalDate? Date(string text)
    {
        var clean = Clean(text);
        if (SaysNothing(clean))
            return null;
        var day = clean.Length > 10 && clean[10] is 'T' or ' ' ? clean[..10] : clean;
        foreach (var pattern in _dates)
        {
            if (pattern.Parse(day) is { Success: true } parsed)
                return parsed.Value;
        }

        Note($"“{PlainText.Shorten(clean, 40)}” is no date that I can read, so I left it out");
        return null;
    }

    public ServiceStatus Status(string text)
    {
        var clean = Clean(text).Replace('_', ' ').ToLowerInvariant();
        switch (clean)
        {
            case "" or "active" or "open" or "live":
                return ServiceStatus.Active;
            case "inactive":
                return ServiceStatus.Inactive;
            case "defunct" or "closed" or "ended":
                return ServiceStatus.Defunct;
            case "temporarily closed" or "temporarilyclosed" or "suspended" or "paused":
                return ServiceStatus.TemporarilyClosed;
            default:
                Note($"I don’t know the status “{PlainText.Shorten(clean, 40)}” and took it for open");
                return ServiceStatus.Active;
        }
    }

    /// <summary>Several numbers; what is none is left out and told.</summary>
    public IReadOnlyList<Phone> Phones(string text)
    {
        var clean = Clean(text);
        if (SaysNothing(clean))
            return [];
        if (UkPhone.Read(clean) is { } one)
            return [new Phone(one.Number)];
        var found = UkPhone.Find(clean);
        if (found.IsEmpty)
            Note($"“{PlainText.Shorten(clean, 40)}” is no telephone number, so I left it out");
        return found;
    }

    public string Postcode(string text)
    {
        var clean = Line(text, 20);
        return SaysNothing(clean) ? "" : Reading.Postcode.Read(clean) is { IsWhole: true } postcode ? postcode.Text : clean;
    }

    public IReadOnlyList<Schedule> Hours(string text, string byDay = "")
    {
        var read = byDay.Length > 0 ? OpeningHours.Read(Clean(text), byDay) : OpeningHours.Read(Clean(text));
        if (!read.IsUnderstood)
            Note($"I kept the opening hours “{PlainText.Shorten(Clean(text), 60)}” as they are written");
        return [.. read.Schedules.Select(s => s.Description.Length > Service.LongestText ? s with { Description = PlainText.Shorten(s.Description, Service.LongestText) } : s)];
    }

    public string Url(string text)
    {
        var clean = Line(text, 500);
        return SaysNothing(clean) || clean.Contains(' ') ? "" : clean;
    }

    public void Note(string why) => notes.Add(new RowNote(number, PlainText.Shorten(Name, 60), why));
}
