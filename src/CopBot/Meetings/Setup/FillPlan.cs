using CopBot.Conversation;

namespace CopBot.Meetings.Setup;

/// <summary>Takes the answers about a new meeting, and makes it.</summary>
internal sealed class FillPlan(PlanStore plans, PlanForm form, CreateMeeting create) : IHandle<Press<TurnPlan>>, IHandle<Answered<PlanQuestion>>
{
    public Reply Handle(Press<TurnPlan> what, Scene scene)
    {
        var (id, turn, part) = what.Payload;
        if (plans.Get(id) is not { Of: null } plan || scene.In(plan.Community) is not { } here)
            return Reply.Toast(SetupTexts.PlanIsGone, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        switch (turn)
        {
            case PlanTurn.Create:
                return create.Create(plan, here);
            case PlanTurn.ThrowAway:
                plans.Delete(id);
                return Reply.Rewrite(SetupTexts.ThrownAway) + new CloseDialog();
            case PlanTurn.Review:
                return form.Next(plan with { Reviewing = true }, here, pressed: true);
            case PlanTurn.Ask when scene.IsPrivate:
                return form.Ask(plan, part, here, pressed: true);
            case PlanTurn.Skip when scene.IsPrivate && part is not (PlanPart.Title or PlanPart.When):
                return form.Next(plan.Reviewing ? ReadPart.Empty(part, plan) : plan.With(part), here, pressed: true);
            default:
                return Reply.Toast(SetupTexts.PlanIsGone, mustBeClosed: true);
        }
    }

    public Reply Handle(Answered<PlanQuestion> what, Scene scene)
    {
        if (plans.Get(what.State.Plan) is not { Of: null } plan || scene.In(plan.Community) is not { } here)
            return Reply.Say(Html.Of(SetupTexts.PlanIsGone));
        if (!here.Steers)
            return Reply.Say(Html.Of(MeetingTexts.OnlySteering));

        if (what.State.Part == PlanPart.Where && what.Said.Spot is { } spot)
            return form.Next(ReadPart.At(plan, spot), here, pressed: false);

        // What will not do changes nothing: the same question is asked again.
        var read = ReadPart.Read(what.State.Part, what.Said.Text, plan, here);
        return read.Plan is { } answered ? form.Next(answered, here, pressed: false) : form.Ask(plan, what.State.Part, here, pressed: false, read.Refusal);
    }
}
