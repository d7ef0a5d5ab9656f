using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>The first time that somebody is thanked: may the group see it, and others later?</summary>
internal sealed record LetThanksBeSeen(ThanksId Thanks, bool ShowInGroup);

/// <summary>The same at any other time.</summary>
internal sealed record ChooseThanks(CommunityId Community, bool ShowInGroup);

/// <summary>Takes thanks away from where the group sees them.</summary>
internal sealed record TakeThanksAway(ThanksId Thanks);

/// <summary>Whether the group sees thanks to somebody is theirs to say.</summary>
internal sealed class ChooseWhoSeesThanks(WinStore store) : IHandle<Press<LetThanksBeSeen>>, IHandle<Press<ChooseThanks>>, IHandle<Press<TakeThanksAway>>
{
    public Reply Handle(Press<LetThanksBeSeen> what, Scene scene)
    {
        if (store.Get(what.Payload.Thanks) is not { } thanks || thanks.To != scene.Person.Id || scene.In(thanks.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        store.Put(new ThanksChoice(thanks.Community, scene.Person.Id, what.Payload.ShowInGroup));
        var reply = Reply.Rewrite(WinTexts.ThanksToYou(thanks, here.Community, what.Payload.ShowInGroup)) + new Toast(WinTexts.ChoiceKept);
        if (!what.Payload.ShowInGroup || thanks.IsShown)
            return reply;
        store.Put(thanks with { IsShown = true });
        return reply + WinCards.Post(thanks, here.Community);
    }

    public Reply Handle(Press<ChooseThanks> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is null || scene.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        store.Put(new ThanksChoice(what.Payload.Community, scene.Person.Id, what.Payload.ShowInGroup));
        return Reply.Toast(WinTexts.Chosen(what.Payload.ShowInGroup), mustBeClosed: true);
    }

    public Reply Handle(Press<TakeThanksAway> what, Scene scene)
    {
        if (store.Get(what.Payload.Thanks) is not { IsShown: true } thanks || scene.In(thanks.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        if (!thanks.MayBeChangedBy(here))
            return Reply.Toast(WinTexts.NotYourThanks, mustBeClosed: true);
        store.Delete(thanks);
        return Reply.Of(new RefreshCard(WinCards.Key(thanks.Id), WinTexts.ThanksTakenAway, Keyboard.None) { WasPressed = true }, new Toast(WinTexts.ThanksAreGone));
    }
}
