using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>A resource's live card.</summary>
internal static class Cards
{
    public static CardKey Key(ResourceId id) => new("res", id.ToString());

    /// <summary>Which resource a card shows.</summary>
    public static ResourceId? Resource(CardKey card) =>
        long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ResourceId(number) : null;

    public static Keyboard Buttons(Resource resource) => Keyboard.Row(
        new PressButton(resource.Useful.IsEmpty ? "👍 Useful" : $"👍 Useful ({resource.Useful.Length})", new MarkUseful(resource.Id)),
        new PressButton("Edit", new ChangeResource(resource.Id, ResourcePart.Choose)),
        new PressButton("Remove", new RemoveResource(resource.Id, Undo: false)));

    /// <summary>Shows the resource as it is now wherever its card stands.</summary>
    /// <param name="resource">As it is now.</param>
    /// <param name="scene">Of its community.</param>
    /// <param name="wasPressed">True where the press was on the card itself.</param>
    public static Reply Refresh(Resource resource, Scene scene, bool wasPressed = false)
    {
        var buttons = resource.Removed is null
            ? Buttons(resource)
            : Keyboard.Row(new PressButton("Undo", new RemoveResource(resource.Id, Undo: true)));
        return Reply.Of(new RefreshCard(Key(resource.Id), ResourceTexts.Card(resource, scene), buttons) { WasPressed = wasPressed });
    }
}
