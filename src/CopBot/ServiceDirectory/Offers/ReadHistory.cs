using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Shows who changed a record, when, and what; the newest first.</summary>
internal sealed record ShowHistory(ServiceId Service);

/// <summary>The history of a record, for members.</summary>
internal sealed class ReadHistory(ServiceStore store) : IHandle<Press<ShowHistory>>
{
    public Reply Handle(Press<ShowHistory> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var lines = store.History(service.Id).Reverse().Take(5)
            .Select(c => (Html)$"{LocalTime.DateInWords(here.Community.Zone, c.At, scene.Now)}, {c.ByName}: {c.What}");
        return Reply.Whisper(Html.Lines([$"<b>Changes of {service.Name}</b>", .. lines]));
    }
}
