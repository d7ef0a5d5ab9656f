using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Everybody has the same number of dots and spends them as they like, also all on one option: the most dots win.</summary>
internal static class Dots
{
    public const int Standard = 5;

    public const int Most = 20;

    /// <param name="answers">One for each ballot: how many dots each option got.</param>
    /// <param name="options">How many options there are.</param>
    public static Sums Count(IReadOnlyList<ImmutableArray<int>> answers, int options) => Sums.Of(answers, options);
}
