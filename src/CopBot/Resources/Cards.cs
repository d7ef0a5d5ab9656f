using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>A resource's live card.</summary>
internal static class Cards
{
    public static CardKey Key(ResourceId id) => new("res", id.ToString());

    public static Keyboard Buttons(Resource resource) => Keyboard.Row(
        new PressButton(resource.Useful.IsEmpty ? "👍 Useful" : $"👍 Useful ({resource.Useful.Length})", new MarkUseful(resource.Id)),
        new PressButton("Edit", new ChangeResource(resource.Id, ResourcePart.Choose)),
        new PressButton("Remove", new RemoveResource(resource.Id, Undo: false)));

    /// <summary>Shows the resource as it is now wherever its card stands.</summary>
    public static Reply Refresh(Resource resource, Scene scene) =>
        Reply.Of(new RefreshCard(Key(resource.Id), ResourceTexts.Card(resource, scene), resource.Removed is null
            ? Buttons(resource)
            : Keyboard.Row(new PressButton("Undo", new RemoveResource(resource.Id, Undo: true)))));
}
