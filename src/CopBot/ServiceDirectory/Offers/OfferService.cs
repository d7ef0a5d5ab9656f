using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Opens a form in the private chat; without a draft, a new one.</summary>
internal sealed record OfferLink(CommunityId Community, DraftId Draft);

/// <summary>What to do with a half-finished form. Carried by buttons: never renumber.</summary>
internal enum DraftWay
{
    GoOn,
    ThrowAway,
    StartAgain,
}

/// <summary>Goes on with a half-finished form, throws it away, or starts again in its place.</summary>
internal sealed record PickDraft(DraftId Draft, DraftWay Way);

/// <summary>/offer: begins a form that puts a service into the directory, or takes a half-finished one up.</summary>
internal sealed class OfferService(DraftStore drafts, Form form)
    : IHandle<Called>, IHandle<Followed<OfferLink>>, IHandle<Press<PickDraft>>
{
    private const int MostShown = 3;

    public Reply Handle(Called what, Scene scene)
    {
        var draft = Read(what, scene);
        if (scene.IsPrivate)
            return Start(draft, scene);
        var kept = draft is null ? default : drafts.Keep(draft, scene.Now).Id;
        return InPrivate(scene.Community.Id, kept);
    }

    public Reply Handle(Followed<OfferLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(OfferTexts.NotInThatCommunity));

        // The link may be somebody else's: then it only opens a form.
        var draft = drafts.Get(what.Payload.Draft) is { IsHalfFinished: true } named && named.Person == scene.Person.Id ? named : null;
        return Start(draft, here);
    }

    public Reply Handle(Press<PickDraft> what, Scene scene)
    {
        if (!scene.IsPrivate)
            return Reply.Toast(OfferTexts.OnlyInPrivate, mustBeClosed: true);
        if (drafts.Get(what.Payload.Draft) is not { IsHalfFinished: true } draft || draft.Person != scene.Person.Id || scene.In(draft.Community) is not { } here)
            return Reply.Toast(OfferTexts.FormIsGone, mustBeClosed: true);
        if (what.Payload.Way == DraftWay.GoOn)
            return form.Next(draft, here, pressed: true);
        drafts.Delete(draft.Id);
        return what.Payload.Way == DraftWay.ThrowAway
            ? Reply.Rewrite(Html.Of(OfferTexts.ThrownAway)) + new CloseDialog()
            : form.Next(Draft.New(here), here, pressed: true);
    }

    private static Reply InPrivate(CommunityId community, DraftId draft) =>
        Reply.Whisper(OfferTexts.InPrivate, Keyboard.Row(new PrivateButton(OfferTexts.GoOnInPrivate, new OfferLink(community, draft))));

    private static Draft? Read(Called what, Scene scene)
    {
        var empty = Draft.New(scene);
        if (what.Arguments.Length > 0)
            return empty with { Service = OfferLine.Read(what.Arguments, empty.Service) };

        // As a reply: what somebody wrote of a service says what it offers.
        if (what.Said.ReplyTo is not { IsFromBot: false, Text.Length: > 0 } quoted)
            return null;
        var read = OfferLine.Read(quoted.Text, empty.Service);
        return empty with { Service = read with { Name = "", Organization = new Organization(""), Description = PlainText.Shorten(quoted.Text, Service.LongestText) } };
    }

    private Reply Start(Draft? fresh, Scene here)
    {
        var old = drafts.Of(here.Person.Id).Where(d => d.IsHalfFinished && d.Community == here.Community.Id && d.Id != (fresh?.Id ?? default)).Take(MostShown).ToList();
        if (old.Count == 0)
            return form.Next(fresh ?? Draft.New(here), here, pressed: false);
        var kept = fresh is null ? null : drafts.Keep(fresh, here.Now);
        var buttons = Keyboard.Grid(1, old.Select(d => new PressButton(OfferTexts.GoOnWith(d), new PickDraft(d.Id, DraftWay.GoOn))))
            .And(kept is null
                ? new PressButton(OfferTexts.StartAgain(old[0]), new PickDraft(old[0].Id, DraftWay.StartAgain))
                : new PressButton(OfferTexts.StartWith(kept), new PickDraft(kept.Id, DraftWay.GoOn)));
        foreach (var draft in old)
            buttons = buttons.And(new PressButton(OfferTexts.ThrowAway(draft), new PickDraft(draft.Id, DraftWay.ThrowAway)));
        return Reply.Say(OfferTexts.HalfFinished(old, kept), buttons);
    }
}
