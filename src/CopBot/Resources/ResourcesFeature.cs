using CopBot.Conversation;
using CopBot.Resources.Links;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Resources;

/// <summary>The library: what members share, and how it is found again.</summary>
internal sealed class ResourcesFeature(ResourceStore store, ResourceIndex index, IStore transactions) : IFeature
{
    public string Name => "res";

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShareResource>("share", "Keep a link, a file or a text", HelpGroup.Library, "https://example.org Debt guide #debt", isFirst: true, takesEdits: true);
        routes.Command<FindResources>("find", "Find what was shared", HelpGroup.Library, "debt advice", isFirst: true);
        routes.Command<ListRecent>("recent", "See what was shared last", HelpGroup.Library);
        routes.Command<ListThemes>("themes", "See all themes", HelpGroup.Library);

        routes.Press<ShareResource, AddThemes>("add");
        routes.Press<ShowResource, OpenResource>("open");
        routes.Link<ShowResource, ResourceLink>("card");
        routes.Press<ToggleUseful, MarkUseful>("use");
        routes.Press<EditResource, ChangeResource>("edit");
        routes.Press<TakeOut, RemoveResource>("rm");
        routes.Press<FindResources, TurnPage>("p");
        routes.Press<ListRecent, TurnRecent>("rec");
        routes.Press<ListThemes, TurnTheme>("th");
        routes.Press<RenameTheme, TidyThemes>("tidy");

        routes.Dialog<ShareResource, ShareQuestion>("share", ResourceJson.Default);
        routes.Dialog<EditResource, EditQuestion>("edit", ResourceJson.Default);
        routes.Dialog<RenameTheme, TidyQuestion>("tidy", ResourceJson.Default);
        routes.Due<TakeOut, PurgeResource>("purge", ResourceJson.Default);
        routes.Errand<ReadPage, PageRead, PageTitles, TakePageTitle>("page", ResourceJson.Default);
        routes.Event<KeepSentFile, FileSent>();
        routes.Search<SearchInline>();
    }

    public void Load()
    {
        index.Rebuild(store.All());
        transactions.Follow(index);
    }

    /// <summary>Messages of the group's old chat have no link; what was shared stays.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => Cards.Resource(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => ResourceTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var shared = store.Naming(person).Where(r => r.SharedBy == person).ToList();
        if (shared.Count > 0)
            yield return new HeldData("shared", $"{"resource".ToQuantity(shared.Count)} that you shared, with title, note, themes and the day.", [.. shared.Select(r => r with { Useful = [] })]);
        var useful = store.Naming(person).Where(r => r.Useful.Contains(person)).ToList();
        if (useful.Count > 0)
            yield return new HeldData("useful", $"That you found {"resource".ToQuantity(useful.Count)} useful.", [.. useful.Select(r => new MarkedUseful(r.Title))]);
        var questions = store.QuestionsOf(person);
        if (questions.Count > 0)
            yield return new HeldData("questions", $"Long questions of yours, kept for {"day".ToQuantity(KeptFor.LongSearch.Days)} so that their pages can be turned.", [.. questions]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var named = store.Naming(person);
        var shared = named.Count(r => r.SharedBy == person);
        var goes = named.Any(r => r.Useful.Contains(person)) ? new[] { "Your marks on what you found useful." } : [];
        var stays = shared > 0 ? new[] { $"{"resource".ToQuantity(shared)} that you shared. To take one out, remove it first." } : [];
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person)
    {
        foreach (var resource in store.Naming(person))
            store.Put(resource.Without(person));
        store.ForgetQuestions(person);
    }
}

/// <summary>A mark as /mydata gives it out.</summary>
internal sealed record MarkedUseful(string Title);

internal static class ResourcesRoom
{
    public static IServiceCollection AddResources(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(ResourceKinds.Resources)
        .AddSingleton<DocumentKind>(ResourceKinds.Themes)
        .AddSingleton<DocumentKind>(ResourceKinds.Questions)
        .AddSingleton<ResourceIndex>()
        .AddSingleton<ResourceStore>()
        .AddSingleton<PageReader>()
        .AddSingleton<PageTitles>()
        .AddSingleton<TakePageTitle>()
        .AddSingleton<ShareResource>()
        .AddSingleton<KeepSentFile>()
        .AddSingleton<ShowResource>()
        .AddSingleton<ToggleUseful>()
        .AddSingleton<EditResource>()
        .AddSingleton<TakeOut>()
        .AddSingleton<FindResources>()
        .AddSingleton<ListRecent>()
        .AddSingleton<ListThemes>()
        .AddSingleton<RenameTheme>()
        .AddSingleton<SearchInline>()
        .AddSingleton<IDigestSource, ResourcesInDigest>()
        .AddSingleton<IExport, ExportResources>()
        .AddSingleton<ITidy, TidySearches>()
        .AddSingleton<ISignOfLife, LastShared>()
        .AddSingleton<IFeature, ResourcesFeature>();
}
