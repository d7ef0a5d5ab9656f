using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.Invitation;

/// <summary>Every word of the invitation.</summary>
internal static class InvitationTexts
{
    private const int LongestName = 40;

    public static Html InDigest(Meeting meeting) => $"{meeting.Title}: {MeetingTexts.When(meeting)}{(MeetingTexts.Where(meeting.Details) is { Length: > 0 } where ? $", {where}" : "")}";

    public static Html Keeps => $"Your answers to invitations, with a guest, and whether you were there: so that people know who comes. What you need at a meeting: facilitators alone see it, until {"day".ToQuantity(KeptFor.Needs.Days)} after the meeting. Which reminders you want.";

    public static string Label(Rsvp rsvp) => rsvp switch
    {
        Rsvp.Going => "Going",
        Rsvp.Maybe => "Maybe",
        Rsvp.Cant => "Can’t",
        Rsvp.Waiting => "Waiting",
        Rsvp.None => "No answer",
    };

    public static string Answered(Rsvp rsvp) => rsvp switch
    {
        Rsvp.Going => "You are going. Good to have you there.",
        Rsvp.Maybe => "Noted: maybe. You can change it at any time.",
        _ => "Noted: you can’t come. Thank you for saying so.",
    };

    public static string Waits(int place) => place <= 1
        ? "All places are taken. You are next on the waiting list: I tell you when a place is free."
        : $"All places are taken. You are {TimeTexts.Ordinal(place)} on the waiting list: I tell you when a place is free.";

    public static string GuestComes => "Noted: you bring a guest.";

    public static string GuestTakenBack => "Noted: without a guest.";

    public static string GuestNeedsYou => "Please tap Going first, then +1 guest.";

    public static string NoPlaceForGuest => "There is no place left for a guest.";

    public static string PlaceIsGone => "This place has passed on to somebody else. Tap Going to go on the waiting list.";

    public static string NotYourPlace => "This place was offered to somebody else, or has passed on. Tap Going on the meeting's card to go on the waiting list.";

    public static string PlaceTaken(Meeting meeting) => PlainText.Shorten($"The place is yours: {meeting.Title}, {MeetingTexts.When(meeting)}.", 200);

    public static string PlacePassedOn => "Thank you for saying so. The place goes to the next person.";

    public static Html Offered(Meeting meeting, DateTimeOffset until, bool withoutGuest) =>
        $"A place is free for you: <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}.{NoGuest(withoutGuest)} Please take it by {Until(meeting, until)}; after that it goes to the next person.";

    public static Html OfferedInGroup(Person person, Meeting meeting, DateTimeOffset until, bool withoutGuest) =>
        $"{Html.Mention(person)}, a place is free for you: <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}.{NoGuest(withoutGuest)} Please take it by {Until(meeting, until)}; after that it goes to the next person.";

    public static Html OfferEnded(Meeting meeting) =>
        $"I no longer hold the place at <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}, for you. If you still want to come, tap Going.";

    public static Html PlaceForAll(Meeting meeting) =>
        $"There is a place for you after all: <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}. You are going. If you can’t, tap below.";

    private static string NoGuest(bool withoutGuest) => withoutGuest ? " There is none for your guest yet." : "";

    private static string Until(Meeting meeting, DateTimeOffset until)
    {
        var local = Time.LocalTime.DateTimeIn(meeting.Zone, until);
        return $"{TimeTexts.Time(local.TimeOfDay)} on {TimeTexts.Date(local.Date)}";
    }

    public static Html Card(Meeting meeting, IReadOnlyList<Attendee> attendees)
    {
        var details = meeting.Details;
        if (meeting.IsCancelled)
        {
            return Html.Lines(
                $"<b>Cancelled: {details.Title}</b>",
                $"<s>{MeetingTexts.When(meeting)}</s>",
                meeting.Why.Length > 0 ? Html.Of(meeting.Why) : Html.Empty);
        }

        return Html.Paragraphs(
            Html.Lines(
                $"<b>{details.Title}</b>",
                Html.Of(MeetingTexts.When(meeting)),
                details.Venue is null ? Html.Empty : (Html)$"Where: {MeetingTexts.Where(details with { OnlineLink = "" })}",
                details.OnlineLink.Length == 0 ? Html.Empty : (Html)$"{(details.Venue is null ? "Online" : "Or online")}: tap Going, then More, to get the link.",
                details.Venue is { Access.Length: > 0 } venue ? (Html)$"Access: {venue.Access}" : Html.Empty,
                details.Bring.Length == 0 ? Html.Empty : (Html)$"Please bring: {details.Bring}"),
            Who(meeting, attendees));
    }

    public static Html Mine(Meeting meeting, Attendee? mine, Scene here)
    {
        var answer = mine?.Rsvp switch
        {
            Rsvp.Going => mine.Guests > 0 ? "You are going, with a guest." : "You are going.",
            Rsvp.Maybe => "You said: maybe.",
            Rsvp.Cant => "You said that you can’t come.",
            Rsvp.Waiting when mine.OfferedUntil > here.Now => "A place is free for you: tap Going to take it.",
            Rsvp.Waiting => "You are on the waiting list.",
            _ => "Will you come?",
        };
        return Html.Lines(
            Html.Of(answer),
            mine?.Rsvp == Rsvp.Going && meeting.Details.OnlineLink.Length > 0 ? (Html)$"Online link: {meeting.Details.OnlineLink}" : Html.Empty,
            mine is { Needs.Length: > 0 } ? (Html)$"Your needs, which only facilitators see: {mine.Needs}" : Html.Empty);
    }

    public static Html Names(Meeting meeting, IReadOnlyList<Attendee> shown, int offset, int total) => Html.Paragraphs(
        total > shown.Count ? (Html)$"<b>{meeting.Title}</b>: going ({offset + 1}–{offset + shown.Count} of {total})" : $"<b>{meeting.Title}</b>: going ({total})",
        Html.Lines([.. shown.Select(a => (Html)$"• {Name(a)}")]));

    public static Html Coming(IReadOnlyList<Meeting> shown, IReadOnlyList<Attendee?> mine, int offset, int total)
    {
        var range = total > shown.Count ? $" ({offset + 1}–{offset + shown.Count} of {total})" : "";
        return Html.Paragraphs(
            $"<b>Meetings to come</b>{range}",
            Html.Lines([.. shown.Select((m, i) => Line(m, offset + i + 1, mine.Count > i ? mine[i] : null, mine.Count > 0))]),
            mine.Count > 0 ? Html.Of("Tap a number to see it and to answer.") : Html.Of("Tap a number to see it and to answer. In private, /meetings shows your own answers, too."));
    }

    public static Html AskNeeds(Meeting meeting, string known) => Html.Paragraphs(
        $"What would help you to take part in <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}? For example access, food, childcare or an interpreter. Only facilitators see it, and I delete it a week after the meeting.",
        known.Length > 0 ? (Html)$"So far you wrote: {known}" : Html.Empty,
        $"Reply here in a few words. To stop, send /cancel.");

    public static Html NeedsLength => $"Please write it in at most {Attendee.LongestNeeds} characters.";

    public static Html NeedsKept => $"Thank you. Facilitators alone can see it.";

    public static Html NeedsDropped => $"Taken back.";

    public static Html Needs(Meeting meeting, IReadOnlyList<Attendee> attendees) => Html.Paragraphs(
        $"<b>What people need</b>, {meeting.Title}, {MeetingTexts.When(meeting)}. Please keep it to yourselves; it is deleted a week after the meeting.",
        Html.Lines([.. attendees.Where(a => a.Needs.Length > 0).Select(a => (Html)$"• <b>{Name(a)}</b>: {a.Needs}")]));

    private static Html Line(Meeting meeting, int number, Attendee? mine, bool showsMine)
    {
        var answer = !showsMine ? "" : mine?.Rsvp switch
        {
            Rsvp.Going => "\nYou are going.",
            Rsvp.Maybe => "\nYou said: maybe.",
            Rsvp.Cant => "\nYou can’t come.",
            Rsvp.Waiting => "\nYou are on the waiting list.",
            _ => "\nYou have not answered.",
        };
        return meeting.IsCancelled
            ? (Html)$"{number}. <s>{MeetingTexts.When(meeting)}</s>: {meeting.Title}\n<i>Cancelled.</i>"
            : $"{number}. {MeetingTexts.When(meeting)}: {meeting.Title}<i>{answer}</i>";
    }

    private static Html Who(Meeting meeting, IReadOnlyList<Attendee> attendees)
    {
        var going = attendees.Where(a => a.Rsvp == Rsvp.Going).ToList();
        var waiting = attendees.Count(a => a.Rsvp == Rsvp.Waiting);
        var free = Seats.Free(meeting, attendees);
        var places = meeting.Details.Places is not { } all ? ""
            : free > 0 && waiting == 0 ? $"Places left: {free} of {all}"
            : waiting == 0 ? $"All {all} places are taken. Tap Going to go on the waiting list."
            : $"All {all} places are taken; {"person".ToQuantity(waiting)} on the waiting list.";
        return Html.Lines(
            Listed("Going", going, going.Sum(a => a.Guests)),
            Listed("Maybe", [.. attendees.Where(a => a.Rsvp == Rsvp.Maybe)], 0),
            attendees.Count(a => a.Rsvp == Rsvp.Cant) is > 0 and var cant ? (Html)$"Can’t come: {cant}" : Html.Empty,
            Html.Of(places));
    }

    private static Html Listed(string label, List<Attendee> people, int guests)
    {
        if (people.Count == 0)
            return Html.Empty;
        var names = people.Take(MeetingCards.NamesOnCard).Select(Name).ToList();
        var more = people.Count - names.Count;
        var list = more > 0 ? string.Join(", ", names) + $" and {more} more" : names.Humanize("and");
        return $"{label} ({people.Count}{(guests > 0 ? $" and {"guest".ToQuantity(guests)}" : "")}): {list}";
    }

    private static string Name(Attendee attendee) =>
        PlainText.Shorten(attendee.Name, LongestName) + (attendee.Guests > 0 && attendee.Rsvp == Rsvp.Going ? " (+1)" : "");
}
