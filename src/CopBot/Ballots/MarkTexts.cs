using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>Voting in private.</summary>
internal static class MarkTexts
{
    /// <summary>A page on which somebody votes.</summary>
    public static Html Page(Ballot ballot, string marks, int at, Community community, DateTimeOffset now) =>
        Html.Paragraphs($"<b>{ballot.Asked.Text}</b>", Body(ballot, marks, at), BallotTexts.Promises(ballot, community, now));

    /// <summary>True where the options are too long for buttons: they stand in the text, and the buttons bear their numbers.</summary>
    public static bool NamesByNumber(Ballot ballot) => ballot.Options.Any(o => o.Label.Length > LongestButton);

    // A telephone shows about as much of a button.
    private const int LongestButton = 40;

    // All options by number, with what was chosen.
    private static Html Numbered(Ballot ballot, string marks)
    {
        var ranked = ballot.Kind == BallotKind.Ranked ? Marks.Ranking(marks) : [];
        return Html.Lines([.. ballot.Options.Select(Line)]);

        Html Line(BallotOption o, int i) => ballot.Kind switch
        {
            BallotKind.Ranked when ranked.Contains(i) => (Html)$"{i + 1}. {o.Label} (<b>your {TimeTexts.Ordinal(ranked.IndexOf(i) + 1)}</b>)",
            BallotKind.Dots when Marks.At(marks, i) is > 0 and var dots => $"{i + 1}. {o.Label}: <b>{"dot".ToQuantity(dots)}</b>",
            BallotKind.Approval when Marks.At(marks, i) == 1 => $"✓ {i + 1}. {o.Label}",
            _ => $"{i + 1}. {o.Label}",
        };
    }

    private static Html Body(Ballot ballot, string marks, int at)
    {
        var options = ballot.Options;
        var byNumber = NamesByNumber(ballot);
        switch (ballot.Kind)
        {
            case BallotKind.Ranked when byNumber:
                var named = Marks.Ranking(marks).Length;
                return Html.Paragraphs(
                    Numbered(ballot, marks),
                    named == 0 ? $"Tap the number of the one that you like best, then of the next. You need not name all."
                        : named < options.Length ? (Html)$"Tap the number of the next, or <b>Done</b>."
                        : $"That is all. Tap <b>Done</b>.");
            case BallotKind.Ranked:
                var ranked = Marks.Ranking(marks);
                return ranked.IsEmpty
                    ? $"Tap the one that you like best, then the next. You need not name all."
                    : Html.Paragraphs(Html.Lines([.. ranked.Select((o, i) => (Html)$"{i + 1}. {options[o].Label}")]), ranked.Length < options.Length ? (Html)$"Tap the next, or <b>Done</b>." : $"That is all. Tap <b>Done</b>.");
            case BallotKind.Dots:
                var left = ballot.Asked.Dots - Marks.Numbers(marks).Sum();
                return Html.Paragraphs(
                    byNumber ? Numbered(ballot, marks) : Html.Empty,
                    Html.Of(left == 0 ? "You have spent all your dots." : $"{"dot".ToQuantity(left)} left. Tap {(byNumber ? "the number of an option" : "an option")} to give it one."));
            case BallotKind.Approval:
                return byNumber
                    ? Html.Paragraphs(Numbered(ballot, marks), $"Tap the numbers of all that you would be happy with; tap again to take it back.")
                    : Html.Of("Tap all that you would be happy with; tap again to take it back.");
            default:
                return at < options.Length
                    ? Html.Lines($"{at + 1} of {options.Length}:", $"<b>{options[at].Label}</b>", ballot.Kind == BallotKind.Score ? (Html)$"0: not at all. {Score.Highest}: very much." : $"Can you come?")
                    : Html.Paragraphs($"Your answers:", Answer(ballot, marks), $"Right? Then tap <b>Done</b>.");
        }
    }

    /// <summary>What somebody answered, for them.</summary>
    public static Html Answer(Ballot ballot, string marks) => ballot.Kind switch
    {
        BallotKind.Consent => Html.Of(BallotTexts.Label(Marks.Stance(marks))),
        BallotKind.Ranked => Html.Lines([.. Marks.Ranking(marks).Select((o, i) => (Html)$"{i + 1}. {ballot.Options[o].Label}")]),
        BallotKind.Approval when !marks.Contains('1', StringComparison.Ordinal) => Html.Of("None of them"),
        BallotKind.Approval => Html.Lines([.. ballot.Options.Where((_, o) => Marks.At(marks, o) == 1).Select(o => (Html)$"✓ {o.Label}")]),
        BallotKind.Dots => Html.Lines([.. ballot.Options.Select((o, i) => (o, i)).Where(x => Marks.At(marks, x.i) > 0).Select(x => (Html)$"{x.o.Label}: {"dot".ToQuantity(Marks.At(marks, x.i))}")]),
        BallotKind.Score => Html.Lines([.. ballot.Options.Select((o, i) => (Html)$"{o.Label}: {(Marks.At(marks, i) is >= 0 and var score ? $"{score}" : "left out, counts as 0")}")]),
        _ => Html.Lines([.. ballot.Options.Select((o, i) => (Html)$"{o.Label}: {(Marks.TimeAt(marks, i) is CanCome.Open ? "left open, counts as no" : BallotTexts.Label(Marks.TimeAt(marks, i)))}")]),
    };

    /// <summary>The same in one line, for a list of who answered how.</summary>
    public static string InLine(Ballot ballot, string marks) => ballot.Kind switch
    {
        BallotKind.Consent => BallotTexts.Label(Marks.Stance(marks)),
        BallotKind.Ranked => string.Join(", ", Marks.Ranking(marks).Select((o, i) => $"{i + 1}. {ballot.Options[o].Label}")),
        BallotKind.Time => string.Join("; ", new[] { Times(ballot, marks, CanCome.Yes, ""), Times(ballot, marks, CanCome.IfNeedBe, "if need be ") }.Where(t => t.Length > 0)) is { Length: > 0 } times ? times : "at none of them",
        _ => string.Join(", ", Answer(ballot, marks).ToPlain().Split('\n')),
    };

    private static string Times(Ballot ballot, string marks, CanCome answer, string before) =>
        string.Join("; ", ballot.Options.Where((_, o) => Marks.TimeAt(marks, o) == answer).Select((o, i) => (i == 0 ? before : "") + BallotTexts.InShort(o, ballot)));

    public static Html Thanks(Ballot ballot, string marks) => Html.Paragraphs(
        $"Thank you. Your answer to “{ballot.Title}”{(ballot.IsAnonymous ? ", without your name" : "")}:",
        Answer(ballot, marks),
        ballot.IsAnonymous
            ? (Html)$"You can change it with the button here until it closes. Only this message leads to it, so please keep it."
            : $"You can change it until it closes.");

    public static string SaySomething => "Choose at least one first.";

    public static string NoDotsLeft => "You have spent all your dots. Take one back first.";

    public static string Leave(BallotKind kind) => kind == BallotKind.Score ? "Leave it out" : "Leave it open";

    public const string KeepIt = "Keep it so";
}
