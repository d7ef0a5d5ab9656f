using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Shows a resource where the button is.</summary>
internal sealed record OpenResource(ResourceId Resource);

/// <summary>Shows a resource's card, with its file where it is one.</summary>
internal sealed class ShowResource(ResourceStore store) : IHandle<Press<OpenResource>>, IHandle<Followed<ResourceLink>>
{
    public Reply Handle(Press<OpenResource> what, Scene scene) => Show(what.Payload.Resource, scene) ?? Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);

    public Reply Handle(Followed<ResourceLink> what, Scene scene) => Show(what.Payload.Resource, scene) ?? Reply.Say(Html.Of(ResourceTexts.NoLongerHere));

    private Reply? Show(ResourceId id, Scene scene)
    {
        if (store.Get(id) is not { Removed: null } resource || scene.In(resource.Community) is not { } here)
            return null;
        var text = ResourceTexts.Card(resource, here);
        var buttons = Cards.Buttons(resource);
        return resource.File is { } file
            ? Reply.Of(new SendKept(Cards.Key(resource.Id), new Attachment(KindOf(resource.Kind), file), text, buttons))
            : Reply.Of(new PostCard(Cards.Key(resource.Id), text, buttons));
    }

    private static AttachmentKind KindOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Photo => AttachmentKind.Photo,
        ResourceKind.Voice => AttachmentKind.Voice,
        ResourceKind.Video => AttachmentKind.Video,
        ResourceKind.Audio => AttachmentKind.Audio,
        _ => AttachmentKind.Document,
    };
}
