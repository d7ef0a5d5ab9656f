using System.Collections.Frozen;
using CopBot.ServiceDirectory.Reading;
using NodaTime;

namespace CopBot.ServiceDirectory.Questions;

internal enum CostFact
{
    NotSaid,
    Free,
    Paid,
}

/// <summary>What the index knows of a service beside its words: by this it is placed and filtered without asking the store.</summary>
internal sealed class ServiceFacts
{
    private static readonly FrozenDictionary<string, Audiences> _audienceWords = AudienceWords();

    private static readonly string[] _closing =
        ["is now closed", "has closed", "no longer open", "no longer running", "currently non-active", "not currently active", "no longer active", "generates no activities"];

    public required ServiceId Id { get; init; }

    /// <summary>For now, or by its own words for good though nobody has said so of the record.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Folded names of the areas that it serves.</summary>
    public required string[] Areas { get; init; }

    /// <summary>Folded names of the towns and regions in which it takes place; none where the place is withheld.</summary>
    public required string[] Towns { get; init; }

    /// <summary>"m33" for M33 4WE.</summary>
    public required string[] Districts { get; init; }

    /// <summary>"m334" for M33 4WE.</summary>
    public required string[] Sectors { get; init; }

    /// <summary>Pairs of a place and one that holds it, as the record itself says.</summary>
    public required (string Inner, string Outer)[] Nested { get; init; }

    /// <summary>Names of places that are everyday words too ("sale") and that its text has with a capital.</summary>
    public required string[] Named { get; init; }

    public int? MinimumAge { get; init; }

    public int? MaximumAge { get; init; }

    /// <summary>Bit n is set where it is open on ISO day n; 0 where no day is known.</summary>
    public int Days { get; init; }

    /// <summary>Null where no hours are known.</summary>
    public bool? Evening { get; init; }

    public CostFact Cost { get; init; }

    public bool? Online { get; init; }

    public bool? Phone { get; init; }

    public required string[] Languages { get; init; }

    public Audiences Audience { get; init; }

    public static ServiceFacts Of(Service service)
    {
        var places = service.OpenLocations;
        var words = FoldedName.WordsOf($"{service.Name}. {service.Description}. {service.EligibilityDescription}. {string.Join(". ", service.TaxonomyTerms.Select(t => t.Name))}");
        var postcodes = places.Select(l => Outward(l.PostalCode)).Where(p => p.District.Length > 0).ToList();
        var ways = service.Schedules.Select(s => FoldedName.Of(s.AttendingType)).Where(w => w.Length > 0).ToList();
        var says = words.ToHashSet(StringComparer.Ordinal);
        return new ServiceFacts
        {
            Id = service.Id,
            IsClosed = service.Status == ServiceStatus.TemporarilyClosed || SaysItIsClosed(service.Description),
            Areas = Names(service.ServiceAreas.Select(a => a.Name)),
            Towns = Names(places.SelectMany(l => new[] { l.City, l.Region })),
            Districts = [.. postcodes.Select(p => string.Intern(p.District)).Distinct()],
            Sectors = [.. postcodes.Select(p => p.Sector).Where(s => s.Length > 0).Distinct()],
            Nested = [.. places.SelectMany(Nesting).Distinct()],
            Named = [.. new[] { service.Name, service.Organization.Name, service.Description }.Concat(places.Select(l => l.Address)).SelectMany(UkPlaces.NamedIn).Distinct()],
            MinimumAge = service.MinimumAge,
            MaximumAge = service.MaximumAge,
            Days = service.Schedules.Aggregate(0, (days, s) => days | DaysOf(s.ByDay)),
            Evening = EveningOf(service),
            Cost = CostOf(service, words),
            Online = ways.Exists(w => w is "online" or "virtual") || places.Any(l => l.Type == LocationType.Virtual) || says.Overlaps(["online", "zoom", "etherapy", "webchat"]) ? true : ways.Count > 0 ? false : null,
            Phone = ways.Exists(w => w.Contains("phone", StringComparison.Ordinal)) || says.Overlaps(["helpline", "telephone", "hotline", "switchboard"]) ? true : ways.Count > 0 ? false : null,
            Languages = Names(service.Languages),
            Audience = words.Aggregate(Audiences.None, (all, w) => all | AudienceOf(w)),
        };
    }

    /// <summary>Whom a word names; none for most words.</summary>
    public static Audiences AudienceOf(string folded) => _audienceWords.GetValueOrDefault(folded);

    /// <summary>The district and sector of a postcode, folded: "m33" and "m334"; empty where it is none.</summary>
    public static (string District, string Sector) Outward(string postcode)
    {
        if (Postcode.Read(postcode) is not { } read)
            return ("", "");
        var district = read.District.ToLowerInvariant();
        return (district, read.IsWhole ? $"{district}{read.Inward[0]}" : "");
    }

    private static bool SaysItIsClosed(string description) => _closing.Any(c => description.Contains(c, StringComparison.OrdinalIgnoreCase));

    private static string[] Names(IEnumerable<string> names) => [.. names.Select(FoldedName.Of).Where(n => n.Length > 0).Select(string.Intern).Distinct()];

    private static IEnumerable<(string, string)> Nesting(Location location)
    {
        string[] names = [.. new[] { location.City, location.Region, location.StateProvince }.Select(FoldedName.Of).Where(n => n.Length > 0).Distinct()];
        for (var i = 1; i < names.Length; i++)
            yield return (string.Intern(names[i - 1]), string.Intern(names[i]));
    }

    private static int DaysOf(string byDay)
    {
        var days = 0;
        foreach (var part in byDay.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            days |= part[^Math.Min(2, part.Length)..].ToUpperInvariant() switch
            {
                "MO" => 1 << (int)IsoDayOfWeek.Monday,
                "TU" => 1 << (int)IsoDayOfWeek.Tuesday,
                "WE" => 1 << (int)IsoDayOfWeek.Wednesday,
                "TH" => 1 << (int)IsoDayOfWeek.Thursday,
                "FR" => 1 << (int)IsoDayOfWeek.Friday,
                "SA" => 1 << (int)IsoDayOfWeek.Saturday,
                "SU" => 1 << (int)IsoDayOfWeek.Sunday,
                _ => 0,
            };
        }

        return days;
    }

    private static bool? EveningOf(Service service)
    {
        var hours = service.Schedules.Where(s => s.OpensAt is not null || s.ClosesAt is not null).ToList();
        if (hours.Count == 0)
            return null;
        return hours.Exists(s => s.ClosesAt is { } closes && (closes >= new TimeOnly(18, 30) || (s.OpensAt is { } opens && closes <= opens)))
            || hours.Exists(s => s.OpensAt >= new TimeOnly(17, 0));
    }

    private static CostFact CostOf(Service service, IReadOnlyList<string> words)
    {
        if (service.CostOptions.Any(c => c.Amount == 0) || SaysFree(FoldedName.WordsOf(service.Fees)))
            return CostFact.Free;
        if (service.CostOptions.Any(c => c.Amount > 0) || service.Fees.AsSpan().ContainsAnyInRange('0', '9'))
            return CostFact.Paid;
        return SaysFree(words) ? CostFact.Free : CostFact.NotSaid;
    }

    private static bool SaysFree(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var after = i + 1 < words.Count ? words[i + 1] : "";
            var before = i > 0 ? words[i - 1] : "";
            if (words[i] == "free" && after is not ("from" or "to" or "church" or "school" or "loan") && before is not ("drug" or "alcohol" or "smoke" or "gluten" or "interest" or "stay" or "not"))
                return true;
        }

        return false;
    }

    private static FrozenDictionary<string, Audiences> AudienceWords()
    {
        Dictionary<string, Audiences> words = new(StringComparer.Ordinal);
        void Add(Audiences whom, string list)
        {
            foreach (var word in list.Split(' '))
                words[word] = words.GetValueOrDefault(word) | whom;
        }

        Add(Audiences.Men, "men man mens male males dads dad fathers father grandad lads lad gentlemen gentleman fella blokes bloke");
        Add(Audiences.Women, "women woman womens female females ladies lady girls girl mums mum mothers mother mummies");
        Add(Audiences.Children, "children child kids kid toddler toddlers baby babies infant infants preschool playgroup under5s");
        Add(Audiences.YoungPeople, "youth youths teen teens teenager teenagers teenage young adolescents adolescent");
        Add(Audiences.OlderPeople, "elderly older pensioner pensioners oap oaps retired seniors senior over50s over60s over65s");
        Add(Audiences.Carers, "carer carers caring");
        Add(Audiences.Veterans, "veteran veterans soldier soldiers forces army navy raf squaddie squaddies");
        Add(Audiences.Lgbt, "lgbt lgbtq lgbtqia lgbtqi lgbtqplus gay lesbian lesbians bisexual trans transgender queer");
        Add(Audiences.Refugees, "refugee refugees asylum migrant migrants");
        Add(Audiences.Disabled, "disabled disability disabilities wheelchair");
        Add(Audiences.Parents, "parent parents mums mum dads dad mothers fathers families");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
