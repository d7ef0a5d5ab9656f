using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Why more than one option, or just this one, went out in a round where several had the fewest votes. Kept by number: never renumber.</summary>
internal enum TieRule
{
    None,

    /// <summary>Of those that tied for the fewest, the one with fewer in the nearest earlier round that tells them apart.</summary>
    EarlierRounds,

    /// <summary>No round tells them apart: all of them went out together.</summary>
    AllTogether,
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
/// than half of the ballots that still count. No lot is drawn: a tie for the fewest is broken by earlier rounds, the nearest first; where none
/// tells, all that tie go out together; where that would be all that are left, they are tied.
/// </summary>
internal static class InstantRunoff
{
    /// <param name="rankings">One for each ballot: option numbers from 0, the best first, each at most once; may leave some out.</param>
    /// <param name="options">How many options there are.</param>
    public static Runoff Count(IReadOnlyList<ImmutableArray<int>> rankings, int options)
    {
        if (rankings.Count == 0 || options == 0)
            return new Runoff([], []);
        var isIn = Enumerable.Repeat(true, options).ToArray();
        var rounds = ImmutableArray.CreateBuilder<RunoffRound>();
        while (true)
        {
            var votes = new int[options];
            var exhausted = 0;
            foreach (var ranking in rankings)
            {
                if (Top(ranking, isIn) is { } top)
                    votes[top]++;
                else
                    exhausted++;
            }

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
