using System.Globalization;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Assurance;
using CopBot.ServiceDirectory.Offers;

namespace CopBot.ServiceDirectory;

/// <summary>A service's live card: everything about it, and what one can do with it.</summary>
internal static class ServiceCards
{
    public static CardKey Key(ServiceId id) => new("dir", id.ToString());

    /// <summary>Which service a card shows.</summary>
    public static ServiceId? Service(CardKey card) =>
        card.Room == "dir" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ServiceId(number) : null;

    public static Keyboard Buttons(Service service) => Keyboard
        .Row(new PressButton("Still right", new StillRight(service.Id)), new PressButton("Out of date", new SayOutOfDate(service.Id)))
        .And(new PressButton("Change", new ChangeService(service.Id, ServicePart.Choose)), new PressButton("History", new ShowHistory(service.Id)));

    /// <summary>Posts the card where the question came from, with its place on a map where it has one.</summary>
    public static Reply Post(Service service, Scene scene)
    {
        var card = Reply.Of(new PostCard(Key(service.Id), ServiceTexts.Details(service, scene), Buttons(service)));
        var place = service.OpenLocations.FirstOrDefault(l => l is { Type: LocationType.Physical, Latitude: not null, Longitude: not null } && ServiceTexts.Place(l).Length > 0);
        return place is null ? card : card + new ShowVenue(place.Latitude!.Value, place.Longitude!.Value, service.Name, ServiceTexts.Place(place));
    }

    /// <summary>Shows the service as it is now wherever its card stands.</summary>
    public static Reply Refresh(Service service, Scene scene, bool wasPressed = false) =>
        Reply.Of(new RefreshCard(Key(service.Id), ServiceTexts.Details(service, scene), Buttons(service)) { WasPressed = wasPressed });
}
