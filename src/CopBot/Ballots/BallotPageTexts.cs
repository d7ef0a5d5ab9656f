using System.Collections.Immutable;
using CopBot.Conversation;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>The page of a ballot in private, and what facilitators do there.</summary>
internal static class BallotPageTexts
{
    public static Html MyAnswer(Ballot ballot, BallotAnswer? mine) => mine is null
        ? Html.Of(ballot.IsOpen ? "You have not answered yet." : "You did not answer.")
        : Html.Lines($"{(ballot.Kind == BallotKind.Time ? "You can come" : "Your answer")}: {MarkTexts.InLine(ballot, mine.Marks)}.", mine.Why.Length > 0 ? (Html)$"Your reason: {mine.Why}" : Html.Empty);

    public static Html WhoAnswered(Ballot ballot, IReadOnlyList<BallotAnswer> answers)
    {
        const int mostLines = 40;
        const int mostCharacters = 2500;
        if (answers.Count == 0)
            return Html.Empty;
        var brief = InBrief(ballot);
        List<Html> lines = [];
        var characters = 0;
        foreach (var answer in answers.OrderBy(a => a.Name, StringComparer.Ordinal).Take(mostLines))
        {
            Html line = $"{answer.Name}: {MarkTexts.InLine(brief, answer.Marks)}{(answer.Why.Length > 0 ? $" ({answer.Why})" : "")}";
            characters += line.ToPlain().Length;
            if (characters > mostCharacters && lines.Count > 0)
                break;
            lines.Add(line);
        }

        return Html.Lines([Html.FromMarkup(ballot.Kind == BallotKind.Time ? "<b>Who can come when</b>" : "<b>Who answered how</b>"), .. lines, Html.Of(answers.Count > lines.Count ? $"and {answers.Count - lines.Count} more" : "")]);
    }

    // With options short enough for a line that names several; what is the same then gets the number that it has on the card.
    private static Ballot InBrief(Ballot ballot)
    {
        var longest = ballot.Kind == BallotKind.Time ? 60 : 30;
        ImmutableArray<string> brief = [.. ballot.Options.Select(o => PlainText.Shorten(BallotTexts.InShort(o, ballot), longest))];
        return ballot with
        {
            Asked = ballot.Asked with
            {
                Options = [.. ballot.Options.Select((o, i) => o with { Label = brief.Count(b => b == brief[i]) > 1 ? $"{brief[i]} ({i + 1})" : brief[i] })],
            },
        };
    }

    public static Html NamelessReasons(IReadOnlyList<string> reasons) => reasons.Count == 0
        ? Html.Empty
        : Html.Lines([Html.FromMarkup("<b>Reasons without a name</b>"), .. reasons.Select(r => (Html)$"• {r}")]);

    /// <summary>Not before: who looks twice while answers come in, would see whose the new one is.</summary>
    public static Html NamelessReasonsCome => $"Reasons that people give without their name are shown once this closes.";

    /// <summary>To whoever asked.</summary>
    public static Html WhoManages => $"You asked this. To close it now, keep it open for longer or cancel it, ask a facilitator or somebody of the core group: their <b>{BallotTexts.More}</b> has the buttons.";

    public const string CloseNow = "Close it now";

    public const string ExtendDay = "One day longer";

    public const string ExtendWeek = "One week longer";

    public const string CancelIt = "Cancel it";

    public const string ShowPicture = "Show the picture";

    public static Html SureToClose(Ballot ballot, int turnout, bool canRead) => Html.Paragraphs(
        $"Close “{ballot.Title}” now? No more answers are taken then, and the group hears what came of it. This cannot be undone.",
        ballot.IsAnonymous && turnout < Ballot.SmallestGroup
            ? (Html)$"So far there {(turnout == 1 ? "is" : "are")} {"answer".ToQuantity(turnout)}. With fewer than {Ballot.SmallestGroup} without names, nothing is counted: they are thrown away."
            : Html.Empty,
        canRead ? Html.Empty : Html.Of("I cannot read the reasons that were given without a name: my key was changed. They are thrown away if you close it now. Whoever runs me can set Telegram:FormerToken first."));

    public static Html SureToCancel(Ballot ballot) => $"Cancel “{ballot.Title}”? All answers are thrown away. This cannot be undone.";

    public static string Extended(Ballot ballot, Community community, DateTimeOffset now) => $"It now closes {BallotTexts.Instant(ballot.Closes, community, now)}.";

    public static string LongerThanItsDates => "By then, all the dates have passed. You can close it now, or begin a new vote with other dates.";

    public static string TooLongOpen => $"It can be open for at most {"day".ToQuantity(BallotWish.Longest.Days)}.";
}
