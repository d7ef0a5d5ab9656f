using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Begins a change of a record.</summary>
internal sealed record ChangeService(ServiceId Service, ServicePart Part);

/// <summary>Whoever answers for a record, or steers the community, changes it.</summary>
internal sealed class EditService(ServiceStore store) : IHandle<Press<ChangeService>>
{
    public Reply Handle(Press<ChangeService> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        return service.MayBeChangedBy(here) ? Reply.Whisper(OfferTexts.WhatToChange(service)) : Reply.Toast(OfferTexts.NotYoursToChange, mustBeClosed: true);
    }
}
