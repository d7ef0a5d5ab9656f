using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Wins;

/// <summary>Every word about wins and thanks.</summary>
internal static class WinTexts
{
    private const int MostNames = 5;

    private const int LongestInLine = 120;

    public const string SomebodyForgotten = "a former member";

    private static readonly string[] _openings = ["Something to be glad of", "Good news", "A step forward", "This went well"];

    public static string TheFacilitators => "The facilitators";

    public static Html Keeps =>
        $"Wins that you told with /win, or that others told of you; whose win you said “well done” to; thanks that you gave with /thanks or were given, and whether the group may see thanks to you. Thanks that the group did not see go after {"day".ToQuantity(KeptFor.Thanks.Days)}. Of a win without a name I do not keep who told it.";

    public static Html WhatWentWell(Scene scene) => scene.IsPrivate
        ? (Html)$"What went well? Small things count. Answer in a sentence or two; I then ask whether with your name or without. To stop, send /cancel."
        : $"What went well? Small things count. Reply to this message in a sentence or two. To tell it without your name, send /win in our private chat instead. To stop, send /cancel.";

    public static string WhatWentWellHint => "We got the threshold document changed";

    public static Html WordsPlease => $"A lovely photo. Please say in a few words what went well: send it with <code>/win</code> and the words, or reply to it with them.";

    public static Html HowToTell(string text, Scene scene) => Html.Paragraphs(
        $"“{text}”",
        $"I show this to everybody in <b>{scene.Community.Name}</b>. With your name, or without? Without it, I do not keep who told it.");

    public static string TellAgain => "This one is no longer here. Please send /win and the words again.";

    public static Html Told(Win win, Scene scene) => win.Name.Length > 0
        ? (Html)$"Told to <b>{scene.Community.Name}</b>, with your name. Thank you!"
        : $"Told to <b>{scene.Community.Name}</b>, without your name. Thank you! I have not kept that it was you, so only this button can take it back.";

    public static Html TakenBack => $"It is taken back. The group sees it no more.";

    public static Html YourWinWasTold(Win win, string teller, Community community) => Html.Paragraphs(
        $"{(teller.Length > 0 ? teller : "Somebody")} told <b>{community.Name}</b> of a win of yours:",
        $"“{win.Text}”",
        $"Your name stands with it. Is that all right?");

    public static Html NameStaysOn(Win win) => $"“{win.Text}”\n\nYour name stays with it, and I may name you in the group’s digest. Well done!";

    public static Html NameTakenOff(Win win) => $"“{win.Text}”\n\nYour name is off. Well done all the same!";

    public static string NameStays => "Your name stays. Well done!";

    public static string NameIsOff => "Your name is off.";

    public static string HasNoName => "There is no name on it any more.";

    public static string NotYourName => "Only the person named can take their name off.";

    public static string NoLongerHere => "This is no longer here. Send /wins to see the others.";

    public static string NotYours => "Only whoever told it, whoever it is about, a facilitator or the core group can remove this.";

    public static string NotYourThanks => "Only the two people it is about, a facilitator or the core group can take this away.";

    public static string OnlyYourself => "You write in the group’s name now. Please press this as yourself.";

    public static string Cheered => "Said. Press again to take it back.";

    public static string CheerTakenBack => "Taken back.";

    public static string EnoughCheers => "So many have said it that I cannot count one more.";

    public static string Removed => $"Removed. You can undo this for {KeptFor.RemovedWin.TotalMinutes:0} minutes.";

    public static string ThanksAreGone => "Taken away.";

    public static string IsBack => "It is back.";

    public static string TooLate => "It is too late to bring this back. You can tell it again with /win.";

    public static Html Gone => $"<i>This win was removed.</i>";

    public static Html Card(Win win, Scene scene)
    {
        if (win.Removed is not null)
            return $"<i>This win was removed.</i>";
        var opening = _openings[win.Id.Value % _openings.Length];
        var whose = win.Name.Length == 0 ? Html.Empty : win.IsOfAnother ? (Html)$"– a win for {win.Name}" : $"– {win.Name}";
        return Html.Paragraphs(
            $"<b>{opening}</b>",
            Html.Lines(Html.Of(win.Text), whose),
            Html.Lines(Themes(win), Cheers(win)));
    }

    public static Html NoTheme => $"That is no theme. A theme is one word, such as <code>/wins #housing</code>. Send /wins to see all.";

    public static Html NoWins(string? theme) => theme is null
        ? (Html)$"No wins yet, or none that anybody told. Small things count: <code>/win We got the threshold document changed</code>. You can also reply <code>/win</code> to somebody’s message, or tell one without your name in our private chat."
        : $"No win has the theme #{theme} yet. Add one: <code>/win We found a flat for a family #{theme}</code>. Send /wins to see all.";

    public static Html List(IReadOnlyList<Win> wins, string? theme, int offset, int total, Scene scene)
    {
        var range = total > ListWins.PageSize ? $" ({offset + 1}–{offset + wins.Count} of {total})" : "";
        return Html.Paragraphs(
            $"<b>Wins{(theme is null ? "" : " with #" + theme)}</b>{range}",
            Html.Lines([.. wins.Select((w, i) => (Html)$"{offset + i + 1}. {Line(w, w.Name.Length > 0)}, <i>{LocalTime.DateInWords(scene.Community.Zone, w.At, scene.Now)}</i>")]),
            $"Tap a number to see one. To tell one, send /win and what went well.");
    }

    /// <summary>“We got the threshold document changed” (Ann).</summary>
    public static Html Line(Win win, bool withName) =>
        withName ? (Html)$"“{PlainText.Shorten(win.Text, LongestInLine)}” ({win.Name})" : $"“{PlainText.Shorten(win.Text, LongestInLine)}”";

    // Thanks.

    public static Html HowToThank(ThanksChoice? choice) => Html.Paragraphs(
        $"To thank somebody, send <code>/thanks</code>, their name, and what for. Example: <code>/thanks @ewa for the lift to the hospital</code>. Or reply <code>/thanks</code> to a message of theirs.",
        $"It goes to them in private. The group sees it only if they let it.",
        choice switch
        {
            { ShowInGroup: true } => $"Thanks to you: the group sees them.",
            { } => $"Thanks to you: only you see them.",
            null => (Html)$"Thanks to you: I ask you the first time.",
        });

    public static Html WhoIsThat(string words) =>
        $"I could not find anybody of this group in “{PlainText.Shorten(words, 60)}”. I know people once they have sent a command in the group, such as /help. Begin with their name or @name, or reply <code>/thanks</code> to a message of theirs.";

    public static Html NotKnown(NameTrouble trouble) => trouble is NameTrouble.Several(var name, var people)
        ? (Html)$"Several people here are called {name}: {people.Take(5).Select(p => p.Username is { } username ? $"{p.Name} (@{username})" : p.Name).Humanize("and")}. Please write the whole name or the @name, or reply <code>/thanks</code> to a message of theirs."
        : $"I do not know {trouble.Name} here yet. I know people once they have sent a command in the group, such as /help. You can also reply <code>/thanks</code> to a message of theirs.";

    public static Html NotYourself => $"Well done you! Thanks go to somebody else. If something went well, tell it with /win.";

    public static Html WhatFor(string name) => $"What for? Please send <code>/thanks</code>, {name}’s name, and a few words, such as: <code>for the lift to the hospital</code>.";

    public static string ForThis(string quoted) => $"for this: “{PlainText.Shorten(PlainText.OneLine(quoted), 200)}”";

    public static Html Given(string name, bool isShown) => isShown
        ? (Html)$"Your thanks are with {name}, and in the group, as {name} likes it."
        : $"Your thanks are with {name}.";

    /// <summary>For all to read: it says nothing of how things are with the one who is thanked.</summary>
    public static Html PassedOn(string name) => $"Thank you. I pass this on to {name} in private.";

    /// <summary>The same, where they have to open the private chat themselves.</summary>
    public static Html ThanksWait(Person to) =>
        $"{Html.Mention(to)}, thanks wait for you in our private chat. Tap below to read them; I keep them for {"day".ToQuantity(KeptFor.Thanks.Days)}.";

    public static Html WaitsFor(string name) =>
        $"I cannot write to {name} in private yet. I keep the thanks for {"day".ToQuantity(KeptFor.Thanks.Days)}, and bring them once {name} has opened our private chat and wants messages there (/join).";

    public static Html NothingWaits => $"No thanks wait here for you. To thank somebody, send /thanks in your group.";

    /// <param name="thanks">To the reader.</param>
    /// <param name="community">Where.</param>
    /// <param name="mayBeSeen">What the reader has said to the group's seeing it; null where they are asked now.</param>
    public static Html ThanksToYou(Thanks thanks, Community community, bool? mayBeSeen) => Html.Paragraphs(
        $"Thanks to you, from <b>{community.Name}</b>:",
        Says(thanks, $"you"),
        mayBeSeen switch
        {
            true => $"The group sees this too, as you said. To change that, send /thanks.",
            false => $"Only you see this. To change that, send /thanks.",
            null => (Html)$"May I show thanks to you in the group, this and later ones? You can change this at any time with /thanks.",
        });

    public static Html ThanksCard(Thanks thanks) => Html.Paragraphs($"<b>Thank you!</b>", Says(thanks, $"<b>{thanks.ToName}</b>"));

    public static Html ThanksTakenAway => $"<i>These thanks were taken away.</i>";

    public static Html ThanksLine(Thanks thanks) => Says(thanks, Html.Of(thanks.ToName), LongestInLine);

    public static string ChoiceKept => "Kept. You can change this with /thanks.";

    public static string Chosen(bool showInGroup) => showInGroup ? "From now on the group sees thanks to you." : "From now on only you see thanks to you.";

    private static Html Says(Thanks thanks, Html whom, int most = Thanks.LongestText) => IsFor(thanks)
        ? (Html)$"<b>{thanks.FromName}</b> thanks {whom} {PlainText.Shorten(thanks.Text, most)}"
        : $"<b>{thanks.FromName}</b> thanks {whom}: “{PlainText.Shorten(thanks.Text, most)}”";

    private static bool IsFor(Thanks thanks) => thanks.Text.StartsWith("for ", StringComparison.OrdinalIgnoreCase);

    private static Html Themes(Win win) => Html.Of(string.Join(' ', win.Themes.Select(t => "#" + t)));

    private static Html Cheers(Win win) => win.Cheers.Length switch
    {
        0 => Html.Empty,
        1 => $"{win.Cheers[0].Name} says well done",
        <= MostNames => $"{win.Cheers.Select(c => c.Name).Humanize("and")} say well done",
        var many => (Html)$"{many} people say well done",
    };
}
