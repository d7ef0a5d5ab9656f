using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>"Well done": said, or taken back by whoever had said it.</summary>
internal sealed record CheerWin(WinId Win);

/// <summary>Everybody in the community may join in, once.</summary>
internal sealed class CheerOn(WinStore store) : IHandle<Press<CheerWin>>
{
    public Reply Handle(Press<CheerWin> what, Scene scene)
    {
        if (store.Get(what.Payload.Win) is not { Removed: null } win || scene.In(win.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        if (scene.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Toast(WinTexts.OnlyYourself, mustBeClosed: true);
        var changed = win.Toggle(scene.Person);
        if (changed == win)
            return Reply.Toast(WinTexts.EnoughCheers);
        store.Put(changed);
        return WinCards.Refresh(changed, here, wasPressed: true) + new Toast(changed.Cheers.Length > win.Cheers.Length ? WinTexts.Cheered : WinTexts.CheerTakenBack);
    }
}
