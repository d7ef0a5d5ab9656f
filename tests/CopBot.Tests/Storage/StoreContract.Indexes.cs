using CopBot.Storage;

namespace CopBot.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Find_ADocumentWithSeveralKeys_ByEachOfThem_InTheOrderOfIds()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("c", "", "red", "blue", "red"));
            Documents.Put(Notes.Kind, Notes.Make("a", "", "red"));
            Documents.Put(Notes.Kind, Notes.Make("B", "", "red", "Red"));
            Documents.Put(Notes.Kind, Notes.Make("none"));
        });
        await ReopenAsync();

        Assert.Equal(["B", "a", "c"], await Found("red"));
        Assert.Equal(["B"], await Found("Red"));
        Assert.Equal(["c"], await Found("blue"));
        Assert.Empty(await Found("re"));
        Assert.Empty(await Found("redd"));
        Assert.Equal(3, await Do(() => Documents.CountWhere(Notes.Kind, Notes.ByTag, "red")));
        Assert.Equal(0, await Do(() => Documents.CountWhere(Notes.Kind, Notes.ByTag, "")));
    }

    [Fact]
    public async Task Find_WithALimit_GivesTheFirstOnes()
    {
        await Do(() =>
        {
            for (var i = 0; i < 30; i++)
                Documents.Put(Notes.Kind, Notes.Make($"{i:00}", "", "t"));
        });

        Assert.Equal(["00", "01", "02"], await Do(() => Documents.Find(Notes.Kind, Notes.ByTag, "t", 3).Select(note => note.Id).ToArray()));
        Assert.Empty(await Do(() => Documents.Find(Notes.Kind, Notes.ByTag, "t", 0)));
    }

    [Fact]
    public async Task Find_AKeyThatIsNull_IsNowhere_AndAnEmptyOneIsAKey()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("none"));
            Documents.Put(Notes.Kind, Notes.Make("empty") with { Owner = "" });
            Documents.Put(Notes.Kind, Notes.Make("ann") with { Owner = "ann" });
        });

        Assert.Equal(["empty"], await Do(() => Documents.Find(Notes.Kind, Notes.ByOwner, "").Select(note => note.Id).ToArray()));
        Assert.Equal(["empty", "ann"], await Do(() => Documents.Range(Notes.Kind, Notes.ByOwner, null, null).Select(note => note.Id).ToArray()));
    }

    [Fact]
    public async Task Range_TakesTheLowerBoundIn_AndLeavesTheUpperOut()
    {
        await Do(() =>
        {
            foreach (var tag in new[] { "a", "b", "bb", "c", "ca", "d" })
                Documents.Put(Notes.Kind, Notes.Make("note " + tag, "", tag));
        });

        Assert.Equal(["note b", "note bb"], await Ranged("b", "c"));
        Assert.Equal(["note a", "note b"], await Ranged(null, "bb"));
        Assert.Equal(["note c", "note ca", "note d"], await Ranged("c", null));
        Assert.Equal(["note ca", "note c", "note bb"], await Ranged("bb", "d", descending: true));
        Assert.Equal(["note d", "note ca"], await Ranged(null, null, descending: true, limit: 2));
        Assert.Empty(await Ranged("c", "c"));
        Assert.Empty(await Ranged("d", "a"));
        Assert.Empty(await Ranged("e", null));
        Assert.Empty(await Ranged(null, null, limit: 0));
    }

    [Fact]
    public async Task Range_IsInTheOrderOfKeys_ThenOfIds_AndReversedWhenDescending()
    {
        await Do(() =>
        {
            foreach (var id in new[] { "z", "m", "a" })
            {
                Documents.Put(Notes.Kind, Notes.Make("1" + id, "", "x"));
                Documents.Put(Notes.Kind, Notes.Make("0" + id, "", "y"));
            }
        });

        string[] expected = ["1a", "1m", "1z", "0a", "0m", "0z"];
        Assert.Equal(expected, await Ranged(null, null));
        Assert.Equal(expected.Reverse(), await Ranged(null, null, descending: true));
    }

    [Fact]
    public async Task Range_OverADocumentWithSeveralKeys_GivesItOnce_AtTheFirstThatIsMet()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("both", "", "a", "c"));
            Documents.Put(Notes.Kind, Notes.Make("mid", "", "b"));
        });

        Assert.Equal(["both", "mid"], await Ranged("a", "z"));
        Assert.Equal(["both", "mid"], await Ranged("a", "z", descending: true));
        Assert.Equal(["mid", "both"], await Ranged("b", "z"));
        Assert.Equal(["both", "mid"], await Ranged("a", "z", limit: 2));
    }

    [Fact]
    public async Task Range_OfInstants_IsInTheOrderOfTime_WhateverTheOffset()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("late") with { At = new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.FromHours(-5)) });
            Documents.Put(Notes.Kind, Notes.Make("early") with { At = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.FromHours(2)) });
            Documents.Put(Notes.Kind, Notes.Make("long ago") with { At = DateTimeOffset.MinValue });
        });

        var all = await Do(() => Documents.Range(Notes.Kind, Notes.ByTime, null, IndexKey.Of(Notes.Noon.AddYears(9))).Select(note => note.Id).ToArray());

        Assert.Equal(["long ago", "early", "late"], all);
    }

    [Fact]
    public async Task Put_WithOtherKeys_MovesTheDocumentInItsIndexes()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n", "", "old", "both") with { Owner = "ann" }));
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n", "", "both", "new")));

        Assert.Empty(await Found("old"));
        Assert.Equal(["n"], await Found("both"));
        Assert.Equal(["n"], await Found("new"));
        Assert.Equal(0, await Do(() => Documents.CountWhere(Notes.Kind, Notes.ByOwner, "ann")));
    }

    [Fact]
    public async Task Find_SeesWhatTheTransactionItselfWrote()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("old", "", "t")));
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("new", "", "t"));
            Documents.Put(Notes.Kind, Notes.Make("old", "", "other"));
            Assert.Equal("new", Assert.Single(Documents.Find(Notes.Kind, Notes.ByTag, "t")).Id);
            Documents.Delete(Notes.Kind, "new");
            Assert.Empty(Documents.Find(Notes.Kind, Notes.ByTag, "t"));
            Assert.Equal("old", Assert.Single(Documents.All(Notes.Kind)).Id);
            Assert.Equal(1, Documents.Count(Notes.Kind));
        });
    }

    [Fact]
    public async Task Documents_OfAKindOrIndexThatIsNotDeclared_AreRefused()
    {
        var stranger = new DocumentKind<Note>("Strangers", note => note.Id, NotesJson.Default);
        var foreign = new DocumentIndex<Note>("ByTag", note => note.Tags);

        await Assert.ThrowsAsync<ArgumentException>(() => Do(() => Documents.Get(stranger, "x")));
        await Assert.ThrowsAsync<ArgumentException>(() => Do(() => Documents.Find(Notes.Kind, foreign, "x")));
    }

    [Fact]
    public async Task ManyDocuments_AreFoundAsIfByHand()
    {
        var random = new Random(7);
        var model = new Dictionary<string, Note>(StringComparer.Ordinal);
        for (var round = 0; round < 12; round++)
        {
            await Do(() =>
            {
                for (var i = 0; i < 120; i++)
                {
                    var id = $"n{random.Next(300)}";
                    if (random.Next(4) == 0)
                    {
                        Assert.Equal(model.Remove(id), Documents.Delete(Notes.Kind, id));
                        continue;
                    }

                    var note = Notes.Make(id, new string('t', random.Next(3000)), [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"k{random.Next(20):00}")]);
                    model[id] = note;
                    Documents.Put(Notes.Kind, note);
                    if (random.Next(30) == 0)
                        CompareTo(model);
                }
            });
            await Do(() => CompareTo(model));
        }

        await ReopenAsync();
        await Do(() => CompareTo(model));
    }

    private void CompareTo(Dictionary<string, Note> model)
    {
        Assert.Equal(model.Keys.Order(StringComparer.Ordinal), Documents.All(Notes.Kind).Select(note => note.Id));
        Assert.Equal(model.Count, Documents.Count(Notes.Kind));
        var (from, to) = ("k03", "k11");
        var expected = model.Values
            .Select(note => (note.Id, Key: note.Tags.Where(tag => string.CompareOrdinal(tag, from) >= 0 && string.CompareOrdinal(tag, to) < 0).Order(StringComparer.Ordinal).FirstOrDefault()))
            .Where(pair => pair.Key is not null)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ThenBy(pair => pair.Id, StringComparer.Ordinal)
            .Select(pair => pair.Id);
        Assert.Equal(expected, Documents.Range(Notes.Kind, Notes.ByTag, from, to).Select(note => note.Id));
    }

    private Task<string[]> Found(string tag) => Do(() => Documents.Find(Notes.Kind, Notes.ByTag, tag).Select(note => note.Id).ToArray());

    private Task<string[]> Ranged(string? from, string? to, bool descending = false, int limit = int.MaxValue) =>
        Do(() => Documents.Range(Notes.Kind, Notes.ByTag, from, to, descending, limit).Select(note => note.Id).ToArray());
}
