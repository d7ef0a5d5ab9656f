using CopBot.Conversation;
using CopBot.Search;
using CopBot.Storage;

namespace CopBot.Resources;

/// <summary>What is searched, and how much each part counts. Follows the store's transactions.</summary>
internal sealed class ResourceIndex : ITransactionListener, IDisposable
{
    private readonly SearchIndex _index = new(new SearchShape(
        "resources", [new("title", 8), new("themes", 5), new("note", 3), new("file", 3), new("by", 2), new("link", 1)]));


    public void Rebuild(IEnumerable<Resource> resources)
    {
        _index.Rebuild(resources.Where(r => r.Removed is null).Select(EntryOf));
    }

    public void Put(Resource resource) => _index.Put(EntryOf(resource));

    public void Remove(ResourceId id) => _index.Remove(id.ToString());

    public SearchResult Find(SearchQuery query) => _index.Query(query);

    public static string ScopeOf(CommunityId community) => community.ToString();

    public void Committed() => _index.Commit();

    public void RolledBack() => _index.Rollback();

    public void Dispose() => _index.Dispose();

    private static SearchEntry EntryOf(Resource resource) => new(
        resource.Id.ToString(),
        ScopeOf(resource.Community),
        [
            resource.Title,
            string.Join(' ', resource.Themes),
            resource.Note,
            resource.FileName ?? "",
            resource.SharedByName,
            resource.LinkIdentity ?? "",
        ],
        [Facets.Kind(resource.Kind), .. resource.Themes.Select(Facets.Theme), .. Facets.By(resource.SharedByName)],
        resource.SharedAt.UtcTicks);
}

/// <summary>Exact tokens by which the library is filtered.</summary>
internal static class Facets
{
    public static string Kind(ResourceKind kind) => $"kind:{kind}";

    public static string Theme(string theme) => $"theme:{theme}";

    /// <summary>Each part of a name on its own, so that by:amara finds Amara Osei.</summary>
    public static IEnumerable<string> By(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => $"by:{part.ToLowerInvariant()}");
}
