using System.Text.Json.Nodes;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private static readonly Migration ShoutTags = new(2, "tags are upper case now", documents =>
    {
        foreach (var note in documents.All("Notes"))
        {
            var json = JsonNode.Parse(note.Json)!;
            json["Tags"] = new JsonArray([.. json["Tags"]!.AsArray().Select(tag => (JsonNode)tag!.GetValue<string>().ToUpperInvariant())]);
            documents.Put("Notes", note with { Json = json.ToJsonString() });
        }
    });

    private static readonly Migration DropCards = new(3, "cards are gone", documents =>
    {
        foreach (var card in documents.All("Cards"))
            Assert.True(documents.Delete("Cards", card.Id));
    });

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 6, 1, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AnOlderDatabase_BacksUp_Migrates_AndWorksOutItsIndexesAnew()
    {
        await Fill();

        await using (var store = await Open([ShoutTags, DropCards]))
        {
            Assert.Equal(["a", "b"], await store.TransactAsync(() => store.Documents.Find(Notes.Kind, Notes.ByTag, "RED").Select(note => note.Id).ToArray(), Ct));
            Assert.Empty(await store.TransactAsync(() => store.Documents.Find(Notes.Kind, Notes.ByTag, "red"), Ct));
            Assert.Equal(0, await store.TransactAsync(() => store.Documents.Count(Notes.Cards), Ct));
        }

        var backup = Assert.Single(Directory.EnumerateFiles(_folder.File("backups")));
        Assert.Equal("copbot-20250601-030000Z-before-3.db", Path.GetFileName(backup));
        await using (await Open([ShoutTags, DropCards]))
            Assert.Single(Directory.EnumerateFiles(_folder.File("backups")));

        StoreRestore.Restore(backup, _folder.File("old"), [ShoutTags, DropCards], _time);
        await using var old = await Open([], _folder.File("old"));
        Assert.Equal(2, await old.TransactAsync(() => old.Documents.CountWhere(Notes.Kind, Notes.ByTag, "red"), Ct));
    }

    [Fact]
    public async Task Open_WhenAMigrationThrows_LeavesTheVersionBefore_AndTheNextStartTriesAgain()
    {
        await Fill();
        var broken = DropCards with
        {
            Apply = documents =>
            {
                DropCards.Apply(documents);
                throw new NotSupportedException("broken");
            },
        };

        await Assert.ThrowsAsync<NotSupportedException>(() => Open([ShoutTags, broken]));

        await Assert.ThrowsAsync<StoreVersionException>(() => Open([]));
        await using var store = await Open([ShoutTags]);
        Assert.Equal(1, await store.TransactAsync(() => store.Documents.Count(Notes.Cards), Ct));
        Assert.Equal(2, await store.TransactAsync(() => store.Documents.CountWhere(Notes.Kind, Notes.ByTag, "RED"), Ct));
    }

    [Fact]
    public async Task Open_ANewerDatabase_SaysWhatToDo_AndLeavesItsPagesAsTheyAre()
    {
        await Fill();
        await using (await Open([ShoutTags, DropCards]))
        {
        }

        var before = await File.ReadAllBytesAsync(_folder.File("copbot.db"), Ct);
        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => Open([ShoutTags]));

        Assert.Contains("version 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("versions up to 2", refused.Message, StringComparison.Ordinal);
        var after = await File.ReadAllBytesAsync(_folder.File("copbot.db"), Ct);
        Assert.Equal(before.AsSpan(8192), after.AsSpan(8192));
        Assert.Throws<StoreVersionException>(() => StoreRestore.Restore(_folder.File("copbot.db"), _folder.File("elsewhere"), [ShoutTags], _time));
    }

    [Fact]
    public async Task Open_ANewDatabase_HasTodaysVersion_AndNeedsNoMigration()
    {
        await using (await Open([ShoutTags with { Apply = _ => throw new NotSupportedException() }]))
        {
        }

        Assert.False(Directory.Exists(_folder.File("backups")));
    }

    [Fact]
    public async Task Open_WithANewIndex_FillsIt_AndOneThatComesBackIsFilledAnew()
    {
        await Fill();
        var byText = new DocumentIndex<Note>("ByText", note => note.Text);
        var more = new DocumentKind<Note>("Notes", note => note.Id, NotesJson.Default, Notes.ByTime, byText);
        await using (var store = await Open([], kinds: [more]))
        {
            Assert.Equal("a", (await store.TransactAsync(() => Assert.Single(store.Documents.Find(more, byText, "first")), Ct)).Id);
            await store.TransactAsync(() => { store.Documents.Put(more, Notes.Make("c", "third", "red")); return true; }, Ct);
        }

        await using var again = await Open([]);
        Assert.Equal(["a", "b", "c"], await again.TransactAsync(() => again.Documents.Find(Notes.Kind, Notes.ByTag, "red").Select(note => note.Id).ToArray(), Ct));
    }

    [Fact]
    public void Migrations_OutOfOrder_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new LiteDbSchema([DropCards, ShoutTags]));
        Assert.Throws<ArgumentException>(() => new LiteDbSchema([ShoutTags with { To = 1 }]));
    }

    private async Task Fill()
    {
        await using var store = await Open([]);
        await store.TransactAsync(
            () =>
            {
                store.Documents.Put(Notes.Kind, Notes.Make("a", "first", "red"));
                store.Documents.Put(Notes.Kind, Notes.Make("b", "second", "red", "blue"));
                store.Documents.Put(Notes.Cards, new Card("c", 1));
                return true;
            },
            Ct);
    }

    private async Task<LiteDbStore> Open(IReadOnlyList<Migration> migrations, string? folder = null, IReadOnlyList<DocumentKind>? kinds = null)
    {
        var store = new LiteDbStore(new StoreSetup { Folder = folder ?? _folder.Path, Migrations = migrations }, kinds ?? Notes.Kinds, _time);
        try
        {
            await store.OpenAsync(Ct);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }
}
