using System.Collections.Immutable;

namespace CopBot.Nudges.Intros;

/// <summary>
/// Who meets whom: pairs, and one three where the number is odd. Nobody meets anybody again until all have met; across organisations
/// first. The same input gives the same groups.
/// </summary>
internal static class Pairing
{
    /// <summary>So many tries are made at pairing everybody; a greedy answer is good enough where they do not suffice.</summary>
    private const int MostSteps = 20_000;

    /// <summary>The groups, and who has met whom afterwards: from the beginning again where all had met.</summary>
    public static (ImmutableArray<ImmutableArray<IntroMember>> Groups, ImmutableArray<MetPair> Met) Make(IReadOnlyList<IntroMember> people, IReadOnlyCollection<MetPair> met)
    {
        if (people.Count < 2)
            return ([], [.. met]);
        var before = met.ToHashSet();
        var ordered = people.OrderBy(p => p.Person.Value).ToList();
        if (Unmet(ordered, before) == 0)
            before = [];
        if (ordered.Count == 3)
            return Result([[.. ordered]], before);

        var search = new Search(ordered, before);
        var pairs = search.Find();
        var groups = pairs.Select(p => ImmutableArray.Create(p.One, p.Other)).ToList();
        var left = ordered.Where(p => !groups.Any(g => g.Contains(p))).ToList();

        // One is left over: a three in which nobody has met before, else they wait for the next time.
        foreach (var one in left)
        {
            var place = groups.FindIndex(g => g.Length == 2 && g.All(p => !before.Contains(MetPair.Of(p.Person, one.Person))));
            if (place >= 0)
                groups[place] = groups[place].Add(one);
        }

        return Result(groups, before);
    }

    private static (ImmutableArray<ImmutableArray<IntroMember>> Groups, ImmutableArray<MetPair> Met) Result(
        IReadOnlyList<ImmutableArray<IntroMember>> groups, HashSet<MetPair> before) =>
        ([.. groups], [.. before.Concat(groups.SelectMany(PairsOf)).Distinct().OrderBy(p => p.One.Value).ThenBy(p => p.Other.Value)]);

    public static IEnumerable<MetPair> PairsOf(ImmutableArray<IntroMember> group) =>
        group.SelectMany((one, i) => group.Skip(i + 1).Select(other => MetPair.Of(one.Person, other.Person)));

    private static int Unmet(List<IntroMember> people, HashSet<MetPair> met) =>
        people.SelectMany((one, i) => people.Skip(i + 1).Select(other => MetPair.Of(one.Person, other.Person))).Count(p => !met.Contains(p));

    // The most pairs of people who have not met, of those with the most that lead from one organisation to another.
    private sealed class Search(List<IntroMember> people, HashSet<MetPair> met)
    {
        private readonly List<(IntroMember One, IntroMember Other)> _now = [];
        private List<(IntroMember One, IntroMember Other)> _best = [];
        private int _bestAcross = -1;
        private int _steps;

        public List<(IntroMember One, IntroMember Other)> Find()
        {
            Try([.. people]);
            return _best;
        }

        private void Try(List<IntroMember> left)
        {
            var across = _now.Count(p => IsAcross(p.One, p.Other));
            if (_now.Count > _best.Count || (_now.Count == _best.Count && across > _bestAcross))
                (_best, _bestAcross) = ([.. _now], across);
            if (left.Count < 2 || IsAsGoodAsCanBe || ++_steps > MostSteps)
                return;

            // Whoever has the fewest left to meet goes first.
            var one = left.MinBy(p => left.Count(o => MayMeet(p, o)) is var count && count == 0 ? int.MaxValue : count)!;
            foreach (var other in left.Where(o => MayMeet(one, o)).OrderByDescending(o => IsAcross(one, o)).ThenBy(o => left.Count(x => MayMeet(o, x))))
            {
                _now.Add((one, other));
                Try([.. left.Where(p => p != one && p != other)]);
                _now.RemoveAt(_now.Count - 1);
                if (IsAsGoodAsCanBe || _steps > MostSteps)
                    return;
            }

            if (_now.Count + left.Count / 2 > _best.Count)
                Try([.. left.Where(p => p != one)]);
        }

        private bool IsAsGoodAsCanBe => _best.Count == people.Count / 2 && _bestAcross == _best.Count;

        private bool MayMeet(IntroMember one, IntroMember other) => one != other && !met.Contains(MetPair.Of(one.Person, other.Person));

        private static bool IsAcross(IntroMember one, IntroMember other) =>
            one.Organisation.Length > 0 && other.Organisation.Length > 0 && !string.Equals(one.Organisation, other.Organisation, StringComparison.OrdinalIgnoreCase);
    }
}
