using CopBot.Conversation;
using CopBot.Secrecy;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>The card in the group.</summary>
internal static class BallotCardTexts
{
    public static Html Card(Ballot ballot, CardFacts facts, Community community)
    {
        Html head = ballot.Amends is { } before ? (Html)$"<b>{BallotTexts.HeadOf(ballot)}</b> (a new version of {before})" : $"<b>{BallotTexts.HeadOf(ballot)}</b>";
        return ballot.State switch
        {
            BallotState.Cancelled => Html.Paragraphs(head, Html.Of(ballot.Asked.Text), Html.Of("This was cancelled. Nothing of the answers was kept.")),
            BallotState.Closed => Html.Paragraphs(head, Question(ballot), OutcomeTexts.Verdict(ballot, community), Planned(ballot)),
            _ => Html.Paragraphs(
                head,
                Question(ballot),
                Html.Of(BallotTexts.HowTo(ballot.Asked)),
                Html.Lines(
                    Html.Of(BallotTexts.Promise(ballot.Asked)),
                    Html.Of(BallotTexts.QuorumOf(ballot.Asked, facts.Joined)),
                    Html.Of($"Closes {BallotTexts.Day(ballot.Closes, community)}."),
                    facts.By.Length > 0 ? $"Asked by {facts.By}." : Html.Empty),
                Standing(ballot, facts)),
        };
    }

    private static Html Question(Ballot ballot)
    {
        Html question = $"<b>{ballot.Asked.Text}</b>";
        var byNumber = MarkTexts.NamesByNumber(ballot);
        return ballot.Kind == BallotKind.Consent ? question : Html.Lines(question, Html.Lines([.. ballot.Options.Select((o, i) => byNumber ? (Html)$"{i + 1}. {o.Label}" : $"• {o.Label}")]));
    }

    private static Html Planned(Ballot ballot) => !ballot.IsPlanned ? Html.Empty
        : ballot.Planned is { } option && option < ballot.Options.Length ? (Html)$"It was made a meeting: {ballot.Options[option].Label}. See /meetings."
        : $"It was made a meeting. See /meetings.";

    private static Html Standing(Ballot ballot, CardFacts facts)
    {
        if (facts.Answers is not { } answers)
            return Html.Of(SecrecyTexts.CannotBeReadOrCancel);
        if (answers == 0)
            return Html.Of("No answers yet.");
        var number = $"<b>{"answer".ToQuantity(answers)}</b>";
        if (facts.Standing.Contains('\n', StringComparison.Ordinal))
            return Html.Lines(Html.FromMarkup(number) + Html.Of(":"), Html.Of(facts.Standing));
        return facts.Standing.Length > 0 ? Html.FromMarkup(number) + Html.Of($": {facts.Standing}.") : Html.FromMarkup(number + ".");
    }

    /// <summary>How it stands, in one line.</summary>
    public static string Standing(Ballot ballot, IReadOnlyList<int> counts)
    {
        var what = ballot.Kind switch
        {
            BallotKind.Ranked => "first choices",
            BallotKind.Score => "scores added up",
            BallotKind.Dots => "dots",
            _ => "yes",
        };
        return $"{what}: {string.Join(", ", ballot.Options.Select((o, i) => $"{o.Label} {counts[i]}"))}";
    }

    /// <summary>How times stand, one a line.</summary>
    public static string StandingOfTimes(Ballot ballot, Outcome outcome) =>
        string.Join('\n', ballot.Options.Select((o, i) => $"{BallotTexts.InShort(o, ballot)}: {outcome.Counts[i]} yes{(outcome.IfNeedBe[i] > 0 ? $", {outcome.IfNeedBe[i]} if need be" : "")}"));
}

/// <summary>What a card says of how many answered and how it stands.</summary>
/// <param name="Answers">How many; null where that cannot be read under this token.</param>
/// <param name="Standing">How it stands, in one plain line without an end, or in several; empty where that is not shown.</param>
/// <param name="Joined">How many have joined.</param>
/// <param name="By">Who asked; empty where that is not known.</param>
internal sealed record CardFacts(int? Answers, string Standing, int Joined, string By);
