using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Reads an answer to one question of a form, typed or from a button alike. Changes nothing where it will not do.</summary>
internal static partial class ReadPart
{
    public const int MostOfAList = 12;

    private const int LongestLine = 200;

    public static PartReading Read(ServicePart part, string text, Service service, Scene scene)
    {
        var line = PlainText.OneLine(text);
        if (line.Length == 0)
            return PartReading.No(OfferTexts.NotUnderstood(part));
        return part switch
        {
            ServicePart.Name => Line(part, line, Service.LongestName, name => service with { Name = name }),
            ServicePart.Organization => Line(part, line, Service.LongestName, name => service with { Organization = service.Organization with { Name = name } }),
            ServicePart.Description => Line(part, text.Trim(), Service.LongestText, words => service with { Description = words }),
            ServicePart.Phone => Phone(line, service),
            ServicePart.Email => Email(line) is { } email ? PartReading.Of(service with { Email = email }) : PartReading.No(OfferTexts.NotUnderstood(part)),
            ServicePart.Website => Website(line) is { } url ? PartReading.Of(service with { Url = url }) : PartReading.No(OfferTexts.NotUnderstood(part)),
            ServicePart.Eligibility => Eligibility(line, service),
            ServicePart.Areas => List(part, line, names => service with { ServiceAreas = [.. names.Select(n => service.ServiceAreas.FirstOrDefault(a => Same(a.Name, n)) ?? new ServiceArea(n))] }),
            ServicePart.Cost => Line(part, line, LongestLine, fees => service with { Fees = FirstUpper(fees), CostOptions = [] }),
            ServicePart.Referral => Line(part, line, LongestLine * 3, how => service with { ApplicationProcess = how }),
            ServicePart.Attending => Attending(line, service),
            ServicePart.Hours => Hours(text, service),
            ServicePart.Address => Address(text, service),
            ServicePart.Secrecy => Secrecy(line, service),
            ServicePart.Languages => List(part, line, names => service with { Languages = [.. names.Select(FirstUpper).Where(n => !Same(n, "English"))] }),
            ServicePart.Topics => List(part, line.Replace("#", "", StringComparison.Ordinal), names => service with { TaxonomyTerms = [.. names.Select(n => service.TaxonomyTerms.FirstOrDefault(t => Same(t.Name, n)) ?? new TaxonomyTerm(n))] }),
            ServicePart.Accessibility => Accessibility(line, service),
            ServicePart.Status => Status(line, service),
            ServicePart.Alert => Line(part, line, LongestLine * 2, alert => service with { Alert = alert }),
            ServicePart.Vouching => Vouching(line, service, scene),
            _ => PartReading.No(OfferTexts.NotUnderstood(part)),
        };
    }

    /// <summary>Adds one answer of several, or takes it away where it is there.</summary>
    public static PartReading Toggle(ServicePart part, string choice, Service service, Scene scene)
    {
        var chosen = Chosen(part, service);
        var there = chosen.FirstOrDefault(c => Same(c, choice));
        var rest = there is null ? chosen.Add(choice) : chosen.Remove(there);
        return rest.IsEmpty ? PartReading.Of(ServiceParts.Empty(part, service)) : Read(part, string.Join(", ", rest), service, scene);
    }

    /// <summary>The answers of several, one by one.</summary>
    public static ImmutableArray<string> Chosen(ServicePart part, Service service) => part switch
    {
        ServicePart.Areas => [.. service.ServiceAreas.Select(a => a.Name)],
        ServicePart.Languages => service.Languages,
        ServicePart.Attending => [.. ServiceTexts.Attending(service)],
        ServicePart.Topics => [.. service.TaxonomyTerms.Select(t => t.Name)],
        ServicePart.Accessibility => [.. service.OpenLocations.Take(1).SelectMany(l => l.Accessibility)],
        ServicePart.Referral => Phrases(service.ApplicationProcess),
        ServicePart.Eligibility => [.. Phrases(service.EligibilityDescription), .. AgesAgain(service)],
        _ => [],
    };

    /// <summary>"help@example.org"; null where the text is no address.</summary>
    public static string? Email(string text)
    {
        var address = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        return address.Length <= LongestLine && !address.Any(char.IsWhiteSpace) && MailAddress.TryCreate(address, out var mail)
            && mail.Address == address && mail.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }

    /// <summary>An http or https address, also of a text without that in front; null where the text is none.</summary>
    public static string? Website(string text)
    {
        if (text.Length > LongestLine * 2 || text.Any(char.IsWhiteSpace) || text.Contains('@', StringComparison.Ordinal))
            return null;
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url.HostNameType == UriHostNameType.Dns && url.Host.Contains('.', StringComparison.Ordinal) && !url.Host.EndsWith('.')
            ? url.AbsoluteUri
            : null;
    }

    /// <summary>The address with its postcode and town told apart; null where the text is no address.</summary>
    public static Location? Place(string text)
    {
        if (PlainText.OneLine(text) is { Length: < 3 or > LongestLine * 2 })
            return null;
        var postcode = Postcode.Take(text, out var rest);
        var parts = rest.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PlainText.OneLine).Where(p => p.Length > 0).ToList();
        if (postcode is null && !parts.Any(p => p.Any(char.IsLetter)))
            return null;
        var city = parts.Count > 1 ? parts[^1] : "";
        return new Location
        {
            Address = string.Join(", ", parts.Take(parts.Count > 1 ? parts.Count - 1 : 1)),
            City = city,
            PostalCode = postcode?.Text ?? "",
        };
    }

    /// <summary>Names as people list them: by commas, semicolons, lines, "and".</summary>
    public static ImmutableArray<string> Split(string text) =>
    [
        .. Separators().Split(text).Select(PlainText.OneLine).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // Whole phrases, which may hold an "and".
    private static ImmutableArray<string> Phrases(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static PartReading Line(ServicePart part, string text, int longest, Func<string, Service> with) =>
        text.Length > longest || !text.Any(char.IsLetterOrDigit) ? PartReading.No(OfferTexts.NotUnderstood(part)) : PartReading.Of(with(text));

    private static PartReading List(ServicePart part, string text, Func<ImmutableArray<string>, Service> with)
    {
        var names = Split(text);
        return names.Length is 0 or > MostOfAList || names.Any(n => n.Length > 80 || !n.Any(char.IsLetter))
            ? PartReading.No(OfferTexts.NotUnderstood(part))
            : PartReading.Of(with(names));
    }

    private static PartReading Phone(string text, Service service)
    {
        var phones = UkPhone.Read(text) is { } one ? [new Phone(one.Number)] : UkPhone.Find(text);
        return phones.IsEmpty ? PartReading.No(OfferTexts.NotUnderstood(ServicePart.Phone)) : PartReading.Of(service with { Phones = phones });
    }

    // Ages are told apart from words, so that both can be asked for; a phrase that is an age alone stays in no words.
    private static PartReading Eligibility(string text, Service service)
    {
        if (text.Length > LongestLine * 3)
            return PartReading.No(OfferTexts.NotUnderstood(ServicePart.Eligibility));
        int? from = null, to = null;
        var words = new List<string>();
        foreach (var phrase in Phrases(text))
        {
            var ages = AgeText.Read(phrase);
            (from, to) = (from ?? ages.From, to ?? ages.To);
            if (!ages.IsAlone)
                words.Add(phrase);
        }

        if (from > to)
            return PartReading.No(OfferTexts.NotUnderstood(ServicePart.Eligibility));
        return PartReading.Of(service with { EligibilityDescription = string.Join(", ", words), MinimumAge = from, MaximumAge = to });
    }

    private static IEnumerable<string> AgesAgain(Service service) => (service.MinimumAge, service.MaximumAge) switch
    {
        (null, null) => [],
        (null or 0, { } to) => [$"under {to + 1}"],
        ({ } from, null) => [$"{from} and over"],
        ({ } from, { } to) => [$"{from} to {to}"],
    };

    private static PartReading Attending(string text, Service service)
    {
        var ways = Split(text).Select(AttendingWay).ToList();
        if (ways.Contains(null))
            return PartReading.No(OfferTexts.NotUnderstood(ServicePart.Attending));
        var alone = ways.OfType<string>().Distinct(StringComparer.Ordinal).Select(way => new Schedule { AttendingType = way });
        return PartReading.Of(service with { Schedules = [.. ServiceParts.HoursOf(service).Select(s => s with { AttendingType = "" }), .. alone] });
    }

    private static string? AttendingWay(string text) => text.ToLowerInvariant() switch
    {
        "in person" or "face to face" or "face-to-face" or "drop in" or "drop-in" or "here" => "in person",
        "online" or "video" or "zoom" or "teams" or "video call" or "virtual" => "online",
        "phone" or "by phone" or "telephone" or "by telephone" or "on the phone" => "by phone",
        "home visit" or "home visits" or "at home" or "home" or "outreach" => "home visit",
        _ => null,
    };

    private static PartReading Hours(string text, Service service)
    {
        var read = OpeningHours.Read(text);
        if (read.Schedules.IsEmpty || text.Length > LongestLine * 3 || !text.Any(char.IsLetter))
            return PartReading.No(OfferTexts.NotUnderstood(ServicePart.Hours));
        var with = service with { Schedules = [.. read.Schedules, .. service.Schedules.Where(ServiceParts.IsAttendingAlone)] };
        return PartReading.Of(with) with
        {
            Note = !read.IsUnderstood ? OfferTexts.HoursInYourWords : read.Guessed ? OfferTexts.HoursRead(HoursText.InWords(read.Schedules)) : Html.Empty,
        };
    }

    private static PartReading Address(string text, Service service)
    {
        if (Same(text.Trim(), OfferTexts.KeepSecret))
            return PartReading.Of(service with { AddressWithheld = true, Locations = [] });
        return Place(text) is { } place
            ? PartReading.Of(service with { AddressWithheld = false, Locations = [place with { Accessibility = service.Locations is [var first, ..] ? first.Accessibility : [] }] })
            : PartReading.No(OfferTexts.NotUnderstood(ServicePart.Address));
    }

    private static PartReading Secrecy(string text, Service service) => text.ToUpperInvariant() switch
    {
        "YES" or "Y" => PartReading.Of(service with { AddressWithheld = true, Locations = [] }),
        "NO" or "N" => PartReading.Of(service with { AddressWithheld = false }),
        _ when Same(text, OfferTexts.KeepSecret) => PartReading.Of(service with { AddressWithheld = true, Locations = [] }),
        _ when Same(text, OfferTexts.ShowAddress) => PartReading.Of(service with { AddressWithheld = false }),
        _ => PartReading.No(OfferTexts.NotUnderstood(ServicePart.Secrecy)),
    };

    private static PartReading Accessibility(string text, Service service) => service.OpenLocations.IsEmpty
        ? PartReading.No(OfferTexts.NoAddressYet)
        : List(ServicePart.Accessibility, text, names => service with { Locations = [.. service.Locations.Select(l => l with { Accessibility = names })] });

    private static PartReading Status(string text, Service service)
    {
        foreach (var status in new[] { ServiceStatus.Active, ServiceStatus.TemporarilyClosed, ServiceStatus.Defunct })
        {
            if (Same(text, OfferTexts.Status(status)))
                return PartReading.Of(service with { Status = status, Alert = status == ServiceStatus.Active ? "" : service.Alert });
        }

        return PartReading.No(OfferTexts.NotUnderstood(ServicePart.Status));
    }

    private static PartReading Vouching(string text, Service service, Scene scene)
    {
        if (Same(text, OfferTexts.IAnswer))
            return PartReading.Of(service with { VouchedBy = scene.Person.Id, VouchedByName = scene.Person.Name });
        return Same(text, OfferTexts.CoreGroupAnswers)
            ? PartReading.Of(service with { VouchedBy = null, VouchedByName = "" })
            : PartReading.No(OfferTexts.NotUnderstood(ServicePart.Vouching));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string FirstUpper(string text) => char.IsLower(text[0]) ? char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] : text;

    [GeneratedRegex(@"\s*[,;\n]\s*|\s+(?:and|&)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();
}
