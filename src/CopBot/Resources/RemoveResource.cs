using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Takes a resource out, or brings it back.</summary>
internal sealed record RemoveResource(ResourceId Resource, bool Undo);

/// <summary>Falls due when a removal can no longer be undone.</summary>
internal sealed record PurgeResource(ResourceId Resource);

/// <summary>Removes at once, keeps it for ten minutes in case of a slip, then erases it.</summary>
internal sealed class TakeOut(ResourceStore store) : IHandle<Press<RemoveResource>>, IHandle<Due<PurgeResource>>
{
    public Reply Handle(Press<RemoveResource> what, Scene scene)
    {
        if (store.Get(what.Payload.Resource) is not { } resource || scene.In(resource.Community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        if (!resource.MayBeChangedBy(here))
            return Reply.Toast(what.Payload.Undo ? ResourceTexts.NotYoursToBringBack : ResourceTexts.NotYoursToRemove, mustBeClosed: true);
        return what.Payload.Undo ? Undo(resource, here) : Remove(resource, here);
    }

    public Reply Handle(Due<PurgeResource> what, Scene scene)
    {
        if (store.Get(what.Payload.Resource) is not { Removed: not null } resource)
            return Reply.None;
        store.Delete(resource);
        return Reply.Of(new RefreshCard(Cards.Key(resource.Id), ResourceTexts.Gone, Keyboard.None));
    }

    private Reply Remove(Resource resource, Scene scene)
    {
        if (resource.Removed is not null)
            return Reply.Toast(ResourceTexts.NoLongerHere);
        var removed = resource with { Removed = new Removal(scene.Person.Id, scene.Person.Name, scene.Now) };
        store.Put(removed);
        return Cards.Refresh(removed, scene, wasPressed: true)
            + new Toast(ResourceTexts.Removed)
            + new SetDue(DueKey(resource.Id), scene.Now + Removal.UndoFor, new PurgeResource(resource.Id));
    }

    private Reply Undo(Resource resource, Scene scene)
    {
        if (resource.Removed is not { } removal)
            return Reply.Toast(ResourceTexts.IsBack);
        if (removal.At + Removal.UndoFor < scene.Now)
            return Reply.Toast(ResourceTexts.TooLate, mustBeClosed: true);
        var back = resource with { Removed = null };

        // Somebody may have shared the same thing in these minutes.
        if (store.Twin(back, back.Community) is not null)
            return Reply.Toast(ResourceTexts.SharedAgain, mustBeClosed: true);
        store.Put(back);
        return Cards.Refresh(back, scene, wasPressed: true) + new Toast(ResourceTexts.IsBack) + new CancelDue(DueKey(resource.Id));
    }

    private static string DueKey(ResourceId id) => $"res.purge.{id}";
}
