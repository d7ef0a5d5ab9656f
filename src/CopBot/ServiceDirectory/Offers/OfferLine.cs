using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>
/// A service in one line, as people type it: "Debt advice — Potteries Money Help — 01782 000000". Numbers, addresses and hours are
/// recognised wherever they stand; of what is left the first is the name, the second the organisation, the rest what it offers.
/// </summary>
internal static partial class OfferLine
{
    private const int Longest = 1500;

    /// <summary>The service with what the text says of it.</summary>
    public static Service Read(string text, Service service)
    {
        var left = PlainText.Shorten(text, Longest);
        foreach (var word in left.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('(', ')', ',', ';', '<', '>', '.')))
        {
            if (service.Email.Length == 0 && ReadPart.Email(word) is { } email)
                (service, left) = (service with { Email = email }, left.Replace(word, " ", StringComparison.Ordinal));
            else if (service.Url.Length == 0 && LooksLikeAPage().IsMatch(word) && ReadPart.Website(word) is { } url)
                (service, left) = (service with { Url = url }, left.Replace(word, " ", StringComparison.Ordinal));
        }

        var texts = new List<string>();
        foreach (var segment in Dash().Split(left))
        {
            (service, var rest) = Recognise(service, PlainText.OneLine(segment));
            rest = Labels().Replace(rest, "").Trim(' ', ',', ';', ':', '.');
            if (rest.Any(char.IsLetterOrDigit))
                texts.Add(rest);
        }

        if (texts.Count > 0 && service.Name.Length == 0)
            service = service with { Name = PlainText.Shorten(texts[0], Service.LongestName) };
        if (texts.Count > 1 && service.Organization.Name.Length == 0)
            service = service with { Organization = new Organization(PlainText.Shorten(texts[1], Service.LongestName)) };
        return texts.Count > 2 ? service with { Description = string.Join(". ", texts.Skip(2)) } : service;
    }

    private static (Service Service, string Left) Recognise(Service service, string segment)
    {
        if (UkPhone.Read(segment) is { } one)
            return (service with { Phones = service.Phones.Add(new Phone(one.Number)) }, "");

        // Hours may hold digits that look like parts of a number, so what is wholly hours goes first.
        if (Hours(segment) is var (before, hours) && OpeningHours.Read(hours) is { IsUnderstood: true, Schedules: { IsEmpty: false } schedules } && schedules.Any(s => s.ByDay.Length > 0))
            (service, segment) = (service with { Schedules = service.Schedules.AddRange(schedules) }, before);
        var phones = UkPhone.Find(segment);
        if (!phones.IsEmpty)
            (service, segment) = (service with { Phones = service.Phones.AddRange(phones) }, Number().Replace(segment, " "));
        if (Postcode.Find(segment) is not null && ReadPart.Place(segment) is { } place)
            (service, segment) = (service with { Locations = [place] }, "");
        return (service, PlainText.OneLine(segment));
    }

    // From the first day on; what stands before is no hours.
    private static (string Before, string Hours)? Hours(string segment) => Day().Match(segment) is { Success: true } day && segment.Any(char.IsDigit)
        ? (segment[..day.Index], UpToNumber().Match(segment[day.Index..]).Value)
        : null;

    [GeneratedRegex(@"\s+[-–]\s+|\s*—\s*|\s*\|\s*|\n+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(https?://|www\.)|\.(uk|org|com|net|info|gov|nhs|scot|wales|cymru|co)(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksLikeAPage();

    [GeneratedRegex(@"^(tel(ephone)?|phone|call|ring|mobile|e-?mail|web(site)?|at|on|open)\b[.:]?\s*|\s+(tel(ephone)?|phone|call|ring|on|at|open)[.:]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labels();

    [GeneratedRegex(@"(\+|\()?\d[\d ()-]{7,}\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(day|nesday|sday|rsday|urday)?s?\b|\b(daily|weekdays|every day)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();

    // Hours end where a telephone number begins.
    [GeneratedRegex(@"^.*?(?=,?\s*(\+44|\(?0\d{2})|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UpToNumber();
}
