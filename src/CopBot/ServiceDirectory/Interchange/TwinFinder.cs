using CopBot.Search;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Two records that are likely one service. <paramref name="Likeness"/> from 0 to 1.</summary>
internal sealed record Twin(Service Service, double Likeness);

/// <summary>
/// Finds likely twins among many records. Only those that share a key (telephone number, postcode, a telling word of the name, its
/// initials) are compared, so that ten thousand are looked through while one row is read.
/// </summary>
internal sealed class TwinFinder
{
    /// <summary>A key that more records share tells nothing.</summary>
    private const int CommonKey = 40;

    private const int MostTwins = 3;

    private readonly List<Looks> _all = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _wordCounts = new(StringComparer.Ordinal);

    public TwinFinder(IEnumerable<Service> services)
    {
        foreach (var service in services)
            Add(service);
    }

    public void Add(Service service)
    {
        var looks = new Looks(service);
        foreach (var word in looks.Words)
            _wordCounts[word] = _wordCounts.GetValueOrDefault(word) + 1;
        foreach (var key in looks.Keys())
        {
            if (!_byKey.TryGetValue(key, out var at))
                _byKey[key] = at = [];
            at.Add(_all.Count);
        }

        _all.Add(looks);
    }

    /// <summary>At most three, the likest first; the record itself is none.</summary>
    public IReadOnlyList<Twin> Like(Service service)
    {
        var looks = new Looks(service);
        var candidates = new HashSet<int>();
        foreach (var key in looks.Keys())
        {
            if (_byKey.TryGetValue(key, out var at) && at.Count <= CommonKey)
                candidates.UnionWith(at);
        }

        return
        [
            .. candidates.Select(i => _all[i])
                .Where(other => service.Id == default || other.Service.Id != service.Id)
                .Select(other => new Twin(other.Service, Compare(looks, other)))
                .Where(twin => twin.Likeness > 0)
                .OrderByDescending(twin => twin.Likeness)
                .ThenBy(twin => twin.Service.Id.Value)
                .Take(MostTwins),
        ];
    }

    // 0 where they are none. The same number or place makes up for names that differ; different places need more.
    private double Compare(Looks one, Looks other)
    {
        var names = Math.Max(Names(one.Words, other.Words), one.IsAbbreviationOf(other) || other.IsAbbreviationOf(one) ? 0.8 : 0);
        var whole = one.WithOrganization.Length == one.Words.Length && other.WithOrganization.Length == other.Words.Length
            ? names
            : Math.Max(names, Names(one.WithOrganization, other.WithOrganization));
        var samePhone = one.Phones.Overlaps(other.Phones);
        var otherPhone = !samePhone && one.Phones.Count > 0 && other.Phones.Count > 0;
        var samePlace = one.Postcodes.Overlaps(other.Postcodes);
        var otherPlace = !samePlace && one.Postcodes.Count > 0 && other.Postcodes.Count > 0;
        var isTwin = (samePhone, samePlace) switch
        {
            (true, true) => whole >= 0.3,
            (true, false) => otherPlace ? names >= 0.9 && Rare(one) : whole >= 0.45,
            (false, true) => whole >= (otherPhone ? 0.75 : 0.55),
            _ => !otherPlace && names >= (otherPhone ? 0.95 : 0.75),
        };
        return isTwin ? Math.Min(1, 0.6 * whole + (samePhone ? 0.25 : 0) + (samePlace ? 0.15 : 0)) : 0;
    }

    // A number that many branches share tells nothing of one of them.
    private bool Rare(Looks looks) => looks.Phones.Any(phone => _byKey.TryGetValue(Looks.PhoneKey(phone), out var at) && at.Count <= 2);

    // The share of common words, where rare ones count more; a slip of the keyboard is nearly the same word.
    private double Names(string[] one, string[] other)
    {
        if (one.Length == 0 || other.Length == 0)
            return 0;
        var (joined, otherJoined) = (string.Concat(one), string.Concat(other));
        if (one.Length != other.Length && Math.Min(joined.Length, otherJoined.Length) >= 8 && EditDistance.Between(joined, otherJoined, 2) <= 2)
            return 0.95;
        var all = one.Sum(Weight) + other.Sum(Weight);
        var common = 0.0;
        foreach (var word in one)
        {
            var best = 0.0;
            foreach (var candidate in other)
                best = Math.Max(best, Alike(word, candidate) * (Weight(word) + Weight(candidate)));
            common += best;
        }

        return Math.Min(1, common / all);
    }

    private double Weight(string word) => 1 / (1 + Math.Log(1 + _wordCounts.GetValueOrDefault(word) / 3.0));

    private static double Alike(string one, string other)
    {
        if (one == other)
            return 1;
        var shorter = Math.Min(one.Length, other.Length);
        if (shorter < 4)
            return 0;
        var most = shorter >= 8 ? 2 : 1;
        return EditDistance.Between(one, other, most) <= most ? 0.9 : 0;
    }

    /// <summary>What of a record is compared.</summary>
    private sealed class Looks
    {
        private readonly string _initials;

        public Looks(Service service)
        {
            Service = service;
            Words = NameWords.Of(service.Name);
            WithOrganization = service.Organization.Name.Length > 0 && service.Organization.Name != service.Name
                ? [.. Words.Union(NameWords.Of(service.Organization.Name), StringComparer.Ordinal)]
                : Words;
            _initials = NameWords.Initials(service.Name);
            Phones = service.Phones.Select(p => new string([.. p.Number.Where(char.IsAsciiDigit)])).Where(d => d.Length >= 6).ToHashSet(StringComparer.Ordinal);
            Postcodes = service.OpenLocations.Select(l => l.PostalCode).Where(p => p.Length > 0).Select(p => Postcode.Read(p)?.Text ?? p.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        }

        public Service Service { get; }

        public string[] Words { get; }

        public string[] WithOrganization { get; }

        public HashSet<string> Phones { get; }

        public HashSet<string> Postcodes { get; }

        public static string PhoneKey(string phone) => "p" + phone;

        public bool IsAbbreviationOf(Looks other) => Words is [{ Length: >= 3 and <= 6 } only] && other._initials == only;

        public IEnumerable<string> Keys()
        {
            foreach (var phone in Phones)
                yield return PhoneKey(phone);
            foreach (var postcode in Postcodes)
                yield return "c" + postcode;
            foreach (var word in Words)
            {
                // The first letters, so that a slip behind them is no other key.
                yield return "w" + word;
                if (word.Length >= 5)
                    yield return "b" + word[..4] + word.Length / 3;
            }

            // Two words together are telling where each is common.
            for (var i = 0; i + 1 < Words.Length; i++)
                yield return string.CompareOrdinal(Words[i], Words[i + 1]) < 0 ? $"2{Words[i]} {Words[i + 1]}" : $"2{Words[i + 1]} {Words[i]}";
            if (_initials.Length is >= 3 and <= 6)
                yield return "i" + _initials;
            if (Words is [{ Length: >= 3 and <= 6 } abbreviation])
                yield return "i" + abbreviation;
        }
    }
}
