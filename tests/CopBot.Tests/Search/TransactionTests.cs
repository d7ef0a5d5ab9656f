using CopBot.Search;
using static CopBot.Tests.Search.SearchSupport;

namespace CopBot.Tests.Search;

public class TransactionTests
{
    [Fact]
    public void Put_BeforeCommit_IsVisible()
    {
        using var index = Holding("Debt");
        index.Put(Entry("new", "Housing"));
        Assert.Equal(["new"], index.Find("housing"));
        index.Commit();
        Assert.Equal(["new"], index.Find("housing"));
    }

    [Fact]
    public void Put_Again_Replaces()
    {
        using var index = NewIndex();
        index.Put(Entry("1", "Housing"));
        index.Put(Entry("1", "Debt"));
        Assert.Empty(index.Find("housing"));
        index.Commit();
        index.Put(Entry("1", "Carers"));
        Assert.Empty(index.Find("debt"));
        Assert.Equal(["1"], index.Find("carers"));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Remove_TakesOut_OnceOnly()
    {
        using var index = Holding("Housing", "Debt");
        Assert.True(index.Remove("Housing"));
        Assert.False(index.Remove("Housing"));
        Assert.Empty(index.Find("housing"));
        Assert.Empty(index.Query(Ask("housung")).Corrections);
        index.Commit();
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Rollback_TakesBackEntriesAndWords()
    {
        using var index = Holding("Housing", "Debt");
        index.Put(Entry("new", "Trumpet"));
        index.Put(Entry("Debt", "Xylophone"));
        index.Remove("Housing");
        index.Rollback();

        Assert.Equal(["Housing"], index.Find("housing"));
        Assert.Equal(["Debt"], index.Find("debt"));
        Assert.Empty(index.Find("xylophone"));
        var result = index.Query(Ask("trumpit"));
        Assert.Empty(result.Corrections);
        Assert.Empty(result.NearWords);
        Assert.Equal("housing", Assert.Single(index.Query(Ask("housung")).Corrections).Used);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void Rollback_OfARemovedScope_BringsItBack()
    {
        using var index = Holding("Housing", "Housing debt");
        index.RemoveScope(Here);
        Assert.Empty(index.Find("housing"));
        index.Rollback();
        Assert.Equal(2, index.Find("housing").Count);
    }

    [Fact]
    public void CommitAndRollback_WithoutChanges_DoNothing()
    {
        using var index = Holding("Housing");
        index.Commit();
        index.Rollback();
        index.Commit();
        Assert.Equal(["Housing"], index.Find("housing"));
    }

    [Fact]
    public void Rebuild_WhenReadingThrows_LeavesAllAsItWas()
    {
        using var index = Holding("Housing");
        Assert.Throws<FormatException>(() => index.Rebuild(Broken()));
        Assert.Equal(["Housing"], index.Find("housing"));
        Assert.Empty(index.Find("debt"));

        static IEnumerable<SearchEntry> Broken()
        {
            yield return Entry("Debt", "Debt");
            throw new FormatException();
        }
    }

    [Fact]
    public void Rebuild_Replaces()
    {
        using var index = Holding("Housing");
        index.Rebuild([Entry("Debt", "Debt")]);
        Assert.Empty(index.Find("housing"));
        Assert.Equal(["Debt"], index.Find("debt"));
    }

    [Fact]
    public void Rebuild_WithChangesWaiting_Throws()
    {
        using var index = Holding("Housing");
        index.Put(Entry("Debt", "Debt"));
        Assert.Throws<InvalidOperationException>(() => index.Rebuild([]));
        index.Rollback();
        index.Rebuild([]);
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void Changes_ThousandsOfCommits_StayRight()
    {
        using var index = NewIndex();
        for (var i = 0; i < 3_000; i++)
        {
            index.Put(Entry($"{i % 50}", $"Housing number{i}"));
            index.Commit();
        }

        Assert.Equal(50, index.Query(Ask("housing")).Total);
        Assert.Equal(["49"], index.Find("number2999"));
        Assert.Empty(index.Find("number2949"));
    }
}
