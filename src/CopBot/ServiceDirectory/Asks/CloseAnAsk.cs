using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Says that a question is answered, or takes it back.</summary>
internal sealed record CloseAsk(AskId Ask, AskStatus To);

/// <summary>Forgets who asked without a name; nobody is told of answers then.</summary>
internal sealed record ForgetAsker(AskId Ask);

/// <summary>Closing, by the asker or whoever steers the community; and letting go of who asked, by the asker.</summary>
internal sealed class CloseAnAsk(AskStore store) : IHandle<Press<CloseAsk>>, IHandle<Press<ForgetAsker>>
{
    public Reply Handle(Press<CloseAsk> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { } ask || scene.In(ask.Community) is not { } here)
            return Reply.Toast(AskTexts.NoLongerHere, mustBeClosed: true);
        if (ask.Status != AskStatus.Open)
            return AskCards.Refresh(ask, wasPressed: !scene.IsPrivate) + new Toast(AskTexts.AlreadyClosed);
        if (what.Payload.To == AskStatus.Open)
            return Reply.Toast(AskTexts.NoLongerHere);
        if (!ask.MayBeClosedBy(here))
            return Reply.Toast(AskTexts.NotYoursToClose, mustBeClosed: true);

        // Once it is answered, nobody need be told any more, so who asked without a name is not kept.
        var closed = ask with { Status = what.Payload.To, ClosedAt = scene.Now, Asker = ask.IsNameless ? null : ask.Asker };
        store.Put(closed);
        return AskCards.Refresh(closed, wasPressed: !scene.IsPrivate) + new Toast(AskTexts.Closed(closed.Status));
    }

    public Reply Handle(Press<ForgetAsker> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { } ask || scene.In(ask.Community) is null || ask.Asker != scene.Person.Id)
            return Reply.Toast(AskTexts.AskerNotKept, mustBeClosed: true);
        store.Put(ask with { Asker = null });
        return Reply.Rewrite(AskTexts.AskerForgotten);
    }
}
