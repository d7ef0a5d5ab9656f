using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Every word about questions to the group.</summary>
internal static class AskTexts
{
    private const int LongestInLine = 90;

    private const int MostReplies = 8;

    public static Html InDigest(Ask ask) => ask.Status != AskStatus.Open
        ? $"{PlainText.Shorten(ask.Text, 80)} (answered)"
        : ask.Helpers.IsEmpty
            ? (Html)$"{PlainText.Shorten(ask.Text, 80)} (nobody yet: can you help?)"
            : $"{PlainText.Shorten(ask.Text, 80)} ({"person".ToQuantity(ask.Helpers.Select(h => h.By).Distinct().Count())} can help)";

    public static Html Keeps =>
        $"A question that you ask the group with /ask, that it was you, and who offers to help: so that you hear of answers. Others see your name only if you ask with it; without it I forget that it was you when the question is closed. Closed questions stay for {"day".ToQuantity(KeptFor.ClosedAsk.Days)}. What was looked up with /who, without who asked, for {"day".ToQuantity(KeptFor.LookedUp.Days)}: so that the group learns what is missing.";

    public static string WithoutMyName => "Ask without my name";

    public static string NotInThatCommunity => "You are not in that community, so I cannot ask it for you.";

    public static Html WhatToAskInGroup => $"What would you like to ask the group? Reply to this message in a sentence or two. Please leave out names of people you support. To ask without your own name, send /ask in our private chat instead. To stop, send /cancel.";

    public static Html WhatToAsk => $"What would you like to ask the group? Reply to this message in a sentence or two. Please leave out names of people you support. To stop, send /cancel.";

    public static string WhatToAskHint => "Does anyone know…";

    public static string AskAgain => "This is too old. Please ask again.";

    public static string Asked => "I have asked the group.";

    public static string AlreadyAsked => "The group has this question already. See /asks.";

    public static string NoLongerHere => "This question is no longer here.";

    public static string AlreadyClosed => "This question is closed.";

    public static string EnoughHelp => "So many people have offered help already. Thank you!";

    public static string HelpTakenBack => "Taken back.";

    public static string NotYoursToClose => "Only the person who asked, or a facilitator, can close this.";

    public static string AskerNotKept => "I do not know who asked this, so there is nothing to forget.";

    public static Html AskerForgotten => $"I have forgotten that you asked. I cannot tell you about answers now: please look at the question in the group, or in /asks.";

    public static Html KeptWhoAsked => $"Nobody sees that it was you. I keep it only until the question is closed, so that I can tell you about answers. If you would rather I forgot it, tap below.";

    public static Html HowToAsk(string text, Scene scene, bool wasInGroup) => Html.Paragraphs(
        $"I can ask <b>{scene.Community.Name}</b>:\n“{text}”",
        $"With your name, people can come straight to you. Without it, nobody sees who asked, and I tell you what they answer.",
        wasInGroup ? $"If you looked this up in the group yourself, people there may guess that it was you. To be safer, send me /ask here with other words, or later." : Html.Empty);

    public static Html AskedFromPrivate(string text, bool withName, Scene scene) => withName
        ? (Html)$"I have asked <b>{scene.Community.Name}</b>, with your name:\n“{text}”\nI will tell you here when somebody can help."
        : $"I have asked <b>{scene.Community.Name}</b>, without your name:\n“{text}”\nI will tell you here when somebody can help.";

    public static string ThankYou(Ask ask) => ask.Asker is null
        ? "Thank you. Please reply to this question with how you can help."
        : "Thank you. I will tell the person who asked. You can also reply to this question with how you can help.";

    public static string Closed(AskStatus status) => status == AskStatus.Sorted ? "Glad that is sorted." : "Closed.";

    public static Html Card(Ask ask) => ask.Status switch
    {
        AskStatus.Withdrawn => $"<i>This question was closed.</i>",
        AskStatus.Sorted => Html.Paragraphs($"<b>Sorted:</b> {ask.Text}", Helpers(ask)),
        _ => Html.Paragraphs(Asks(ask), Helpers(ask), $"Can you help? Tap a button, or reply to this message."),
    };

    public static Html Nudge(Ask ask) => Html.Paragraphs(
        $"Nobody has answered this yet. Can you help, or do you know somebody who can?", Asks(ask), $"Tap a button, or reply to this message. It stays in /asks.");

    public static Html NudgeInBrief(Ask ask) => $"Nobody has answered yet: “{PlainText.Shorten(ask.Text, LongestInLine)}”";

    public static Html Offered(Ask ask, Helping helping, Scene scene)
    {
        var who = helping.By is { } by ? Html.Mention(new Person(by, helping.ByName)) : Html.Of(helping.ByName);
        Html what = helping.Kind switch
        {
            HelpKind.CanHelp => $"{who} can help with your question.",
            HelpKind.KnowsSomebody => $"{who} knows someone who can help with your question.",
            HelpKind.Replied => $"{who} answered your question: “{helping.Text}”",
        };
        return Html.Paragraphs(
            what,
            $"You asked <b>{scene.Community.Name}</b>: “{PlainText.Shorten(ask.Text, LongestInLine)}”",
            $"Tap their name to write to them. When you have what you need, tap Sorted.");
    }

    public static Html OfferedInGroup(Person asker, Helping helping) => helping.Kind switch
    {
        HelpKind.CanHelp => $"{Html.Mention(asker)}, {helping.ByName} can help with your question. You can write to each other here.",
        HelpKind.KnowsSomebody => $"{Html.Mention(asker)}, {helping.ByName} knows someone who can help with your question. You can write to each other here.",
        HelpKind.Replied => $"{Html.Mention(asker)}, {helping.ByName} has answered your question above.",
    };

    public static Html NothingOpen => $"No question is open. To ask the group something, send <code>/ask</code> and your question.";

    public static Html Open(IReadOnlyList<Ask> asks, int offset, int total, Scene scene)
    {
        Html range = total > ListAsks.PageSize ? (Html)$" ({offset + 1}–{offset + asks.Count} of {total})" : Html.Empty;
        return Html.Paragraphs(
            $"<b>Open questions</b>{range}",
            Html.Lines([.. asks.Select((a, i) => Line(a, offset + i + 1, scene))]),
            $"Tap a number to see a question and answer it.");
    }

    public static Html NoGaps => $"So far, everything that was looked up was found. When somebody looks for something that the directory does not have, it is counted here, without names.";

    public static Html Gaps(IReadOnlyList<Gap> gaps, int total) => Html.Paragraphs(
        $"<b>Asked for and not found</b> in the last {"day".ToQuantity(KeptFor.LookedUp.Days)}, without names:",
        Html.Lines([.. gaps.Select(g => (Html)$"• {g.About}{(g.Area.Length > 0 ? $" in {g.Area}" : "")}: {Times(g.Times)}")]),
        total > gaps.Count ? (Html)$"And {total - gaps.Count} more. <code>/export gaps</code> gives you all of them as a file." : $"<code>/export gaps</code> gives you this as a file.");

    private static string Times(int times) => times switch { 1 => "once", 2 => "twice", _ => $"{times} times" };

    private static Html Asks(Ask ask) => ask.IsNameless
        ? (Html)$"<b>Somebody in this group asks:</b> {ask.Text}"
        : $"<b>{ask.AskerName} asks:</b> {ask.Text}";

    private static Html Helpers(Ask ask)
    {
        var replies = ask.Helpers.Where(h => h.Kind == HelpKind.Replied).ToList();
        return Html.Lines(
            Names("Can help", HelpKind.CanHelp),
            Names("Knows someone", HelpKind.KnowsSomebody),
            Html.Lines([.. replies.TakeLast(MostReplies).Select(h => (Html)$"<b>{h.ByName}:</b> {PlainText.Shorten(h.Text, LongestInLine * 2)}")]),
            replies.Count > MostReplies ? (Html)$"<i>and {replies.Count - MostReplies} more before</i>" : Html.Empty);

        Html Names(string label, HelpKind kind)
        {
            var names = ask.Helpers.Where(h => h.Kind == kind).Select(h => h.ByName).ToList();
            return names.Count == 0 ? Html.Empty : (Html)$"<b>{label}:</b> {names.Humanize("and")}";
        }
    }

    private static Html Line(Ask ask, int number, Scene scene)
    {
        var who = ask.IsNameless ? "without a name" : ask.AskerName;
        var offers = ask.Helpers.IsEmpty ? "no answer yet" : "offer".ToQuantity(ask.Helpers.Length);
        return $"{number}. {PlainText.Shorten(ask.Text, LongestInLine)}\n     <i>{who}, {LocalTime.DateInWords(scene.Community.Zone, ask.At, scene.Now)} · {offers}</i>";
    }
}
