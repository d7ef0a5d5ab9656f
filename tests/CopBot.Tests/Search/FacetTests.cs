using CopBot.Search;
using static CopBot.Tests.Search.SearchSupport;

namespace CopBot.Tests.Search;

public class FacetTests
{
    private static SearchIndex Some()
    {
        var index = NewIndex();
        index.Put(Entry("1", "Housing guide", facets: ["kind:document", "theme:housing", "by:1"], stamp: 1));
        index.Put(Entry("2", "Housing page", facets: ["kind:link", "theme:housing", "by:2"], stamp: 2));
        index.Put(Entry("3", "Debt guide", facets: ["kind:document", "theme:debt", "by:1"], stamp: 3));
        index.Put(Entry("4", "Voice on debt", facets: ["kind:voice", "theme:debt", "by:12"], stamp: 4));
        return index;
    }

    private static IReadOnlyList<string> Find(string words, long? since, params string[][] facets)
    {
        using var index = Some();
        var result = index.Query(Ask(words) with { Facets = facets, Since = since });
        Assert.Equal(result.Ids.Count, result.Total);
        return result.Ids;
    }

    [Fact]
    public void Query_NothingAsked_ListsAllNewestFirst() => Assert.Equal(["4", "3", "2", "1"], Find("", null));

    [Fact]
    public void Query_FacetAlone_ListsNewestFirst() => Assert.Equal(["3", "1"], Find("", null, ["kind:document"]));

    [Fact]
    public void Query_AnyOfAFacetList_IsEnough() => Assert.Equal(["4", "3", "1"], Find("", null, ["kind:document", "kind:voice"]));

    [Fact]
    public void Query_AllFacetLists_AreNeeded() => Assert.Equal(["1"], Find("", null, ["kind:document"], ["theme:housing"]));

    [Fact]
    public void Query_WordsAndFacet_NeedsBoth() => Assert.Equal(["1"], Find("guide", null, ["theme:housing"]));

    [Fact]
    public void Query_FacetIsCompared_WholeAndAsItIs() => Assert.Equal(["3", "1"], Find("", null, ["by:1"]));

    [Fact]
    public void Query_UnknownFacet_FindsNothing() => Assert.Empty(Find("guide", null, ["kind:elephant"]));

    [Fact]
    public void Query_EmptyFacetList_FindsNothing() => Assert.Empty(Find("guide", null, [[]]));

    [Fact]
    public void Query_Since_CountsThatMoment() => Assert.Equal(["4", "3"], Find("", 3));

    [Fact]
    public void Query_SinceWithWords_LeavesOutTheOlder() => Assert.Equal(["3"], Find("guide", 2));

    [Fact]
    public void Query_OnlyWordsOfChatWithAFacet_ListsTheFacet() => Assert.Equal(["4", "3"], Find("does anyone have any", null, ["theme:debt"]));

    [Fact]
    public void Query_FacetIsNoWord() => Assert.Empty(Find("document", null));

    [Fact]
    public void Query_RelaxedWithFacet_KeepsTheFacet() => Assert.Equal(["3"], Find("guide trumpet", null, ["theme:debt"]));
}
