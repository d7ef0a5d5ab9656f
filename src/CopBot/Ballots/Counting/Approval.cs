using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Everybody says yes to as many options as they like: the most yeses win.</summary>
internal static class Approval
{
    /// <param name="answers">One for each ballot: 1 for each option that was approved, 0 for the others.</param>
    /// <param name="options">How many options there are.</param>
    public static Sums Count(IReadOnlyList<ImmutableArray<int>> answers, int options) => Sums.Of(answers, options);
}
