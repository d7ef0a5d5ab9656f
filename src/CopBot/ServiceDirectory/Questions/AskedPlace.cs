using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>The place of a question, as the records know it: what lies in it, and what holds it.</summary>
internal sealed class AskedPlace
{
    // A district belongs to a named place when at least so many of the records that speak of the place are there, and so great a part.
    private const int FewestInDistrict = 2;
    private const double LeastOfDistrict = 0.25;
    private const double MostOfThem = 0.6;
    private const int MostSteps = 6;

    private static readonly string[] _everywhere = ["uk", "united kingdom", "england", "great britain", "nationwide", "national", "england and wales", "everywhere"];

    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _holding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _districts = new(StringComparer.Ordinal);
    private readonly HashSet<int> _mentioning = [];
    private readonly string _name;
    private readonly string _sector;

    private AskedPlace(string name, string sector) => (_name, _sector) = (name, sector);

    public static AskedPlace Of(string written, ConceptScope<ServiceFacts> scope, KnownPlaces known, AreaBook areas)
    {
        var (district, sector) = ServiceFacts.Outward(written);
        var name = FoldedName.Of(written);
        var place = new AskedPlace(name, sector);
        if (district.Length > 0)
        {
            place._districts.Add(district);
            place.AddHolding(district, known, areas);
            return place;
        }

        place._inside.Add(name);
        place.AddInside(known, areas);
        place.AddMentioning(name, scope, !known.Knows(name));
        place.AddHolding(name, known, areas);
        foreach (var one in place._districts)
            place.AddHolding(one, known, areas);
        place._holding.ExceptWith(place._inside);
        return place;
    }

    public PlaceFit Fit(ConceptRow<ServiceFacts> row)
    {
        var facts = row.Facts;
        if (facts.Districts.Any(_districts.Contains) || facts.Towns.Any(_inside.Contains) || facts.Areas.Any(_inside.Contains) || _mentioning.Contains(row.Number))
            return PlaceFit.Inside;
        return facts.Areas.Any(a => _holding.Contains(a) || _everywhere.Contains(a)) ? PlaceFit.Covers : PlaceFit.Elsewhere;
    }

    /// <summary>True where it names the place itself, or lies as near as the postcode tells; not only in the same district.</summary>
    public bool IsNearest(ConceptRow<ServiceFacts> row) => _sector.Length > 0
        ? row.Facts.Sectors.Contains(_sector)
        : _mentioning.Contains(row.Number) || row.Facts.Towns.Contains(_name) || row.Facts.Areas.Contains(_name);

    /// <summary>All places that lie in the asked one, step by step.</summary>
    private void AddInside(KnownPlaces known, AreaBook areas)
    {
        var names = known.Names.Concat(areas.Names).Distinct().ToList();
        for (var step = 0; step < MostSteps; step++)
        {
            var more = names.Where(n => !_inside.Contains(n) && Outer(n, known, areas).Any(_inside.Contains)).ToList();
            if (more.Count == 0)
                break;
            _inside.UnionWith(more);
        }

        _districts.UnionWith(known.DistrictsIn(_inside));
    }

    /// <summary>What the records that speak of the place tell of it, though it is no field of theirs.</summary>
    private void AddMentioning(string name, ConceptScope<ServiceFacts> scope, bool learns)
    {
        var rows = scope.Mentioning([.. name.Split(' ').Select(PorterStem.Of)]).Where(r => !UkPlaces.IsAlsoAWord(name) || r.Facts.Named.Contains(name)).ToList();
        foreach (var row in rows)
            _mentioning.Add(row.Number);
        if (!learns || rows.Count == 0)
            return;
        foreach (var district in rows.SelectMany(r => r.Facts.Districts).CountBy(d => d))
        {
            if (district.Value >= FewestInDistrict && district.Value >= LeastOfDistrict * rows.Count)
                _districts.Add(district.Key);
        }

        foreach (var area in rows.SelectMany(r => r.Facts.Areas).CountBy(a => a))
        {
            if (area.Value >= MostOfThem * rows.Count)
                _holding.Add(area.Key);
        }
    }

    private void AddHolding(string name, KnownPlaces known, AreaBook areas)
    {
        List<string> now = [name, .. _holding];
        for (var step = 0; step < MostSteps && now.Count > 0; step++)
        {
            now = [.. now.SelectMany(n => Outer(n, known, areas)).Where(_holding.Add)];
        }
    }

    private static IEnumerable<string> Outer(string name, KnownPlaces known, AreaBook areas) =>
        areas.Holding(name) is { } said ? known.Holding(name).Append(said) : known.Holding(name);
}
