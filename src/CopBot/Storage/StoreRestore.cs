namespace CopBot.Storage;

/// <summary>Puts a backup in the place of a database.</summary>
internal static class StoreRestore
{
    /// <summary>The copy of the backup that is not yet in place; while it is there, a missing database is no new one.</summary>
    internal static string UnfinishedIn(string folder) => StoreFolder.DataFileIn(folder) + ".restoring";

    /// <summary>
    /// Looks whether the backup is sound and of a version that is known, then puts it in place. What was there before is kept beside
    /// it, under a name with the UTC time; returns that name, or null where there was nothing.
    /// </summary>
    /// <param name="backup">The backup, which is left as it is.</param>
    /// <param name="folder">The data folder, made where it is missing.</param>
    /// <param name="migrations">What this program knows; an older backup is migrated at the next start.</param>
    /// <exception cref="FileNotFoundException">There is no such backup.</exception>
    /// <exception cref="StoreInUseException">CopBot is running on the folder.</exception>
    /// <exception cref="StoreDamagedException">The backup is not sound.</exception>
    /// <exception cref="StoreVersionException">The backup was written by a newer CopBot.</exception>
    public static string? Restore(string backup, string folder, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        if (!File.Exists(backup))
            throw new FileNotFoundException($"There is no backup '{Path.GetFullPath(backup)}'.", backup);
        using var taken = StoreFolder.Take(folder);
        var unfinished = UnfinishedIn(taken.Path);
        try
        {
            File.Copy(backup, unfinished, overwrite: true);
            File.SetAttributes(unfinished, FileAttributes.Normal);
            Validate(unfinished, Path.GetFullPath(backup), migrations);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        BringInLog(taken);
        // From here on an interruption leaves the copy behind, and with it the next start refuses to begin an empty database.
        var kept = KeepOld(taken, time);
        File.Move(unfinished, taken.DataFile, overwrite: true);
        Disk.FlushFolder(taken.Path);
        return kept;
    }

    private static void Validate(string copy, string backup, IReadOnlyList<Migration> migrations)
    {
        using var nowhere = new MemoryFile();
        using var engine = new LiteDbEngine(new StoreFile(copy, FileMode.Open), nowhere, backup, int.MaxValue);
        try
        {
            new LiteDbSchema(migrations).VersionOf(engine, backup);
            foreach (var collection in engine.Collections())
                engine.Read(collection, new LiteDB.Query(), static _ => { });
        }
        catch (StoreFailedException e)
        {
            throw LiteDbFile.Damaged(backup, "some of its documents cannot be read", e);
        }
    }

    /// <summary>So that what is kept is one file. A database that is damaged is kept with its log, as it is.</summary>
    private static void BringInLog(StoreFolder folder)
    {
        if (!File.Exists(folder.DataFile) || !File.Exists(folder.LogFile))
            return;
        using var data = new StoreFile(folder.DataFile);
        using var log = new StoreFile(folder.LogFile);
        try
        {
            var salt = LiteDbFile.Recover(data, log, folder.DataFile);
            using var emptied = new CommitLog(log, salt);
        }
        catch (StoreDamagedException)
        {
            // That is why it is being replaced.
        }
    }

    private static string? KeepOld(StoreFolder folder, TimeProvider time)
    {
        var kept = StoreBackup.NameIn(folder.Path, time, null, "copbot-replaced");
        var hadData = File.Exists(folder.DataFile);
        if (File.Exists(folder.LogFile))
            File.Move(folder.LogFile, Path.ChangeExtension(kept, ".log"), overwrite: true);
        if (hadData)
            File.Move(folder.DataFile, kept);
        return hadData ? kept : null;
    }
}
