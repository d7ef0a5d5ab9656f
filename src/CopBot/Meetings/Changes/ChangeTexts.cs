using CopBot.Conversation;
using CopBot.Meetings.Setup;
using CopBot.Time;

namespace CopBot.Meetings.Changes;

/// <summary>Every word about changing and cancelling meetings.</summary>
internal static class ChangeTexts
{
    public static Html Done => $"<i>Done.</i>";

    public static Html NothingChanged => $"<i>Nothing was changed.</i>";

    public static Html NewTime => $"When is it to be? For example: Wed 3 Feb 11am–1pm, or only a time: 11am. To change how it repeats, write: first Wednesday of every month 11am.";

    public static Html HeldAfterAll => $"<b>It takes place after all.</b>";

    public static Html OtherPlace => $"<b>Please note the other place.</b>";

    public static Html WhatToChange(Meeting meeting) => $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}\nWhat would you like to change? Nothing changes before you have seen it and said yes.";

    public static Html WhyCancel(Meeting meeting) => $"Cancel <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}? Reply with the reason in a few words, which people will read; or tap Without a reason.";

    public static Html Now(PlanPart part, Meeting meeting) => Said(part, meeting) is { Length: > 0 } now ? (Html)$"{SetupTexts.Label(part)} now: {now}" : Html.Empty;

    private static string Said(PlanPart part, Meeting meeting) =>
        part switch
        {
            PlanPart.Title => meeting.Title,
            PlanPart.When => MeetingTexts.When(meeting),
            PlanPart.Where => MeetingTexts.Where(meeting.Details with { OnlineLink = "" }),
            PlanPart.OnlineLink => meeting.Details.OnlineLink,
            PlanPart.Bring => meeting.Details.Bring,
            PlanPart.Access => meeting.Details.Venue?.Access ?? "",
            PlanPart.Places => meeting.Details.Places?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no limit",
            PlanPart.Reminders => meeting.Details.Reminders.IsEmpty ? "none" : SetupTexts.Leads(meeting.Details),
        };

    public static string Yes(Plan plan) => plan.Changing is null ? "Cancel the meeting" : "Yes, change it";

    public static Html Confirm(Plan plan, Meeting meeting, IReadOnlyList<string> against, bool repeats, bool mayReachOn)
    {
        var notes = (plan.Changing == PlanPart.When ? plan.Time!.Notes : []).Concat(against).ToList();
        return Html.Paragraphs(
            What(plan, meeting),
            notes.Count == 0 ? Html.Empty : Html.Lines([Html.Of("Please check:"), .. notes.Select(n => (Html)$"• {n}")]),
            repeats && !mayReachOn ? Html.Of("This changes one date. To change later ones, too, write how it repeats, such as: first Wednesday of every month 10am.") : Html.Empty,
            plan.Changing is null or PlanPart.When or PlanPart.Where ? Html.Of("Everybody who has answered will hear of it.") : Html.Empty);
    }

    public static Html Cancelled(Meeting meeting, string why, Reach reach)
    {
        var reason = why.Length == 0 ? "" : $" {why}";
        return reach == Reach.AllFromHere
            ? (Html)$"<b>{meeting.Title}</b> is cancelled, from {TimeTexts.Date(meeting.Start.Date)} on.{reason}"
            : $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}, is cancelled.{reason}";
    }

    public static Html Moved(Meeting before) => $"<b>Another time.</b> It was to be on <s>{MeetingTexts.When(before)}</s>.";

    public static Html MovedWords(Meeting meeting, Meeting before) =>
        $"<b>{meeting.Title}</b> is at another time: {MeetingTexts.When(meeting)}. It was to be on {MeetingTexts.When(before)}. Your answer still stands; tap below to change it.";

    public static Html OtherPlaceWords(Meeting meeting) => $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}, is at another place: {MeetingTexts.Where(meeting.Details)}.";

    public static Html HeldAfterAllWords(Meeting meeting) => $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}, takes place after all.";

    private static Html What(Plan plan, Meeting meeting)
    {
        if (plan.Changing is not { } part)
            return plan.Why.Length == 0 ? (Html)$"Cancel <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}?" : $"Cancel <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}? People will read: “{plan.Why}”";
        if (part == PlanPart.When)
            return $"<b>{meeting.Title}</b>\nNow: {MeetingTexts.When(meeting)}\nNew: {SetupTexts.ReadBack(plan.Time!)}";

        var words = Said(part, meeting with { Details = plan.Details });
        return $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}\n{SetupTexts.Label(part)}: {(words.Length > 0 ? words : "nothing")}";
    }
}
