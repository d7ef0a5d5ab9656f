using CopBot.Conversation;
using CopBot.Time;
using Humanizer;
using NodaTime;

namespace CopBot.Meetings.Setup;

/// <summary>Every word about setting up a meeting.</summary>
internal static class SetupTexts
{
    public static Html InPrivate => $"Let us set up a meeting. I ask you a few questions in private, so that the group stays quiet. You can also write it in one line: <code>/newmeeting Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre</code>";

    public static string GoOnInPrivate => "Set it up in private";

    public static string PlanIsGone => "This is no longer here. To set up a meeting, send /newmeeting.";

    public static Html ThrownAway => $"Thrown away. Nothing was changed.";

    public static Html Empty => $"There was nothing in that. Please write it in words.";

    public static Html NoLink => $"That is not a link. Please send one that begins with https://, such as the one from Zoom or Teams.";

    public static Html NoVenueYet => $"Please say first where it is: tap Back, then Where.";

    public static Html NoNumber => $"Please send a number from 1 to 10,000, such as 20.";

    public static Html TooLongAMeeting => $"A meeting can be a day long at most. Please give a shorter time.";

    public static Html TooLong(int most) => $"That is too long. Please use at most {most} characters.";

    public static Html NotUnderstood(string why) => $"{why} Please write it for example like this: {TimeTexts.Example(PhraseUse.Meeting)}.";

    public static Html NoTime(When when) => $"I found the day ({TimeTexts.Date(when.Date)}), but no time. Please add one, such as 10am–12pm.";

    public static Html Past(LocalDateTime start) => $"{TimeTexts.Date(start.Date)}, {TimeTexts.Time(start.TimeOfDay)} has passed. Please give a day and time to come.";

    public static string NoEnd(int minutes) => $"No end was given, so I took {Length(minutes)}.";

    public static string OnTheMap => "See the map";

    public static string LinkIsMissing => "It is online, and the link is still missing. You can add it with Online link.";

    public static string Holiday(BankHoliday holiday) => $"{TimeTexts.Date(holiday.Date)} is a bank holiday ({holiday.Name}).";

    public static string Clash(string title, LocalDateTime start) => $"“{title}” is at the same time, on {TimeTexts.Date(start.Date)} at {TimeTexts.Time(start.TimeOfDay)}.";

    public static string Label(PlanPart part) => part switch
    {
        PlanPart.Title => "Name",
        PlanPart.When => "When",
        PlanPart.Where => "Where",
        PlanPart.OnlineLink => "Online link",
        PlanPart.Bring => "What to bring",
        PlanPart.Access => "Access",
        PlanPart.Places => "Places",
        PlanPart.Reminders => "Reminders",
    };

    public static string SkipLabel(PlanPart part, Plan plan) => part switch
    {
        PlanPart.Where when !plan.Reviewing => "Not yet known",
        PlanPart.Places => "No limit",
        PlanPart.Reminders => "No reminders",
        PlanPart.Where or PlanPart.OnlineLink or PlanPart.Bring or PlanPart.Access => "Leave it empty",
        _ => "Skip",
    };

    public static Html Question(PlanPart part, Plan plan) => part switch
    {
        PlanPart.Title => $"What is the meeting called? For example: Family Support CoP. To stop, send /cancel.",
        PlanPart.When => $"When is it, and does it repeat? For example:\n• Tue 3 Feb 10am–12pm\n• first Tuesday of every month 10am–12pm\n• fortnightly on Mondays 1.30pm for 90 minutes",
        PlanPart.Where => $"Where is it? For example: Dudson Centre, Hope Street, Hanley. You can also send the link of an online meeting, or both. For a map, send the place with Telegram's paper clip (Location), or a link from a map.",
        PlanPart.OnlineLink => $"What is the link of the online meeting? Only those who say that they are going will see it.",
        PlanPart.Bring => $"What should people bring?",
        PlanPart.Access => $"What should people know to get in and take part? For example: steps, a lift, parking, a hearing loop, a quiet room.",
        PlanPart.Places => $"How many people can come? When all places are taken I keep a waiting list.",
        PlanPart.Reminders => $"When shall I remind the group? For example: 7 days, 1 day and 2 hours before.",
    };

    public static Html Review(Plan plan, IReadOnlyList<string> against, bool inPrivate)
    {
        var time = plan.Time!;
        var notes = time.Notes.Concat(against).ToList();
        return Html.Paragraphs(
            Html.Lines(
                $"<b>{plan.Details.Title}</b>",
                Html.Of(ReadBack(time)),
                time.Repeat is { } repeat ? (Html)$"Repeats: {Repeats(repeat)}" : Html.Empty,
                Described(plan.Details, inPrivate)),
            notes.Count == 0 ? Html.Empty : Html.Lines([Html.Of("Please check:"), .. notes.Select(n => (Html)$"• {n}")]),
            $"Is that right? I post it in the group when you tap Create.");
    }

    public static Html Created(Series series, Meeting first, Scene scene) => scene.IsPrivate
        ? (Html)$"Done. <b>{series.Details.Title}</b> is set up, and its first date is in <b>{scene.Community.Name}</b>: {MeetingTexts.When(first)}."
        : $"Done. <b>{series.Details.Title}</b> is set up. The first date is {MeetingTexts.When(first)}.";

    /// <summary>Everything but the title and the time, a line each; the link in private alone.</summary>
    public static Html Described(MeetingDetails details, bool inPrivate) => Html.Lines(
        details.Venue is { } venue ? (Html)$"Where: {MeetingTexts.Where(details with { OnlineLink = "" })}" : Html.Empty,
        details.Venue is { Latitude: not null } ? Html.Of("With a map") : Html.Empty,
        details.Venue is { Access.Length: > 0 } place ? (Html)$"Access: {place.Access}" : Html.Empty,
        details.OnlineLink.Length == 0 ? Html.Empty : inPrivate ? (Html)$"Online: {details.OnlineLink} (shown only to those who are going)" : $"Online, too: the link is shown only to those who are going",
        details.Bring.Length > 0 ? (Html)$"Bring: {details.Bring}" : Html.Empty,
        details.Places is { } places ? (Html)$"Places: {places}" : Html.Empty,
        details.Reminders.IsEmpty ? Html.Of("No reminders") : (Html)$"Reminders in the group: {Leads(details)}");

    /// <summary>"7 days, 1 day and 2 hours before"; "2 hours before and at 18:00 the day before".</summary>
    public static string Leads(MeetingDetails details)
    {
        var spans = details.Reminders.Where(l => l.At is null).Select(Span).ToList();
        return (spans.Count == 0 ? [] : new[] { spans.Humanize("and") + " before" }).Concat(details.Reminders.Where(l => l.At is not null).Select(Lead)).Humanize("and");
    }

    /// <summary>"2 hours before", "at 18:00 the day before".</summary>
    public static string Lead(Lead lead) => lead.At is not { } at ? Span(lead) + " before"
        : lead.Days switch
        {
            0 => $"at {TimeTexts.Time(at)} on the day",
            1 => $"at {TimeTexts.Time(at)} the day before",
            var days => $"at {TimeTexts.Time(at)}, {"day".ToQuantity(days)} before",
        };

    private static string Span(Lead lead)
    {
        var days = lead.Days == 0 ? "" : "day".ToQuantity(lead.Days);
        var rest = lead.Minutes == 0 ? "" : Length(lead.Minutes);
        return days.Length == 0 ? (rest.Length == 0 ? "0 minutes" : rest) : rest.Length == 0 ? days : $"{days} and {rest}";
    }

    /// <summary>"2 hours", "90 minutes", "1 hour".</summary>
    public static string Length(int minutes) => minutes % 60 == 0 ? "hour".ToQuantity(minutes / 60) : "minute".ToQuantity(minutes);

    /// <summary>When it is, in full, to be checked.</summary>
    public static string ReadBack(PlanTime time) => TimeTexts.ReadBack(Written(time));

    private static string Repeats(Repeat repeat) => TimeTexts.Rule(repeat.Rule, repeat.Start.Date);

    private static When Written(PlanTime time) => new(time.Start.Date, time.Start.TimeOfDay, time.Start.PlusMinutes(time.Minutes), time.Repeat?.Rule) { Except = time.Repeat?.Except ?? [] };
}
