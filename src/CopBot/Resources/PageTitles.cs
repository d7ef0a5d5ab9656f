using CopBot.Conversation;
using CopBot.Resources.Links;

namespace CopBot.Resources;

/// <summary>Reads the page behind a link that came without a title.</summary>
internal sealed record ReadPage(ResourceId Resource, string Url);

/// <summary>The slow half: runs outside the reader.</summary>
internal sealed class PageTitles(PageReader reader) : IRun<ReadPage, PageRead>
{
    public Task<PageRead> RunAsync(ReadPage errand, CancellationToken cancellationToken) =>
        reader.ReadAsync(new Uri(errand.Url), cancellationToken);
}

/// <summary>The quick half: takes the title, unless somebody has given one meanwhile.</summary>
internal sealed class TakePageTitle(ResourceStore store, IScenes scenes) : IHandle<Brought<ReadPage, PageRead>>
{
    public Reply Handle(Brought<ReadPage, PageRead> what, Scene scene)
    {
        if (what.Result is not PageRead.Found page
            || store.Get(what.Errand.Resource) is not { TitleIsMadeUp: true, Removed: null } resource
            || resource.Link != what.Errand.Url
            || scenes.Community(resource.Community) is not { } community)
        {
            return Reply.None;
        }

        var titled = resource with
        {
            Title = PlainText.Shorten(page.Title, Resource.LongestTitle),
            Note = resource.Note.Length > 0 ? resource.Note : PlainText.Shorten(page.Description ?? "", Resource.LongestNote),
            TitleIsMadeUp = false,
        };
        store.Put(titled);
        return Cards.Refresh(titled, scene with { Here = new Membership(community, Role.Member) });
    }
}
