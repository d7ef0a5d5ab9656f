using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>
/// The places that one community's records name, and which lies in which, as the records teach it: a town lies in the area that most
/// services there serve, a postcode district in the town and area where most of its records are. All names are folded.
/// </summary>
internal sealed class KnownPlaces
{
    // A town whose services serve now this area, now that one, lies in neither for sure.
    private const double MostOfThem = 0.6;

    private readonly Dictionary<string, int> _names = [];
    private readonly Dictionary<string, Dictionary<string, int>> _outer = [];
    private readonly Dictionary<string, int> _inner = [];

    public bool IsEmpty => _names.Count == 0;

    public void Count(ServiceFacts facts, int change)
    {
        foreach (var area in facts.Areas)
            Count(_names, area, change);
        foreach (var town in facts.Towns)
            Count(_names, town, change);
        foreach (var inner in facts.Towns.Concat(facts.Districts))
        {
            Count(_inner, inner, change);
            HashSet<string> outer = [.. facts.Areas, .. facts.Nested.Where(n => n.Inner == inner).Select(n => n.Outer)];
            if (facts.Districts.Contains(inner))
                outer.UnionWith(facts.Towns);
            outer.Remove(inner);
            foreach (var place in outer)
                Nest(inner, place, change);
        }
    }

    public bool Knows(string name) => _names.ContainsKey(name);

    /// <summary>The names of at least one word that are known.</summary>
    public IEnumerable<string> Names => _names.Keys;

    /// <summary>The places that hold this one directly.</summary>
    public IEnumerable<string> Holding(string name)
    {
        if (_outer.TryGetValue(name, out var outer))
        {
            var all = _inner.GetValueOrDefault(name, 1);
            foreach (var (place, votes) in outer)
            {
                if (votes >= MostOfThem * all)
                    yield return place;
            }
        }

        // "Trafford Sale Central" is the name of a part of "Trafford".
        for (var at = name.LastIndexOf(' '); at > 0; at = name.LastIndexOf(' ', at - 1))
        {
            if (_names.ContainsKey(name[..at]))
                yield return name[..at];
        }
    }

    /// <summary>The postcode districts that lie in one of these places.</summary>
    public IEnumerable<string> DistrictsIn(IReadOnlySet<string> places) =>
        _inner.Keys.Where(i => Postcode.IsDistrict(i) && Holding(i).Any(places.Contains));

    private void Nest(string inner, string outer, int votes)
    {
        if (!_outer.TryGetValue(inner, out var places))
            _outer[inner] = places = [];
        Count(places, outer, votes);
        if (places.Count == 0)
            _outer.Remove(inner);
    }

    private static void Count(Dictionary<string, int> counts, string name, int change)
    {
        var count = counts.GetValueOrDefault(name) + change;
        if (count == 0)
            counts.Remove(name);
        else
            counts[name] = count;
    }
}
