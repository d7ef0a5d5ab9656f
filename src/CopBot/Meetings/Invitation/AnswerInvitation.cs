using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>Going, maybe, can't; a guest; a place that was offered. A full meeting puts people on the waiting list.</summary>
internal sealed class AnswerInvitation(MeetingStore store, MeetingCards cards, MeetingPage page, OfferPlaces offers)
    : IHandle<Press<AnswerInvite>>, IHandle<Press<BringGuest>>, IHandle<Press<TakePlace>>
{
    public Reply Handle(Press<AnswerInvite> what, Scene scene)
    {
        if (what.Payload.Rsvp is not (Rsvp.Going or Rsvp.Maybe or Rsvp.Cant))
            return Reply.Toast(MeetingTexts.NoLongerHere);
        return Find(what.Payload.Meeting, scene, out var meeting, out var here) ?? Answer(meeting, here, what.Payload.Rsvp);
    }

    public Reply Handle(Press<BringGuest> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal)
            return refusal;
        var mine = Mine(meeting, here);
        if (mine.Guests > 0)
            return Keep(mine with { Guests = 0 }, meeting, here, InvitationTexts.GuestTakenBack);
        if (mine.Rsvp is not (Rsvp.Going or Rsvp.Waiting))
            return Reply.Toast(InvitationTexts.GuestNeedsYou, mustBeClosed: true);
        if (mine.Seats > 0 && IsFull(meeting))
            return Reply.Toast(InvitationTexts.NoPlaceForGuest, mustBeClosed: true);
        return Keep(mine with { Guests = 1 }, meeting, here, InvitationTexts.GuestComes);
    }

    public Reply Handle(Press<TakePlace> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal)
            return refusal;
        if (store.Get(meeting.Id, here.Person.Id) is not { Rsvp: Rsvp.Waiting, OfferedUntil: { } until } mine || until <= here.Now)
            return Reply.Toast(scene.IsPrivate ? InvitationTexts.PlaceIsGone : InvitationTexts.NotYourPlace, mustBeClosed: true);
        var answered = mine with { Rsvp = what.Payload.Yes ? Rsvp.Going : Rsvp.Cant, OfferedUntil = null, Guests = what.Payload.Yes ? mine.Guests : 0 };
        store.Put(answered);
        var said = what.Payload.Yes ? InvitationTexts.PlaceTaken(meeting) : InvitationTexts.PlacePassedOn;
        return (scene.IsPrivate ? Reply.Rewrite(Html.Of(said)) : Reply.Toast(said, mustBeClosed: true))
            + new CancelDue(OfferEnds.KeyOf(meeting.Id, here.Person.Id))
            + cards.Refresh(meeting, here.Community)
            + offers.Offer(meeting, here.Community, here.Now);
    }

    private Reply Answer(Meeting meeting, Scene here, Rsvp rsvp)
    {
        var mine = Mine(meeting, here);
        if (rsvp == Rsvp.Going && mine.Rsvp == Rsvp.Waiting)
        {
            return mine.OfferedUntil > here.Now
                ? Keep(mine with { Rsvp = Rsvp.Going, OfferedUntil = null }, meeting, here, InvitationTexts.Answered(Rsvp.Going))
                : Keep(mine, meeting, here, InvitationTexts.Waits(Place(meeting, mine)));
        }

        if (rsvp == mine.Rsvp)
            return Keep(mine, meeting, here, InvitationTexts.Answered(rsvp));
        var answered = mine with { Rsvp = rsvp, Turn = store.NextTurn(), OfferedUntil = null, Guests = rsvp == Rsvp.Going ? mine.Guests : 0 };
        if (rsvp == Rsvp.Going && IsFull(meeting))
        {
            answered = answered with { Rsvp = Rsvp.Waiting };
            store.Put(answered);
            return Keep(answered, meeting, here, InvitationTexts.Waits(Place(meeting, answered)));
        }

        return Keep(answered, meeting, here, InvitationTexts.Answered(rsvp));
    }

    // Where people wait, what falls free is theirs first.
    private bool IsFull(Meeting meeting)
    {
        var attendees = store.AttendeesOf(meeting.Id);
        return Seats.Free(meeting, attendees) is { } free && (free == 0 || Seats.Waiting(attendees).Any());
    }

    private bool IsNext(Attendee mine, Meeting meeting)
    {
        var attendees = store.AttendeesOf(meeting.Id);
        return Seats.Next(meeting, attendees)?.Person == mine.Person && Seats.Free(meeting, attendees) > mine.Guests;
    }

    private int Place(Meeting meeting, Attendee mine) => Seats.Waiting(store.AttendeesOf(meeting.Id)).TakeWhile(a => a.Person != mine.Person).Count() + 1;

    private Reply Keep(Attendee mine, Meeting meeting, Scene here, string said)
    {
        store.Put(mine);

        // Whoever is next and taps need not be offered what they ask for.
        if (mine is { Rsvp: Rsvp.Waiting, OfferedUntil: null } && IsNext(mine, meeting))
        {
            mine = mine with { Rsvp = Rsvp.Going };
            store.Put(mine);
            said = InvitationTexts.Answered(Rsvp.Going);
        }

        var offered = mine.OfferedUntil is null ? Reply.Of(new CancelDue(OfferEnds.KeyOf(meeting.Id, mine.Person))) + offers.Offer(meeting, here.Community, here.Now) : Reply.None;
        var shown = here.IsPrivate ? page.Show(meeting, here, pressed: true) : Reply.None;
        return Reply.Toast(said) + shown + cards.Refresh(meeting, here.Community, wasPressed: !here.IsPrivate) + offered;
    }

    private Attendee Mine(Meeting meeting, Scene here) =>
        (store.Get(meeting.Id, here.Person.Id) ?? new Attendee(meeting.Id, here.Person.Id, here.Person.Name)) with { Name = here.Person.Name };

    private Reply? Find(MeetingId id, Scene scene, out Meeting meeting, out Scene here)
    {
        (meeting, here) = (null!, null!);
        if (store.Get(id) is not { } found || scene.In(found.Community) is not { } inCommunity)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (found.IsCancelled || found.EndsAt <= scene.Now)
        {
            var shown = scene.IsPrivate ? page.Show(found, inCommunity, pressed: true) : Reply.Of(cards.Rewrite(found, inCommunity.Community));
            return shown + new Toast(found.IsCancelled ? MeetingTexts.IsCancelled : MeetingTexts.IsOver, MustBeClosed: true);
        }

        (meeting, here) = (found, inCommunity);
        return null;
    }
}
