using CopBot.Conversation;

namespace CopBot.Meetings.Setup;

/// <summary>/newmeeting: reads a line and shows what it means, or asks in private.</summary>
internal sealed class NewMeeting(PlanStore plans, PlanForm form) : IHandle<Called>, IHandle<Followed<PlanLink>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var plan = Begin(scene);
        if (what.Arguments.Length > 0)
        {
            var read = ReadPart.ReadAll(what.Arguments, plan, scene);
            return read.Plan is { } made ? form.Review(made, scene, pressed: false) : Reply.Whisper(read.Refusal);
        }

        return scene.IsPrivate
            ? form.Next(plan, scene, pressed: false)
            : Reply.Whisper(SetupTexts.InPrivate, Keyboard.Row(new PrivateButton(SetupTexts.GoOnInPrivate, new PlanLink(scene.Community.Id, default))));
    }

    public Reply Handle(Followed<PlanLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { Steers: true } here)
            return Reply.Say(Html.Of(MeetingTexts.OnlySteering));
        if (what.Payload.Plan == default)
            return form.Next(Begin(here), here, pressed: false);
        return plans.Get(what.Payload.Plan) is { Of: null } plan && plan.Community == here.Community.Id
            ? form.Next(plan, here, pressed: false)
            : Reply.Say(Html.Of(SetupTexts.PlanIsGone));
    }

    private static Plan Begin(Scene scene) =>
        new(default, scene.Person.Id, scene.Community.Id, new MeetingDetails("")) { Topic = scene.IsPrivate ? null : scene.Topic };
}
