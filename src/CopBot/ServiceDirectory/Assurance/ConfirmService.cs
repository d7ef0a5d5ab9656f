using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>A member has looked, and all of the record is right.</summary>
internal sealed record StillRight(ServiceId Service);

/// <summary>Notes that somebody checked a record; what was flagged before is settled by that.</summary>
internal sealed class ConfirmService(ServiceStore store, CheckBook book) : IHandle<Press<StillRight>>
{
    public Reply Handle(Press<StillRight> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(AssuranceTexts.NoLongerHere, mustBeClosed: true);
        return ServiceCards.Refresh(Confirm(service, here), here) + new Toast(AssuranceTexts.Noted);
    }

    /// <summary>The record as checked now by whoever the scene is about.</summary>
    public Service Confirm(Service service, Scene scene)
    {
        var confirmed = Checked(service, scene) with { Flags = [] };
        store.Keep(confirmed);
        book.Settle(service.Id);
        return confirmed;
    }

    public static Service Checked(Service service, Scene scene) => service with
    {
        Checked = new ServiceCheck(scene.Person.Id, scene.Person.Name, scene.Now),
        AssuredDate = LocalTime.DateIn(scene.Community.Zone, scene.Now),
    };
}
