using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;

namespace CopBot.Meetings.Reminders;

/// <summary>Asks somebody which reminders they want; the meeting is where they came from.</summary>
internal sealed record ShowReminderChoice(MeetingId Meeting);

/// <summary>Chooses which.</summary>
internal sealed record ChooseScope(MeetingId Meeting, ReminderScope Scope);

/// <summary>Asks for a time of one's own, or takes it back.</summary>
internal sealed record ChooseOwn(MeetingId Meeting, bool Wanted);

/// <summary>Waits for a time of one's own.</summary>
internal sealed record OwnReminderQuestion(MeetingId Meeting);

/// <summary>"My reminders": none, the day before, all, and a time of one's own. For all meetings of the community.</summary>
internal sealed class ChooseReminders(MeetingStore store, ReminderChoices choices, IMembers members)
    : IHandle<Press<ShowReminderChoice>>, IHandle<Press<ChooseScope>>, IHandle<Press<ChooseOwn>>, IHandle<Answered<OwnReminderQuestion>>
{
    public Reply Handle(Press<ShowReminderChoice> what, Scene scene) => Find(what.Payload.Meeting, scene) is not var (meeting, here)
        ? Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true)
        : Show(meeting, here, pressed: true) + new CloseDialog();

    public Reply Handle(Press<ChooseScope> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene) is not var (meeting, here))
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        choices.Put(choices.Of(here.Person.Id, meeting.Community) with { Scope = what.Payload.Scope });
        return Show(meeting, here, pressed: true);
    }

    public Reply Handle(Press<ChooseOwn> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene) is not var (meeting, here))
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        return what.Payload.Wanted
            ? Reply.Rewrite(ReminderTexts.AskOwn) + new OpenDialog(new OwnReminderQuestion(meeting.Id), KeptFor.OpenQuestion)
            : Keep(null, meeting, here) + Show(meeting, here, pressed: true);
    }

    public Reply Handle(Answered<OwnReminderQuestion> what, Scene scene)
    {
        if (Find(what.State.Meeting, scene) is not var (meeting, here))
            return Reply.Say(Html.Of(MeetingTexts.NoLongerHere));
        switch (LeadPhrase.Read(what.Said.Text))
        {
            case LeadReading.Understood { Leads: [var own] }:
                return Keep(own, meeting, here) + Show(meeting, here, pressed: false);
            case LeadReading.Understood { Leads.IsEmpty: true }:
                return Keep(null, meeting, here) + Show(meeting, here, pressed: false);
            case LeadReading.NotUnderstood not:
                return Reply.Say(Html.Paragraphs(Html.Of(not.Why), ReminderTexts.AskOwn)) + new OpenDialog(what.State, KeptFor.OpenQuestion);
            default:
                return Reply.Say(Html.Paragraphs(ReminderTexts.OnlyOne, ReminderTexts.AskOwn)) + new OpenDialog(what.State, KeptFor.OpenQuestion);
        }
    }

    private Reply Keep(Lead? own, Meeting meeting, Scene here)
    {
        var choice = choices.Of(here.Person.Id, meeting.Community) with { Own = own };
        choices.Put(choice);
        return new([.. store.Coming(meeting.Community, here.Now).Select(m => Remind.Own(m, choice, here.Community, here.Now))]);
    }

    private Reply Show(Meeting meeting, Scene here, bool pressed)
    {
        var choice = choices.Of(here.Person.Id, meeting.Community);
        var buttons = Keyboard.Row(Enum.GetValues<ReminderScope>().Select(s =>
                new PressButton((choice.Scope == s ? "✓ " : "") + ReminderTexts.Label(s), new ChooseScope(meeting.Id, s))))
            .And(new PressButton(choice.Own is null ? "A time of my own" : "Another time of my own", new ChooseOwn(meeting.Id, Wanted: true)));
        if (choice.Own is not null)
            buttons = buttons.And(new PressButton("No time of my own", new ChooseOwn(meeting.Id, Wanted: false)));
        buttons = buttons.And(new PressButton("‹ Back", new LookAt(meeting.Id)));
        var text = ReminderTexts.Choice(choice, here.Community, members.Find(meeting.Community, here.Person.Id) is { Joined: true });
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
    }

    private (Meeting Meeting, Scene Here)? Find(MeetingId id, Scene scene) =>
        scene.IsPrivate && store.Get(id) is { } meeting && scene.In(meeting.Community) is { } here ? (meeting, here) : null;
}
