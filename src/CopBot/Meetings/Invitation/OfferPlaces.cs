using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Invitation;

/// <summary>A place that was offered to somebody is theirs no longer.</summary>
internal sealed record OfferEnds(MeetingId Meeting, PersonId Person)
{
    public static string KeyOf(MeetingId meeting, PersonId person) => $"meet/{meeting}/offer/{person}";
}

/// <summary>Quiet hours are over: what fell free in them is offered.</summary>
internal sealed record OfferFree(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"meet/{meeting}/free";
}

/// <summary>Offers places that fell free to those who wait, in their turn; each has a while to take it, then it passes on.</summary>
internal sealed class OfferPlaces(MeetingStore store, MeetingCards cards, IMembers members, IScenes scenes) : IHandle<Due<OfferEnds>>, IHandle<Due<OfferFree>>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    public Reply Handle(Due<OfferFree> what, Scene scene) =>
        store.Get(what.Payload.Meeting) is { IsCancelled: false } meeting && scenes.Community(meeting.Community) is { } community
            ? Offer(meeting, community, scene.Now)
            : Reply.None;

    public Reply Handle(Due<OfferEnds> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scenes.Community(meeting.Community) is not { } community)
            return Reply.None;
        if (store.Get(meeting.Id, what.Payload.Person) is not { Rsvp: Rsvp.Waiting, OfferedUntil: { } until } late || until > scene.Now)
            return Reply.None;
        store.Put(late with { Rsvp = Rsvp.None, OfferedUntil = null, Guests = 0 });
        var reply = Offer(meeting, community, scene.Now) + cards.Refresh(meeting, community);
        return Reachable(meeting, late.Person) && meeting.StartsAt > scene.Now
            ? reply + new Say(InvitationTexts.OfferEnded(meeting), Keyboard.Row(new PressButton("Going", new AnswerInvite(meeting.Id, Rsvp.Going)))) { Where = new Place(late.Person.PrivateChat), Silently = GoodTime.AtOrAfter(community, scene.Now) > scene.Now }
            : reply;
    }

    /// <summary>Offers all that is free to those who are next. Nothing where nobody waits, or it has begun.</summary>
    public Reply Offer(Meeting meeting, Community community, DateTimeOffset now)
    {
        var reply = Reply.None;
        if (meeting.StartsAt <= now || Seats.Next(meeting, store.AttendeesOf(meeting.Id)) is null)
            return reply;
        var good = GoodTime.AtOrAfter(community, now);
        if (good > now && good < meeting.StartsAt)
            return Reply.Of(new SetDue(OfferFree.KeyOf(meeting.Id), good, new OfferFree(meeting.Id)));
        while (Seats.Next(meeting, store.AttendeesOf(meeting.Id)) is { } next)
        {
            var until = now + Span(meeting.StartsAt - now);

            // In turn all the same: whoever waits with a guest is offered what there is.
            var guests = Math.Min(next.Guests, Seats.Free(meeting, store.AttendeesOf(meeting.Id))!.Value - 1);
            store.Put(next with { OfferedUntil = until, Guests = guests });
            reply = reply + Tell(meeting, community, next, until, withoutGuest: guests < next.Guests) + new SetDue(OfferEnds.KeyOf(meeting.Id, next.Person), until, new OfferEnds(meeting.Id, next.Person));
        }

        return reply;
    }

    // A day, or less where the meeting is near: a quarter of the time that is left, so that others still have theirs.
    private static TimeSpan Span(TimeSpan left)
    {
        var quarter = left / 4;
        var span = quarter > Longest ? Longest : quarter < Shortest ? Shortest : quarter;
        return TimeSpan.FromMinutes(Math.Ceiling(span.TotalMinutes));
    }

    private Say Tell(Meeting meeting, Community community, Attendee next, DateTimeOffset until, bool withoutGuest)
    {
        var buttons = Keyboard.Row(new PressButton("Take the place", new TakePlace(meeting.Id, Yes: true)), new PressButton("No, thank you", new TakePlace(meeting.Id, Yes: false)));
        return Reachable(meeting, next.Person)
            ? new Say(InvitationTexts.Offered(meeting, until, withoutGuest), buttons) { Where = new Place(next.Person.PrivateChat) }
            : new Say(InvitationTexts.OfferedInGroup(new Person(next.Person, next.Name), meeting, until, withoutGuest), buttons) { Where = new Place(community.Chat) };
    }

    private bool Reachable(Meeting meeting, PersonId person) => members.Find(meeting.Community, person) is { PrivateIsOpen: true };
}
