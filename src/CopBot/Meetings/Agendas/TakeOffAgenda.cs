using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>Takes something off the agenda, or brings it back.</summary>
internal sealed record RemoveItem(AgendaItemId Item, bool Undo);

/// <summary>Falls due when it can no longer be brought back.</summary>
internal sealed record PurgeItem(AgendaItemId Item)
{
    public static string KeyOf(AgendaItemId item) => $"agenda/{item}/purge";
}

/// <summary>By whoever added it, and by those who steer; kept for ten minutes in case of a slip.</summary>
internal sealed class TakeOffAgenda(AgendaStore store, AgendaOnCard card) : IHandle<Press<RemoveItem>>, IHandle<Due<PurgeItem>>
{
    public Reply Handle(Press<RemoveItem> what, Scene scene)
    {
        if (store.Get(what.Payload.Item) is not { } item || scene.In(item.Community) is not { } here)
            return Reply.Toast(AgendaTexts.ItemNoLongerHere, mustBeClosed: true);
        if (!item.MayBeTakenOutBy(here))
            return Reply.Toast(AgendaTexts.NotYours, mustBeClosed: true);
        return (what.Payload.Undo ? BringBack(item, scene.Now) : TakeOut(item, scene.Now)) + card.Refresh(item.Series, here.Community, scene.Now);
    }

    public Reply Handle(Due<PurgeItem> what, Scene scene)
    {
        if (store.Get(what.Payload.Item) is { Removed: not null })
            store.Delete(what.Payload.Item);
        return Reply.None;
    }

    private Reply TakeOut(AgendaItem item, DateTimeOffset now)
    {
        if (item.IsClosed)
            return Reply.Toast(AgendaTexts.InARecord, mustBeClosed: true);
        if (item.Removed is null)
            store.Put(item with { Removed = now });
        return Reply.Rewrite(AgendaTexts.TakenOut(item), Keyboard.Row(new PressButton("Undo", new RemoveItem(item.Id, Undo: true)), See(item)))
            + new SetDue(PurgeItem.KeyOf(item.Id), (item.Removed ?? now) + AgendaItem.UndoFor, new PurgeItem(item.Id));
    }

    private Reply BringBack(AgendaItem item, DateTimeOffset now)
    {
        if (item.Removed is { } removed && removed + AgendaItem.UndoFor < now)
            return Reply.Toast(AgendaTexts.TooLate, mustBeClosed: true);
        store.Put(item with { Removed = null });
        return Reply.Rewrite(AgendaTexts.IsBack(item), Keyboard.Row(See(item))) + new CancelDue(PurgeItem.KeyOf(item.Id));
    }

    private static PressButton See(AgendaItem item) => new("See the agenda", new TurnAgenda(item.Community, item.Series, 0));
}
