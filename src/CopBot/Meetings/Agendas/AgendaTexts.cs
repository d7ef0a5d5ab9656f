using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.Agendas;

/// <summary>Every word about agendas.</summary>
internal static class AgendaTexts
{
    private const int LongestInLine = 200;

    public const string SomebodyForgotten = "a former member";

    public static Html Keeps => $"What you put on the agenda of a meeting with /agenda, and your name with it: so that everybody can get ready. It stays with the meeting as part of its record.";

    public static string NoLongerHere => "This agenda is no longer here. Send /agenda to see the next one.";

    public static string ItemNoLongerHere => "This is no longer on the agenda. Send /agenda to see what is.";

    public static string NotYours => "Only whoever added this, a facilitator or the core group can change it.";

    public static string InARecord => "That meeting is over, and this stays in its record.";

    public static string TooMany => $"This agenda is full: it has {AgendaItem.MostWaiting} items. Please ask a facilitator to take some out.";

    public static string TooLate => "It is too late to bring this back. Please add it again with /agenda.";

    public static string IsFirst => "This is the first already.";

    public static string IsLast => "This is the last already.";

    public static string Ticked => "Ticked as done.";

    public static string ReachedThen => "Ticked. It stays with the meeting that has just been.";

    public static string WhatToAddHint => "Threshold document 20 min";

    public static string HowLongHint => "20 min";

    public static Html WhatToAdd(Scene scene) =>
        $"What would you like to talk about at the next meeting of <b>{scene.Community.Name}</b>? Reply to this message. You can say how long it needs, such as <code>Threshold document 20 min</code>. To stop, send /cancel.";

    public static Html WordsPlease => $"Please reply in a few words. To stop, send /cancel.";

    public static Html HowLong(AgendaItem item) =>
        $"How long may “{Short(item)}” take? Reply with the minutes, such as <code>20</code>, or <code>none</code>. To stop, send /cancel.";

    public static Html NoTimeRead => $"I could not read a time in that. Reply with the minutes, such as <code>20</code>, or with <code>none</code>. To stop, send /cancel.";

    public static Html Timed(AgendaItem item) => item.Minutes is { } minutes
        ? (Html)$"“{Short(item)}” may take {Length(minutes)}."
        : $"“{Short(item)}” has no set time now.";

    public static Html TakenOut(AgendaItem item) => $"Taken off the agenda: “{Short(item)}”";

    public static Html IsBack(AgendaItem item) => $"Back on the agenda: “{Short(item)}”";

    /// <summary>A button.</summary>
    public static string ForMeeting(Meeting meeting) => $"Rather for {TimeTexts.Date(meeting.Start.Date)}: {meeting.Title}";

    /// <summary>A button.</summary>
    public static string OtherAgenda(Meeting meeting) => $"{TimeTexts.Date(meeting.Start.Date)}: {meeting.Title}";

    public static Html Added(AgendaItem item, int number, Meeting? meeting, IReadOnlyList<AgendaItem> items, DateTimeOffset now)
    {
        Html what = item.Minutes is { } minutes ? $"“{Short(item)}” ({Length(minutes)})" : (Html)$"“{Short(item)}”";
        return meeting is null
            ? Html.Paragraphs($"Kept: {what}", $"No meeting is planned yet. I put this on the agenda of the next one.")
            : Html.Paragraphs(
                $"On the agenda as number {number}: {what}",
                $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting, now)}",
                TooLong(items, meeting));
    }

    public static Html Agenda(Meeting? meeting, IReadOnlyList<AgendaItem> items, IReadOnlyList<AgendaItem> shown, int offset, DateTimeOffset now)
    {
        Html range = items.Count > shown.Count ? (Html)$" ({offset + 1}–{offset + shown.Count} of {items.Count})" : Html.Empty;
        Html head = meeting is null
            ? $"<b>Agenda</b>{range}\nNo meeting is planned yet."
            : (Html)$"<b>Agenda</b>{range}\n{meeting.Title}, {MeetingTexts.When(meeting, now)}";
        if (items.Count == 0)
        {
            return Html.Paragraphs(head, meeting is null
                ? (Html)$"Add something with <code>/agenda</code> and your words, and I keep it for the next meeting."
                : $"Nothing is on it so far. Add something with <code>/agenda</code> and your words, or tap Add something.");
        }

        return Html.Paragraphs(
            head,
            Html.Lines([.. shown.Select((item, i) => Line(item, offset + i + 1))]),
            meeting is null ? Html.Empty : Time(items, meeting),
            $"To add something, send <code>/agenda</code> and your words. Tap a number to change it.");
    }

    public static Html Item(AgendaItem item, int number, int of, Scene scene) => Html.Paragraphs(
        $"<b>Number {number} of {of}</b>\n{item.Text}",
        Html.Lines(
            $"Added by {item.ByName}, {LocalTime.DateInWords(scene.Community.Zone, item.At, scene.Now)}.",
            item.Minutes is { } minutes ? (Html)$"Time: {Length(minutes)}." : $"No time set.",
            item.IsCarriedOver ? (Html)$"Carried over from {"meeting".ToQuantity(item.StoodOn.Length)} before." : Html.Empty,
            item.IsDone ? (Html)$"Ticked as done." : Html.Empty));

    /// <summary>For the card and the reminders; empty where nothing is on it.</summary>
    public static Html StillEmpty(Meeting meeting) =>
        $"The agenda for <b>{meeting.Title}</b> on {TimeTexts.Date(meeting.Start.Date)} is still empty. What would you like to talk about? Anyone can add to it: <code>/agenda Threshold document 20 min</code>";

    public static Html StillEmptyInBrief(Meeting meeting) =>
        $"The agenda for {meeting.Title} on {TimeTexts.Date(meeting.Start.Date)} is still empty: <code>/agenda</code> and your item.";

    public static Html SoFar(IReadOnlyList<AgendaItem> items, int most) => items.Count == 0 ? Html.Empty : Html.Lines(
        [
            $"<b>Agenda so far</b>",
            .. items.Take(most).Select((item, i) => Line(item, i + 1)),
            items.Count > most ? (Html)$"and {items.Count - most} more: /agenda" : Html.Empty,
        ]);

    /// <summary>A line of the record, plain.</summary>
    public static string InMinutes(AgendaItem item, bool isReached) => isReached ? item.Text : $"{item.Text} (not reached)";

    private static Html Line(AgendaItem item, int number)
    {
        var notes = new List<string>();
        if (item.Minutes is { } minutes)
            notes.Add($"{minutes} min");
        notes.Add(item.ByName);
        if (item.IsCarriedOver)
            notes.Add("carried over");
        if (item.IsDone)
            notes.Add("done");
        return $"{number}. {Short(item)} <i>({string.Join(", ", notes)})</i>";
    }

    private static Html Time(IReadOnlyList<AgendaItem> items, Meeting meeting)
    {
        var sum = items.Sum(i => i.Minutes ?? 0);
        if (sum == 0)
            return Html.Empty;
        if (sum > meeting.Minutes)
            return TooLong(items, meeting);
        var open = items.Count(i => i.Minutes is null);
        return $"Time given so far: {Length(sum)} of {Length(meeting.Minutes)}.{(open > 0 ? $" {"item".ToQuantity(open)} without a time." : "")}";
    }

    private static Html TooLong(IReadOnlyList<AgendaItem> items, Meeting meeting)
    {
        var sum = items.Sum(i => i.Minutes ?? 0);
        return sum > meeting.Minutes
            ? (Html)$"All of this needs {Length(sum)}, and the meeting has {Length(meeting.Minutes)}. What is not reached goes to the next meeting, so put first what matters most."
            : Html.Empty;
    }

    /// <summary>"1 hour 20 minutes".</summary>
    private static string Length(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => "minute".ToQuantity(m),
        (var h, 0) => "hour".ToQuantity(h),
        var (h, m) => $"{"hour".ToQuantity(h)} {"minute".ToQuantity(m)}",
    };

    private static string Short(AgendaItem item) => PlainText.Shorten(item.Text, LongestInLine);
}
