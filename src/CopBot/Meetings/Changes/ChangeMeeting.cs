using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Meetings.Setup;

namespace CopBot.Meetings.Changes;

/// <summary>Shows what can be changed of a date.</summary>
internal sealed record ShowChanges(MeetingId Meeting);

/// <summary>Begins to change one part of a date.</summary>
internal sealed record BeginChange(MeetingId Meeting, PlanPart Part);

/// <summary>Begins to cancel a date.</summary>
internal sealed record BeginCancel(MeetingId Meeting);

/// <summary>How far a change reaches. Carried by buttons: never renumber.</summary>
internal enum Reach
{
    /// <summary>Nothing is changed.</summary>
    None,

    ThisDate,

    /// <summary>This date and all later ones of its series.</summary>
    AllFromHere,
}

/// <summary>Carries a change out, or drops it.</summary>
internal sealed record CommitChange(PlanId Plan, Reach Reach);

/// <summary>Leaves a part empty instead of answering.</summary>
internal sealed record ClearPart(PlanId Plan);

/// <summary>A cancelled date takes place all the same.</summary>
internal sealed record HoldAfterAll(MeetingId Meeting);

/// <summary>Waits for what a part is to be, or why a date is cancelled.</summary>
internal sealed record ChangeQuestion(PlanId Plan);

/// <summary>Changes a date or the rest of its series: asks for the new words, shows what would be, and asks how far it reaches.</summary>
internal sealed class ChangeMeeting(MeetingStore store, PlanStore plans, Clashes clashes, MeetingPage page, Rearrange rearrange)
    : IHandle<Press<ShowChanges>>, IHandle<Press<BeginChange>>, IHandle<Press<BeginCancel>>, IHandle<Press<ClearPart>>, IHandle<Press<CommitChange>>, IHandle<Press<HoldAfterAll>>, IHandle<Answered<ChangeQuestion>>
{
    public Reply Handle(Press<ShowChanges> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out _) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var parts = Enum.GetValues<PlanPart>().Where(p => p != PlanPart.Access || meeting.Details.Venue is not null);
        var buttons = Keyboard.Grid(2, parts.Select(p => new PressButton(SetupTexts.Label(p), new BeginChange(meeting.Id, p))))
            .And(new PressButton("Cancel the meeting", new BeginCancel(meeting.Id)))
            .And(new PressButton("‹ Back", new LookAt(meeting.Id)));
        return Reply.Rewrite(ChangeTexts.WhatToChange(meeting), buttons) + new CloseDialog();
    }

    public Reply Handle(Press<BeginChange> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var plan = plans.Keep(Begin(meeting, here) with { Changing = what.Payload.Part }, here.Now);
        return Ask(plan, meeting, what.Payload.Part, pressed: true);
    }

    public Reply Handle(Press<BeginCancel> what, Scene scene)
    {
        if (Find(what.Payload.Meeting, scene, out var meeting, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var plan = plans.Keep(Begin(meeting, here), here.Now);
        return Reply.Rewrite(ChangeTexts.WhyCancel(meeting), Keyboard.Row(
            new PressButton("Without a reason", new ClearPart(plan.Id)), new PressButton("Keep the meeting", new CommitChange(plan.Id, Reach.None)))) + new OpenDialog(new ChangeQuestion(plan.Id), KeptFor.OpenQuestion);
    }

    public Reply Handle(Press<ClearPart> what, Scene scene)
    {
        if (FindPlan(what.Payload.Plan, scene, out var plan, out var meeting, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (plan.Changing is PlanPart.Title or PlanPart.When)
            return Reply.Toast(SetupTexts.PlanIsGone);
        return Confirm(plan.Changing is { } part ? ReadPart.Empty(part, plan) : plan, meeting, here, pressed: true);
    }

    public Reply Handle(Answered<ChangeQuestion> what, Scene scene)
    {
        if (FindPlan(what.State.Plan, scene, out var plan, out var meeting, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        if (plan.Changing is not { } part)
            return Confirm(plan with { Why = PlainText.Shorten(PlainText.OneLine(what.Said.Text), MeetingDetails.LongestText) }, meeting, here, pressed: false);
        if (part == PlanPart.Where && what.Said.Spot is { } spot)
            return Confirm(ReadPart.At(plan, spot), meeting, here, pressed: false);
        var read = ReadPart.Read(part, what.Said.Text, plan, here);
        return read.Plan is { } changed ? Confirm(changed, meeting, here, pressed: false) : Ask(plan, meeting, part, pressed: false, read.Refusal);
    }

    public Reply Handle(Press<CommitChange> what, Scene scene)
    {
        if (FindPlan(what.Payload.Plan, scene, out var plan, out var meeting, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        plans.Delete(plan.Id);
        if (what.Payload.Reach == Reach.None)
            return page.Show(meeting, here, pressed: true, ChangeTexts.NothingChanged) + new CloseDialog();
        if (what.Payload.Reach == Reach.AllFromHere && !MayReachOn(plan, meeting, here))
            return Reply.Toast(SetupTexts.PlanIsGone, mustBeClosed: true);
        var done = plan.Changing is null
            ? rearrange.Cancel(meeting, plan.Why, what.Payload.Reach, here)
            : rearrange.Change(meeting, plan, what.Payload.Reach, here);
        var now = store.Get(meeting.Id);
        return (now is null ? Reply.Rewrite(ChangeTexts.Done) : page.Show(now, here, pressed: true, ChangeTexts.Done)) + new CloseDialog() + done;
    }

    public Reply Handle(Press<HoldAfterAll> what, Scene scene)
    {
        if (!scene.IsPrivate || store.Get(what.Payload.Meeting) is not { IsCancelled: true } meeting || scene.In(meeting.Community) is not { } here || meeting.StartsAt <= scene.Now)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        var done = rearrange.HoldAfterAll(meeting, here);
        return page.Show(store.Get(meeting.Id)!, here, pressed: true, ChangeTexts.Done) + done;
    }

    private Plan Begin(Meeting meeting, Scene here) => new(default, here.Person.Id, meeting.Community, meeting.Details)
    {
        Of = meeting.Id,
        Time = new PlanTime(meeting.Start, meeting.Minutes),
        From = store.Of(meeting.Series).Any(m => !m.IsCancelled && m.EndsAt > here.Now && m.Planned < meeting.Planned) ? meeting.Planned.Date : null,
    };

    private static Reply Ask(Plan plan, Meeting meeting, PlanPart part, bool pressed, Html? note = null)
    {
        var buttons = part is PlanPart.Title or PlanPart.When
            ? Keyboard.None
            : Keyboard.Row(new PressButton(SetupTexts.SkipLabel(part, plan with { Reviewing = true }), new ClearPart(plan.Id)));
        buttons = buttons.And(new PressButton("Leave it as it is", new CommitChange(plan.Id, Reach.None)));
        var text = Html.Paragraphs(note ?? Html.Empty, ChangeTexts.Now(part, meeting), part == PlanPart.When ? ChangeTexts.NewTime : SetupTexts.Question(part, plan));
        return (pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons)) + new OpenDialog(new ChangeQuestion(plan.Id), KeptFor.OpenQuestion);
    }

    private Reply Confirm(Plan plan, Meeting meeting, Scene here, bool pressed)
    {
        var kept = plans.Keep(plan, here.Now);
        var repeats = Repeats(meeting, here);
        var mayReachOn = MayReachOn(kept, meeting, here);
        List<Button> buttons = [];
        if (kept.Time?.Repeat is null)
            buttons.Add(new PressButton(repeats ? "Only this date" : ChangeTexts.Yes(kept), new CommitChange(kept.Id, Reach.ThisDate)));
        if (mayReachOn)
            buttons.Add(new PressButton("This and all later dates", new CommitChange(kept.Id, Reach.AllFromHere)));
        var keyboard = Keyboard.Grid(1, buttons).And(new PressButton(kept.Changing is null ? "Keep the meeting" : "Leave it as it is", new CommitChange(kept.Id, Reach.None)));
        var against = kept.Changing == PlanPart.When ? clashes.Of(kept, here) : [];
        var text = ChangeTexts.Confirm(kept, meeting, against, repeats, mayReachOn);
        return (pressed ? Reply.Rewrite(text, keyboard) : Reply.Say(text, keyboard)) + new CloseDialog();
    }

    private bool Repeats(Meeting meeting, Scene here) =>
        store.Get(meeting.Series) is { Repeat: not null } series && series.Dates(meeting.Planned, 2).Length > 1 && here.Now < meeting.EndsAt;

    // On another day it is open how the rest should repeat, unless the words say so.
    private bool MayReachOn(Plan plan, Meeting meeting, Scene here) => plan.Changing == PlanPart.When
        ? plan.Time!.Repeat is not null || (Repeats(meeting, here) && plan.Time.Start.Date == meeting.Start.Date && meeting.Start.Date == meeting.Planned.Date)
        : Repeats(meeting, here);

    private string? Find(MeetingId id, Scene scene, out Meeting meeting, out Scene here)
    {
        (meeting, here) = (null!, null!);
        if (!scene.IsPrivate || store.Get(id) is not { } found || scene.In(found.Community) is not { } inCommunity)
            return MeetingTexts.NoLongerHere;
        if (!inCommunity.Steers)
            return MeetingTexts.OnlySteering;
        if (found.IsCancelled || found.EndsAt <= scene.Now)
            return found.IsCancelled ? MeetingTexts.IsCancelled : MeetingTexts.IsOver;
        (meeting, here) = (found, inCommunity);
        return null;
    }

    private string? FindPlan(PlanId id, Scene scene, out Plan plan, out Meeting meeting, out Scene here)
    {
        (plan, meeting, here) = (null!, null!, null!);
        if (plans.Get(id) is not { Of: { } of } found || found.Person != scene.Person.Id)
            return SetupTexts.PlanIsGone;
        plan = found;
        return Find(of, scene, out meeting, out here);
    }
}
