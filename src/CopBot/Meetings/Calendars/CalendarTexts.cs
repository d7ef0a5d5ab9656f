using CopBot.Conversation;

namespace CopBot.Meetings.Calendars;

/// <summary>Every word about calendars, and in them.</summary>
internal static class CalendarTexts
{
    public static string NextMeeting => "Next meeting";

    public static string AllMeetings => "All meetings";

    public static string Subscribe => "Subscribe";

    public static string MyCalendarApp => "Open my calendar app";

    public static string GoogleCalendar => "Google Calendar";

    public static string NewAddress => "New address";

    public static string YesRenew => "Yes, make a new address";

    public static string NothingToPutIn => "No meeting is planned, so there is nothing to put in.";

    public static string OnlyInPrivate => "Please do this in our private chat: send me /calendar there.";

    public static Html FilesDoNotFollow => $"A file shows the plan as it is today. If a meeting is moved later, get the file again.";

    public static Html OrSubscribe => $"Or subscribe: then every change comes into your calendar by itself.";

    public static Html Heading(Community community) => $"<b>{community.Name} in your calendar</b>";

    public static Html Files(Meeting? next, Community community, DateTimeOffset now) => Html.Paragraphs(
        Heading(community),
        next is null
            ? (Html)$"No meeting is planned at the moment."
            : $"Next: <b>{next.Title}</b>, {MeetingTexts.When(next, now)}.\nTap a button for a file, then open the file in your calendar app.");

    public static Html Address(string address) => Html.Paragraphs(
        $"To have every change come in by itself, subscribe. Tap a button below, or copy this address into your calendar app, where it says “Subscribe” or “Add calendar from URL”:\n<code>{address}</code>",
        $"Anyone with this address can see when and where the meetings are. It shows no names and no online links. Please keep it in this community.");

    public static Html AllAsFile(Scene scene) => $"All meetings of <b>{scene.Community.Name}</b>, as planned today. Open this file in your calendar app.";

    public static Html OneAsFile(Meeting meeting) => $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}. Open this file in your calendar app.";

    public static Html SureToRenew(Community community) =>
        $"Make a new calendar address for <b>{community.Name}</b>? The old one stops at once, and everybody who has subscribed must subscribe again with /calendar.";

    public static Html Renewed(string address) => Html.Paragraphs(
        $"This is the new address. The old one no longer works.\n<code>{address}</code>",
        $"Please tell the group: whoever has subscribed sends /calendar and subscribes again.");

    /// <summary>What a calendar app shows under an event. Plain text.</summary>
    public static string Description(Meeting meeting, string bot)
    {
        var lines = new List<string>();
        if (meeting.IsCancelled)
            lines.Add(meeting.Why.Length == 0 ? "This meeting was cancelled." : $"This meeting was cancelled: {meeting.Why}");
        if (meeting.Details.Bring.Length > 0)
            lines.Add($"Please bring: {meeting.Details.Bring}");
        if (meeting.Details.Venue is { Access.Length: > 0 } venue)
            lines.Add($"Access: {venue.Access}");
        if (meeting.Details.OnlineLink.Length > 0)
            lines.Add("Those who are going get the online link from the bot in Telegram.");
        if (bot.Length > 0 && !meeting.IsCancelled)
            lines.Add($"To say whether you are coming, send /meetings to @{bot} in Telegram.");
        return string.Join("\n\n", lines);
    }
}
