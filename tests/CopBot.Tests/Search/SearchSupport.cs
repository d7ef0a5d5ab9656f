using CopBot.Search;

namespace CopBot.Tests.Search;

internal static class SearchSupport
{
    public const string Here = "here";
    public const string Elsewhere = "elsewhere";

    public static SearchIndex NewIndex() => new(new SearchShape("things", [new("title", 10), new("note", 2), new("by", 3)]));

    public static SearchEntry Entry(string id, string title, string note = "", string scope = Here, string[]? facets = null, long stamp = 0) =>
        new(id, scope, [title, note, ""], facets ?? [], stamp);

    /// <summary>An index in which each title is an entry with the title as its id.</summary>
    public static SearchIndex Holding(params string[] titles)
    {
        var index = NewIndex();
        index.Rebuild(titles.Select((title, i) => Entry(title, title, stamp: i)));
        return index;
    }

    public static SearchQuery Ask(string words) => new([Here], words) { Limit = 50 };

    public static IReadOnlyList<string> Find(this SearchIndex index, string words) => index.Query(Ask(words)).Ids;
}
