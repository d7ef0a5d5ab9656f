using CopBot.Conversation;
using CopBot.Meetings.Changes;
using CopBot.Meetings.Reminders;

namespace CopBot.Meetings.Invitation;

/// <summary>A date as one person sees it in private: their answer, the link, the map, and for facilitators what they can change.</summary>
internal sealed class MeetingPage(MeetingStore store, MeetingCards cards) : IHandle<Press<LookAt>>, IHandle<Followed<OpenMeeting>>, IHandle<Press<ShowMap>>
{
    public Reply Handle(Press<LookAt> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        return scene.IsPrivate ? Show(meeting, here, pressed: true) : Reply.Of(cards.Post(meeting, here.Community));
    }

    public Reply Handle(Followed<OpenMeeting> what, Scene scene) =>
        store.Get(what.Payload.Meeting) is { } meeting && scene.In(meeting.Community) is { } here
            ? Show(meeting, here, pressed: false)
            : Reply.Say(Html.Of(MeetingTexts.NoLongerHere));

    public Reply Handle(Press<ShowMap> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is null || meeting.Details.Venue is not { } venue)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        return venue is { Latitude: { } latitude, Longitude: { } longitude }
            ? Reply.Of(new ShowVenue(latitude, longitude, venue.Name, venue.Address.Length > 0 ? venue.Address : venue.Name))
            : Reply.Toast(MeetingTexts.NoLongerHere);
    }

    public Reply Show(Meeting meeting, Scene here, bool pressed, Html? note = null)
    {
        var mine = store.Get(meeting.Id, here.Person.Id);
        var attendees = store.AttendeesOf(meeting.Id);
        var isOpen = !meeting.IsCancelled && meeting.EndsAt > here.Now;
        var text = Html.Paragraphs(
            note ?? Html.Empty,
            InvitationTexts.Card(meeting, attendees),
            isOpen ? InvitationTexts.Mine(meeting, mine, here) : Html.Empty,
            cards.Added(meeting, here.Community));
        var buttons = isOpen ? MeetingCards.Answers(meeting, attendees, mine).And(Own(meeting, mine)) : Keyboard.None;
        if (meeting.Details.Venue is { } venue && isOpen)
            buttons = buttons.And(Map(meeting, venue));
        if (here.Steers)
            buttons = buttons.And(Steering(meeting, attendees, here.Now));
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
    }

    private static IEnumerable<Button> Own(Meeting meeting, Attendee? mine)
    {
        if (mine?.Rsvp is Rsvp.Going or Rsvp.Waiting)
            yield return new PressButton(mine.Guests > 0 ? "✓ +1 guest" : "+1 guest", new BringGuest(meeting.Id));
        yield return new PressButton(mine is { Needs.Length: > 0 } ? "✓ My needs" : "My needs", new SayNeeds(meeting.Id));
        yield return new PressButton("My reminders", new ShowReminderChoice(meeting.Id));
    }

    private static IEnumerable<Button> Map(Meeting meeting, Venue venue)
    {
        yield return venue is { Latitude: not null, Longitude: not null }
            ? new PressButton("Map", new ShowMap(meeting.Id))
            : new LinkButton("Map", $"https://www.openstreetmap.org/search?query={Uri.EscapeDataString(MeetingTexts.Where(meeting.Details with { OnlineLink = "" }))}");
    }

    private static IEnumerable<Button> Steering(Meeting meeting, IReadOnlyList<Attendee> attendees, DateTimeOffset now)
    {
        var needs = attendees.Count(a => a.Needs.Length > 0);
        if (needs > 0)
            yield return new PressButton($"Needs ({needs})", new ShowNeeds(meeting.Id));
        if (!meeting.IsCancelled && meeting.EndsAt > now)
            yield return new PressButton("Change or cancel", new ShowChanges(meeting.Id));
        else if (meeting.IsCancelled && meeting.StartsAt > now)
            yield return new PressButton("Hold it after all", new HoldAfterAll(meeting.Id));
    }
}
