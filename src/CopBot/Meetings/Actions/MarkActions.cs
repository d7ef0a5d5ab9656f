using CopBot.Conversation;

namespace CopBot.Meetings.Actions;

/// <summary>Done, dropped, or open again.</summary>
internal sealed record MarkAction(ActionId Action, ActionStatus To);

/// <summary>By those whom it is for, and by those who steer; each can be taken back.</summary>
internal sealed class MarkActions(ActionStore store, ActionOnCard meetingCard) : IHandle<Press<MarkAction>>
{
    public Reply Handle(Press<MarkAction> what, Scene scene)
    {
        if (store.Get(what.Payload.Action) is not { } action || scene.In(action.Community) is not { } here)
            return Reply.Toast(ActionTexts.NoLongerHere, mustBeClosed: true);
        if (!action.MayBeChangedBy(here))
            return Reply.Toast(ActionTexts.NotYours, mustBeClosed: true);
        if (action.Status == what.Payload.To)
            return ActionCards.Refresh(action, here, wasPressed: true) + new Toast(ActionTexts.IsAlready(action.Status));

        // An old copy of the card: what is dropped is brought back first.
        if (!action.IsOpen && what.Payload.To != ActionStatus.Open)
            return ActionCards.Refresh(action, here, wasPressed: true) + new Toast(ActionTexts.IsAlready(action.Status));
        var changed = what.Payload.To == ActionStatus.Open ? action.Reopen() : action.Close(what.Payload.To, scene.Person.Id, scene.Now);
        store.Put(changed);
        return ActionCards.Refresh(changed, here, wasPressed: true)
            + meetingCard.Refresh(here.Community, scene.Now) + new Toast(ActionTexts.Marked(changed));
    }
}
