using CopBot.Conversation;
using CopBot.ServiceDirectory.Answers;
using CopBot.ServiceDirectory.Assurance;
using CopBot.ServiceDirectory.Interchange;
using Microsoft.Extensions.Options;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>The form's service is this one, or (without one) none of those that are like it.</summary>
internal sealed record SameAs(DraftId Draft, ServiceId? Service);

/// <summary>Puts what is new in the form into this record.</summary>
internal sealed record UpdateFromDraft(DraftId Draft, ServiceId Service);

/// <summary>Tells the group what was added.</summary>
internal sealed record TellGroup(DraftId Draft);

/// <summary>Puts a finished form into the directory, unless that has the service already.</summary>
internal sealed class SaveOffer(ServiceStore store, DraftStore drafts, Form form, Twins twins, TellOfFlags tell, IOptions<DirectoryOptions> options)
    : IHandle<Press<SameAs>>, IHandle<Press<UpdateFromDraft>>, IHandle<Press<TellGroup>>
{
    /// <summary>More cards do not fit a phone's screen.</summary>
    private const int MostTwins = 3;

    public Reply Save(Draft draft, Scene here)
    {
        if (Form.Missing(draft.Service).Count > 0)
            return form.Preview(draft, here, pressed: true);
        if (Form.MustAskForSecrecy(draft))
            return form.Ask(draft with { Reviewing = true }, ServicePart.Secrecy, here, pressed: true);
        if (!draft.IsDifferent && twins.Like(draft.Service, here.Community.Id) is { Count: > 0 } found)
        {
            var likely = found.Take(MostTwins).Select(t => t.Service).ToList();
            var same = likely.Select(s => new PressButton(OfferTexts.SameAs(s), new SameAs(draft.Id, s.Id)));
            return Reply.Rewrite(
                OfferTexts.LikeOthers(ServiceTexts.ShortCard(Form.AsSaved(draft, here), here), [.. likely.Select(s => ServiceTexts.ShortCard(s, here))]),
                Keyboard.Grid(1, same).And(new PressButton(OfferTexts.Different, new SameAs(draft.Id, null))));
        }

        var service = store.Save(Form.AsSaved(draft, here) with { Id = store.NextId(), Community = here.Community.Id }, here.Person, OfferTexts.AddedWhat, here.Now);
        drafts.Keep(draft with { SavedAs = service.Id, Service = new Service(service.Id, service.Community, "", new Organization("")) }, here.Now);
        return Reply.Rewrite(OfferTexts.Saved(service, here, options.Value.CheckEvery), Keyboard.Grid(2,
        [
            new PressButton("Tell the group", new TellGroup(draft.Id)),
            new PressButton("Change", new ChangeService(service.Id, ServicePart.Choose)),
            new PressButton("Let the core group answer for it", new ChangeService(service.Id, ServicePart.Vouching)),
        ])) + new CloseDialog() + AskForChecks.NextLook(here.Community, here.Now);
    }

    public Reply Handle(Press<SameAs> what, Scene scene)
    {
        if (Find(what.Payload.Draft, scene) is not { IsHalfFinished: true } draft || scene.In(draft.Community) is not { } here)
            return Reply.Toast(OfferTexts.FormIsGone, mustBeClosed: true);
        if (what.Payload.Service is not { } id)
            return Save(drafts.Keep(draft with { IsDifferent = true }, scene.Now), here);
        if (store.Get(id) is not { } service || service.Community != draft.Community)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var differences = Differences(draft.Service, service);
        if (differences.Count == 0)
        {
            drafts.Delete(draft.Id);
            return Reply.Rewrite(OfferTexts.NothingNew(service));
        }

        return Reply.Rewrite(
            OfferTexts.WhatIsNew(service, differences.Select(p => OfferTexts.Difference(p, service, draft.Service))),
            Keyboard.Row(
                new PressButton("Put it in", new UpdateFromDraft(draft.Id, id)),
                new PressButton("Leave the record as it is", new TurnForm(draft.Id, FormTurn.Cancel, ServicePart.Choose))));
    }

    public Reply Handle(Press<UpdateFromDraft> what, Scene scene)
    {
        if (Find(what.Payload.Draft, scene) is not { IsHalfFinished: true } draft || scene.In(draft.Community) is not { } here)
            return Reply.Toast(OfferTexts.FormIsGone, mustBeClosed: true);
        if (store.Get(what.Payload.Service) is not { } service || service.Community != draft.Community)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var parts = Differences(draft.Service, service);
        drafts.Delete(draft.Id);
        if (!service.MayBeChangedBy(here))
        {
            var why = PlainText.Shorten(string.Join("; ", parts.Select(p => OfferTexts.DifferenceInWords(p, draft.Service))), FlagService.LongestReason);
            var flagged = store.Keep(service with { Flags = service.Flags.RemoveAll(f => f.By == scene.Person.Id).Add(new OutOfDateFlag(scene.Person.Id, scene.Person.Name, scene.Now, why)) });
            return Reply.Rewrite(OfferTexts.PassedOn(service)) + ServiceCards.Refresh(flagged, here) + (service.Flags.IsEmpty ? tell.Tell(flagged, here.Community, here.Now) : Reply.None);
        }

        var changed = parts.Aggregate(service, (s, part) => ServiceParts.Copy(part, draft.Service, s));
        var saved = store.Save(changed with { Flags = [] }, here.Person, OfferTexts.What(parts), here.Now);
        return Reply.Rewrite(Html.Paragraphs(OfferTexts.PutIn, ServiceTexts.Details(saved, here)), Keyboard.Row(new PressButton("Change", new ChangeService(saved.Id, ServicePart.Choose))))
            + ServiceCards.Refresh(saved, here);
    }

    public Reply Handle(Press<TellGroup> what, Scene scene)
    {
        if (Find(what.Payload.Draft, scene) is not { SavedAs: { } id } draft || scene.In(draft.Community) is not { } here || store.Get(id) is not { } service)
            return Reply.Toast(OfferTexts.GroupNotTold, mustBeClosed: true);
        drafts.Delete(draft.Id);
        var buttons = Keyboard.Row(new PressButton("Details", new ShowService(id)));
        return Reply.Of(new Say(OfferTexts.Added(scene.Person, service, here), buttons)
        {
            Where = new Place(here.Community.Chat),
            Silently = true,
            Promise = Promise.AtMostOnce,
        })
            + Reply.Rewrite(OfferTexts.SavedAndTold(service, here), Keyboard.Row(new PressButton("Change", new ChangeService(id, ServicePart.Choose))))
            + new Toast(OfferTexts.GroupTold);
    }

    private Draft? Find(DraftId id, Scene scene) =>
        scene.IsPrivate && drafts.Get(id) is { } draft && draft.Person == scene.Person.Id ? draft : null;

    // What the form says and the record does not; a withheld address is never compared.
    private static List<ServicePart> Differences(Service draft, Service service) =>
    [
        .. ServiceParts.InForm.Where(p => p is not (ServicePart.Name or ServicePart.Organization)
            && !(p == ServicePart.Address && service.AddressWithheld)
            && ServiceParts.IsKnown(p, draft) && !string.Equals(ServiceParts.Words(p, draft), ServiceParts.Words(p, service), StringComparison.OrdinalIgnoreCase)),
    ];
}
