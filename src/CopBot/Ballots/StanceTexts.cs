using CopBot.Ballots.Counting;
using CopBot.Conversation;

namespace CopBot.Ballots;

/// <summary>Answering a proposal, and saying why.</summary>
internal static class StanceTexts
{
    public static string NotAsTheGroup => "You write as the group here, so I cannot tell whose answer this is. Please answer from your own name, or in private: tap “More”.";

    public static string Counted(Stance stance) => stance switch
    {
        Stance.Consent => "Counted: you consent. To change it, tap another button.",
        Stance.Concern => "Counted: you have a concern. To change it, tap another button.",
        Stance.Object => "Counted: you object. To change it, tap another button.",
        Stance.StandAside => "Counted: you stand aside. To change it, tap another button.",
    };

    public static Html WhyAsked(Ballot ballot, Stance stance) => stance == Stance.Object
        ? (Html)$"You object to “{ballot.Title}”. Why? And what would have to change? It helps the others to hear it."
        : $"You have a concern about “{ballot.Title}”. What is it? It helps the others to hear it.";

    public static Html WhyWanted => $"Your answer counts. You can say why in private, with your name or without.";

    public const string WhyNamed = "Say why, with my name";

    public const string WhyNameless = "Say why, without my name";

    public const string WhyNot = "Rather not";

    public static Html WhyLeft => $"That is fine. Your answer counts as it is.";

    public static Html WhyQuestion(Ballot ballot, bool named) => named
        ? (Html)$"Write it as your next message, in the next {(int)KeptFor.OptionalQuestion.TotalMinutes} minutes. It is shown with your name{(ballot.Asked.IsHidden ? ", once this closes" : "")}. To leave it, send /cancel."
        : $"Write it as your next message, in the next {(int)KeptFor.OptionalQuestion.TotalMinutes} minutes. It is shown without your name once this closes, not before; where few have a concern or object, people may still guess. To leave it, send /cancel.";

    public static Html WhyKept(bool named) => named ? (Html)$"Thank you. It is shown with your name." : $"Thank you. It is shown without your name once this closes, not before. With the button here you can change it or take it back; only this message leads to it.";

    public static Html WhyChanged => $"Changed. Thank you.";

    public static Html WhyTakenBack => $"Taken back.";

    public const string ChangeWhy = "Change it or take it back";

    /// <summary>In the place of a message of its own, which others might see.</summary>
    public static string CountedAndWhy(Stance stance) => $"{Counted(stance)} To say why in private, tap “{BallotTexts.More}”.";

    /// <summary>Which reason is theirs is not known.</summary>
    public static string CountedButWhyStays(Stance stance) => $"{Counted(stance)} I cannot tell which reason without a name is yours: please take it back with the button below it, in our private chat.";

    public static Html WhyNeedsWorry(Stance stance) => $"A reason goes with a concern or an objection. Your answer now is <b>{BallotTexts.Label(stance)}</b>, so none is kept with it.";

    public static Html WhyAnew => $"Write it anew as your next message, in the next {(int)KeptFor.OptionalQuestion.TotalMinutes} minutes; or send a dash (-) to take it back.";

    public static Html WhyGivenAlready => $"You have given a reason without your name already. With the button below it, further up in this chat, you can change it.";

    public static Html WhyInWords => $"Please write it in words: I cannot take a picture, a sticker or a voice message as a reason. Nothing has changed so far; to leave it so, send /cancel.";

    public static Html WhyTooLong => $"That is too long for me: about {Answering.LongestWhy} letters are possible. Please make it shorter and send it again.";

    public static Html ConsentPage(Ballot ballot, Community community, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{ballot.Asked.Text}</b>",
        Html.Lines(
            $"<b>Consent</b>: I can live with it.",
            $"<b>Concern</b>: I can live with it, and something worries me.",
            $"<b>Object</b>: it would do harm, and I can say how.",
            $"<b>Stand aside</b>: I leave it to the others."),
        BallotTexts.Promises(ballot, community, now));

    /// <param name="ballot">Which.</param>
    /// <param name="stance">What was said.</param>
    /// <param name="hadWhy">They gave a reason for their answer before.</param>
    /// <param name="isWhyKept">It goes with this one, too.</param>
    public static Html NamelessAnswer(Ballot ballot, Stance stance, bool hadWhy, bool isWhyKept) => Html.Paragraphs(
        $"“{ballot.Title}”",
        $"Your answer, without your name: <b>{BallotTexts.Label(stance)}</b>.",
        isWhyKept ? (Html)$"The reason that you gave stays with it. To change it or take it back, tap <b>{BallotTexts.SayWhy}</b>."
            : Html.Of(hadWhy ? "The reason that you gave went with your answer before and is gone." : ""),
        isWhyKept ? Html.Empty : QuietWhyAsked(stance),
        $"You can change your answer with the button here until it closes. Only this message leads to it, so please keep it.");

    private static Html QuietWhyAsked(Stance stance) => stance switch
    {
        Stance.Object => $"Why? And what would have to change? It helps the others to read it: please tap <b>{BallotTexts.SayWhy}</b>. It is shown without your name once this closes, if at least {Ballot.SmallestGroup} have answered.",
        Stance.Concern => $"What is your concern? It helps the others to read it: please tap <b>{BallotTexts.SayWhy}</b>. It is shown without your name once this closes, if at least {Ballot.SmallestGroup} have answered.",
        _ => (Html)$"If you like, tap <b>{BallotTexts.SayWhy}</b>. What you write is shown without your name once this closes, if at least {Ballot.SmallestGroup} have answered.",
    };

    /// <param name="ballot">Which.</param>
    /// <param name="stance">What they said.</param>
    /// <param name="why">The reason that they gave before; empty where none.</param>
    public static Html QuietWhyQuestion(Ballot ballot, Stance stance, string why) => Html.Paragraphs(
        $"<b>{BallotTexts.Label(stance)}</b> to “{ballot.Title}”: why?",
        why.Length > 0 ? (Html)$"So far you said: {why}" : Html.Empty,
        $"Write it as your next message, in the next {(int)KeptFor.OptionalQuestion.TotalMinutes} minutes. It is shown without your name once this closes, if at least {Ballot.SmallestGroup} have answered. {(why.Length > 0 ? "A dash (-) takes back what you said. " : "")}To leave it, send /cancel.");

    public static Html NamelessWhyKept => $"Thank you. That goes with your answer, without your name. It is shown once this closes, if at least {Ballot.SmallestGroup} have answered.";

    public static Html NamelessWhyLeft => $"That is fine. Your answer counts without a reason.";
}
