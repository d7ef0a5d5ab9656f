using System.Collections.Immutable;
using System.Globalization;
using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Secrecy;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>Every word that this room says.</summary>
internal static class ScaleTexts
{
    private const int LongestInLine = 90;

    private const int MostWordsShown = 40;

    public const string SomebodyForgotten = "a former member";

    public static Html Keeps =>
        $"Your number on a /scale, sealed, until it closes: so that you can change it; then only the numbers stay. What you say of it, and what you answer to a /checkin without names, is kept apart from your name; the first of your two answers waits sealed until you finish. Answers by name, and that you asked something, stay with the group until you send /forgetme.";

    // Asking.

    public static string Kind(ScaleKind kind) => kind == ScaleKind.Scale ? "scale" : "check-in";

    public static string OnlyFacilitators => "Facilitators and the core group can do that.";

    public static Html WhichScale(Community community) => $"What would you like to ask <b>{community.Name}</b>? People answer with a number from 0 to 10. Reply with the question, such as: <i>How confident are we with the new threshold document?</i> To stop, send /cancel.";

    public static string ScaleHint => "How confident are we with…?";

    public static Html WhichCheckin(Community community) => Html.Paragraphs(
        $"What would you like to ask <b>{community.Name}</b>? Reply with one light question, such as: <i>How full is your cup today?</i>",
        $"Behind it you can say how: <code>by name</code> (else nobody sees who said what), <code>one word</code> (else a number from 0 to 10), <code>every Monday 9am</code>, <code>closes Friday noon</code>. To stop, send /cancel.");

    public static string CheckinHint => "How full is your cup today?";

    public static Html NoQuestion(ScaleKind kind) => $"The question is missing. Send for example: <code>/{(kind == ScaleKind.Scale ? "scale How confident are we with the new threshold document?" : "checkin How full is your cup today?")}</code>";

    public static Html LongQuestion(int length) => $"The question has {length} characters, and I take at most {ScaleSheet.LongestQuestion}. Please make it shorter.";

    public static Html NotUnderstood(ScaleKind kind, string part) => kind == ScaleKind.Scale
        ? (Html)$"I did not understand “{PlainText.Shorten(part, 60)}”. Behind the question you can say: <code>closes Friday 5pm</code>, <code>0 = not at all</code>, <code>10 = fully</code>."
        : $"I did not understand “{PlainText.Shorten(part, 60)}”. Behind the question you can say: <code>by name</code>, <code>one word</code>, <code>every Monday 9am</code>, <code>closes Friday noon</code>.";

    public static Html NoClosing(ClosingTime time) => $"{(time.IsRead ? "" : "I could not read when it closes. ")}{time.Trouble} Please write a day and a time, such as: <code>closes Friday 5pm</code>";

    public static Html NoRepeatRead(string why) => $"I could not read how often. {why} Please write it like: <code>every Monday 9am</code> or <code>first Tuesday of every month 9am</code>";

    public static Html TooOften => $"That is more often than once a week, which soon becomes a burden. Please choose once a week or less, such as <code>every Monday 9am</code>.";

    public static Html Asked(Scale scale, Community community) => $"Asked in <b>{community.Name}</b>: “{Short(scale.Sheet)}”. It closes {Moment(scale.Closes, community, scale.At)}.";

    public static Html Notes(ImmutableArray<string> notes) => Html.Paragraphs(Html.Lines([.. notes.Select(Html.Of)]), $"If that is wrong, tap “Close or change” below the question.");

    // A check-in that comes again.

    public static Html WillAsk(CheckinSeries series, Repeat repeat, Scene scene, ImmutableArray<string> notes)
    {
        var first = repeat.Instants(scene.Now, 1) is [var next] ? $" The first time is {When(next, scene.Community, scene.Now)}." : "";
        return Html.Paragraphs(
            $"I will ask <b>{scene.Community.Name}</b> {Often(repeat)}: “{Short(series.Sheet)}”.{first} Each time it is open for a day; from the second time on I show how the middle moves.",
            Html.Lines([.. notes.Select(Html.Of)]));
    }

    public static Html Running(IReadOnlyList<CheckinSeries> series, Community community) => Html.Paragraphs(
        $"<b>Check-ins that come again in {community.Name}</b>",
        Html.Lines([.. series.Select((s, i) => (Html)$"{i + 1}. {Short(s.Sheet)} – <i>{(Repeat.Read(s.Repeat) is { } repeat ? Often(repeat) : "")}{(s.Sheet.IsNamed ? ", by name" : "")}</i>")]),
        $"To ask another question, send it with the command: <code>/checkin How full is your cup today?</code>");

    public static Html Stopped(CheckinSeries series) => $"I will not ask “{Short(series.Sheet)}” again. What was answered so far stays in /polls.";

    public static string StoppedAlready => "This does not come again any more.";

    // The card.

    public static string PrivateButton(ScaleSheet sheet) => sheet switch
    {
        { IsWord: true } => "Say your word in private",
        { Kind: ScaleKind.Scale } => "Say more in private",
        _ => "Answer in private",
    };

    public static Html Card(Scale scale, int? turnout, Community community)
    {
        var sheet = scale.Sheet;
        if (scale.IsClosed)
            return Html.Paragraphs($"<b>{Title(sheet)}: {sheet.Question}</b>", $"Closed. {HadAnswered(scale.Answered)}");
        return Html.Paragraphs(
            $"<b>{Title(sheet)}: {sheet.Question}</b>",
            sheet.IsWord ? (Html)$"One word is enough."
                : $"0 = {Lowest(sheet)}, 10 = {Highest(sheet)}. Tap your number.{(sheet.IsSecret ? "" : " To change it, tap another.")}",
            $"{Answered(turnout)} Closes {Moment(scale.Closes, community, scale.At)}.",
            $"<i>{Promise(sheet)}</i>");
    }

    /// <summary>What is promised, before the first tap.</summary>
    private static string Promise(ScaleSheet sheet) => sheet switch
    {
        { IsNamed: true } => "By name: the group sees your answer with your name, when it closes or when we meet.",
        { Kind: ScaleKind.Scale } => $"Nobody here sees who gave which number. I keep yours sealed until this closes, so that you can change it; then the numbers stay without names. With fewer than {Scale.SmallestGroup} answers I show only how many there were.",
        { IsWord: true } => $"Without names: nothing links your word to you; only a button in our private chat can change it. With fewer than {Scale.SmallestGroup} answers I show only how many there were.",
        _ => $"Without names: nothing links your answer to you, so one that you tap here stands, unless you have sent /join. To be able to change it, answer in private. With fewer than {Scale.SmallestGroup} answers I show only how many there were.",
    };

    public static string Lowest(ScaleSheet sheet) => sheet.LowestMeans.Length > 0 ? sheet.LowestMeans : sheet.Kind == ScaleKind.Scale ? "not at all" : "lowest";

    public static string Highest(ScaleSheet sheet) => sheet.HighestMeans.Length > 0 ? sheet.HighestMeans : sheet.Kind == ScaleKind.Scale ? "as good as it can be" : "highest";

    // Answering.

    public static string NoLongerHere => "This question is no longer here. See /polls for others.";

    public static string IsClosed => "This is closed. See /results.";

    public static string NotAsTheGroup => "You write as the group here, so I cannot tell whose answer this is. Please answer from your own name.";

    public static string Took(int number, int? before) => before is { } old && old != number
        ? $"Changed from {old} to {number}."
        : $"Your number is {number}. To change it, tap another.";

    public static string TookInSecret(int number, bool isReached) => isReached
        ? $"{number}: counted, without your name. To change it, use the button in our private chat."
        : $"{number}: counted, without your name. It stands as it is.";

    public static Html TookInSecret(Scale scale, string answer) => $"Counted, without your name: “{Short(scale.Sheet)}” <b>{answer}</b>. This button is the only way to change it, so please do not pass it on.";

    public static Html TookByName(Scale scale, string answer) => $"Thank you. The group will see with your name: “{Short(scale.Sheet)}” <b>{answer}</b>.";

    public static Html Changed(Scale scale, string answer) => $"Changed: “{Short(scale.Sheet)}” <b>{answer}</b>.";

    public static Html AnsweredAlready => $"You have answered this. To change it, tap “Change it” below my message in our private chat; where there is none, it cannot be changed.";

    public static Html AnotherNumber(Scale scale) => $"“{scale.Sheet.Question}” Tap another number.";

    public static Html Page(Scale scale, int? number, Scene here) => Html.Paragraphs(
        $"<b>{here.Community.Name}</b> asks: “{scale.Sheet.Question}”",
        $"0 = {Lowest(scale.Sheet)}, 10 = {Highest(scale.Sheet)}.{(number is { } mine ? $" Your number is {mine}; tap another to change it." : " Tap your number, or write it.")}",
        number is not null && scale.Sheet.Kind == ScaleKind.Scale ? (Html)$"Tap <b>Say more</b> for two short questions." : Html.Empty,
        $"<i>{Promise(scale.Sheet)}</i>");

    public static Html NoNumber => $"Please tap a number, or write one from {ScaleSheet.Lowest} to {ScaleSheet.Highest}. To stop, send /cancel.";

    public static Html WriteAfterSayMore => $"Your number is taken. To say something about it, tap <b>Say more</b> first, then write.";

    public static Html WhichWord(Scale scale, Community community) => Html.Paragraphs(
        $"<b>{community.Name}</b> asks: “{scale.Sheet.Question}”",
        $"Reply with a word, or two. To stop, send /cancel.",
        $"<i>{Promise(scale.Sheet)}</i>");

    public static string WordHint => "A word";

    public static Html LongWord(int length) => length == 0
        ? (Html)$"Please reply with a word in writing."
        : $"That has {length} characters, and a word has at most {Scale.LongestWord} here.";

    public static Html SayMore(Scale scale, int number) => $"Thank you for your {number} to “{Short(scale.Sheet)}”. If you like, I have two short questions about it. What you say is shown without your name.";

    public static Html WhatAlready(Scale scale, int? number) => Html.Paragraphs(
        $"“{Short(scale.Sheet)}”",
        number is > 0 and var given
            ? (Html)$"<b>What already makes it {given}, and not lower?</b> Reply in a sentence or two, or tap Skip."
            : $"<b>What is already there, however small?</b> Reply in a sentence or two, or tap Skip.",
        $"<i>Your words are kept apart from your name and your number, and shown with the result if at least {Scale.SmallestGroup} people write something. People may know you by how you write; please name nobody whom you support.</i>");

    public static Html WhatHigher(int? number) => number is < ScaleSheet.Highest and var given
        ? (Html)$"<b>What would {given + 1} look like: one step higher, not more?</b> Reply in a sentence or two, or tap Skip."
        : $"<b>What would help to keep it there, or to go one step higher?</b> Reply in a sentence or two, or tap Skip.";

    public static Html WhatSkipDoes(bool isChange) => isChange ? (Html)$"<i>Skip leaves what you said before; a dash (-) takes it out.</i>" : Html.Empty;

    public static Html WordsTakenOut => $"Taken out: no words of yours are kept. With the button here you can write some again.";

    public static Html LongWords(int length) => length == 0
        ? (Html)$"Please write it in words: I cannot take a picture, a sticker or a voice message here."
        : $"That has {length} characters, and I can take {Scale.LongestWords}. Please make it shorter.";

    public static string SaidAlready => "You have said something already. To change it, tap “Change my words” below my thanks.";

    public static Html NothingSaid => $"All right. Your number counts all the same.";

    public static Html ThanksForWords => $"Thank you. Your words come with the result, without your name, if at least {Scale.SmallestGroup} people write something. This button is the only way to change them.";

    // Said to the group the day before.

    public static Html ClosesSoon(Scale scale, int? turnout, Community community, DateTimeOffset now) =>
        $"The {Kind(scale.Sheet.Kind)} “{Short(scale.Sheet)}” closes {When(scale.Closes, community, now)}. {Answered(turnout)}";

    public const string NudgeButton = "Answer in private";

    // Changing it.

    public static string NotYours(Scale scale, int? turnout, Scene here) => $"{Answered(turnout)} It closes {When(scale.Closes, here.Community, here.Now)}. Whoever asked, or a facilitator, can change that.";

    public static Html Standing(Scale scale, int? turnout, Scene here) => $"“{Short(scale.Sheet)}”: {Answered(turnout)} It closes {When(scale.Closes, here.Community, here.Now)}.";

    public static Html ClosedNow(Scale scale) => $"“{Short(scale.Sheet)}” is closed.";

    public static Html CloseForSure(Scale scale, int turnout) => $"Close “{Short(scale.Sheet)}” now? {Answered(turnout)} With fewer than {Scale.SmallestGroup} I show only how many there were, and the answers are thrown away. This cannot be undone.";

    public static Html DeleteForSure(Scale scale, int? turnout) => $"Delete “{Short(scale.Sheet)}”? {Answered(turnout)} Nothing of it is kept. This cannot be undone.";

    public static Html Deleted(Scale scale) => $"Deleted: “{Short(scale.Sheet)}”.";

    public static Html WasDeleted(Scale scale) => $"<i>This {Kind(scale.Sheet.Kind)} was taken back.</i>";

    // Results.

    public static string Footnote(Scale scale) => HadAnswered(scale.Answered);

    public static string TrendFootnote => "The middle answer each time. A gap: too few answered.";

    /// <summary>Null where too few answered to show anything, and for words.</summary>
    public static double? Middle(Scale scale) => scale.Counts.IsEmpty || scale.Answered < Scale.SmallestGroup ? null : Numbers.Middle(scale.Counts, ScaleSheet.Lowest);

    public static Html Result(Scale scale)
    {
        var sheet = scale.Sheet;
        Html title = $"<b>{Title(sheet)}: {sheet.Question}</b>";
        if (scale.Answered < Scale.SmallestGroup)
            return Html.Paragraphs(title, $"{HadAnswered(scale.Answered)} With fewer than {Scale.SmallestGroup} I show no more than that.");
        return Html.Paragraphs(
            title,
            sheet.IsWord ? Words(scale.Words) : NumbersOf(scale),
            Quotes("What makes it that already:", scale.Already),
            Quotes("What one step higher would look like:", scale.Higher),
            scale.KeepsWordsBack ? (Html)$"Fewer than {Scale.SmallestGroup} people wrote about their number, so I do not show their words." : Html.Empty,
            $"{HadAnswered(scale.Answered)} It stays in /polls.");
    }

    /// <summary>By name, in the order of names.</summary>
    public static Html NamedResult(Scale scale, IReadOnlyList<ScaleAnswer> answers) => Html.Paragraphs(
        Round(scale, answers),
        Middle(scale) is { } middle ? (Html)$"The middle is {Plain(middle)}." : Html.Empty);

    public static Html Round(Scale scale, IReadOnlyList<ScaleAnswer> answers) => Html.Paragraphs(
        $"<b>{Title(scale.Sheet)}: {scale.Sheet.Question}</b>",
        answers.Count == 0
            ? (Html)$"Nobody has answered yet."
            : Html.Lines([.. answers.Select(a => (Html)$"• {a.Name}: {(scale.Sheet.IsWord ? a.Word : Plain(a.Number))}")]));

    public static Html InLine(Scale scale) => scale.Sheet.IsWord
        ? (Html)$"{Title(scale.Sheet)}: {Short(scale.Sheet)} {People(scale.Answered)} answered"
        : $"{Title(scale.Sheet)}: {Short(scale.Sheet)} Middle {Plain(Middle(scale) ?? 0)} of {ScaleSheet.Highest} ({People(scale.Answered)})";

    private static Html NumbersOf(Scale scale) => Html.Lines(
    [
        (Html)$"The middle is <b>{Plain(Middle(scale) ?? 0)}</b> (0 = {Lowest(scale.Sheet)}, 10 = {Highest(scale.Sheet)}).",
        .. scale.Counts.Select((count, number) => (count, number)).Where(c => c.count > 0).Select(c => (Html)$"• {c.number}: {People(c.count)}"),
    ]);

    // The same word of several people stands once.
    private static Html Words(ImmutableArray<string> words)
    {
        var groups = words.GroupBy(w => w, StringComparer.OrdinalIgnoreCase).ToList();
        var shown = groups.Take(MostWordsShown).Select(g => g.Count() == 1 ? Html.Of(g.Key) : $"{g.Key} ({g.Count()}×)");
        return Html.Join(Html.Of(" · "), groups.Count > MostWordsShown ? shown.Append((Html)$"and {groups.Count - MostWordsShown} more") : shown);
    }

    private static Html Quotes(string title, ImmutableArray<string> quotes) => quotes.IsEmpty
        ? Html.Empty
        : Html.Lines([(Html)$"<b>{title}</b>", .. quotes.Select(q => (Html)$"• {q}")]);

    private static string Title(ScaleSheet sheet) => sheet.Kind == ScaleKind.Scale ? "Scale" : "Check-in";

    private static string Answered(int? count) => count switch
    {
        null => SecrecyTexts.CannotBeReadOrCancel,
        0 => "Nobody has answered yet.",
        1 => "1 person has answered.",
        _ => $"{count} people have answered.",
    };

    private static string HadAnswered(int count) => count == 0 ? "Nobody answered." : $"{People(count)} answered.";

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Short(ScaleSheet sheet) => PlainText.Shorten(sheet.Question, LongestInLine);

    private static string Often(Repeat repeat) => $"{TimeTexts.Rule(repeat.Rule, repeat.Start.Date)}, {TimeTexts.Time(repeat.Start.TimeOfDay)}";

    private static string When(DateTimeOffset at, Community community, DateTimeOffset now) => TimeTexts.When(at, community.Zone, now);

    private static string Moment(DateTimeOffset at, Community community, DateTimeOffset since) => TimeTexts.Moment(at, community.Zone, since);
}
