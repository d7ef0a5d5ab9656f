using CopBot.CrashChild;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Storage;

public sealed class StoreBackupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 1, 31, 23, 59, 58, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    private string Backups => _folder.File("backups");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_IsNamedWithTheUtcTime_AndHoldsAllThatWasAcknowledged()
    {
        await using var store = await Open(Data);
        await Write(store, 20);

        var first = await store.BackupAsync(Backups, Ct);
        var second = await store.BackupAsync(Backups, Ct);

        Assert.Equal(_folder.File("backups/copbot-20250131-235958Z.db"), first);
        Assert.Equal(_folder.File("backups/copbot-20250131-235958Z-2.db"), second);
        Assert.Equal(["copbot-20250131-235958Z-2.db", "copbot-20250131-235958Z.db"], Names(Backups));
        Assert.Equal((20, null), await Contents(first));
    }

    [Fact]
    public async Task Backup_WhileOthersWrite_IsConsistent_AndHoldsNobodyUp()
    {
        await using var store = await Open(Data, checkpointPages: 20);
        await Write(store, 30);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                var last = 0;
                while (!stop.IsCancellationRequested)
                    last = await store.TransactAsync(() => Numbered.WriteNext(store.Documents), Ct);
                return last;
            },
            Ct);
        var copies = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            copies.Add(await store.BackupAsync(Backups, Ct));
            await Write(store, 5);
        }

        await stop.CancelAsync();
        var written = await writing;
        var before = 30;
        foreach (var copy in copies)
        {
            var (last, fault) = await Contents(copy);
            Assert.Null(fault);
            Assert.InRange(last, before, written + 25);
            before = last;
        }
    }

    [Fact]
    public async Task Copy_FromOutside_WhileTheStoreIsInUse_BringsInWhatIsOnlyInTheLog()
    {
        await using var store = await Open(Data);
        await Write(store, 12);

        var copy = StoreBackup.Copy(Data, Backups, _time, null, Ct);
        await Write(store, 3);

        Assert.Equal((12, null), await Contents(copy));
        Assert.Equal((15, null), await Contents(StoreBackup.Copy(Data, Backups, _time, null, Ct)));
    }

    [Fact]
    public async Task Copy_WhileCheckpointsFollowEachOther_IsConsistentOrRefused()
    {
        await using var store = await Open(Data, checkpointPages: 4);
        await Write(store, 10);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await store.TransactAsync(() => Numbered.WriteNext(store.Documents), Ct);
            },
            Ct);
        var made = 0;
        for (var i = 0; i < 15; i++)
        {
            try
            {
                var copy = StoreBackup.Copy(Data, Backups, _time, null, Ct);
                Assert.Null((await Contents(copy)).Fault);
                made++;
            }
            catch (IOException e)
            {
                Assert.Contains("changing too fast", e.Message, StringComparison.Ordinal);
            }
        }

        await stop.CancelAsync();
        await writing;
        Assert.Null((await Contents(StoreBackup.Copy(Data, Backups, _time, null, Ct))).Fault);
        Assert.DoesNotContain(Directory.EnumerateFiles(Backups), path => path.EndsWith(".unfinished", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{made} of 15 copies were made against the wind");
    }

    [Fact]
    public void Copy_WhereThereIsNoDatabase_SaysSo() =>
        Assert.Contains("Storage:Path", Assert.Throws<FileNotFoundException>(() => StoreBackup.Copy(Data, Backups, _time, null, Ct)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Backup_IntoAFolderThatCannotBeMade_Throws_AndTheStoreGoesOn()
    {
        await using var store = await Open(Data);
        await File.WriteAllTextAsync(_folder.File("file"), "", Ct);

        await Assert.ThrowsAnyAsync<IOException>(() => store.BackupAsync(_folder.File("file/below"), Ct));

        await Write(store, 1);
        Assert.NotNull(await store.BackupAsync(Backups, Ct));
    }

    [Fact]
    public void KeepNewest_DropsTheOldest_AndNothingElse()
    {
        Directory.CreateDirectory(Backups);
        string[] all =
        [
            "copbot-20250101-031500Z.db", "copbot-20250102-031500Z.db", "copbot-20250102-031500Z-2.db", "copbot-20250102-031500Z-10.db",
            "copbot-20241231-031500Z.db", "copbot-20200101-000000Z-before-2.db", "copbot-mine.db", "notes.txt",
        ];
        foreach (var name in all)
            File.WriteAllText(_folder.File("backups/" + name), "");

        StoreBackup.KeepNewest(Backups, 2);

        Assert.Equal(
            ["copbot-20200101-000000Z-before-2.db", "copbot-20250102-031500Z-10.db", "copbot-20250102-031500Z-2.db", "copbot-mine.db", "notes.txt"],
            Names(Backups));
        Assert.Empty(StoreBackup.KeepNewest(_folder.File("none"), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreBackup.KeepNewest(Backups, 0));
    }

    [Fact]
    public async Task Restore_PutsTheBackupInPlace_AndKeepsWhatWasThere()
    {
        string backup;
        await using (var store = await Open(Data))
        {
            await Write(store, 5);
            backup = await store.BackupAsync(Backups, Ct);
            await Write(store, 4);
            Assert.Throws<StoreInUseException>(() => StoreRestore.Restore(backup, Data, [], _time));
        }

        var kept = StoreRestore.Restore(backup, Data, [], _time);

        Assert.Equal((5, null), await Contents(backup));
        Assert.Equal(_folder.File("data/copbot-replaced-20250131-235958Z.db"), kept);
        Assert.Equal((9, null), await Contents(kept!));
        await using var restored = await Open(Data);
        Assert.Equal((5, null), await restored.TransactAsync(() => Numbered.Check(restored.Documents), Ct));
        Assert.Equal(6, await restored.TransactAsync(() => Numbered.WriteNext(restored.Documents), Ct));
    }

    [Fact]
    public async Task Restore_IntoAnEmptyFolder_AndOverADamagedDatabase_Works()
    {
        string backup;
        await using (var store = await Open(Data))
        {
            await Write(store, 5);
            backup = await store.BackupAsync(Backups, Ct);
        }

        Assert.Null(StoreRestore.Restore(backup, _folder.File("fresh"), [], _time));
        Assert.Equal((5, null), await Contents(_folder.File("fresh/copbot.db")));

        await File.WriteAllTextAsync(_folder.File("data/copbot.db"), "junk", Ct);
        var kept = StoreRestore.Restore(backup, Data, [], _time);
        Assert.Equal("junk", await File.ReadAllTextAsync(kept!, Ct));
        await using var restored = await Open(Data);
        Assert.Equal((5, null), await restored.TransactAsync(() => Numbered.Check(restored.Documents), Ct));
    }

    [Fact]
    public async Task Restore_ABackupThatIsNoGood_ChangesNothing()
    {
        string backup;
        await using (var store = await Open(Data))
        {
            await Write(store, 40);
            backup = await store.BackupAsync(Backups, Ct);
        }

        var bytes = await File.ReadAllBytesAsync(backup, Ct);
        bytes.AsSpan(8192 * 8, bytes.Length - (8192 * 8)).Clear();
        await File.WriteAllBytesAsync(_folder.File("bad.db"), bytes, Ct);
        await File.WriteAllTextAsync(_folder.File("text.db"), "no database", Ct);

        Assert.Throws<StoreDamagedException>(() => StoreRestore.Restore(_folder.File("bad.db"), Data, [], _time));
        Assert.Throws<StoreDamagedException>(() => StoreRestore.Restore(_folder.File("text.db"), Data, [], _time));
        Assert.Throws<FileNotFoundException>(() => StoreRestore.Restore(_folder.File("none.db"), Data, [], _time));

        Assert.Equal(["copbot.db", "copbot.lock", "copbot.log"], Names(Data));
        await using var still = await Open(Data);
        Assert.Equal((40, null), await still.TransactAsync(() => Numbered.Check(still.Documents), Ct));
    }

    [Fact]
    public async Task Open_AfterARestoreThatWasInterrupted_DoesNotBeginAnEmptyDatabase()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(_folder.File("data/copbot.db.restoring"), "", Ct);

        var refused = await Assert.ThrowsAsync<StoreDamagedException>(() => Open(Data));
        Assert.Contains("interrupted", refused.Message, StringComparison.Ordinal);
    }

    private static string[] Names(string folder) => [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static async Task Write(LiteDbStore store, int count)
    {
        for (var i = 0; i < count; i++)
            await store.TransactAsync(() => Numbered.WriteNext(store.Documents), Ct);
    }

    /// <summary>What a database file holds, looked at in a folder of its own.</summary>
    private static async Task<(int Last, string? Fault)> Contents(string file)
    {
        using var folder = new TempFolder();
        File.Copy(file, folder.File("copbot.db"));
        await using var store = await Open(folder.Path);
        return await store.TransactAsync(() => Numbered.Check(store.Documents), Ct);
    }

    private static async Task<LiteDbStore> Open(string folder, int checkpointPages = 2000)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2025, 1, 31, 23, 59, 58, TimeSpan.Zero));
        var store = new LiteDbStore(new StoreSetup { Folder = folder, CheckpointPages = checkpointPages }, Numbered.Kinds, time);
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
