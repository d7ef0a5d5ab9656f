using System.Globalization;
using CsCheck;

namespace CopBot.Tests.Support;

/// <summary>
/// Judges made-up cases, the same ones in each run, so that a change is judged by what it changes. Other cases: set
/// <c>COPBOT_SEED</c> to a number. A failure names CsCheck's seed of the case: <c>Sample(judge, seed: "…")</c> in the place of
/// <c>Each(judge)</c> makes it again, and looks for smaller ones that fail.
/// </summary>
internal static class Cases
{
    private static readonly ulong _seed =
        Environment.GetEnvironmentVariable("COPBOT_SEED") is { Length: > 0 } given ? ulong.Parse(given, CultureInfo.InvariantCulture) : 20261126;

    /// <summary>One case, such as a long list.</summary>
    public static T One<T>(Gen<T> cases) => cases.Generate(new PCG(1, _seed), null, out _);

    public static void Each<T>(this Gen<T> cases, Action<T> judge, int count = 1000)
    {
        var chance = new PCG(1, _seed);
        for (var i = 0; i < count; i++)
        {
            var state = chance.State;
            var one = cases.Generate(chance, null, out _);
            try
            {
                judge(one);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Case {i}, of the seed {chance.ToString(state)}: {Check.Print(one)}. {e.Message}", e);
            }
        }
    }

    public static void Each<T>(this Gen<T> cases, Func<T, bool> judge, int count = 1000) =>
        cases.Each((Action<T>)(one => Assert.True(judge(one))), count);

    public static void Each<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2)>)(one => judge(one.Item1, one.Item2)), count);

    public static void Each<T1, T2>(this Gen<(T1, T2)> cases, Func<T1, T2, bool> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2)>)(one => Assert.True(judge(one.Item1, one.Item2))), count);

    public static void Each<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2, T3)>)(one => judge(one.Item1, one.Item2, one.Item3)), count);

    public static void Each<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Func<T1, T2, T3, bool> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2, T3)>)(one => Assert.True(judge(one.Item1, one.Item2, one.Item3))), count);

    public static void Each<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Action<T1, T2, T3, T4> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2, T3, T4)>)(one => judge(one.Item1, one.Item2, one.Item3, one.Item4)), count);

    public static void Each<T1, T2, T3, T4, T5, T6>(this Gen<(T1, T2, T3, T4, T5, T6)> cases, Func<T1, T2, T3, T4, T5, T6, bool> judge, int count = 1000) =>
        cases.Each((Action<(T1, T2, T3, T4, T5, T6)>)(one => Assert.True(judge(one.Item1, one.Item2, one.Item3, one.Item4, one.Item5, one.Item6))), count);
}
