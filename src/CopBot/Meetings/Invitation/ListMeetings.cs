using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>/meeting shows the next, /meetings all that are planned, with one's own answer; and who comes.</summary>
internal sealed class ListMeetings(MeetingStore store, MeetingCards cards, MeetingPage page) : IHandle<Called>, IHandle<Press<TurnMeetings>>, IHandle<Press<ShowNames>>
{
    public const int PageSize = 5;

    public const int NamesOnPage = 30;

    public Reply Handle(Called what, Scene scene)
    {
        if (what.Command.Name == "meetings")
            return Page(scene, 0) is var (text, buttons) ? Reply.Say(text, buttons) : Reply.None;
        if (store.Coming(scene.Community.Id, scene.Now).FirstOrDefault() is not { } next)
            return Reply.Whisper(MeetingTexts.NoneComing);
        return scene.IsPrivate ? page.Show(next, scene, pressed: false) : Reply.Of(cards.Post(next, scene.Community));
    }

    public Reply Handle(Press<TurnMeetings> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(here, what.Payload.Offset);
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<ShowNames> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is null)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        var going = store.AttendeesOf(meeting.Id).Where(a => a.Rsvp == Rsvp.Going).ToList();
        var offset = Math.Clamp(what.Payload.Offset, 0, Math.Max(0, (going.Count - 1) / NamesOnPage * NamesOnPage));
        var text = InvitationTexts.Names(meeting, [.. going.Skip(offset).Take(NamesOnPage)], offset, going.Count);
        var buttons = Keyboard.Row(Pages.Turning(offset, NamesOnPage, going.Count, o => new ShowNames(meeting.Id, o, Turn: true)));

        // The card itself stays; the first page is a message of its own, the next ones take its place.
        return what.Payload.Turn ? Reply.Rewrite(text, buttons) : Reply.Whisper(text, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(Scene scene, int offset)
    {
        // Those who steer can hold a cancelled one after all.
        var coming = scene is { Steers: true, IsPrivate: true }
            ? store.Between(scene.Community.Id, scene.Now - MeetingStore.LongestMeeting, null).Where(m => m.EndsAt > scene.Now).OrderBy(m => m.IsCancelled).ToList()
            : store.Coming(scene.Community.Id, scene.Now).ToList();
        if (coming.Count == 0)
            return (MeetingTexts.NoneComing, Keyboard.None);
        offset = offset >= 0 && offset < coming.Count ? offset : 0;
        var shown = coming.Skip(offset).Take(PageSize).ToList();
        var mine = scene.IsPrivate ? shown.Select(m => store.Get(m.Id, scene.Person.Id)).ToList() : [];
        var buttons = Keyboard.Row(shown.Select((m, i) => new PressButton($"{offset + i + 1}", new LookAt(m.Id))))
            .And(Pages.Turning(offset, PageSize, coming.Count, o => new TurnMeetings(scene.Community.Id, o)));
        return (InvitationTexts.Coming(shown, mine, offset, coming.Count), buttons);
    }
}

/// <summary>Buttons that turn pages.</summary>
internal static class Pages
{
    public static IEnumerable<Button> Turning(int offset, int size, int total, Func<int, object> to)
    {
        if (offset > 0)
            yield return new PressButton("‹ Back", to(Math.Max(0, offset - size)));
        if (offset + size < total)
            yield return new PressButton("More ›", to(offset + size));
    }
}
