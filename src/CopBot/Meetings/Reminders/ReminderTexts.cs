using CopBot.Conversation;
using CopBot.Meetings.Setup;

namespace CopBot.Meetings.Reminders;

/// <summary>Every word of reminders.</summary>
internal static class ReminderTexts
{
    public static Html Heading(Meeting meeting) => $"<b>Reminder:</b> {MeetingTexts.When(meeting)}";

    /// <summary>With "today" or "tomorrow".</summary>
    public static Html Heading(Meeting meeting, DateTimeOffset now) => $"<b>Reminder:</b> {MeetingTexts.When(meeting, now)}";

    public static Html Privately(Meeting meeting, Attendee? mine, DateTimeOffset now) => Html.Paragraphs(
        Html.Lines(
            $"<b>Reminder: {meeting.Title}</b>",
            Html.Of(MeetingTexts.When(meeting, now)),
            meeting.Details.Venue is null ? Html.Empty : (Html)$"Where: {MeetingTexts.Where(meeting.Details with { OnlineLink = "" })}",
            meeting.Details.OnlineLink.Length == 0 ? Html.Empty : mine?.Rsvp == Rsvp.Going ? (Html)$"Online link: {meeting.Details.OnlineLink}" : Html.Of("Online: tap Going to get the link."),
            meeting.Details.Bring.Length == 0 ? Html.Empty : (Html)$"Please bring: {meeting.Details.Bring}"),
        Html.Of(mine?.Rsvp switch
        {
            Rsvp.Going => "You are going.",
            Rsvp.Maybe => "You said maybe. Can you say yet?",
            Rsvp.Waiting => "You are on the waiting list.",
            _ => "Will you come? Please tap an answer.",
        }));

    public static string Label(ReminderScope scope) => scope switch
    {
        ReminderScope.All => "All",
        ReminderScope.DayBefore => "The day before",
        ReminderScope.None => "None",
    };

    public static Html AskOwn => $"How long before a meeting shall I remind you? For example: 3 hours, or: the evening before at 6pm. To stop, send /cancel.";

    public static Html OnlyOne => $"One time of your own is possible. Please send one.";

    public static Html Choice(ReminderChoice choice, Community community, bool joined)
    {
        Html which = choice.Scope switch
        {
            ReminderScope.All => $"I remind you each time that I remind the group.",
            ReminderScope.DayBefore => $"I remind you the day before.",
            ReminderScope.None => $"I do not remind you together with the group.",
        };
        return Html.Paragraphs(
            $"<b>Your reminders</b> of all meetings of {community.Name}, here in private. You get them when you are going or have not answered.",
            which,
            choice.Own is { } own ? (Html)$"And at a time of your own: {SetupTexts.Lead(own)}." : Html.Empty,
            joined ? Html.Empty : Html.Of("You have not asked for private messages yet, so none come. Send /join to get them."));
    }
}
