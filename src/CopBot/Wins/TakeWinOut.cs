using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>Takes a win out, or brings it back.</summary>
internal sealed record RemoveWin(WinId Win, bool Undo);

/// <summary>Whoever a win is about leaves their name on it, or takes it off.</summary>
internal sealed record NameOnWin(WinId Win, bool Keep);

/// <summary>Whoever told a win without a name takes it back; the secret shows that it is them.</summary>
internal sealed record TakeWinBack(WinId Win, long Secret);

/// <summary>Falls due when a removal can no longer be undone.</summary>
internal sealed record PurgeWin(WinId Win);

/// <summary>By whoever told it, whoever it is about, and those who steer.</summary>
internal sealed class TakeWinOut(WinStore store) : IHandle<Press<RemoveWin>>, IHandle<Press<NameOnWin>>, IHandle<Press<TakeWinBack>>, IHandle<Due<PurgeWin>>
{
    public Reply Handle(Press<RemoveWin> what, Scene scene)
    {
        if (store.Get(what.Payload.Win) is not { } win || scene.In(win.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        if (!win.MayBeChangedBy(here))
            return Reply.Toast(WinTexts.NotYours, mustBeClosed: true);
        if (what.Payload.Undo == win.Removed is null)
            return WinCards.Refresh(win, here, wasPressed: true) + new Toast(what.Payload.Undo ? WinTexts.IsBack : WinTexts.NoLongerHere);
        if (what.Payload.Undo)
        {
            if (win.Removed + KeptFor.RemovedWin < scene.Now)
                return Reply.Toast(WinTexts.TooLate, mustBeClosed: true);
            var back = win with { Removed = null };
            store.Put(back);
            return WinCards.Refresh(back, here, wasPressed: true) + new Toast(WinTexts.IsBack) + new CancelDue(DueKey(win.Id));
        }

        return TakeOut(win, here, isOnCard: true) + new Toast(WinTexts.Removed);
    }

    public Reply Handle(Press<NameOnWin> what, Scene scene)
    {
        if (store.Get(what.Payload.Win) is not { Removed: null } win || scene.In(win.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        if (win.For != scene.Person.Id)
            return Reply.Toast(win.For is null ? WinTexts.HasNoName : WinTexts.NotYourName, mustBeClosed: true);
        var changed = what.Payload.Keep ? win with { NameIsGiven = true } : win.WithoutName();
        store.Put(changed);
        var reply = (what.Payload.Keep ? Reply.None : WinCards.Refresh(changed, here)) + new Toast(what.Payload.Keep ? WinTexts.NameStays : WinTexts.NameIsOff);
        return scene.IsPrivate ? reply + new Rewrite(what.Payload.Keep ? WinTexts.NameStaysOn(win) : WinTexts.NameTakenOff(win), Keyboard.None) : reply;
    }

    public Reply Handle(Press<TakeWinBack> what, Scene scene)
    {
        if (store.Get(what.Payload.Win) is not { Removed: null, Secret: not 0 } win || win.Secret != what.Payload.Secret || scene.In(win.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);

        // Gone at once: nobody else can know whether its author would want it back.
        store.Delete(win);
        return Reply.Of(
            new RefreshCard(WinCards.Key(win.Id), WinTexts.Card(win with { Removed = here.Now }, here), Keyboard.None),
            new Rewrite(WinTexts.TakenBack, Keyboard.None));
    }

    public Reply Handle(Due<PurgeWin> what, Scene scene)
    {
        if (store.Get(what.Payload.Win) is not { Removed: not null } win)
            return Reply.None;
        store.Delete(win);
        return Reply.Of(new RefreshCard(WinCards.Key(win.Id), WinTexts.Gone, Keyboard.None));
    }

    private Reply TakeOut(Win win, Scene scene, bool isOnCard)
    {
        var removed = win with { Removed = scene.Now };
        store.Put(removed);
        return WinCards.Refresh(removed, scene, wasPressed: isOnCard) + new SetDue(DueKey(win.Id), scene.Now + KeptFor.RemovedWin, new PurgeWin(win.Id));
    }

    private static string DueKey(WinId id) => $"win/purge/{id}";
}
