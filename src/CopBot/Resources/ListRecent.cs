using CopBot.Conversation;
using CopBot.Search;

namespace CopBot.Resources;

/// <summary>Another page of the newest.</summary>
internal sealed record TurnRecent(CommunityId Community, int Offset);

/// <summary>/recent: what was shared last.</summary>
internal sealed class ListRecent(ResourceStore store, ResourceIndex index) : IHandle<Called>, IHandle<Press<TurnRecent>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Page(scene, 0);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnRecent> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(here, Math.Max(0, what.Payload.Offset));
        return Reply.Rewrite(text, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(Scene scene, int offset)
    {
        var community = scene.Community.Id;
        var found = index.Find(new SearchQuery([ResourceIndex.ScopeOf(community)]) { Offset = offset, Limit = FindResources.PageSize });
        if (found.Ids.Count == 0)
            return (ResourceTexts.NothingShared, Keyboard.None);
        var resources = found.Ids.Select(id => store.Get(new ResourceId(long.Parse(id)))).OfType<Resource>().ToList();
        return (
            ResourceTexts.Recent(resources, offset, found.Total, scene),
            Lists.OpenButtons(resources, offset).And(Lists.Turning(offset, found.Total, at => new TurnRecent(community, at))));
    }
}
