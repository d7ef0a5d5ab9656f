using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Polls;

/// <summary>Every word that this room says.</summary>
internal static class PollTexts
{
    private const int LongestInLine = 90;

    public const string SomebodyForgotten = "a former member";

    public static Html Keeps =>
        $"A poll that you make with /poll, and that it was you: so that you can close or change it. Of votes I keep how many chose what. Who chose what I never ask Telegram for, so I do not know it. A poll that you have begun and not posted goes after {"day".ToQuantity(KeptFor.Draft.Days)}.";

    // What cannot be posted, and what to do.

    public static Html OnlyFacilitators => $"In this community, facilitators and the core group make polls. Please ask one of them to post yours.";

    public static Html NoQuestion => $"The question is missing. Put it first, then the options, with a bar between: <code>/poll When shall we meet? | Tuesday | Wednesday</code>";

    public static Html LongQuestion(string question) =>
        $"The question has {question.Length} characters, and Telegram takes at most {PollSheet.LongestQuestion}. Please make it shorter. You can say the rest in a message before the poll.";

    public static Html EmptyOption(int number) => $"Option {number} is empty. Please write something between the bars, or take one bar out.";

    public static Html FewOptions => $"A poll needs at least two options. Please write each on a line of its own, or with a bar between: <code>Tuesday | Wednesday</code>";

    public static Html ManyOptions(int count) =>
        $"These are {count} options, and Telegram takes at most {PollSheet.MostOptions}. Please leave {count - PollSheet.MostOptions} out, or put two that are alike together.";

    public static Html LongOption(int number, string option) =>
        $"Option {number} has {option.Length} characters, and Telegram takes at most {PollSheet.LongestOption}: “{PlainText.Shorten(option, 40)}”. Please make it shorter.";

    public static Html SameOption(string option) => $"“{PlainText.Shorten(option, 60)}” is there twice. Please take one out, so that votes do not part.";

    public static Html NoAddingWithoutNames => $"Telegram lets members add options only where names are shown. Please leave out “anonymous”, or “members add options”.";

    public static Html NoClosing(ClosingTime time) => $"{(time.IsRead ? "" : "I could not read when it closes. ")}{time.Trouble} Please write a day and a time, such as: <code>Friday 5pm</code>, <code>tomorrow noon</code> or <code>1 December</code>";

    public static Html CannotBeCorrected => $"People have voted already, and Telegram does not let me change a poll. To start again, tap the button below the poll, then Delete, and send /poll anew.";

    public static Html Refused(QuickPoll poll) =>
        $"Telegram did not let me post the poll “{Short(poll)}”. Perhaps this group does not allow polls: an administrator can change that in the group's settings, under Permissions. Then send /poll again.";

    // What was guessed.

    public static string NamedBecauseOfAdding => "Names are shown in this poll: Telegram lets members add options only then.";

    public static Html Notes(ImmutableArray<string> notes) => Html.Paragraphs(NotesOf(notes), $"If that is wrong, tap the button below the poll.");

    public static Html NotesOf(ImmutableArray<string> notes) => Html.Lines([.. notes.Select(Html.Of)]);

    // The form.

    public static Html HowTo => Html.Paragraphs(
        $"To ask the group something, send the question and the options with bars between:\n<code>/poll When shall we meet? | Tuesday | Wednesday</code>",
        $"You can add how it is to be: <code>closes Friday 5pm</code>, <code>several answers</code>, <code>named</code>, <code>hidden until it closes</code>, <code>members add options</code>, <code>no changing</code>.",
        $"Or make it step by step in private.");

    public const string InPrivate = "Make it in private";

    public static Html NeedsOptions(string question) => $"“{question}” needs options to choose from. Send it again with bars between: <code>/poll {question} | Yes | No</code>\nOr go on in private.";

    public static Html WhichQuestion(Community community) => $"What would you like to ask <b>{community.Name}</b>? Reply with the question. To stop, send /cancel.";

    public static string QuestionHint => "When shall we meet?";

    public static Html WhichOptions(string question) => $"“{question}”\n\nWhich answers can people choose from? Reply with each on a line of its own, at most {PollSheet.MostOptions}. To stop, send /cancel.";

    public static string OptionsHint => "Each option on its own line";

    public static Html WhenToClose => $"When does it close? Tap, or reply with a day and a time, such as <code>Friday 5pm</code>.";

    public static string ClosingHint => "Friday 5pm";

    public static string InDays(int days) => days switch
    {
        1 => "In a day",
        7 => "In a week",
        14 => "In two weeks",
        _ => $"In {days} days",
    };

    public static Html Preview(PollDraft draft, Scene here, Html notes)
    {
        var sheet = draft.Sheet;
        return Html.Paragraphs(
            notes,
            $"This is your poll for <b>{here.Community.Name}</b>. Nothing is posted yet.",
            Html.Lines([(Html)$"<b>{sheet.Question}</b>", .. sheet.Options.Select(o => (Html)$"• {o}")]),
            Html.Lines(
                sheet.IsAnonymous ? (Html)$"Anonymous: nobody sees who chose what, I neither." : $"Named: everybody sees who chose what.",
                sheet.TakesSeveral ? (Html)$"People can choose several." : $"People choose one.",
                sheet.IsHidden ? (Html)$"The numbers are shown when it closes." : $"The numbers are shown to whoever has voted.",
                sheet.IsFinal ? (Html)$"A vote cannot be changed." : $"A vote can be changed until it closes.",
                sheet.TakesOptions ? (Html)$"Members can add options." : Html.Empty,
                sheet.IsShuffled ? (Html)$"Everybody sees the options in another order." : Html.Empty,
                draft.Closes is { } closes ? (Html)$"It closes {When(closes, here.Community, here.Now)}." : $"It closes a week after you post it, at {TimeTexts.Time(LocalTime.DateTimeIn(here.Community.Zone, ClosingTime.After(QuickPoll.OpenFor, here.Community, here.Now)).TimeOfDay)}."));
    }

    public static Keyboard FormButtons(PollDraft draft)
    {
        var sheet = draft.Sheet;
        return Keyboard
            .Row(Turn("Post it", PollTurn.Post))
            .And(Turn(sheet.IsAnonymous ? "Show names" : "Make it anonymous", PollTurn.Names), Turn(sheet.TakesSeveral ? "Only one answer" : "Several answers", PollTurn.Several))
            .And(Turn(sheet.IsHidden ? "Show numbers at once" : "Hide numbers till it closes", PollTurn.Hidden), Turn(sheet.IsFinal ? "Let votes change" : "No changing", PollTurn.Final))
            .And(Turn(sheet.TakesOptions ? "No added options" : "Members add options", PollTurn.Adding), Turn(sheet.IsShuffled ? "Fixed order" : "Mixed order", PollTurn.Shuffle))
            .And(Turn("Question", PollTurn.Question), Turn("Options", PollTurn.Options), Turn("Closing time", PollTurn.Closing))
            .And(Turn("Throw it away", PollTurn.ThrowAway));

        PressButton Turn(string label, PollTurn turn) => new(label, new TurnPoll(draft.Id, turn));
    }

    public static Html Posted(PollDraft draft, Scene here) => $"Posted in <b>{here.Community.Name}</b>: “{draft.Sheet.Question}”. To close it earlier or later, tap the button below the poll, or see /polls.";

    public static string ThrownAway => "Thrown away. To begin another, send /poll.";

    public static string OnlyInPrivate => "This form is for our private chat.";

    public static string FormIsGone => "This form is no longer here. To begin another, send /poll.";

    public static string FormIsNotYours => "Somebody else has begun this poll, and it is theirs to finish. To begin one of your own, send /poll.";

    public static Html FormStays => $"Your poll stays here for {"day".ToQuantity(KeptFor.Draft.Days)}. To go on with it, send /poll in our private chat.";

    // A poll in the group.

    public static string ClosesButton(QuickPoll poll, Community community) => $"Closes {Moment(poll.Closes, community, poll.At)}";

    public static string InShort(QuickPoll poll, Community community, DateTimeOffset now) =>
        $"{Voted(poll)} It closes {When(poll.Closes, community, now)}. {(poll.Sheet.IsAnonymous ? "Nobody sees who chose what." : "Everybody sees who chose what.")}";

    public static Html Standing(QuickPoll poll, Community community, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{poll.Sheet.Question}</b>",
        poll.Sheet.IsHidden && poll.IsOpen
            ? (Html)$"How many chose what is shown when it closes."
            : Html.Lines([.. poll.Options.Select(o => (Html)$"• {o.Text}: {o.Votes}")]),
        Html.Lines(
            Html.Of(Voted(poll)),
            poll.Sheet.IsAnonymous ? (Html)$"Nobody sees who chose what." : $"Everybody sees who chose what.",
            poll.Status switch
            {
                PollStatus.Open => (Html)$"It closes {When(poll.Closes, community, now)}.",
                PollStatus.Closing => $"It is closing now.",
                _ => $"It is closed.",
            },
            poll.ByName.Length > 0 ? (Html)$"Asked by {poll.ByName}." : Html.Empty));

    public static string NoLongerHere => "This poll is no longer here. Send /polls to see the others.";

    public static string NotYours => "Only the person who made it, a facilitator or the core group can change this poll.";

    public static string IsClosedAlready => "This poll is closed already.";

    public static string Closed => "Closed. The result comes in a moment.";

    public static Html ClosingNow(QuickPoll poll) => $"“{Short(poll)}” is closed. The result comes in a moment.";

    public static Html UntilWhen(QuickPoll poll) => $"Until when shall “{Short(poll)}” be open? Reply with a day and a time, such as <code>Friday 5pm</code>. To stop, send /cancel.";

    public static Html NowCloses(QuickPoll poll, Community community, DateTimeOffset now) => $"“{Short(poll)}” now closes {When(poll.Closes, community, now)}.";

    public static Html DeleteForSure(QuickPoll poll) => $"Delete “{Short(poll)}”? {Voted(poll)} The poll goes from the chat, and nothing of it is kept. This cannot be undone.";

    public static Html Deleted(QuickPoll poll) => $"Deleted: “{Short(poll)}”.";

    public static Html WasDeleted(QuickPoll poll, Community community) => Html.Paragraphs(
        $"Your poll in <b>{community.Name}</b> was deleted in the chat, so I cannot close it: “{Short(poll)}”. I have posted no result. These are the last numbers that I know:",
        Html.Lines([.. poll.Options.Select(o => (Html)$"• {o.Text}: {o.Votes}"), Html.Of(Voted(poll))]));

    public static Html ClosesSoon(QuickPoll poll, Community community, DateTimeOffset now) =>
        $"The poll “{Short(poll)}” closes {When(poll.Closes, community, now)}. {(poll.Voters == 0 ? "Nobody has voted yet." : Voted(poll))}";

    // Results.

    public static string Footnote(QuickPoll poll) => string.Join(' ', new[]
    {
        People(poll.Voters) + " voted.",
        poll.Sheet.TakesSeveral ? "Each could choose several." : "",
        poll.Sheet.IsAnonymous ? "Anonymous." : "",
        poll.MayLackVotes ? "The last votes may be missing." : "",
    }.Where(s => s.Length > 0));

    /// <summary>To facilitators, in private.</summary>
    public static Html CouldNotClose(QuickPoll poll) => Html.Paragraphs(
        $"Telegram did not let me close the poll “{poll.Sheet.Question}”, so I gave the group the numbers that I knew; the last votes may be missing.",
        $"People may still be able to vote on it there, and that no longer counts. If that confuses anybody, delete its message in the group.");

    public static Html Result(QuickPoll poll)
    {
        var most = poll.Options.IsEmpty ? 0 : poll.Options.Max(o => o.Votes);
        Html lacking = poll.Status == PollStatus.Gone ? $"It was deleted in the chat, so the last votes may be missing."
            : poll.MayLackVotes ? (Html)$"I could not close it in the chat where it was posted, so the last votes may be missing."
            : Html.Empty;
        if (poll.Voters == 0)
            return Html.Paragraphs($"<b>The poll has closed: {poll.Sheet.Question}</b>", $"Nobody voted.", lacking);
        return Html.Paragraphs(
            $"<b>The poll has closed: {poll.Sheet.Question}</b>",
            Html.Lines([.. poll.Options.Select(o => o.Votes == most ? (Html)$"• <b>{o.Text}: {Count(o, poll)}</b>" : $"• {o.Text}: {Count(o, poll)}")]),
            Html.Lines(
                (Html)$"{People(poll.Voters)} voted.{(poll.Sheet.TakesSeveral ? " Each could choose several." : "")}",
                lacking,
                $"It stays in /polls."));
    }

    public static Html ResultInLine(QuickPoll poll)
    {
        var most = poll.Options.Max(o => o.Votes);
        var first = poll.Options.Where(o => o.Votes == most).Select(o => o.Text).ToList();
        return $"Poll: {Short(poll)} {first.Take(3).Humanize("and")} ({(first.Count > 1 ? "each " : "")}{most} of {poll.Voters})";
    }

    public static Html OpenInLine(QuickPoll poll, Community community) => $"Poll, open until {Moment(poll.Closes, community, poll.At)}: {Short(poll)}";

    // Lists of all kinds.

    public static Html NothingAsked => $"The group has not been asked anything yet. To ask something, send <code>/poll When shall we meet? | Tuesday | Wednesday</code>";

    public static Html Asked(IReadOnlyList<AskedOfGroup> asked, int offset, int total, Scene scene)
    {
        Html range = total > ListPolls.PageSize ? (Html)$" ({offset + 1}–{offset + asked.Count} of {total})" : Html.Empty;
        var lines = asked.Select((a, i) => (a.IsOpen, Line: Line(a, offset + i + 1, scene))).ToList();
        var open = lines.Where(l => l.IsOpen).Select(l => l.Line).ToArray();
        var closed = lines.Where(l => !l.IsOpen).Select(l => l.Line).ToArray();
        return Html.Paragraphs(
            $"<b>What {scene.Community.Name} was asked</b>{range}",
            open.Length == 0 ? Html.Empty : Html.Lines([(Html)$"<b>Open</b>", .. open]),
            closed.Length == 0 ? Html.Empty : Html.Lines([(Html)$"<b>Closed</b>", .. closed]),
            $"Tap a number to see it.");
    }

    public static Html Found(IReadOnlyList<AskedOfGroup> asked, Scene scene) => Html.Paragraphs(
        $"Which one do you mean?",
        Html.Lines([.. asked.Select((a, i) => Line(a, i + 1, scene))]));

    public static Html OneFound(AskedOfGroup one, Scene scene) => Html.Lines($"<b>{one.Title}</b>", Html.Of(State(one, scene)));

    public static Html NoResults => $"Nothing has closed yet, so there is no result. /polls shows what is open.";

    public static Html NoSuchNumber(int number, int total) => $"There is no number {number} in /polls. {(total == 0 ? "The group has not been asked anything yet." : $"It goes from 1 to {total}.")}";

    public static Html NothingCalled(string words) => $"I found nothing with “{PlainText.Shorten(words, 60)}” in its question. /polls shows all that the group was asked.";

    private static Html Line(AskedOfGroup one, int number, Scene scene) => $"{number}. {PlainText.Shorten(one.Title, LongestInLine)} – <i>{State(one, scene)}</i>";

    private static string State(AskedOfGroup one, Scene scene) => one switch
    {
        { IsOpen: true, Closes: { } closes } => $"{one.Kind}, closes {When(closes, scene.Community, scene.Now)}",
        { IsOpen: true } => $"{one.Kind}, open",
        _ => $"{one.Kind}, {LocalTime.DateInWords(scene.Community.Zone, one.Closes ?? one.At, scene.Now)}",
    };

    private static string Count(OptionTally option, QuickPoll poll) =>
        $"{option.Votes} ({Math.Round(100.0 * option.Votes / poll.Voters, MidpointRounding.AwayFromZero):0}%)";

    private static string Voted(QuickPoll poll) => poll.Voters switch
    {
        0 => "Nobody has voted yet.",
        1 => "1 person has voted.",
        var many => $"{many} people have voted.",
    };

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Short(QuickPoll poll) => PlainText.Shorten(poll.Sheet.Question, LongestInLine);

    private static string When(DateTimeOffset at, Community community, DateTimeOffset now) => TimeTexts.When(at, community.Zone, now);

    private static string Moment(DateTimeOffset at, Community community, DateTimeOffset since) => TimeTexts.Moment(at, community.Zone, since);
}
