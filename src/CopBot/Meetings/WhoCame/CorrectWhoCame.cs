using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.WhoCame;

/// <summary>Opens the list of who came, to correct it in private.</summary>
internal sealed record CorrectLink(MeetingId Meeting);

/// <summary>A page of that list.</summary>
internal sealed record TurnCame(MeetingId Meeting, int Offset);

/// <summary>Somebody was there, or was not; the page that it was pressed on.</summary>
internal sealed record MarkCame(MeetingId Meeting, PersonId Person, int Offset);

/// <summary>One more person whom the bot does not know, or one fewer.</summary>
internal sealed record CountOthers(MeetingId Meeting, bool More, int Offset);

/// <summary>Facilitators correct who came: for people who forgot to tap, and for people who are not in the chat.</summary>
internal sealed class CorrectWhoCame(MeetingStore store, AskWhoCame ask, IMembers members)
    : IHandle<Followed<CorrectLink>>, IHandle<Press<TurnCame>>, IHandle<Press<MarkCame>>, IHandle<Press<CountOthers>>
{
    public const int PageSize = 8;

    private const int MostOthers = 999;

    public Reply Handle(Followed<CorrectLink> what, Scene scene) => Find(what.Payload.Meeting, scene, out var meeting) is { } refusal
        ? Reply.Say(Html.Of(refusal))
        : Page(meeting, 0) is var (text, buttons) ? Reply.Say(text, buttons) : Reply.None;

    public Reply Handle(Press<TurnCame> what, Scene scene) => Find(what.Payload.Meeting, scene, out var meeting) is { } refusal
        ? Reply.Toast(refusal, mustBeClosed: true)
        : Show(meeting, what.Payload.Offset);

    public Reply Handle(Press<MarkCame> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var known = store.Get(meeting.Id, what.Payload.Person);
        if (known is null && members.Find(meeting.Community, what.Payload.Person) is not { } member)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        var attendee = known ?? new Attendee(meeting.Id, what.Payload.Person, members.Find(meeting.Community, what.Payload.Person)!.Person.Name) { Turn = store.NextTurn() };

        // There, not there, not known.
        store.Put(attendee with { Came = attendee.Came switch { null => true, true => false, false => null } });
        return Show(meeting, what.Payload.Offset) + ask.Refresh(meeting);
    }

    public Reply Handle(Press<CountOthers> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var counted = meeting with { CameWithoutName = Math.Clamp(meeting.CameWithoutName + (what.Payload.More ? 1 : -1), 0, MostOthers) };
        store.Put(counted);
        return Show(counted, what.Payload.Offset) + ask.Refresh(counted);
    }

    private Reply Show(Meeting meeting, int offset) => Page(meeting, offset) is var (text, buttons) ? Reply.Rewrite(text, buttons) : Reply.None;

    private (Html Text, Keyboard Buttons) Page(Meeting meeting, int offset)
    {
        var attendees = store.AttendeesOf(meeting.Id);
        var answered = attendees.Select(a => a.Person).ToHashSet();

        // Those who said that they would come are most likely missing from the list.
        var people = attendees.OrderBy(a => a.Rsvp == Rsvp.Going ? 0 : 1).Select(a => (a.Person, a.Name, a.Came))
            .Concat(members.All(meeting.Community).Where(m => !answered.Contains(m.Person.Id)).OrderBy(m => m.Person.Name, StringComparer.CurrentCultureIgnoreCase).Select(m => (Person: m.Person.Id, m.Person.Name, Came: (bool?)null)))
            .ToList();
        offset = Math.Clamp(offset, 0, Math.Max(0, (people.Count - 1) / PageSize * PageSize));
        var buttons = Keyboard.Grid(2, people.Skip(offset).Take(PageSize).Select(p => new PressButton((p.Came switch { true => "✓ ", false => "✗ ", null => "" }) + p.Name, new MarkCame(meeting.Id, p.Person, offset))))
            .And(new PressButton("One more without Telegram", new CountOthers(meeting.Id, More: true, offset)), new PressButton("One fewer", new CountOthers(meeting.Id, More: false, offset)))
            .And(Pages.Turning(offset, PageSize, people.Count, o => new TurnCame(meeting.Id, o)));
        return (WhoCameTexts.Correct(meeting, attendees), buttons);
    }

    private string? Find(MeetingId id, Scene scene, out Meeting meeting)
    {
        meeting = null!;
        if (!scene.IsPrivate || store.Get(id) is not { IsCancelled: false } found || scene.In(found.Community) is not { } here)
            return MeetingTexts.NoLongerHere;
        if (!here.Steers)
            return MeetingTexts.OnlySteering;
        if (found.StartsAt > scene.Now)
            return WhoCameTexts.NotYet;
        meeting = found;
        return null;
    }
}
