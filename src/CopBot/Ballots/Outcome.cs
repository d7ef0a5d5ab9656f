using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Ballots.Counting;

namespace CopBot.Ballots;

/// <summary>What came of it, in one word. Kept by number: never renumber.</summary>
internal enum Verdict
{
    /// <summary>Nobody answered.</summary>
    Nobody,

    /// <summary>An anonymous one, with so few answers that they would not be anonymous: they were not even counted.</summary>
    TooFew,

    /// <summary>Fewer answered than had to.</summary>
    NoQuorum,

    Adopted,

    /// <summary>Somebody objects.</summary>
    NotAdopted,

    /// <summary>All who answered stand aside.</summary>
    NoConsent,

    /// <summary>One option won.</summary>
    Chosen,

    /// <summary>Several options are equal.</summary>
    Tied,

    /// <summary>None of the options got anything.</summary>
    NoneWanted,
}

/// <summary>Why somebody has a concern or objects. <paramref name="Name"/> is empty where it is given without one.</summary>
internal sealed record Reason(string Name, string Text);

/// <summary>What came of a ballot: numbers, and the words that people gave for all to read.</summary>
internal sealed record Outcome(Verdict Verdict, int Answers)
{
    /// <summary>How many had to answer; 0 where that was open.</summary>
    public int Needed { get; init; }

    /// <summary>Options that won or tied.</summary>
    public ImmutableArray<int> Winners { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>For each option what it got: dots, scores added up, or yeses. For a proposal: how many of each <see cref="Stance"/>.</summary>
    public ImmutableArray<int> Counts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>For a time: how many could come if need be; <see cref="Counts"/> has the yeses.</summary>
    public ImmutableArray<int> IfNeedBe { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Of a ranked vote.</summary>
    public ImmutableArray<RunoffRound> Rounds { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>In the order of their words.</summary>
    public ImmutableArray<Reason> Reasons { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How each stance fared, of a proposal that was counted.</summary>
    [JsonIgnore]
    public Stances? Stances => Counts.Length == 4 ? new Stances(Counts[0], Counts[1], Counts[2], Counts[3]) : null;

    /// <summary>Counts a ballot. It knows nothing of who answered.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="marks">All answers, as <see cref="Marks"/> writes them.</param>
    /// <param name="joined">How many have joined, for a quorum that is a share of them.</param>
    /// <param name="reasons">What people gave as their reasons.</param>
    /// <param name="passed">Times that are no longer to come.</param>
    public static Outcome Of(BallotWish asked, IReadOnlyList<string> marks, int joined, IEnumerable<Reason> reasons, params IReadOnlyCollection<int> passed)
    {
        var needed = asked.Needed(joined);
        if (marks.Count == 0)
            return new Outcome(Verdict.Nobody, 0) { Needed = needed };
        if (asked.IsAnonymous && marks.Count < Ballot.SmallestGroup)
            return new Outcome(Verdict.TooFew, marks.Count) { Needed = needed };
        var counted = Count(asked, marks, passed) with
        {
            Needed = needed,
            Reasons = [.. reasons.OrderBy(r => r.Text, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)],
        };
        return marks.Count < needed ? counted with { Verdict = Verdict.NoQuorum } : counted;
    }

    private static Outcome Count(BallotWish asked, IReadOnlyList<string> marks, IReadOnlyCollection<int> passed)
    {
        var options = asked.Options.Length;
        switch (asked.Kind)
        {
            case BallotKind.Consent:
                var said = Consent.Count([.. marks.Select(Marks.Stance)]);
                var verdict = said.Object > 0 ? Verdict.NotAdopted : Consent.IsAdopted(said) ? Verdict.Adopted : Verdict.NoConsent;
                return new Outcome(verdict, marks.Count) { Counts = [.. Enum.GetValues<Stance>().Select(said.Of)] };
            case BallotKind.Ranked:
                var runoff = InstantRunoff.Count([.. marks.Select(Marks.Ranking)], options);
                return Won(runoff.Winners, marks.Count) with { Rounds = runoff.Rounds };
            case BallotKind.Time:
                var times = BestTime.Count([.. marks.Select(Marks.Times)], options, passed);
                return Won(times.Best, marks.Count) with { Counts = [.. times.OfOptions.Select(t => t.Yes)], IfNeedBe = [.. times.OfOptions.Select(t => t.IfNeedBe)] };
            default:
                IReadOnlyList<ImmutableArray<int>> numbers = [.. marks.Select(Marks.Numbers)];
                var sums = asked.Kind switch
                {
                    BallotKind.Score => Score.Count(numbers, options),
                    BallotKind.Dots => Dots.Count(numbers, options),
                    _ => Approval.Count(numbers, options),
                };
                return Won(sums.Winners, marks.Count) with { Counts = sums.OfOptions };
        }
    }

    private static Outcome Won(ImmutableArray<int> winners, int answers) =>
        new(winners.Length switch { 0 => Verdict.NoneWanted, 1 => Verdict.Chosen, _ => Verdict.Tied }, answers) { Winners = winners };
}
