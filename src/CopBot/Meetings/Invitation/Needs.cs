using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>
/// "My needs": a private note on access, food, childcare or an interpreter. Facilitators alone see it, until a week after the meeting.
/// </summary>
internal sealed class Needs(MeetingStore store, MeetingPage page)
    : IHandle<Followed<TellNeeds>>, IHandle<Press<SayNeeds>>, IHandle<Answered<NeedsQuestion>>, IHandle<Press<DropNeeds>>, IHandle<Press<ShowNeeds>>, IHandle<Due<NeedsEnd>>, IFollowMeetings
{
    public Reply Handle(Followed<TellNeeds> what, Scene scene) => Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal
        ? Reply.Say(Html.Of(refusal))
        : Ask(meeting, here);

    public Reply Handle(Press<SayNeeds> what, Scene scene) => Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal
        ? Reply.Toast(refusal, mustBeClosed: true)
        : Ask(meeting, here);

    public Reply Handle(Answered<NeedsQuestion> what, Scene scene)
    {
        if (Find(what.State.Meeting, scene, out var meeting, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        var words = what.Said.Text.Trim();
        if (words.Length is 0 or > Attendee.LongestNeeds)
            return Reply.Say(InvitationTexts.NeedsLength) + new OpenDialog(what.State, KeptFor.OpenQuestion);
        var mine = store.Get(meeting.Id, here.Person.Id) ?? new Attendee(meeting.Id, here.Person.Id, here.Person.Name) { Turn = store.NextTurn() };
        store.Put(mine with { Needs = words });
        return page.Show(meeting, here, pressed: false, InvitationTexts.NeedsKept);
    }

    public Reply Handle(Press<DropNeeds> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (store.Get(meeting.Id, here.Person.Id) is { } mine)
            store.Put(mine with { Needs = "" });
        return page.Show(meeting, here, pressed: true, InvitationTexts.NeedsDropped) + new CloseDialog();
    }

    public Reply Handle(Press<ShowNeeds> what, Scene scene)
    {
        if (!scene.IsPrivate || store.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        return here.Steers
            ? Reply.Say(InvitationTexts.Needs(meeting, store.AttendeesOf(meeting.Id)))
            : Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
    }

    public Reply Handle(Due<NeedsEnd> what, Scene scene)
    {
        foreach (var attendee in store.AttendeesOf(what.Payload.Meeting).Where(a => a.Needs.Length > 0))
            store.Put(attendee with { Needs = "" });
        return Reply.None;
    }

    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now) =>
        Reply.Of(new SetDue(NeedsEnd.KeyOf(meeting.Id), meeting.EndsAt + KeptFor.Needs, new NeedsEnd(meeting.Id)));

    // It was to be held then; nobody needs anything any more.
    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) => Stands(meeting, community, now);

    private Reply Ask(Meeting meeting, Scene here)
    {
        var known = store.Get(meeting.Id, here.Person.Id)?.Needs ?? "";
        var buttons = known.Length == 0 ? Keyboard.None : Keyboard.Row(new PressButton("Take it back", new DropNeeds(meeting.Id)));
        return Reply.Say(InvitationTexts.AskNeeds(meeting, known), buttons) + new OpenDialog(new NeedsQuestion(meeting.Id), KeptFor.OpenQuestion);
    }

    private string? Find(MeetingId id, Scene scene, out Meeting meeting, out Scene here)
    {
        (meeting, here) = (null!, null!);
        if (!scene.IsPrivate || store.Get(id) is not { } found || scene.In(found.Community) is not { } inCommunity)
            return MeetingTexts.NoLongerHere;
        if (found.IsCancelled || found.EndsAt <= scene.Now)
            return found.IsCancelled ? MeetingTexts.IsCancelled : MeetingTexts.IsOver;
        (meeting, here) = (found, inCommunity);
        return null;
    }
}
