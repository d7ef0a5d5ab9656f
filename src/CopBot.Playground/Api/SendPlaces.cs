using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>sendVenue.</summary>
internal static class SendPlaces
{
    public static void AddTo(MethodTable table, SendingDoor door) => table.Add("sendVenue", request =>
    {
        Reach.ForWriting(request);
        var venue = new Venue(request.Float("latitude"), request.Float("longitude"), request.Text("title")!.Trim(), request.Text("address")!.Trim());
        if (venue.Latitude is < -90 or > 90 || venue.Longitude is < -180 or > 180)
            throw Refused.Bad("wrong latitude or longitude specified");
        if (venue.Title.Length == 0 || venue.Address.Length == 0)
            throw Refused.Bad("venue title and address must be non-empty");
        return MessageJson.Of(door.Send(request, m => m.Venue = venue));
    });
}
