using CopBot.CrashChild;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Storage;

/// <summary>A kill leaves what the system was told to write; a power cut does not. Here a simulated disk drops sectors at random.</summary>
public sealed class PowerCutTests
{
    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.08)]
    [InlineData(4, 1.0)]
    public async Task APowerCut_AtAnyWriteOrFlush_LosesNothingAcknowledged_AndLeavesNothingHalfDone(int seed, double tear)
    {
        var ct = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        using var folder = new TempFolder();
        // The database is made on the real disk: its making is a rename, which the simulated one does not know.
        await using (var first = new LiteDbStore(new StoreSetup { Folder = folder.Path }, Numbered.Kinds, TimeProvider.System))
            await first.OpenAsync(ct);

        var acknowledged = 0;
        for (var cycle = 0; cycle < 40; cycle++)
        {
            var disk = new FaultyDisk { FailAt = 1 + random.Next(120), Message = "The power is off" };
            acknowledged = Math.Max(acknowledged, await WriteUntilItFails(folder.Path, disk, random));
            disk.CutPower(random, tear);

            // Half of the restarts are cut off too, so that recovery itself is interrupted.
            if (random.Next(2) == 0)
            {
                var again = new FaultyDisk { FailAt = 1 + random.Next(12), Message = "The power is off" };
                acknowledged = Math.Max(acknowledged, await WriteUntilItFails(folder.Path, again, random));
                again.CutPower(random, tear);
            }

            await using var store = new LiteDbStore(new StoreSetup { Folder = folder.Path, CheckpointPages = 60 }, Numbered.Kinds, TimeProvider.System);
            await store.OpenAsync(ct);
            var (last, fault) = await store.TransactAsync(() => Numbered.Check(store.Documents), ct);
            Assert.True(fault is null, $"Cycle {cycle}: {fault}");
            Assert.True(last >= acknowledged, $"Cycle {cycle}: {acknowledged} was acknowledged, but the last one there is {last}.");
            acknowledged = last;
        }
    }

    private static async Task<int> WriteUntilItFails(string folder, FaultyDisk disk, Random random)
    {
        var acknowledged = 0;
        var store = new LiteDbStore(
            new StoreSetup { Folder = folder, CheckpointPages = 40, OpenFile = disk.Open, CacheBytes = 100_000 },
            Numbered.Kinds,
            TimeProvider.System);
        try
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            while (true)
            {
                if (random.Next(15) == 0)
                    await Assert.ThrowsAnyAsync<Exception>(() => store.TransactAsync(() => WriteAndThrow(store.Documents)));
                acknowledged = await store.TransactAsync(() => Numbered.WriteNext(store.Documents), TestContext.Current.CancellationToken);
            }
        }
        catch (StoreException)
        {
            return acknowledged;
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static int WriteAndThrow(IDocuments documents)
    {
        Numbered.WriteNext(documents);
        documents.All(Numbered.Left);
        throw new NotSupportedException();
    }
}
