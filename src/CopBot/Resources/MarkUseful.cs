using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Says, or takes back, that a resource was useful.</summary>
internal sealed record MarkUseful(ResourceId Resource);

/// <summary>Counts each person once.</summary>
internal sealed class ToggleUseful(ResourceStore store) : IHandle<Press<MarkUseful>>
{
    public Reply Handle(Press<MarkUseful> what, Scene scene)
    {
        if (store.Get(what.Payload.Resource) is not { Removed: null } resource || scene.In(resource.Community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        var changed = resource.ToggleUseful(scene.Person.Id);
        store.Put(changed);
        var marked = changed.Useful.Contains(scene.Person.Id);
        return Cards.Refresh(changed, here, wasPressed: true) + new Toast(marked ? ResourceTexts.MarkedUseful : ResourceTexts.UnmarkedUseful);
    }
}
