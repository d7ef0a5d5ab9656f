using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Meetings.Setup;

/// <summary>A meeting for another room that has found a time for it: made at once, with those who can.</summary>
internal sealed class PlanMeeting(MeetingStore store, PlanDates dates, MeetingCards cards, IMembers members) : IPlanMeetings
{
    public Reply Plan(MeetingWish wish, Scene scene)
    {
        if (!scene.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        var community = scene.Community;
        var start = LocalDate.FromDateOnly(wish.Date).At(wish.Start.ToLocalTime());
        if (LocalTime.Instant(community.Zone, start) <= scene.Now)
            return Reply.Toast(SetupTexts.Past(start).ToPlain(), mustBeClosed: true);
        var series = new Series(store.NextSeriesId(), community.Id, new MeetingDetails(PlainText.Shorten(wish.Title, MeetingDetails.LongestTitle)), start, wish.Minutes, community.Zone)
        {
            By = scene.Person.Id,
            At = scene.Now,
            Changed = scene.Now,
        };
        store.Put(series);
        var planned = dates.Plan(series, community, scene.Now);
        var meeting = store.Of(series.Id)[0];
        foreach (var member in wish.Going.Select(p => members.Find(community.Id, p)).OfType<Member>())
            store.Put(new Attendee(meeting.Id, member.Person.Id, member.Person.Name) { Rsvp = Rsvp.Going, Turn = store.NextTurn() });
        return planned + cards.Post(meeting, community, new Place(community.Chat, scene.IsPrivate ? null : scene.Topic));
    }
}
