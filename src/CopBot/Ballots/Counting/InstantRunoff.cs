using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Why more than one option, or just this one, went out in a round where several had the fewest votes. Kept by number: never renumber.</summary>
internal enum TieRule
{
    None,

    /// <summary>Of those that tied for the fewest, the one with fewer in the nearest earlier round that tells them apart.</summary>
    EarlierRounds,

    /// <summary>No round tells them apart, and together they have fewer than the next: all of them went out together.</summary>
    AllTogether,

    /// <summary>No round tells them apart; whichever goes out first, the same option wins. One of them went out.</summary>
    EitherWay,

    /// <summary>No round tells them apart, and who wins depends on which goes out first: all that could win are tied.</summary>
    Undecided,
}

/// <summary>One round of an instant run-off.</summary>
/// <param name="Votes">For each option; -1 for one that is out already.</param>
/// <param name="Exhausted">Ballots that name none of those still in.</param>
internal sealed record RunoffRound(ImmutableArray<int> Votes, int Exhausted)
{
    public ImmutableArray<int> Votes { get => field.IsDefault ? [] : field; init; } = Votes;

    /// <summary>Which went out after this round; empty in the last.</summary>
    public ImmutableArray<int> Out { get => field.IsDefault ? [] : field; init; } = [];

    public TieRule Tie { get; init; }
}

/// <summary>What came of a run-off. <paramref name="Winners"/>: several where they are tied, none where nobody voted.</summary>
internal sealed record Runoff(ImmutableArray<RunoffRound> Rounds, ImmutableArray<int> Winners);

/// <summary>
/// Counts ranked ballots: each counts for the highest of its options that is still in; whichever has the fewest goes out, until one has more
/// than half of the ballots that still count. No lot is drawn: a tie for the fewest is broken by earlier rounds, the nearest first. Where none
/// tells, all that tie go out together if together they have fewer votes than the next: none of them could catch up. Else each way is counted:
/// where all end with the same winner, it is that one; where not, all that could win are tied, as are all that are left with equally many.
/// </summary>
internal static class InstantRunoff
{
    /// <param name="rankings">One for each ballot: option numbers from 0, the best first, each at most once; may leave some out.</param>
    /// <param name="options">How many options there are, at most 31.</param>
    public static Runoff Count(IReadOnlyList<ImmutableArray<int>> rankings, int options)
    {
        if (rankings.Count == 0 || options == 0)
            return new Runoff([], []);
        var isIn = Enumerable.Repeat(true, options).ToArray();
        var rounds = ImmutableArray.CreateBuilder<RunoffRound>();
        while (true)
        {
            var (votes, exhausted) = Votes(rankings, isIn);
            var left = Enumerable.Range(0, options).Where(o => isIn[o]).ToList();
            var round = new RunoffRound([.. votes.Select((v, o) => isIn[o] ? v : -1)], exhausted);
            var most = left.MaxBy(o => votes[o]);
            if (left.Count == 1 || votes[most] * 2 > rankings.Count - exhausted)
            {
                rounds.Add(round);
                return new Runoff(rounds.ToImmutable(), [most]);
            }

            var fewest = left.Min(o => votes[o]);
            var last = left.Where(o => votes[o] == fewest).ToList();
            if (last.Count == left.Count)
            {
                rounds.Add(round);
                return new Runoff(rounds.ToImmutable(), [.. left]);
            }

            var (gone, rule) = last.Count == 1 ? (last, TieRule.None) : Break(last, rounds);
            if (rule == TieRule.AllTogether && gone.Count * fewest >= left.Except(gone).Min(o => votes[o]))
            {
                var known = new Dictionary<int, ImmutableSortedSet<int>>();
                var possible = gone.Select(o => WinnersOfAnyWay(rankings, Without(isIn, o), known)).Aggregate((a, b) => a.Union(b));
                if (possible.Count > 1)
                {
                    rounds.Add(round with { Tie = TieRule.Undecided });
                    return new Runoff(rounds.ToImmutable(), [.. possible]);
                }

                (gone, rule) = ([gone[0]], TieRule.EitherWay);
            }

            rounds.Add(round with { Out = [.. gone], Tie = rule });
            foreach (var option in gone)
                isIn[option] = false;
        }
    }

    /// <summary>All options, the best first: winners, then by the last round, then the later out the better.</summary>
    public static ImmutableArray<int> Order(Runoff runoff) => runoff.Rounds.IsEmpty
        ? []
        : [.. Enumerable.Range(0, runoff.Rounds[0].Votes.Length)
            .OrderByDescending(runoff.Winners.Contains)
            .ThenByDescending(o => runoff.Rounds.Count(r => r.Votes[o] >= 0))
            .ThenByDescending(o => runoff.Rounds.Last(r => r.Votes[o] >= 0).Votes[o])
            .ThenBy(o => o)];

    private static (List<int> Gone, TieRule Rule) Break(List<int> tied, ImmutableArray<RunoffRound>.Builder before)
    {
        var rule = TieRule.None;
        for (var i = before.Count - 1; i >= 0 && tied.Count > 1; i--)
        {
            var fewest = tied.Min(o => before[i].Votes[o]);
            var fewer = tied.Where(o => before[i].Votes[o] == fewest).ToList();
            if (fewer.Count < tied.Count)
                (tied, rule) = (fewer, TieRule.EarlierRounds);
        }

        return (tied, tied.Count > 1 ? TieRule.AllTogether : rule);
    }

    // Whoever can win, whichever goes out wherever several have the fewest. It depends on who is in alone, so no set of them is counted twice.
    private static ImmutableSortedSet<int> WinnersOfAnyWay(IReadOnlyList<ImmutableArray<int>> rankings, bool[] isIn, Dictionary<int, ImmutableSortedSet<int>> known)
    {
        var left = Enumerable.Range(0, isIn.Length).Where(o => isIn[o]).ToList();
        var key = left.Sum(o => 1 << o);
        if (known.TryGetValue(key, out var winners))
            return winners;
        var (votes, exhausted) = Votes(rankings, isIn);
        var most = left.MaxBy(o => votes[o]);
        var fewest = left.Min(o => votes[o]);
        winners = left.Count == 1 || votes[most] * 2 > rankings.Count - exhausted ? [most]
            : votes[most] == fewest ? [.. left]
            : left.Where(o => votes[o] == fewest).Select(o => WinnersOfAnyWay(rankings, Without(isIn, o), known)).Aggregate((a, b) => a.Union(b));
        known.Add(key, winners);
        return winners;
    }

    private static bool[] Without(bool[] isIn, int option) => [.. isIn.Select((i, o) => i && o != option)];

    private static (int[] Votes, int Exhausted) Votes(IReadOnlyList<ImmutableArray<int>> rankings, bool[] isIn)
    {
        var votes = new int[isIn.Length];
        var exhausted = 0;
        foreach (var ranking in rankings)
        {
            if (Top(ranking, isIn) is { } top)
                votes[top]++;
            else
                exhausted++;
        }

        return (votes, exhausted);
    }

    private static int? Top(ImmutableArray<int> ranking, bool[] isIn)
    {
        foreach (var option in ranking)
        {
            if (isIn[option])
                return option;
        }

        return null;
    }
}
