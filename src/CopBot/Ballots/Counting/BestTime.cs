using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Whether somebody can come at a time. Carried by buttons and kept by its letter: never renumber.</summary>
internal enum CanCome
{
    /// <summary>Left open: counts as no.</summary>
    Open,
    No,
    IfNeedBe,
    Yes,
}

/// <summary>How many can come at one time.</summary>
internal readonly record struct TimeTally(int Yes, int IfNeedBe, int No);

/// <summary>How each time fared, and which are best: several where nothing tells them apart, none where nobody can come at any.</summary>
internal sealed record Times(ImmutableArray<TimeTally> OfOptions, ImmutableArray<int> Best);

/// <summary>
/// The best time is the one with the most yes; of those, the fewest no. As everybody answers for each time, what is then left of a tie has as
/// many "if need be", too: such times are equal.
/// </summary>
internal static class BestTime
{
    /// <param name="answers">One for each ballot: an answer for each time.</param>
    /// <param name="options">How many times there are.</param>
    /// <param name="passed">Those that are no longer to come: they are counted, and none of them is best.</param>
    public static Times Count(IReadOnlyList<ImmutableArray<CanCome>> answers, int options, params IReadOnlyCollection<int> passed)
    {
        var tallies = Enumerable.Range(0, options).Select(o => new TimeTally(
            answers.Count(a => a[o] == CanCome.Yes),
            answers.Count(a => a[o] == CanCome.IfNeedBe),
            answers.Count(a => a[o] is CanCome.No or CanCome.Open))).ToImmutableArray();
        var possible = Enumerable.Range(0, options).Where(o => tallies[o].Yes + tallies[o].IfNeedBe > 0 && !passed.Contains(o)).ToList();
        if (possible.Count == 0)
            return new Times(tallies, []);
        var best = possible.Select(o => (tallies[o].Yes, -tallies[o].No)).Max();
        return new Times(tallies, [.. possible.Where(o => (tallies[o].Yes, -tallies[o].No) == best)]);
    }
}
