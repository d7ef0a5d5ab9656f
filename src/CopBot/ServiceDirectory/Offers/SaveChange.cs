using CopBot.Conversation;
using CopBot.ServiceDirectory.Assurance;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Puts a changed part into its record, as that is by then.</summary>
internal sealed class SaveChange(ServiceStore store, DraftStore drafts, Form form, CheckBook book, DueChecks checks)
{
    /// <summary>The parts to choose from, as buttons.</summary>
    public Reply Menu(ServiceId id, Scene scene, bool pressed)
    {
        if (store.Get(id) is not { } service || scene.In(service.Community) is not { } here || !service.MayBeChangedBy(here))
            return Reply.Say(Html.Of(OfferTexts.NotYoursToChange));
        var parts = ServiceParts.ToChange
            .Where(p => p switch
            {
                ServicePart.Secrecy => service.AddressWithheld || !service.Locations.IsEmpty,
                ServicePart.Accessibility => !service.OpenLocations.IsEmpty,
                _ => true,
            })
            .Select(p => new PressButton(OfferTexts.Label(p), new ChangeService(id, p)));
        return Form.Show(OfferTexts.WhatToChange(service), Keyboard.Grid(3, parts), pressed);
    }

    /// <summary>Asks for one part.</summary>
    public Reply Begin(Service service, ServicePart part, Scene here, bool pressed, Html? note = null)
    {
        foreach (var other in drafts.Of(here.Person.Id).Where(d => d.IsChange && d.Service.Id == service.Id))
            drafts.Delete(other.Id);
        return form.Ask(Draft.ToChange(service, part, here), part, here, pressed, note);
    }

    public Reply Commit(Draft draft, ServicePart part, Scene here, bool pressed, Html? note = null)
    {
        drafts.Delete(draft.Id);
        if (store.Get(draft.Service.Id) is not { } before)
            return Form.Show(Html.Of(OfferTexts.NoLongerHere), Keyboard.None, pressed) + new CloseDialog();
        if (!before.MayBeChangedBy(here))
            return Form.Show(Html.Of(OfferTexts.NotYoursToChange), Keyboard.None, pressed) + new CloseDialog();
        var changed = ServiceParts.Copy(part, draft.Service, before);
        var parts = ServiceParts.ToChange.Where(p => ServiceParts.Words(p, before) != ServiceParts.Words(p, changed)).ToList();
        if (parts.Count == 0)
            return Form.Show(OfferTexts.NothingChanged(before), WhatNext(before, here), pressed) + new CloseDialog();

        // Whoever changes it has seen to what was flagged; and whoever does so when they were asked to check it has checked it.
        changed = changed with { Flags = [] };
        if (book.Settle(changed.Id))
            changed = ConfirmService.Checked(changed, here);
        var saved = store.Save(changed, here.Person, OfferTexts.What(parts), here.Now);
        if (part == ServicePart.Status && saved.Status == ServiceStatus.TemporarilyClosed)
            return ServiceCards.Refresh(saved, here) + Begin(saved, ServicePart.Alert, here, pressed, OfferTexts.Changed(saved, part));
        return Form.Show(Html.Paragraphs(note ?? Html.Empty, OfferTexts.Changed(saved, part)), WhatNext(saved, here), pressed) + new CloseDialog() + ServiceCards.Refresh(saved, here);
    }

    // Whoever is on the way through what is due finds on from here.
    private Keyboard WhatNext(Service service, Scene here)
    {
        List<Button> more = [new PressButton("Change something else", new ChangeService(service.Id, ServicePart.Choose))];
        if (service.IsOffered)
            more.Add(new PressButton("All of it is right now", new StillRight(service.Id)));
        var next = Keyboard.Row(more);
        var left = checks.For(here).Count(s => s.Id != service.Id);
        return left > 0 ? next.And(new PressButton(OfferTexts.NextCheck(left), new WalkChecks(here.Community.Id, service.Id, CheckStep.Later))) : next;
    }
}
