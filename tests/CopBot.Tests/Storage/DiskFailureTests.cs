using CopBot.CrashChild;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Storage;

public sealed class DiskFailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFullDisk_AtAnyOperation_FailsTheTransaction_AndAllAfterIt_AndKeepsWhatWasAcknowledged()
    {
        var failedWithin = 0;
        for (var failAt = 1; failAt < 90; failAt += 2)
        {
            using var folder = new TempFolder();
            await using (var first = new LiteDbStore(new StoreSetup { Folder = folder.Path }, Numbered.Kinds, TimeProvider.System))
                await first.OpenAsync(Ct);
            var disk = new FaultyDisk { FailAt = failAt, FailOnce = true };
            var acknowledged = 0;
            await using (var store = new LiteDbStore(new StoreSetup { Folder = folder.Path, CheckpointPages = 25, OpenFile = disk.Open }, Numbered.Kinds, TimeProvider.System))
            {
                try
                {
                    await store.OpenAsync(Ct);
                    for (var i = 0; i < 40; i++)
                        acknowledged = await store.TransactAsync(() => Numbered.WriteNext(store.Documents), Ct);
                }
                catch (StorePathException)
                {
                    // It failed while opening.
                }
                catch (StoreFailedException failed)
                {
                    failedWithin++;
                    Assert.Contains("No space left", failed.Message, StringComparison.Ordinal);
                    // The disk would take it now, but what LiteDB has in memory is no longer what is on the disk.
                    await Assert.ThrowsAsync<StoreFailedException>(() => store.TransactAsync(() => Numbered.WriteNext(store.Documents), Ct));
                    await Assert.ThrowsAsync<StoreFailedException>(() => store.TransactAsync(() => store.Documents.Count(Numbered.Left), Ct));
                    Assert.True(store.Failed.IsCancellationRequested);
                }
            }

            disk.CutPower(new Random(failAt), 0.5);
            await using var again = new LiteDbStore(new StoreSetup { Folder = folder.Path }, Numbered.Kinds, TimeProvider.System);
            await again.OpenAsync(Ct);
            var (last, fault) = await again.TransactAsync(() => Numbered.Check(again.Documents), Ct);
            Assert.Null(fault);
            Assert.InRange(last, acknowledged, acknowledged + 1);
        }

        Assert.InRange(failedWithin, 20, 45);
    }

    [Fact]
    public async Task AFailure_ThatABodySwallows_FailsItsTransaction()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        await using var store = new LiteDbStore(new StoreSetup { Folder = folder.Path, CacheBytes = 0 }, Notes.Kinds, TimeProvider.System);
        await store.OpenAsync(Ct);
        await store.DisposeAsync();
        await using var failing = new LiteDbStore(new StoreSetup { Folder = folder.Path, OpenFile = disk.Open, CheckpointPages = 1 }, Notes.Kinds, TimeProvider.System);
        await failing.OpenAsync(Ct);
        disk.FailAt = disk.Operations + 2;

        await Assert.ThrowsAsync<StoreFailedException>(() => failing.TransactAsync(() => Put(failing, "a"), Ct));
        await Assert.ThrowsAsync<StoreFailedException>(() => failing.TransactAsync(() => Record.Exception(() => Put(failing, "b")) is null, Ct));
    }

    private static bool Put(LiteDbStore store, string id)
    {
        store.Documents.Put(Notes.Kind, Notes.Make(id));
        return true;
    }
}
