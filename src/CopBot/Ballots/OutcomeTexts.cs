using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Pictures;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>What came of a ballot, in words and as a picture.</summary>
internal static class OutcomeTexts
{
    /// <summary>One or two sentences.</summary>
    public static Html Verdict(Ballot ballot, Community community)
    {
        if (ballot.Outcome is not { } outcome)
            return Html.Empty;
        var when = ballot.ClosedAt is { } at ? $" Closed {BallotTexts.Day(at, community)}." : "";
        return $"<b>{Sentence(ballot, outcome)}</b>{when}";
    }

    /// <summary>The first sentence alone, without a mark-up, such as "Adopted: nobody objected."</summary>
    public static string Sentence(Ballot ballot) => ballot.Outcome is { } outcome ? Sentence(ballot, outcome) : "";

    private static string Sentence(Ballot ballot, Outcome outcome) => outcome.Verdict switch
    {
        Ballots.Verdict.Nobody => "Not decided: nobody answered.",
        Ballots.Verdict.TooFew => $"Not decided: {"person".ToQuantity(outcome.Answers)} answered. With fewer than {Ballot.SmallestGroup}, answers without names would not be without names, so they are not shown.",
        Ballots.Verdict.NoQuorum => $"Not decided: {"person".ToQuantity(outcome.Answers)} answered, and {outcome.Needed} had to.",
        Ballots.Verdict.Adopted when outcome.Stances is { Concern: > 0 and var concerns } => $"Adopted: nobody objected. There {(concerns == 1 ? "is" : "are")} {"concern".ToQuantity(concerns)} to keep in mind.",
        Ballots.Verdict.Adopted => "Adopted: nobody objected.",
        Ballots.Verdict.NotAdopted => $"Not adopted: there {(outcome.Stances!.Object == 1 ? "is" : "are")} {"objection".ToQuantity(outcome.Stances.Object)}. It can be amended and asked again.",
        Ballots.Verdict.NoConsent => "Not decided: all who answered stand aside.",
        Ballots.Verdict.Chosen when ballot.Kind == BallotKind.Time => $"Best time: {ballot.Options[outcome.Winners[0]].Label}.",
        Ballots.Verdict.Chosen => $"Chosen: {ballot.Options[outcome.Winners[0]].Label}.",
        Ballots.Verdict.Tied when ballot.Kind == BallotKind.Time => $"Equally good: {Labels(ballot, outcome)}. The group can take either.",
        Ballots.Verdict.Tied => $"A tie between {Labels(ballot, outcome)}. No lot is drawn: talk about it, or ask again with these alone.",
        Ballots.Verdict.NoneWanted when ballot.Kind == BallotKind.Time && outcome.Counts.Concat(outcome.IfNeedBe).Any(c => c > 0) => "Not decided: the times that suit anybody have passed.",
        Ballots.Verdict.NoneWanted => ballot.Kind == BallotKind.Time ? "No time suits anybody." : "None of the options was wanted.",
    };

    /// <summary>What the group hears when it closes, and what is said beside the picture.</summary>
    public static Html Result(Ballot ballot, Community community)
    {
        var outcome = ballot.Outcome!;
        Html head = $"{Html.FromMarkup("<b>")}{Sentence(ballot, outcome)}{Html.FromMarkup("</b>")}";
        var picture = Picture(ballot);
        return Html.Paragraphs(
            head,
            picture is null ? (Html)$"{BallotTexts.HeadOf(ballot)}: {ballot.Asked.Text}" : Html.Of(picture.Words()),
            Reasons(outcome),
            ballot.IsDecision ? Html.FromMarkup("It is kept: /decisions") : Html.Empty);
    }

    public static Html Reasons(Outcome outcome) => outcome.Reasons.IsEmpty
        ? Html.Empty
        : Html.Lines([Html.FromMarkup("<b>What people said</b>"), .. outcome.Reasons.Select(r => r.Name.Length > 0 ? (Html)$"• {r.Text} ({r.Name})" : $"• {r.Text}")]);

    /// <summary>Null where there is nothing to draw.</summary>
    public static Picture? Picture(Ballot ballot)
    {
        if (ballot.Outcome is not { } outcome || (outcome.Counts.IsEmpty && outcome.Rounds.IsEmpty))
            return null;
        var title = PlainText.OneLine(ballot.Asked.Text);
        title = PlainText.Shorten(title, CopBot.Pictures.Picture.LongestTitle);
        return ballot.Kind switch
        {
            BallotKind.Consent => new BarChart(
                title,
                [.. Enum.GetValues<Stance>().Select(s => new Bar(BallotTexts.Label(s), outcome.Counts[(int)s]) { StandsOut = Stops(s), Tag = Stops(s) ? "stops it" : "" })],
                outcome.Answers,
                Answered(outcome))
            { HasShares = false },
            BallotKind.Ranked => Rounds(ballot, outcome, title),
            BallotKind.Time => new BarChart(
                title,
                [.. ballot.Options.Select((o, i) => Mark(new Bar(o.Label, outcome.Counts[i]) { Detail = TimeDetail(outcome, i) }, outcome, i, "best time", "equally good"))],
                outcome.Answers,
                Join(Answered(outcome), "Bars show yes. Best: the most yes, then the fewest no."))
            { HasShares = false },
            BallotKind.Score => new BarChart(
                title,
                [.. ballot.Options.Select((o, i) => Mark(new Bar(o.Label, outcome.Counts[i]) { Detail = $"{Average(outcome, i)} on average" }, outcome, i))],
                Math.Max(1, outcome.Answers * Score.Highest),
                Join(Answered(outcome), $"Scores from 0 to {Score.Highest}, added up; left out counts as 0."))
            { HasShares = false },
            BallotKind.Dots => new BarChart(
                title,
                [.. ballot.Options.Select((o, i) => Mark(new Bar(o.Label, outcome.Counts[i]), outcome, i))],
                Math.Max(1, outcome.Counts.Max()),
                Join(Answered(outcome), $"Each had {"dot".ToQuantity(ballot.Asked.Dots)}."))
            { HasShares = false },
            _ => new BarChart(
                title,
                [.. ballot.Options.Select((o, i) => Mark(new Bar(o.Label, outcome.Counts[i]), outcome, i))],
                outcome.Answers,
                Join(Answered(outcome), "Each could say yes to as many as they liked."))
            { HasShares = false },
        };

        bool Stops(Stance stance) => stance == Stance.Object && outcome.Counts[(int)stance] > 0 && Counts(outcome);
    }

    private static RankedRounds Rounds(Ballot ballot, Outcome outcome, string title)
    {
        var runoff = new Runoff(outcome.Rounds, outcome.Winners);
        var options = InstantRunoff.Order(runoff).Select(o => new RankedOption(
            ballot.Options[o].Label,
            [.. outcome.Rounds.Where(r => r.Votes[o] >= 0).Select(r => r.Votes[o])],
            outcome.Winners.Contains(o)));
        return new RankedRounds(title, [.. options], outcome.Answers, Join([.. outcome.Rounds.Select((r, i) => Tie(ballot, outcome, r, i)), Exhausted(outcome)])) { IsDecided = Counts(outcome) };
    }

    private static string Tie(Ballot ballot, Outcome outcome, RunoffRound round, int index) => round.Tie switch
    {
        TieRule.EarlierRounds => $"Round {index + 1}: a tie for the fewest votes. {Names(ballot, round.Out)} went out, with fewer votes in an earlier round.",
        TieRule.AllTogether => $"Round {index + 1}: {Names(ballot, round.Out)} had equally few votes in every round so far, so they went out together; all their votes are fewer than the next option's.",
        TieRule.EitherWay => $"Round {index + 1}: a tie for the fewest votes, in every round so far. Whichever goes out first, the same option {(Counts(outcome) ? "wins" : "comes out on top")}; here {Names(ballot, round.Out)} went out first.",
        TieRule.Undecided => $"Round {index + 1}: a tie for the fewest votes, in every round so far. Who {(Counts(outcome) ? "wins" : "comes out on top")} depends on which of them goes out first, so {Names(ballot, outcome.Winners)} are tied.",
        _ when round.Out.IsEmpty && outcome.Winners.Length > 1 => $"Round {index + 1}: all that were left had equally many votes, so they are tied.",
        _ => "",
    };

    private static string Exhausted(Outcome outcome) => outcome.Rounds[^1].Exhausted is > 0 and var exhausted
        ? $"In the last round, {"ballot".ToQuantity(exhausted)} named none of those still in."
        : "";

    private static string Answered(Outcome outcome) => outcome.Needed > 0
        ? $"{"person".ToQuantity(outcome.Answers)} answered; {outcome.Needed} had to."
        : $"{"person".ToQuantity(outcome.Answers)} answered.";

    private static string TimeDetail(Outcome outcome, int option) =>
        $"if need be {outcome.IfNeedBe[option]}, no {outcome.Answers - outcome.Counts[option] - outcome.IfNeedBe[option]}";

    private static string Average(Outcome outcome, int option) => ((double)outcome.Counts[option] / outcome.Answers).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    // Where too few answered, there is a most and no best.
    private static Bar Mark(Bar bar, Outcome outcome, int option, string one = "most", string several = "tied") => !outcome.Winners.Contains(option) ? bar
        : !Counts(outcome) ? bar with { Tag = outcome.Winners.Length == 1 ? "most" : PictureTexts.TiedForMost }
        : bar with { StandsOut = true, Tag = outcome.Winners.Length == 1 ? one : several };

    private static bool Counts(Outcome outcome) => outcome.Verdict != Ballots.Verdict.NoQuorum;

    private static string Labels(Ballot ballot, Outcome outcome) => Names(ballot, outcome.Winners);

    private static string Names(Ballot ballot, IEnumerable<int> options) => options.Select(o => ballot.Options[o].Label).Humanize("and");

    private static string Join(params IEnumerable<string> parts) => string.Join(' ', parts.Where(p => p.Length > 0));

    // What was decided.

    public static Html NothingDecided => $"Nothing has been decided here yet. Propose something with <code>/propose</code>, or put it to a vote with <code>/vote</code>.";

    public static Html NothingFound(string words) => $"I found no decision with “{PlainText.Shorten(words, 60)}”. Send /decisions to see all.";

    public static Html Decisions(IReadOnlyList<Ballot> shown, int offset, int count, string words, Community community) => Html.Paragraphs(
        words.Length > 0 ? (Html)$"<b>{"decision".ToQuantity(count)}</b> with “{words}”, the newest first:" : $"<b>{"decision".ToQuantity(count)}</b>, the newest first:",
        Html.Paragraphs([.. shown.Select((b, i) => Line(b, offset + i + 1, community))]),
        $"Tap a number to read it in full. To find one, write words behind the command: <code>/decisions winter</code>");

    private static Html Line(Ballot ballot, int number, Community community) =>
        $"{number}. {(ballot.Kind == BallotKind.Consent ? ballot.Title : $"{ballot.Title} {Sentence(ballot)}")} ({CopBot.Time.LocalTime.DayInWords(community.Zone, ballot.ClosedAt ?? ballot.At)})";

    /// <summary>For the digest: one plain line.</summary>
    public static Html InDigest(Ballot ballot) => ballot.Kind == BallotKind.Consent
        ? (Html)$"Decided: {ballot.Title}"
        : $"Decided: {ballot.Title} {Sentence(ballot)}";

    public static Html OpenInDigest(Ballot ballot, Community community) => $"Still open, until {BallotTexts.Day(ballot.Closes, community)}: {ballot.Title}";

    public static string InExport(Verdict verdict) => verdict switch
    {
        Ballots.Verdict.Nobody => "not decided: nobody answered",
        Ballots.Verdict.TooFew => "not decided: too few answers",
        Ballots.Verdict.NoQuorum => "not decided: no quorum",
        Ballots.Verdict.Adopted => "adopted",
        Ballots.Verdict.NotAdopted => "not adopted",
        Ballots.Verdict.NoConsent => "not decided: all stand aside",
        Ballots.Verdict.Chosen => "chosen",
        Ballots.Verdict.Tied => "tied",
        Ballots.Verdict.NoneWanted => "none wanted",
    };
}
