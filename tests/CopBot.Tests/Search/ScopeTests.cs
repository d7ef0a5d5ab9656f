using CopBot.Search;
using static CopBot.Tests.Search.SearchSupport;

namespace CopBot.Tests.Search;

public class ScopeTests
{
    private static SearchIndex Two()
    {
        var index = NewIndex();
        index.Put(Entry("mine", "Housing advice", facets: ["theme:housing"], stamp: 1));
        index.Put(Entry("theirs", "Housing advice and mentoring", facets: ["theme:secret"], scope: Elsewhere, stamp: 2));
        return index;
    }

    [Theory]
    [InlineData("housing")]
    [InlineData("hous")]
    [InlineData("housung")]
    [InlineData("housing advice mentoring")]
    [InlineData("")]
    public void Query_OfOneScope_NeverBringsAnother(string words)
    {
        using var index = Two();
        var result = index.Query(Ask(words));
        Assert.Equal(["mine"], result.Ids);
        Assert.Equal(1, result.Total);
    }

    [Theory]
    [InlineData("mentoring")]
    [InlineData("mentorign")]
    [InlineData("ment")]
    [InlineData("mentarungs")]
    public void Query_WordOfAnotherScope_LeavesNoTrace(string words)
    {
        using var index = Two();
        var result = index.Query(Ask(words));
        Assert.Equal(0, result.Total);
        Assert.Empty(result.NearWords);
        Assert.Empty(result.Corrections);
    }

    [Fact]
    public void Query_PhraseOrFacetOfAnotherScope_FindsNothing()
    {
        using var index = Two();
        Assert.Equal(0, index.Query(Ask("") with { Phrases = ["and mentoring"] }).Total);
        Assert.Equal(0, index.Query(Ask("") with { Facets = [["theme:secret"]] }).Total);
    }

    [Theory]
    [InlineData("0001housing")]
    [InlineData("1housing")]
    [InlineData("\"0001housing\"")]
    public void Query_WordThatLooksLikeAnotherScopesTerm_FindsNothing(string words)
    {
        using var index = Two();
        Assert.Equal(0, index.Query(Ask(words) with { Scopes = ["here", "nowhere"] }).Total);
    }

    [Fact]
    public void Query_SeveralScopes_RanksThemTogether()
    {
        using var index = Two();
        var result = index.Query(Ask("housing advice") with { Scopes = [Here, Elsewhere, Here, "nowhere"] });
        Assert.Equal(2, result.Total);
        Assert.Equal(["mine", "theirs"], result.Ids);
    }

    [Fact]
    public void Query_NoScopeOrAnUnknownOne_FindsNothing()
    {
        using var index = Two();
        Assert.Equal(0, index.Query(Ask("housing") with { Scopes = [] }).Total);
        Assert.Equal(0, index.Query(Ask("housing") with { Scopes = ["nowhere"] }).Total);
    }

    [Fact]
    public void Query_FoundInOneScope_IsNotRelaxedForTheOther()
    {
        using var index = NewIndex();
        index.Put(Entry("whole", "Damp housing"));
        index.Put(Entry("half", "Damp cellar", scope: Elsewhere));
        var result = index.Query(Ask("damp housing") with { Scopes = [Elsewhere, Here] });
        Assert.Equal(["whole"], result.Ids);
        Assert.False(result.Relaxed);
    }

    [Fact]
    public void RemoveScope_TakesAllOfItAndNothingElse()
    {
        using var index = Two();
        Assert.Equal(1, index.RemoveScope(Elsewhere));
        index.Commit();
        Assert.Equal(0, index.RemoveScope(Elsewhere));
        Assert.Equal(1, index.Count);
        Assert.Equal(["mine"], index.Query(Ask("housing") with { Scopes = [Here, Elsewhere] }).Ids);
    }

    [Fact]
    public void Put_TheSameIdInAnotherScope_MovesIt()
    {
        using var index = Two();
        index.Put(Entry("mine", "Housing advice", scope: Elsewhere));
        Assert.Empty(index.Find("housing"));
        Assert.Equal(2, index.Query(Ask("housing") with { Scopes = [Elsewhere] }).Total);
    }

    [Fact]
    public void Query_ManyScopes_EachFindsItsOwn()
    {
        using var index = NewIndex();
        index.Rebuild(Enumerable.Range(0, 400).Select(i => Entry($"{i}", $"Housing {i} a1 7", scope: $"s{i}")));
        for (var i = 0; i < 400; i++)
        {
            Assert.Equal([$"{i}"], index.Query(new([$"s{i}"], "housing")).Ids);
            Assert.Equal([$"{i}"], index.Query(new([$"s{i}"], "7")).Ids);
        }
    }
}
