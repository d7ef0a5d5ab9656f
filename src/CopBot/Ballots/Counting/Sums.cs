using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>What was added up for each option, and which have the most: several where they are tied, none where nobody gave any.</summary>
internal sealed record Sums(ImmutableArray<int> OfOptions, ImmutableArray<int> Winners)
{
    internal static Sums Of(IReadOnlyList<ImmutableArray<int>> answers, int options)
    {
        var sums = new int[options];
        foreach (var answer in answers)
        {
            for (var o = 0; o < options; o++)
                sums[o] += answer[o];
        }

        var most = options == 0 ? 0 : sums.Max();
        return new Sums([.. sums], most == 0 ? [] : [.. Enumerable.Range(0, options).Where(o => sums[o] == most)]);
    }
}
