using CopBot.Search;

namespace CopBot.Tests.Search;

/// <summary>The index that judges entries by how much of several concepts they cover.</summary>
public sealed class ConceptIndexTests
{
    private static readonly SearchShape _shape = new("test", [new("name", 0.8), new("text", 0.5), new("place", 0)]);

    private readonly List<(string Scope, string Facts, int Change)> _told = [];

    [Fact]
    public void Words_ThatStandTogether_AreWorthMoreThanApart()
    {
        var index = Index();
        Put(index, 1, "a", "Food bank", "");
        Put(index, 2, "a", "", "food for all beside the bank");
        Put(index, 3, "a", "", "food only");
        var covered = Cover(index, "a", new Saying(["food", "bank"], 1));
        Assert.Equal([1, 2], covered.Keys);
        Assert.Equal(1, covered[1]);
        Assert.True(covered[2] is > 0 and < 0.6);
        Assert.Equal([1], Cover(index, "a", new Saying(["food", "bank"], 1) { Together = true }).Keys);
    }

    [Fact]
    public void FieldWithoutWeight_IsFoundByMentioningAlone()
    {
        var index = Index();
        Put(index, 1, "a", "Choir", "", "Stoke on Trent");
        Assert.Empty(Cover(index, "a", new Saying(["trent"], 1)));
        Assert.Equal([1L], index.ScopeOf("a")!.Mentioning(["stoke", "on", "trent"]).Select(r => r.Id));
        Assert.Empty(index.ScopeOf("a")!.Mentioning(["trent", "stoke"]));
    }

    [Fact]
    public void Phrase_DoesNotReachOverTwoFields()
    {
        var index = Index();
        Put(index, 1, "a", "food", "bank");
        Assert.Empty(Cover(index, "a", new Saying(["food", "bank"], 1) { Together = true }));
        Assert.Empty(index.ScopeOf("a")!.Mentioning(["food", "bank"]));
    }

    [Fact]
    public void Scopes_AreApart_AndGoWhenTheyAreEmpty()
    {
        var index = Index();
        Put(index, 1, "a", "choir", "");
        Put(index, 2, "b", "choir", "");
        Assert.Equal([1], Cover(index, "a", new Saying(["choir"], 1)).Keys);
        index.Commit();
        index.Remove(2);
        index.Commit();
        Assert.Null(index.ScopeOf("b"));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void Rollback_BringsBackWhatWasThere_AndTellsTheOwner()
    {
        var index = Index();
        Put(index, 1, "a", "choir", "");
        index.Commit();
        Put(index, 1, "a", "band", "");
        Put(index, 2, "a", "choir", "");
        index.Rollback();
        Assert.Equal([1], Cover(index, "a", new Saying(["choir"], 1)).Keys);
        Assert.Empty(Cover(index, "a", new Saying(["band"], 1)));
        Assert.Equal(1, _told.Sum(t => t.Change));
        Assert.Equal(1, index.ScopeOf("a")!.EntriesWith("choir"));
    }

    [Fact]
    public void Rebuild_WithOpenChanges_Throws_AndElseReplacesAll()
    {
        var index = Index();
        Put(index, 1, "a", "choir", "");
        Assert.Throws<InvalidOperationException>(() => index.Rebuild([]));
        index.Commit();
        index.Rebuild([new ConceptEntry<string>(2, "a", ["band", "", ""], "2")]);
        Assert.Empty(Cover(index, "a", new Saying(["choir"], 1)));
        Assert.Equal([2], Cover(index, "a", new Saying(["band"], 1)).Keys);
        Assert.Equal(1, _told.Sum(t => t.Change));
    }

    [Fact]
    public void ManyRandomChanges_EndAsIfBuiltAnew()
    {
        var random = new Random(11);
        string[] words = ["food", "bank", "choir", "debt", "advice", "garden", "walk", "carer"];
        var index = Index();
        Dictionary<long, string> kept = [];
        Dictionary<long, string> now = [];
        for (var i = 0; i < 6000; i++)
        {
            var id = random.Next(40);
            if (random.Next(4) == 0)
            {
                index.Remove(id);
                now.Remove(id);
            }
            else
            {
                now[id] = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]));
                Put(index, id, "a", "", now[id]);
            }

            if (random.Next(5) == 0)
            {
                index.Commit();
                kept = new(now);
            }
            else if (random.Next(9) == 0)
            {
                index.Rollback();
                now = new(kept);
            }
        }

        index.Commit();
        var fresh = Index();
        foreach (var (id, text) in now)
            Put(fresh, id, "a", "", text);
        foreach (var word in words.Select(PorterStem.Of))
        {
            Assert.Equal(Cover(fresh, "a", new Saying([word], 1)), Cover(index, "a", new Saying([word], 1)));
            Assert.Equal(fresh.ScopeOf("a")!.EntriesWith(word), index.ScopeOf("a")!.EntriesWith(word));
        }

        Assert.Equal(fresh.ScopeOf("a")!.Count, index.ScopeOf("a")!.Count);
    }

    private static SortedDictionary<long, double> Cover(ConceptIndex<string> index, string scope, Saying saying)
    {
        SortedDictionary<long, double> worth = [];
        if (index.ScopeOf(scope)?.Cover([[saying]]) is { } all)
        {
            for (var at = 0; at < all.Count; at++)
                worth.Add(all.Row(at).Id, all.Worth(at)[0]);
        }

        return worth;
    }

    private static void Put(ConceptIndex<string> index, long id, string scope, string name, string text, string place = "") =>
        index.Put(new ConceptEntry<string>(id, scope, [name, text, place], $"{id}"));

    private ConceptIndex<string> Index() => new(_shape, (scope, facts, change) => _told.Add((scope, facts, change)));
}
