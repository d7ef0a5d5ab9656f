using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;

namespace CopBot.Meetings.Setup;

/// <summary>Makes a plan real: its series, its dates, and the first one's card in the group.</summary>
internal sealed class CreateMeeting(PlanStore plans, MeetingStore store, PlanDates dates, MeetingCards cards)
{
    public Reply Create(Plan plan, Scene scene)
    {
        if (plan.Time is not { } time || plan.Details.Title.Length == 0)
            return Reply.Toast(SetupTexts.PlanIsGone, mustBeClosed: true);
        if (LocalTime.Instant(scene.Community.Zone, time.Start) <= scene.Now)
            return Reply.Toast(SetupTexts.Past(time.Start).ToPlain(), mustBeClosed: true);
        var series = new Series(store.NextSeriesId(), plan.Community, plan.Details, time.Start, time.Minutes, scene.Community.Zone)
        {
            Repeat = time.Repeat,
            By = scene.Person.Id,
            At = scene.Now,
            Changed = scene.Now,
        };
        store.Put(series);
        plans.Delete(plan.Id);
        var planned = dates.Plan(series, scene.Community, scene.Now);
        var first = store.Of(series.Id)[0];
        var place = new Place(scene.Community.Chat, plan.Topic);
        return Reply.Rewrite(SetupTexts.Created(series, first, scene), scene.IsPrivate ? Keyboard.Row(new PressButton("Look at it", new LookAt(first.Id))) : Keyboard.None)
            + new CloseDialog()
            + planned
            + cards.Post(first, scene.Community, place);
    }
}
