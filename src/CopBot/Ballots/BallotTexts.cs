using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>Words about proposals and votes that several parts of this room say; what came of one is in <see cref="OutcomeTexts"/>.</summary>
internal static class BallotTexts
{
    public static Html Keeps => $"What you answer to a proposal or a vote with your name, and what you asked: as the group's record of what it decided. Answers without names are kept apart from who gave them. A vote that you are setting up goes after {"day".ToQuantity(KeptFor.Draft.Days)}.";

    public static string Kind(BallotKind kind) => kind switch
    {
        BallotKind.Consent => "proposal",
        BallotKind.Ranked => "ranked vote",
        BallotKind.Score => "vote by scores",
        BallotKind.Dots => "vote by dots",
        BallotKind.Approval => "approval vote",
        BallotKind.Time => "find a time",
    };

    public static string ItIs(BallotKind kind) => kind switch
    {
        BallotKind.Approval => "It is an approval vote.",
        BallotKind.Time => "It is to find a time.",
        _ => $"It is a {Kind(kind)}.",
    };

    /// <summary>Its number does not read as one of dots.</summary>
    public static string HeadOf(Ballot ballot) => ballot.Kind switch
    {
        BallotKind.Score => $"Vote {ballot.Id}, by scores",
        BallotKind.Dots => $"Vote {ballot.Id}, by dots",
        _ => $"{Kind(ballot.Kind).Transform(To.SentenceCase)} {ballot.Id}",
    };

    public static string HowTo(BallotWish asked) => asked.Kind switch
    {
        BallotKind.Consent => "One objection stops it, so please say why you object, and what would help.",
        BallotKind.Ranked => "Vote in private: put them in the order in which you like them.",
        BallotKind.Score => $"Vote in private: 0 to {Score.Highest} for each.",
        BallotKind.Dots => $"Vote in private: you have {"dot".ToQuantity(asked.Dots)} to spend, also several on one.",
        BallotKind.Approval => "Vote in private: tap all that you would be happy with.",
        BallotKind.Time => "Answer in private: yes, if need be or no for each.",
    };

    /// <summary>What is promised, before the first tap.</summary>
    public static string Promise(BallotWish asked) => asked switch
    {
        { IsAnonymous: true } => $"Without names: nobody here can see who answered how. How it stands is not shown before it closes; if fewer than {Ballot.SmallestGroup} answer, only their number is.",
        { IsHidden: true } => "With names. Hidden until it closes; then people here can see who answered how.",
        _ => "With names: people here can see who answered how.",
    };

    /// <summary>Empty where it is open how many must answer.</summary>
    public static string QuorumOf(BallotWish asked, int joined)
    {
        if (asked.Quorum is not { } quorum)
            return "";
        var isRaised = asked.Needed(joined) > quorum.Needed(joined);
        return quorum.Of == 0
            ? $"{"person".ToQuantity(asked.Needed(joined))} must answer{(isRaised ? ": without names, fewer are not counted" : "")}."
            : $"It needs as many answers as {Share(quorum)} of those who joined: {(joined == 0 ? "nobody has yet, so " : "")}{quorum.Needed(joined)}{(joined == 0 ? "" : " as of now")}{(isRaised ? $", and at least {Ballot.SmallestGroup}, as it is without names" : "")}.";
    }

    /// <summary>Where more must answer than have been met here.</summary>
    public static string QuorumOfMany(int needed, int known) => $"{needed} must answer, and I know {"person".ToQuantity(known)} here so far. If that is too many, this can decide nothing.";

    private static string Share(Quorum quorum) => (quorum.Number, quorum.Of) switch
    {
        (1, 1) => "all",
        (1, 2) => "half",
        (1, 3) => "a third",
        (2, 3) => "two thirds",
        (1, 4) => "a quarter",
        (3, 4) => "three quarters",
        var (number, of) => $"{100 * number / of}%",
    };

    /// <summary>A date without the year in which it was asked for; any other option as it is.</summary>
    public static string InShort(BallotOption option, Ballot ballot)
    {
        var year = $" {ballot.At.Year},";
        return option.Start?.Year == ballot.At.Year && option.Label.IndexOf(year, StringComparison.Ordinal) is >= 0 and var at ? option.Label.Remove(at, year.Length - 1) : option.Label;
    }

    public static string ClosesAt(DateTimeOffset closes, Community community, DateTimeOffset now) => $"Closes {Instant(closes, community, now)}.";

    public static string Instant(DateTimeOffset instant, Community community, DateTimeOffset now)
    {
        var local = LocalTime.DateTimeIn(community.Zone, instant);
        return $"{TimeTexts.Date(local.Date, LocalTime.DateIn(community.Zone, now))}, {TimeTexts.Time(local.TimeOfDay)}";
    }

    /// <summary>A day as it stays true: no tomorrow.</summary>
    public static string Day(DateTimeOffset instant, Community community)
    {
        var local = LocalTime.DateTimeIn(community.Zone, instant);
        return $"{TimeTexts.Date(local.Date)}, {TimeTexts.Time(local.TimeOfDay)}";
    }

    public static string Label(Stance stance) => stance switch
    {
        Stance.Consent => "Consent",
        Stance.Concern => "Concern",
        Stance.Object => "Object",
        Stance.StandAside => "Stand aside",
    };

    public const string AnswerInPrivate = "Answer in private";

    public const string VoteInPrivate = "Vote in private";

    public const string More = "More";

    public const string SayWhy = "Say why";

    public const string ChangeMine = "Change my answer";

    public const string AmendLabel = "Amend and ask again";

    public const string AskAgainLabel = "Ask again with these alone";

    public static Html OnlyAskerAsksAgain => $"Whoever asked this, facilitators and the core group can ask it again. Please ask one of them; or send /vote for one of your own.";

    public static string MakeMeetingLabel(string time) => $"Make it a meeting: {time}";

    public static string Label(CanCome answer) => answer switch
    {
        CanCome.Yes => "Yes",
        CanCome.IfNeedBe => "If need be",
        CanCome.No => "No",
        CanCome.Open => "Open",
    };

    public static string NoLongerHere => "This vote is no longer here.";

    public static string IsClosed => "This has closed. No more answers are taken.";

    public static string IsCancelled => "This was cancelled.";

    public static string OnlySteering => "Only facilitators and the core group can do this.";

    public static Html HasAnsweredWithoutName => $"You have answered this already, without your name. I cannot tell which answer is yours; to change it, use the button below your answer, further up in this chat.";

    public static string ReceiptIsGone => "I can no longer find that answer.";

    public static Html Promises(Ballot ballot, Community community, DateTimeOffset now) => Html.Lines(
        $"<i>{Promise(ballot.Asked)}</i>",
        $"<i>{ClosesAt(ballot.Closes, community, now)}</i>");

    public static string IsPlannedAlready => "The meeting has been made already.";

    public static string TimeHasPassed => "That time has passed. Set up another with /newmeeting.";

    /// <param name="left">Those that they have not answered: at least one.</param>
    /// <param name="community">Whose group asks.</param>
    /// <param name="now">UTC.</param>
    public static Html Reminder(IReadOnlyList<Ballot> left, Community community, DateTimeOffset now)
    {
        Html once = $"You get this once, because you joined. To get no private messages, send /leave.";
        if (left is [var only])
        {
            return Html.Paragraphs(
                $"<b>{community.Name}</b> is asked: “{only.Title}”",
                $"You have not answered yet. {ClosesAt(only.Closes, community, now)} {Promise(only.Asked)}",
                once);
        }

        return Html.Paragraphs(
            [$"<b>{community.Name}</b> is asked {left.Count} things that you have not answered yet:", .. left.Select((b, i) => (Html)$"{i + 1}. “{b.Title}” {ClosesAt(b.Closes, community, now)} {Promise(b.Asked)}"), once]);
    }

    public const string AnswerNow = "Answer";
}
