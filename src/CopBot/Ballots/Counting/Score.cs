using System.Collections.Immutable;

namespace CopBot.Ballots.Counting;

/// <summary>Scores from 0 to 5: the highest sum wins. An option that somebody left out has 0 from them, so that few fives beat no many fours.</summary>
internal static class Score
{
    public const int Highest = 5;

    /// <param name="answers">One for each ballot: a score for each option, -1 where it was left out.</param>
    /// <param name="options">How many options there are.</param>
    public static Sums Count(IReadOnlyList<ImmutableArray<int>> answers, int options) =>
        Sums.Of([.. answers.Select(a => a.Select(s => Math.Clamp(s, 0, Highest)).ToImmutableArray())], options);
}
