using System.Globalization;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.WhoCame;

/// <summary>A meeting is over: who was there?</summary>
internal sealed record CameDue(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"came/{meeting}";
}

/// <summary>"I was there"; the same again takes it back.</summary>
internal sealed record WasThere(MeetingId Meeting);

[JsonSerializable(typeof(CameDue))]
[JsonSerializable(typeof(DrawAttendance))]
internal sealed partial class CameJson : JsonSerializerContext;

/// <summary>After a meeting one card asks who was there; everybody says so for themselves.</summary>
internal sealed class AskWhoCame(MeetingStore store, IScenes scenes) : IHandle<Due<CameDue>>, IHandle<Press<WasThere>>, IFollowMeetings
{
    // Later nobody remembers, and a card out of the blue is noise.
    private static readonly TimeSpan Latest = TimeSpan.FromDays(3);

    public static CardKey Key(MeetingId id) => new("came", id.ToString());

    public static MeetingId? Meeting(CardKey card) =>
        card.Room == "came" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new MeetingId(number) : null;

    public Reply Handle(Due<CameDue> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scenes.Community(meeting.Community) is not { } community || scene.Now - what.At > Latest)
            return Reply.None;
        var good = GoodTime.AtOrAfter(community, scene.Now);
        return good > scene.Now
            ? Reply.Of(new SetDue(what.Key, good, what.Payload))
            : Reply.Of(new PostCard(Key(meeting.Id), WhoCameTexts.Card(meeting, store.AttendeesOf(meeting.Id)), Buttons(meeting)) { Where = new Place(community.Chat), Promise = Promise.AtMostOnce });
    }

    public Reply Handle(Press<WasThere> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (meeting.StartsAt > here.Now)
            return Reply.Toast(WhoCameTexts.NotYet, mustBeClosed: true);
        var mine = store.Get(meeting.Id, here.Person.Id) ?? new Attendee(meeting.Id, here.Person.Id, here.Person.Name) { Turn = store.NextTurn() };
        var came = mine.Came != true;
        store.Put(mine with { Name = here.Person.Name, Came = came ? true : null });
        return Refresh(meeting, wasPressed: true) + new Toast(came ? WhoCameTexts.Noted : WhoCameTexts.TakenBack);
    }

    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now) => meeting.EndsAt <= now
        ? Reply.None
        : Reply.Of(new SetDue(CameDue.KeyOf(meeting.Id), GoodTime.AtOrAfter(community, meeting.EndsAt), new CameDue(meeting.Id)));

    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) => Reply.Of(new CancelDue(CameDue.KeyOf(meeting.Id)));

    public Reply Refresh(Meeting meeting, bool wasPressed = false) =>
        Reply.Of(new RefreshCard(Key(meeting.Id), WhoCameTexts.Card(meeting, store.AttendeesOf(meeting.Id)), Buttons(meeting)) { WasPressed = wasPressed });

    private static Keyboard Buttons(Meeting meeting) => Keyboard.Row(
        new PressButton("I was there", new WasThere(meeting.Id)), new PrivateButton("Correct (facilitators)", new CorrectLink(meeting.Id)));
}
