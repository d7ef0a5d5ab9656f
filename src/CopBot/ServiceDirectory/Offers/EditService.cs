using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Begins a change of a record.</summary>
internal sealed record ChangeService(ServiceId Service, ServicePart Part);

/// <summary>Opens the private chat to change a record there.</summary>
internal sealed record ChangeLink(ServiceId Service);

/// <summary>Whoever answers for a record, or steers the community, changes it: in private, with the questions of the form.</summary>
internal sealed class EditService(ServiceStore store, SaveChange change) : IHandle<Press<ChangeService>>, IHandle<Followed<ChangeLink>>
{
    public Reply Handle(Press<ChangeService> what, Scene scene)
    {
        var (id, part) = what.Payload;
        if (store.Get(id) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        if (!service.MayBeChangedBy(here))
            return Reply.Toast(OfferTexts.NotYoursToChange, mustBeClosed: true);
        if (!scene.IsPrivate)
            return Reply.Whisper(OfferTexts.ChangeInPrivate(service), Keyboard.Row(new PrivateButton(OfferTexts.GoOnInPrivate, new ChangeLink(id))));
        return ServiceParts.ToChange.Contains(part) ? change.Begin(service, part, here, pressed: true) : change.Menu(id, here, pressed: false);
    }

    public Reply Handle(Followed<ChangeLink> what, Scene scene) =>
        store.Get(what.Payload.Service) is { } service && scene.In(service.Community) is { } here
            ? change.Menu(service.Id, here, pressed: false)
            : Reply.Say(Html.Of(OfferTexts.NoLongerHere));
}
