using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Answers;

/// <summary>Shows everything about a service where the button is.</summary>
internal sealed record ShowService(ServiceId Service);

/// <summary>Details on a tap.</summary>
internal sealed class ShowDetails(ServiceStore store) : IHandle<Press<ShowService>>
{
    public Reply Handle(Press<ShowService> what, Scene scene) =>
        store.Get(what.Payload.Service) is { } service && scene.In(service.Community) is { } here
            ? ServiceCards.Post(service, here)
            : Reply.Toast(ServiceTexts.NoLongerHere, mustBeClosed: true);
}
