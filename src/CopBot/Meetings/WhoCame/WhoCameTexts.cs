using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.WhoCame;

/// <summary>Every word about who came.</summary>
internal static class WhoCameTexts
{
    public static string NotYet => "This meeting has not begun yet.";

    public static string Noted => "Noted: you were there. Thank you for coming.";

    public static string TakenBack => "Taken back.";

    public static Html Card(Meeting meeting, IReadOnlyList<Attendee> attendees) => Html.Paragraphs(
        $"<b>Who was at {meeting.Title}?</b>\n{MeetingTexts.When(meeting)}",
        Came(meeting, attendees),
        $"If you were there, please tap “I was there”.");

    public static Html Correct(Meeting meeting, IReadOnlyList<Attendee> attendees) => Html.Paragraphs(
        $"<b>Who was at {meeting.Title}?</b>\n{MeetingTexts.When(meeting)}",
        Came(meeting, attendees),
        $"Tap a name once for “was there” (✓), twice for “was not there” (✗), three times for “not known”.");

    public static Html NoAttendance => $"Nobody has said yet who was at a meeting. After each meeting I ask in the group.";

    public static Html Attendance(IReadOnlyList<Attendance> all) => Html.Paragraphs(
        $"<b>How many came</b>",
        Html.Lines([.. all.Select(a => (Html)$"• {TimeTexts.Date(a.Meeting.Start.Date)}, {a.Meeting.Title}: {a.Came}{(a.Guests > 0 ? $", and {"guest".ToQuantity(a.Guests)}" : "")}")]),
        all.Count > 1 ? (Html)$"On average {Math.Round(all.Average(a => a.Came))}. As a file, without names: <code>/export attendance</code>" : $"As a file, without names: <code>/export attendance</code>");

    public static string PictureTitle(string community) => $"Who came to {community}";

    public static string PictureFootnote(IReadOnlyCollection<AttendanceDay> days) =>
        $"{"meeting".ToQuantity(days.Count)}, {"person".ToQuantity((int)Math.Round(days.Average(d => d.Came)))} on average";

    private static Html Came(Meeting meeting, IReadOnlyList<Attendee> attendees)
    {
        var names = attendees.Where(a => a.Came == true).Select(a => PlainText.Shorten(a.Name, 40)).ToList();
        var total = names.Count + meeting.CameWithoutName;
        if (total == 0)
            return Html.Empty;
        var shown = names.Take(MeetingCards.NamesOnCard).ToList();
        if (names.Count > shown.Count)
            shown.Add($"{names.Count - shown.Count} more");
        if (meeting.CameWithoutName > 0)
            shown.Add($"{"person".ToQuantity(meeting.CameWithoutName)} without a name here");
        return $"{"person".ToQuantity(total)} came: {shown.Humanize("and")}";
    }
}
