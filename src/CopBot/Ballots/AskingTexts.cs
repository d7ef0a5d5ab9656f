using CopBot.Ballots.Counting;
using CopBot.Conversation;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>What is said to whoever asks for a decision: the form, and what cannot be.</summary>
internal static class AskingTexts
{
    public const string OnlySteeringSwitch = "Only facilitators ask for decisions";

    public static string KindLabel(BallotKind kind) => kind switch
    {
        BallotKind.Consent => "Proposal: can we live with it?",
        BallotKind.Ranked => "Ranked: put them in order",
        BallotKind.Score => "Score: 0 to 5 for each",
        BallotKind.Dots => "Dots: spend some on each",
        BallotKind.Approval => "Approval: all you like",
        BallotKind.Time => "Find a time",
    };

    public const string GoOnInPrivate = "Go on in private";

    public static Html OnlySteeringAsks => $"In this group, facilitators and the core group ask for decisions. Please ask one of them.";

    public static Html DraftIsGone => $"I no longer have what you began. Please begin anew with /propose or /vote.";

    public static Html NoClosing(string why) => $"I could not read when it closes. {why} Write for example: <code>closes Friday 5pm</code> or <code>closes 1 December</code>.";

    public static Html ClosingIsPast => $"That time has passed. Please give one to come, such as <code>closes Friday 5pm</code>.";

    public static Html ClosingIsFar => $"That is too far away. A vote can be open for at most {"day".ToQuantity(BallotWish.Longest.Days)}.";

    public static Html ClosesAfterItsDates(string last) => $"By then, all the dates have passed; the last is {last}. Please let it close before that.";

    public static string PassesBeforeItCloses(IReadOnlyList<string> passed) => $"By the time it closes, {passed.Humanize("and")} will have passed, so {(passed.Count == 1 ? "it" : "they")} cannot be the best time.";

    public static Html NoQuorumRead(string text) => $"I could not read the quorum “{text}”. Write for example: <code>quorum 5</code>, <code>quorum half</code> or <code>quorum 60%</code>; a share is of those who joined.";

    public static Html TextTooLong(int most, int length) => $"That has {length} characters, and I can take {most}. Please make it shorter; a longer text can be shared with /share and named here.";

    public static Html TooManyOptions(int count) => $"You gave {count} options, and I can take {BallotWish.MostOptions}. Please leave some out, or ask in two steps.";

    public static Html DotsOutOfRange(int dots) => $"You wrote {dots} dots, and everybody can have 1 to {Dots.Most}. Where a number is the beginning of your question, put how many dots before it, such as: <code>/vote dots {Dots.Standard} {dots} ways to save: which first? | Debt | Housing | Food</code>";

    public static Html TooFewOptions(BallotKind kind) => kind == BallotKind.Time
        ? (Html)$"That needs at least {BallotWish.FewestOptions} dates. Put a bar between them, such as: <code>Planning day | Tue 1 Dec 10am | Wed 2 Dec 2pm–4pm</code>"
        : $"That needs at least {BallotWish.FewestOptions} options. Put a bar between them, such as: <code>Where shall we meet? | Hanley | Stafford | Online</code>";

    public static Html OptionTooLong(string option) => $"“{PlainText.Shorten(option, 60)}” has {option.Length} characters, and an option can have {BallotWish.LongestOption}. Please shorten it.";

    public static Html OptionTwice(string option) => $"“{option}” is there twice. Please leave one out.";

    public static Html NoTime(string text, string why) => $"“{PlainText.Shorten(text, 60)}”: {why} Write each date like <code>Tue 1 Dec 10am</code> or <code>Wed 2 Dec 2pm–4pm</code>.";

    public static Html NoHour(string text) => $"“{PlainText.Shorten(text, 60)}” has no time of day. Write each date like <code>Tue 1 Dec 10am</code>.";

    public static Html NoKind => Html.Paragraphs(
        $"Please say first which kind of vote it is:",
        $"<code>/vote ranked Where shall we meet? | Hanley | Stafford | Online</code>\n<code>/vote score …</code>, <code>/vote dots 5 …</code>, <code>/vote approval …</code>\n<code>/vote time Planning day | Tue 1 Dec 10am | Wed 2 Dec 2pm</code>",
        $"Or go on in private: I explain the kinds and ask one thing at a time.");

    public static Html ToPrivate(BallotKind kind) => kind switch
    {
        BallotKind.Consent => (Html)$"What do you propose? Write it behind the command, such as: <code>/propose We meet online in winter months, closes Friday 5pm</code>. Or go on in private, where I ask one thing at a time.",
        BallotKind.Time => $"What is it for, and which dates are possible? Write it behind the command, such as: <code>/vote time Planning day | Tue 1 Dec 10am | Wed 2 Dec 2pm–4pm</code>. Or go on in private, where I ask one thing at a time.",
        _ => $"What is the vote about? Write it behind the command, such as: <code>/vote {Word(kind)} Where shall we meet? | Hanley | Stafford | Online</code>. Or go on in private: I explain the kinds of vote and ask one thing at a time.",
    };

    private static string Word(BallotKind kind) => kind switch
    {
        BallotKind.Score => "score",
        BallotKind.Dots => "dots 5",
        BallotKind.Approval => "approval",
        _ => "ranked",
    };

    public static Html Guessed(IEnumerable<string> notes) => Html.Lines([.. notes.Select(Html.Of)]);

    public static Html WhichKind => Html.Paragraphs(
        $"Which kind of vote is it to be?",
        $"<b>Ranked</b>: people put the options in order. Good for one choice among several; the least liked goes out, round by round.",
        $"<b>Score</b>: 0 to {Score.Highest} for each. Good to see how much each is liked.",
        $"<b>Dots</b>: a few dots to spend. Good to sort a long list.",
        $"<b>Approval</b>: tap all that you would be happy with. Quick, and good for finding what most can live with.",
        $"<b>Find a time</b>: yes, if need be or no for each date.",
        $"<b>Proposal</b>: one text, and whether all can live with it.");

    public static Html AskText(BallotKind kind, string before) => kind == BallotKind.Consent
        ? before.Length > 0
            ? (Html)$"What is the new text? The old one is below: tap it to copy it, change it, and send it.\n\n<code>{before}</code>"
            : $"What do you propose? Write it as your next message, in one or two sentences. To stop, send /cancel."
        : kind == BallotKind.Time ? (Html)$"What is it for? Write it as your next message, such as: <i>Planning day</i>. To stop, send /cancel."
        : $"What is the question? Write it as your next message, such as: <i>Where shall we hold the summer meeting?</i> To stop, send /cancel.";

    public static Html AskOptions(BallotKind kind) => kind == BallotKind.Time
        ? $"Which dates? Write each on a line of its own, such as:\n<i>Tue 1 Dec 10am\nWed 2 Dec 2pm–4pm</i>"
        : (Html)$"What can be chosen? Write each option on a line of its own: {BallotWish.FewestOptions} to {BallotWish.MostOptions} of them.";

    public static Html AskClosing => $"When is it to close? Write for example <i>Friday 5pm</i> or <i>1 December</i>.";

    public static Html AskQuorum => $"How many must answer for it to count? Write a number, or a share of those who joined, such as <i>half</i> or <i>60%</i>. For no such number, write <i>none</i>.";

    public static Html AskDots => $"How many dots has everybody? A number from 1 to {Dots.Most}.";

    public static Html Preview(BallotDraft draft, int joined, Scene scene, IEnumerable<string> notes)
    {
        var asked = draft.Wish;
        Html text = $"<b>{asked.Text}</b>";
        return Html.Paragraphs(
            $"This is what I would ask the group:",
            Html.Lines(text, Html.Lines([.. asked.Options.Select(o => (Html)$"• {o.Label}")])),
            Html.Lines(
                Html.Of($"{BallotTexts.ItIs(asked.Kind)} {BallotTexts.HowTo(asked)}"),
                Html.Of(BallotTexts.Promise(asked)),
                Html.Of(asked.Quorum is not null ? BallotTexts.QuorumOf(asked, joined) : "There is no number that must answer."),
                Html.Of(BallotTexts.ClosesAt(asked.Closes ?? BallotTimes.StandardClosing(asked, scene.Community, scene.Now), scene.Community, scene.Now))),
            Guessed(notes),
            $"Nobody sees it before you tap <b>Ask the group</b>.");
    }

    public static Html Posted(Ballot ballot) => $"Done. It is in the group now: {BallotTexts.HeadOf(ballot)}.";

    public static Html ThrownAway => $"Thrown away. Nobody has seen it.";

    public static string LabelOfNames(BallotWish asked) => asked.IsAnonymous ? "Names: no" : "Names: yes";

    public static string LabelOfHidden(BallotWish asked) => asked.IsHidden ? "Hidden until it closes: yes" : "Hidden until it closes: no";

    public static string OptionHasPassed(string option) => $"{option} has passed. Please change the options.";
}
