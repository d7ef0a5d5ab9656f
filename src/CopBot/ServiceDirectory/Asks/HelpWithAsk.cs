using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>"I can help", "I know someone"; the same again takes it back.</summary>
internal sealed record OfferHelp(AskId Ask, HelpKind Kind);

/// <summary>
/// Who can help: by the card's buttons, or by a reply to the card. The asker hears of it privately where the bot may write to
/// them, else they are mentioned, unless they asked without their name.
/// </summary>
internal sealed class HelpWithAsk(AskStore store, IMembers members) : IHandle<Press<OfferHelp>>, IHandle<Said>
{
    public Reply Handle(Press<OfferHelp> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { } ask || scene.In(ask.Community) is not { } here)
            return Reply.Toast(AskTexts.NoLongerHere, mustBeClosed: true);
        if (ask.Status != AskStatus.Open)
            return AskCards.Refresh(ask, wasPressed: true) + new Toast(AskTexts.AlreadyClosed);
        if (what.Payload.Kind == HelpKind.Replied)
            return Reply.Toast(AskTexts.NoLongerHere);
        var changed = ask.Toggle(scene.Person, what.Payload.Kind, scene.Now);
        store.Put(changed);
        var isTakenBack = changed.Helpers.Length < ask.Helpers.Length;
        var reply = AskCards.Refresh(changed, wasPressed: true);
        if (isTakenBack)
            return reply + new Toast(AskTexts.HelpTakenBack);
        if (changed.Helpers.Length == ask.Helpers.Length)
            return reply + new Toast(AskTexts.EnoughHelp);
        return reply + Tell(changed, changed.Helpers[^1], here) + new Toast(AskTexts.ThankYou(changed), MustBeClosed: true);
    }

    public Reply Handle(Said what, Scene scene)
    {
        if (scene.RepliedTo is not { } card || AskCards.Ask(card) is not { } id || store.Get(id) is not { Status: AskStatus.Open } ask || scene.In(ask.Community) is not { } here)
            return Reply.None;
        var words = PlainText.Shorten(PlainText.OneLine(what.Text), Ask.LongestReply);
        if (words.Length == 0 || ask.Asker == scene.Person.Id)
            return Reply.Taken;
        var changed = ask.With(new Helping(scene.Person.Id, scene.Person.Name, HelpKind.Replied, words, scene.Now));
        store.Put(changed);
        return AskCards.Refresh(changed) + (changed.Helpers.Length > ask.Helpers.Length ? Tell(changed, changed.Helpers[^1], here) : Reply.None);
    }

    private Reply Tell(Ask ask, Helping helping, Scene scene)
    {
        if (ask.Asker is not { } asker || asker == helping.By || members.Find(ask.Community, asker) is not { } member)
            return Reply.None;
        if (member.PrivateIsOpen && (!member.HasDeclined || ask.IsNameless))
        {
            return Reply.Of(new Say(
                AskTexts.Offered(ask, helping, scene),
                Keyboard.Row(new PressButton("Sorted", new CloseAsk(ask.Id, AskStatus.Sorted))))
            { Where = new Place(asker.PrivateChat) });
        }

        return ask.IsNameless
            ? Reply.None
            : Reply.Of(new Say(AskTexts.OfferedInGroup(member.Person, helping), Keyboard.None) { Where = new Place(scene.Community.Chat, ask.Topic) });
    }
}
