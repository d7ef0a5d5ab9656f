using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.Actions;

/// <summary>Every word about actions.</summary>
internal static class ActionTexts
{
    private const int LongestInLine = 120;

    public const string SomebodyForgotten = "a former member";

    private static readonly string[] _thanks =
    [
        "Thank you, {0}!",
        "Well done, {0}, and thank you.",
        "Thank you, {0}. That helps everyone.",
        "Lovely, {0}. One thing less to think of.",
    ];

    public static Html InDigest(ActionPoint action, bool withNames, NodaTime.LocalDate today)
    {
        var doers = withNames && !action.For.IsEmpty ? $" ({action.For.Select(d => d.Name).Humanize("and")})" : "";
        var due = action is not { IsOpen: true, Due: { } day } ? "" : day < today ? $", was due {TimeTexts.Date(day)}" : $", by {TimeTexts.Date(day)}";
        return $"{(action.IsOpen ? "Open" : "Done")}: {PlainText.Shorten(action.Text, 80)}{doers}{due}";
    }

    public static Html Keeps => $"What you are to do, noted with /action, and that you noted something: so that it is not forgotten. What was done stays as a record of the group; what was dropped goes after {"day".ToQuantity(KeptFor.DroppedAction.Days)}.";

    public static Html WhatToDo => $"What is to be done, by whom, and by when? Reply to this message, such as: <i>Ben to send the referral form by 1 November</i>. Without a name it is for you. To stop, send /cancel.";

    public static string WhatToDoHint => "send the referral form by 1 November";

    public static string ByWhenHint => "Friday 5pm";

    public static string NoLongerHere => "This action is no longer here. Send /actions to see what is open.";

    public static string NotYours => "Only the people it is for, a facilitator or the core group can change this.";

    public static string NotKnown(NameTrouble trouble) => trouble is NameTrouble.Several(var name, var people)
        ? $"Several people here are called {name}: {people.Take(5).Select(p => p.Username is { } username ? $"{p.Name} (@{username})" : p.Name).Humanize("and")}. Please write the whole name or the @name, or reply to one of their messages with /action."
        : $"I do not know {trouble.Name} here yet. I know people once they have sent a command in the group, such as /help. You can also reply to one of their messages with /action and what is to be done.";

    public static string IsAlready(ActionStatus status) => status switch
    {
        ActionStatus.Open => "This is open already.",
        ActionStatus.Done => "This is done already.",
        ActionStatus.Dropped => "This was dropped.",
    };

    public static string Marked(ActionPoint action) => action.Status switch
    {
        ActionStatus.Open => "It is open again.",
        ActionStatus.Done => "Done. Thank you!",
        ActionStatus.Dropped => $"Dropped. You can undo this for {"day".ToQuantity(KeptFor.DroppedAction.Days)}.",
    };

    public static Html ByWhen(ActionPoint action) =>
        $"By when is this to be done?\n“{Short(action)}”\n\nReply with a date, such as <code>Friday 5pm</code> or <code>1 November</code>, or with <code>none</code>. To stop, send /cancel.";

    public static Html NoDateRead(string why) =>
        $"{why} Please reply with a date, such as: {TimeTexts.Example(PhraseUse.Deadline)}. Or <code>none</code>. To stop, send /cancel.";

    public static Html NewDate(ActionPoint action, IReadOnlyList<string> notes, Scene scene) => Html.Paragraphs(
        Html.Lines($"“{Short(action)}”", Due(action, scene.Community, scene.Now, stands: false) is { IsEmpty: false } due ? due : $"No date now."),
        Html.Lines([.. notes.Select(Html.Of)]));

    public static Html Card(ActionPoint action, Community community, DateTimeOffset now, IReadOnlyList<string>? notes = null, bool isTrouble = false, bool mentions = false)
    {
        switch (action.Status)
        {
            case ActionStatus.Done:
                return Html.Paragraphs($"<b>Done:</b> {action.Text}", Thanks(action));
            case ActionStatus.Dropped:
                return $"<i>Dropped:</i> {action.Text}";
        }

        return Html.Paragraphs(
            $"<b>To do:</b> {action.Text}",
            Html.Lines(For(action, mentions), Due(action, community, now, stands: true)),
            Html.Lines([.. (notes ?? []).Select(Html.Of), isTrouble ? (Html)$"So I set no date. To set one, tap New date." : Html.Empty]));
    }

    public static Html Nudge(ActionPoint action, Community community, DateTimeOffset now) => Html.Paragraphs(
        $"A small reminder from <b>{community.Name}</b>:",
        $"<b>To do:</b> {action.Text}",
        Due(action, community, now, stands: false),
        $"When it is done, tap Done. If it needs longer, tap New date.");

    public static Html WhyNudged(Community community) => $"You get this because it is for you, as noted in {community.Name}.";

    public static Html NothingOpen => $"Nothing is open. To note what somebody is to do, send <code>/action</code>, a name, what, and by when. Example: <code>/action Ben to send the referral form by 1 November</code>";

    /// <param name="actions">Those on this page.</param>
    /// <param name="isMine">Which stand first.</param>
    /// <param name="whose">Whose those are; empty where they are the reader's.</param>
    /// <param name="offset">How many came before.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="scene">Of the community.</param>
    public static Html Open(IReadOnlyList<ActionPoint> actions, Func<ActionPoint, bool> isMine, string whose, int offset, int total, Scene scene)
    {
        Html range = total > ListActions.PageSize ? (Html)$" ({offset + 1}–{offset + actions.Count} of {total})" : Html.Empty;
        var numbered = actions.Select((a, i) => (IsMine: isMine(a), Line: (Html)$"{offset + i + 1}. {InLine(a, scene.Community, scene.Now)}")).ToList();
        var mine = numbered.Where(n => n.IsMine).Select(n => n.Line).ToArray();
        var others = numbered.Where(n => !n.IsMine).Select(n => n.Line).ToArray();
        return Html.Paragraphs(
            $"<b>Still to do</b>{range}",
            mine.Length == 0 ? Html.Empty : Html.Lines([whose.Length == 0 ? (Html)$"<b>Yours</b>" : $"<b>For {whose}</b>", .. mine]),
            others.Length == 0 ? Html.Empty : Html.Lines([(Html)$"<b>Others</b>", .. others]),
            $"Tap a number to see one, and to say that it is done.");
    }

    /// <summary>For the card and the reminders of a meeting; empty where nothing is open.</summary>
    public static Html StillToDo(IReadOnlyList<ActionPoint> actions, int most, Community community, DateTimeOffset now) => actions.Count == 0 ? Html.Empty : Html.Lines(
        [
            $"<b>Still to do</b>",
            .. actions.Take(most).Select(a => (Html)$"• {InLine(a, community, now, stands: true)}"),
            actions.Count > most ? (Html)$"and {actions.Count - most} more: /actions" : Html.Empty,
        ]);

    /// <summary>A line of the record, plain.</summary>
    public static string InMinutes(ActionPoint action) =>
        $"{action.Text} – {Names(action)}{(action.Due is { } due ? $", by {TimeTexts.Date(due)}" : "")}{(action.IsOpen ? "" : " (done)")}";

    // On a card that stands for days nothing is "tomorrow" for long.
    private static Html InLine(ActionPoint action, Community community, DateTimeOffset now, bool stands = false)
    {
        var due = action.Due is not { } date ? ""
            : action.IsOverdue(LocalTime.DateTimeIn(community.Zone, now)) ? $", overdue: was due {LocalTime.DateInWords(date, LocalTime.DateIn(community.Zone, now))}"
            : $", by {(stands ? TimeTexts.Date(date) : TimeTexts.Date(date, LocalTime.DateIn(community.Zone, now)))}";
        return $"{Short(action)} – <i>{Names(action)}{due}</i>";
    }

    private static Html For(ActionPoint action, bool mentions) => action.For.IsEmpty
        ? $"For: nobody yet"
        : (Html)$"For: {Html.Join(Html.Of(", "), action.For.Select(d => mentions && d.Person is { } person ? Html.Mention(new Person(person, d.Name)) : Html.Of(d.Name)))}";

    private static Html Due(ActionPoint action, Community community, DateTimeOffset now, bool stands)
    {
        if (action.Due is not { } date)
            return Html.Empty;
        var local = LocalTime.DateTimeIn(community.Zone, now);
        var time = action.DueTime is { } at ? $", {TimeTexts.Time(at)}" : "";
        var day = stands ? TimeTexts.Date(date) : TimeTexts.Date(date, local.Date);
        return action.IsOverdue(local)
            ? (Html)$"Overdue: was due {day}{time}"
            : $"By {day}{time}";
    }

    private static Html Thanks(ActionPoint action)
    {
        var names = action.For.Where(d => d.Person is not null).Select(d => d.Name).Humanize("and");
        return names.Length == 0 ? (Html)$"Thank you!" : Html.Of(string.Format(null, _thanks[action.Id.Value % _thanks.Length], names));
    }

    private static string Names(ActionPoint action) => action.For.IsEmpty ? "nobody yet" : action.For.Select(d => d.Name).Humanize("and");

    private static string Short(ActionPoint action) => PlainText.Shorten(action.Text, LongestInLine);
}
