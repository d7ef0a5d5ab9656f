using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>Whoever leaves the group comes to none of its meetings; their place goes to whoever is next.</summary>
internal sealed class LeaveMeetings(MeetingStore store, MeetingCards cards, OfferPlaces offers, IScenes scenes) : IHandle<StandingChanged>, IHandle<StandingLearned>
{
    public Reply Handle(StandingChanged what, Scene scene) => what.After == Standing.Out ? Leave(what.Person.Id, what.Chat.Id, scene.Now) : Reply.None;

    public Reply Handle(StandingLearned what, Scene scene) => what.Standing == Standing.Out ? Leave(what.Person, what.Chat, scene.Now) : Reply.None;

    private Reply Leave(PersonId person, ChatId chat, DateTimeOffset now)
    {
        if (scenes.CommunityOf(chat) is not { } id || scenes.Community(id) is not { } community)
            return Reply.None;
        var reply = Reply.None;
        foreach (var meeting in store.Of(person).Select(a => store.Get(a.Meeting)).OfType<Meeting>().Where(m => m.Community == id && !m.IsCancelled && m.StartsAt > now).ToList())
        {
            store.Put(store.Get(meeting.Id, person)! with { Rsvp = Rsvp.None, OfferedUntil = null, Guests = 0, Needs = "" });
            reply = reply + new CancelDue(OfferEnds.KeyOf(meeting.Id, person)) + offers.Offer(meeting, community, now) + cards.Refresh(meeting, community);
        }

        return reply;
    }
}
