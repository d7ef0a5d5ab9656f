using CopBot.Conversation;
using CopBot.ServiceDirectory.Offers;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>"Keep this for next time?": begins a record from what was offered.</summary>
internal sealed record KeepAnswer(AskId Ask);

/// <summary>Opens the form in private, filled in with what the question and its answers say.</summary>
internal sealed class KeepTheAnswer(AskStore store, OfferService offer) : IHandle<Followed<KeepAnswer>>
{
    public Reply Handle(Followed<KeepAnswer> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { } ask || scene.In(ask.Community) is not { } here)
            return Reply.Say(Html.Of(AskTexts.NoLongerHere));
        var replies = string.Join(' ', ask.Helpers.Where(h => h.Kind == HelpKind.Replied).Select(h => h.Text));
        var draft = Draft.New(here);
        return offer.Begin(draft with { Service = draft.Service with { Description = PlainText.Shorten(replies, Service.LongestText) } }, here);
    }
}
