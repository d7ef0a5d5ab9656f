using System.Collections.Immutable;
using CopBot.Ballots.Counting;

namespace CopBot.Ballots;

/// <summary>
/// An answer as one character for each option, so that it fits into a button and all answers to a ballot are equally long: a rank (1, 2, 3…),
/// a score, a number of dots, 1 for approved, or y, i and n for a time; "-" where nothing was said. An answer to a proposal is one letter.
/// Pure; nothing here is kept.
/// </summary>
internal static class Marks
{
    private const char Nothing = '-';

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private const string Stances = "cnos";

    private const string Answers = "-niy";

    public static string Empty(BallotWish asked) => new(asked.Kind is BallotKind.Dots or BallotKind.Approval ? '0' : Nothing, asked.Options.Length);

    /// <summary>True for what an answer to this ballot can be, finished or not.</summary>
    public static bool Fits(string marks, BallotWish asked)
    {
        if (asked.Kind == BallotKind.Consent)
            return marks.Length == 1 && Stances.Contains(marks[0], StringComparison.Ordinal);
        if (marks.Length != asked.Options.Length)
            return false;
        return asked.Kind switch
        {
            BallotKind.Ranked => marks.Where(c => c != Nothing).Select(Value).Order().SequenceEqual(Enumerable.Range(1, marks.Count(c => c != Nothing))),
            BallotKind.Score => marks.All(c => c == Nothing || Value(c) is >= 0 and <= Score.Highest),
            BallotKind.Dots => marks.All(c => Value(c) >= 0) && marks.Sum(Value) <= asked.Dots,
            BallotKind.Approval => marks.All(c => c is '0' or '1'),
            _ => marks.All(c => Answers.Contains(c, StringComparison.Ordinal)),
        };
    }

    /// <summary>True where there is something to hand in. To approve of nothing is an answer, too.</summary>
    public static bool SaysSomething(string marks, BallotWish asked) => asked.Kind == BallotKind.Approval || marks != Empty(asked);

    public static string Of(Stance stance) => Stances[(int)stance].ToString();

    public static Stance Stance(string marks) => (Stance)Stances.IndexOf(marks[0], StringComparison.Ordinal);

    /// <summary>-1 where nothing was said.</summary>
    public static int At(string marks, int option) => Value(marks[option]);

    public static string With(string marks, int option, int value) => string.Concat(marks.AsSpan(0, option), [Digits[value]], marks.AsSpan(option + 1));

    public static CanCome TimeAt(string marks, int option) => (CanCome)Answers.IndexOf(marks[option], StringComparison.Ordinal);

    public static string With(string marks, int option, CanCome answer) => string.Concat(marks.AsSpan(0, option), [Answers[(int)answer]], marks.AsSpan(option + 1));

    /// <summary>Option numbers, the best first.</summary>
    public static ImmutableArray<int> Ranking(string marks) =>
        [.. Enumerable.Range(0, marks.Length).Where(o => marks[o] != Nothing).OrderBy(o => At(marks, o))];

    /// <summary>The option becomes the next best.</summary>
    public static string Rank(string marks, int option) => With(marks, option, Ranking(marks).Length + 1);

    /// <summary>Without the option that was ranked last.</summary>
    public static string Unrank(string marks) => Ranking(marks) is [.., var last] ? string.Concat(marks.AsSpan(0, last), [Nothing], marks.AsSpan(last + 1)) : marks;

    public static ImmutableArray<int> Numbers(string marks) => [.. marks.Select(Value)];

    public static ImmutableArray<CanCome> Times(string marks) => [.. marks.Select((_, o) => TimeAt(marks, o))];

    private static int Value(char mark) => Digits.IndexOf(mark, StringComparison.Ordinal);
}
