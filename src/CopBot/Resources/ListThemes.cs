using CopBot.Conversation;
using CopBot.Search;
using CopBot.Storage;

namespace CopBot.Resources;

/// <summary>A page of what has a theme. A theme may be too long for a button, so its digest stands for it.</summary>
internal sealed record TurnTheme(CommunityId Community, string Theme, int Offset);

/// <summary>/themes: all themes with their counts; a tap lists what has one.</summary>
internal sealed class ListThemes(ResourceStore store, ResourceIndex index) : IHandle<Called>, IHandle<Press<TurnTheme>>
{
    private const int MostButtons = 30;

    /// <summary>The first tap leaves the list of themes where it is; turning pages changes the page.</summary>
    private const int FirstTap = -1;

    public Reply Handle(Called what, Scene scene)
    {
        var themes = store.Themes(scene.Community.Id);
        if (themes.Count == 0)
            return Reply.Say(ResourceTexts.NoThemes);
        var buttons = Keyboard.Grid(2, themes.Take(MostButtons)
            .Select(t => new PressButton($"#{t.Theme} ({t.Count})", new TurnTheme(t.Community, ShortDigest(t.Theme), FirstTap))));
        if (scene.Steers)
            buttons = buttons.And(new PressButton("Merge or rename…", new TidyThemes(scene.Community.Id)));
        return Reply.Say(ResourceTexts.ThemesOf(themes, MostButtons), buttons);
    }

    public Reply Handle(Press<TurnTheme> what, Scene scene)
    {
        var (community, digest, at) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        if (store.Themes(community).FirstOrDefault(t => ShortDigest(t.Theme) == digest) is not { Theme: var theme })
            return Reply.Toast(ResourceTexts.ThemeIsGone, mustBeClosed: true);
        var offset = Math.Max(0, at);
        var found = index.Find(new SearchQuery([ResourceIndex.ScopeOf(community)])
        {
            Facets = [[Facets.Theme(theme)]],
            Offset = offset,
            Limit = FindResources.PageSize,
        });
        var resources = found.Ids.Select(id => store.Get(new ResourceId(long.Parse(id)))).OfType<Resource>().ToList();
        var text = ResourceTexts.WithTheme(theme, resources, offset, found.Total, here);
        var buttons = Lists.OpenButtons(resources, offset).And(Lists.Turning(offset, found.Total, to => new TurnTheme(community, digest, to)));

        return at == FirstTap ? Reply.Say(text, buttons) : Reply.Rewrite(text, buttons);
    }

    private static string ShortDigest(string theme) => IndexKey.Digest(theme)[..10];
}
