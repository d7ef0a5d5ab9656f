using System.Collections.Immutable;
using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Ballots;

/// <summary>Every word about asking, answering and managing; what came of it is in <see cref="OutcomeTexts"/>.</summary>
internal static class BallotTexts
{
    public static Html Keeps => $"What you answer to a proposal or a vote with your name, and what you asked: as the group's record of what it decided. Answers without names are kept apart from who gave them. A vote that you are setting up goes after {"day".ToQuantity(KeptFor.Draft.Days)}.";

    public const string OnlySteeringSwitch = "Only facilitators ask for decisions";

    // The kinds.

    public static string Kind(BallotKind kind) => kind switch
    {
        BallotKind.Consent => "proposal",
        BallotKind.Ranked => "ranked vote",
        BallotKind.Score => "vote by scores",
        BallotKind.Dots => "vote by dots",
        BallotKind.Approval => "approval vote",
        BallotKind.Time => "find a time",
    };

    public static string KindLabel(BallotKind kind) => kind switch
    {
        BallotKind.Consent => "Proposal: can we live with it?",
        BallotKind.Ranked => "Ranked: put them in order",
        BallotKind.Score => "Score: 0 to 5 for each",
        BallotKind.Dots => "Dots: spend some on each",
        BallotKind.Approval => "Approval: all you like",
        BallotKind.Time => "Find a time",
    };

    private static string HeadOf(Ballot ballot) => $"{Kind(ballot.Kind).Transform(To.SentenceCase)} {ballot.Id}";

    private static string HowTo(BallotWish asked) => asked.Kind switch
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

    public static string QuorumOf(Quorum quorum, int joined) => quorum.Of == 0
        ? $"{"person".ToQuantity(quorum.Number)} must answer."
        : $"It needs as many answers as {Share(quorum)} of those who joined: {(joined == 0 ? "nobody has yet, so " : "")}{quorum.Needed(joined)}{(joined == 0 ? "" : " as of now")}.";

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

    // The card.

    public static Html Card(Ballot ballot, CardFacts facts, Community community)
    {
        Html head = ballot.Amends is { } before ? (Html)$"<b>{HeadOf(ballot)}</b> (a new version of {before})" : $"<b>{HeadOf(ballot)}</b>";
        return ballot.State switch
        {
            BallotState.Cancelled => Html.Paragraphs(head, Html.Of(ballot.Asked.Text), Html.Of("This was cancelled. Nothing of the answers was kept.")),
            BallotState.Closed => Html.Paragraphs(head, Question(ballot), OutcomeTexts.Verdict(ballot, community)),
            _ => Html.Paragraphs(
                head,
                Question(ballot),
                Html.Of(HowTo(ballot.Asked)),
                Html.Lines(
                    Html.Of(Promise(ballot.Asked)),
                    Html.Of(ballot.Asked.Quorum is { } quorum ? QuorumOf(quorum, facts.Joined) : ""),
                    Html.Of($"Closes {Day(ballot.Closes, community)}."),
                    facts.By.Length > 0 ? $"Asked by {facts.By}." : Html.Empty),
                Standing(ballot, facts)),
        };
    }

    private static Html Question(Ballot ballot)
    {
        Html question = $"<b>{ballot.Asked.Text}</b>";
        var byNumber = NamesByNumber(ballot);
        return ballot.Kind == BallotKind.Consent ? question : Html.Lines(question, Html.Lines([.. ballot.Options.Select((o, i) => byNumber ? (Html)$"{i + 1}. {o.Label}" : $"• {o.Label}")]));
    }

    private static Html Standing(Ballot ballot, CardFacts facts)
    {
        if (facts.Answers == 0)
            return Html.Of("No answers yet.");
        var number = $"<b>{"answer".ToQuantity(facts.Answers)}</b>";
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

    // Labels.

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

    public const string GoOnInPrivate = "Go on in private";

    public const string SayWhy = "Say why";

    public const string ChangeMine = "Change my answer";

    public const string AmendLabel = "Amend and ask again";

    public static string MakeMeetingLabel(string time) => $"Make it a meeting: {time}";

    public static string Label(CanCome answer) => answer switch
    {
        CanCome.Yes => "Yes",
        CanCome.IfNeedBe => "If need be",
        CanCome.No => "No",
        CanCome.Open => "Open",
    };

    // Refusals.

    public static string NoLongerHere => "This vote is no longer here.";

    public static string IsClosed => "This has closed. No more answers are taken.";

    public static string IsCancelled => "This was cancelled.";

    public static string OnlySteering => "Only facilitators and the core group can do this.";

    public static string NotAsTheGroup => "You write as the group here, so I cannot tell whose answer this is. Please answer from your own name, or in private: tap “More”.";

    public static Html OnlySteeringAsks => $"In this group, facilitators and the core group ask for decisions. Please ask one of them.";

    public static Html DraftIsGone => $"I no longer have what you began. Please begin anew with /propose or /vote.";

    public static Html NoClosing(string why) => $"I could not read when it closes. {why} Write for example: <code>closes Friday 5pm</code> or <code>closes 1 December</code>.";

    public static Html ClosingIsPast => $"That closing time has passed. Please give one to come, such as <code>closes Friday 5pm</code>.";

    public static Html ClosingIsFar => $"That is too far away. A vote can be open for at most {"day".ToQuantity(BallotWish.Longest.Days)}.";

    public static Html NoQuorumRead(string text) => $"I could not read the quorum “{text}”. Write for example: <code>quorum 5</code>, <code>quorum half</code> or <code>quorum 60%</code>; a share is of those who joined.";

    public static Html TextTooLong(int most, int length) => $"That has {length} characters, and I can take {most}. Please make it shorter; a longer text can be shared with /share and named here.";

    public static Html TooManyOptions(int count) => $"You gave {count} options, and I can take {BallotWish.MostOptions}. Please leave some out, or ask in two steps.";

    public static Html TooFewOptions => $"That needs at least {BallotWish.FewestOptions} options. Put a bar between them, such as: <code>Where shall we meet? | Hanley | Stafford | Online</code>";

    public static Html OptionTooLong(string option) => $"“{PlainText.Shorten(option, 60)}” has {option.Length} characters, and an option can have {BallotWish.LongestOption}. Please shorten it.";

    public static Html OptionTwice(string option) => $"“{option}” is there twice. Please leave one out.";

    public static Html NoTime(string text, string why) => $"“{PlainText.Shorten(text, 60)}”: {why} Write each date like <code>Tue 1 Dec 10am</code> or <code>Wed 2 Dec 2pm–4pm</code>.";

    public static Html NoHour(string text) => $"“{PlainText.Shorten(text, 60)}” has no time of day. Write each date like <code>Tue 1 Dec 10am</code>.";

    public static Html NoKind => Html.Paragraphs(
        $"Please say first which kind of vote it is:",
        $"<code>/vote ranked Where shall we meet? | Hanley | Stafford | Online</code>\n<code>/vote score …</code>, <code>/vote dots 5 …</code>, <code>/vote approval …</code>\n<code>/vote time Planning day | Tue 1 Dec 10am | Wed 2 Dec 2pm</code>",
        $"Or go on in private: I explain the kinds and ask one thing at a time.");

    public static Html ToPrivate(bool isProposal) => isProposal
        ? (Html)$"What do you propose? Write it behind the command, such as: <code>/propose We meet online in winter months, closes Friday 5pm</code>. Or go on in private, where I ask one thing at a time."
        : $"What is the vote about? Write it behind the command, such as: <code>/vote ranked Where shall we meet? | Hanley | Stafford | Online</code>. Or go on in private: I explain the kinds of vote and ask one thing at a time.";

    public static Html Guessed(IEnumerable<string> notes) => Html.Lines([.. notes.Select(Html.Of)]);

    // The form.

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
        : (Html)$"What is the question? Write it as your next message, such as: <i>Where shall we hold the summer meeting?</i> To stop, send /cancel.";

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
                Html.Of($"It is a {Kind(asked.Kind)}. {HowTo(asked)}"),
                Html.Of(Promise(asked)),
                Html.Of(asked.Quorum is { } quorum ? QuorumOf(quorum, joined) : "There is no number that must answer."),
                Html.Of(ClosesAt(asked.Closes ?? BallotTimes.StandardClosing(scene.Community, scene.Now), scene.Community, scene.Now))),
            Guessed(notes),
            $"Nobody sees it before you tap <b>Ask the group</b>.");
    }

    public static Html Posted(Ballot ballot) => $"Done: {HeadOf(ballot)} is in the group now.";

    public static Html ThrownAway => $"Thrown away. Nobody has seen it.";

    public static string LabelOfNames(BallotWish asked) => asked.IsAnonymous ? "Names: no" : "Names: yes";

    public static string LabelOfHidden(BallotWish asked) => asked.IsHidden ? "Hidden until it closes: yes" : "Hidden until it closes: no";

    // Answering.

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
    public static string CountedAndWhy(Stance stance) => $"{Counted(stance)} To say why in private, tap “{More}”.";

    /// <summary>Which reason is theirs is not known.</summary>
    public static string CountedButWhyStays(Stance stance) => $"{Counted(stance)} I cannot tell which reason without a name is yours: please take it back with the button below it, in our private chat.";

    public static Html WhyNeedsWorry(Stance stance) => $"A reason goes with a concern or an objection. Your answer now is <b>{Label(stance)}</b>, so none is kept with it.";

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
        Promises(ballot, community, now));

    /// <param name="ballot">Which.</param>
    /// <param name="stance">What was said.</param>
    /// <param name="hadWhy">They gave a reason for their answer before.</param>
    /// <param name="isWhyKept">It goes with this one, too.</param>
    public static Html NamelessAnswer(Ballot ballot, Stance stance, bool hadWhy, bool isWhyKept) => Html.Paragraphs(
        $"“{ballot.Title}”",
        $"Your answer, without your name: <b>{Label(stance)}</b>.",
        isWhyKept ? (Html)$"The reason that you gave stays with it. To change it or take it back, tap <b>{SayWhy}</b>."
            : Html.Of(hadWhy ? "The reason that you gave went with your answer before and is gone." : ""),
        isWhyKept ? Html.Empty : QuietWhyAsked(stance),
        $"You can change your answer with the button here until it closes. Only this message leads to it, so please keep it.");

    private static Html QuietWhyAsked(Stance stance) => stance switch
    {
        Stance.Object => $"Why? And what would have to change? It helps the others to read it: please tap <b>{SayWhy}</b>. It is shown without your name once this closes.",
        Stance.Concern => $"What is your concern? It helps the others to read it: please tap <b>{SayWhy}</b>. It is shown without your name once this closes.",
        _ => (Html)$"If you like, tap <b>{SayWhy}</b>. What you write is shown without your name once this closes.",
    };

    /// <param name="ballot">Which.</param>
    /// <param name="stance">What they said.</param>
    /// <param name="why">The reason that they gave before; empty where none.</param>
    public static Html QuietWhyQuestion(Ballot ballot, Stance stance, string why) => Html.Paragraphs(
        $"<b>{Label(stance)}</b> to “{ballot.Title}”: why?",
        why.Length > 0 ? (Html)$"So far you said: {why}" : Html.Empty,
        $"Write it as your next message, in the next {(int)KeptFor.OptionalQuestion.TotalMinutes} minutes. It is shown without your name once this closes. {(why.Length > 0 ? "A dash (-) takes back what you said. " : "")}To leave it, send /cancel.");

    public static Html NamelessWhyKept => $"Thank you. That goes with your answer, without your name.";

    public static Html NamelessWhyLeft => $"That is fine. Your answer counts without a reason.";

    public static Html HasAnsweredWithoutName => $"You have answered this already, without your name. I cannot tell which answer is yours; to change it, use the button below your answer, further up in this chat.";

    public static string ReceiptIsGone => "I can no longer find that answer.";

    private static Html Promises(Ballot ballot, Community community, DateTimeOffset now) => Html.Lines(
        $"<i>{Promise(ballot.Asked)}</i>",
        $"<i>{ClosesAt(ballot.Closes, community, now)}</i>");

    /// <summary>A page on which somebody votes.</summary>
    public static Html Page(Ballot ballot, string marks, int at, Community community, DateTimeOffset now) =>
        Html.Paragraphs($"<b>{ballot.Asked.Text}</b>", Body(ballot, marks, at), Promises(ballot, community, now));

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
        BallotKind.Consent => Html.Of(Label(Marks.Stance(marks))),
        BallotKind.Ranked => Html.Lines([.. Marks.Ranking(marks).Select((o, i) => (Html)$"{i + 1}. {ballot.Options[o].Label}")]),
        BallotKind.Approval when !marks.Contains('1', StringComparison.Ordinal) => Html.Of("None of them"),
        BallotKind.Approval => Html.Lines([.. ballot.Options.Where((_, o) => Marks.At(marks, o) == 1).Select(o => (Html)$"✓ {o.Label}")]),
        BallotKind.Dots => Html.Lines([.. ballot.Options.Select((o, i) => (o, i)).Where(x => Marks.At(marks, x.i) > 0).Select(x => (Html)$"{x.o.Label}: {"dot".ToQuantity(Marks.At(marks, x.i))}")]),
        BallotKind.Score => Html.Lines([.. ballot.Options.Select((o, i) => (Html)$"{o.Label}: {(Marks.At(marks, i) is >= 0 and var score ? $"{score}" : "left out, counts as 0")}")]),
        _ => Html.Lines([.. ballot.Options.Select((o, i) => (Html)$"{o.Label}: {(Marks.TimeAt(marks, i) is CanCome.Open ? "left open, counts as no" : Label(Marks.TimeAt(marks, i)))}")]),
    };

    /// <summary>The same in one line, for a list of who answered how.</summary>
    public static string InLine(Ballot ballot, string marks) => ballot.Kind switch
    {
        BallotKind.Consent => Label(Marks.Stance(marks)),
        BallotKind.Ranked => string.Join(", ", Marks.Ranking(marks).Select((o, i) => $"{i + 1}. {ballot.Options[o].Label}")),
        _ => string.Join(", ", Answer(ballot, marks).ToPlain().Split('\n')),
    };

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

    // The private page.

    public static Html MyAnswer(Ballot ballot, BallotAnswer? mine) => mine is null
        ? Html.Of(ballot.IsOpen ? "You have not answered yet." : "You did not answer.")
        : Html.Lines($"Your answer: {InLine(ballot, mine.Marks)}.", mine.Why.Length > 0 ? (Html)$"Your reason: {mine.Why}" : Html.Empty);

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
            Html line = $"{answer.Name}: {InLine(brief, answer.Marks)}{(answer.Why.Length > 0 ? $" ({answer.Why})" : "")}";
            characters += line.ToPlain().Length;
            if (characters > mostCharacters && lines.Count > 0)
                break;
            lines.Add(line);
        }

        return Html.Lines([Html.FromMarkup("<b>Who answered how</b>"), .. lines, Html.Of(answers.Count > lines.Count ? $"and {answers.Count - lines.Count} more" : "")]);
    }

    // With options short enough for a line that names several; what is the same then gets the number that it has on the card.
    private static Ballot InBrief(Ballot ballot)
    {
        const int longest = 30;
        ImmutableArray<string> brief = [.. ballot.Options.Select(o => PlainText.Shorten(o.Label, longest))];
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

    public const string CloseNow = "Close it now";

    public const string ExtendDay = "One day longer";

    public const string ExtendWeek = "One week longer";

    public const string CancelIt = "Cancel it";

    public const string ShowPicture = "Show the picture";

    public static Html SureToClose(Ballot ballot, int turnout) => Html.Paragraphs(
        $"Close “{ballot.Title}” now? No more answers are taken then, and the group hears what came of it. This cannot be undone.",
        ballot.IsAnonymous && turnout < Ballot.SmallestGroup
            ? (Html)$"So far there {(turnout == 1 ? "is" : "are")} {"answer".ToQuantity(turnout)}. With fewer than {Ballot.SmallestGroup} without names, nothing is counted: they are thrown away."
            : Html.Empty);

    public static Html SureToCancel(Ballot ballot) => $"Cancel “{ballot.Title}”? All answers are thrown away. This cannot be undone.";

    public static string Extended(Ballot ballot, Community community, DateTimeOffset now) => $"It now closes {Instant(ballot.Closes, community, now)}.";

    public static string TooLongOpen => $"It can be open for at most {"day".ToQuantity(BallotWish.Longest.Days)}.";

    public static string IsPlannedAlready => "The meeting has been made already.";

    public static string OptionHasPassed(string option) => $"{option} has passed. Please change the options.";

    public static string TimeHasPassed => "That time has passed.";

    // Reminding.

    public static Html Reminder(Ballot ballot, Community community, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{community.Name}</b> is asked: “{ballot.Title}”",
        $"You have not answered yet. {ClosesAt(ballot.Closes, community, now)} {Promise(ballot.Asked)}",
        $"You get this once, because you joined. To get no private messages, send /leave.");

    public const string AnswerNow = "Answer";
}

/// <summary>What a card says of how many answered and how it stands.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Standing">How it stands, in one plain line without an end; empty where that is not shown.</param>
/// <param name="Joined">How many have joined.</param>
/// <param name="By">Who asked; empty where that is not known.</param>
internal sealed record CardFacts(int Answers, string Standing, int Joined, string By);
