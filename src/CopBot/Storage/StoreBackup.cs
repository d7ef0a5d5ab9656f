using System.Globalization;
using System.Text.RegularExpressions;

namespace CopBot.Storage;

/// <summary>Copies of a database, taken from outside: it needs no word with the process that has it open.</summary>
/// <remarks>
/// Between two checkpoints the data file does not change, and the log only grows. So a copy of the data file with the committed
/// pages of the log brought in is consistent, provided that no checkpoint came between: the log's head tells.
/// </remarks>
internal static partial class StoreBackup
{
    private const int Attempts = 50;

    /// <summary>Writes a copy of the database in <paramref name="data"/> into <paramref name="folder"/>; returns its path.</summary>
    /// <param name="data">The data folder, in use or not.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="time">Gives the UTC time in the copy's name.</param>
    /// <param name="label">Goes into the name; labelled copies are never rotated away.</param>
    /// <exception cref="FileNotFoundException">There is no database.</exception>
    /// <exception cref="IOException">The copy could not be written; nothing half-written has a backup's name.</exception>
    public static string Copy(string data, string folder, TimeProvider time, string? label, CancellationToken ct)
    {
        var source = StoreFolder.DataFileIn(data);
        if (!File.Exists(source))
            throw new FileNotFoundException($"There is no database in '{Path.GetFullPath(data)}' (Storage:Path), so there is nothing to back up.", source);
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".copbot-{Guid.NewGuid():n}.unfinished");
        try
        {
            for (var attempt = 1; !TryCopy(source, StoreFolder.LogFileIn(data), unfinished, ct); attempt++)
            {
                if (attempt == Attempts)
                    throw new IOException("The database is changing too fast to be copied; try again in a while.");
            }

            var path = NameIn(folder, time, label);
            File.Move(unfinished, path);
            Disk.FlushFolder(folder);
            return path;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Deletes all but the <paramref name="keep"/> newest unlabelled backups in the folder; returns what it deleted.</summary>
    public static IReadOnlyList<string> KeepNewest(string folder, int keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        if (!Directory.Exists(folder))
            return [];
        var old = Directory.EnumerateFiles(folder, "copbot-*.db")
            .Select(path => (Path: path, Name: Name().Match(Path.GetFileName(path))))
            .Where(file => file.Name.Success)
            .OrderByDescending(file => file.Name.Groups["time"].Value, StringComparer.Ordinal)
            .ThenByDescending(file => file.Name.Groups["count"] is { Success: true } count ? int.Parse(count.ValueSpan, CultureInfo.InvariantCulture) : 1)
            .Skip(keep)
            .Select(file => file.Path)
            .ToArray();
        foreach (var path in old)
            File.Delete(path);
        return old;
    }

    /// <summary>A name that no file in the folder has: the UTC time, then the label or a count where two were made in one second.</summary>
    internal static string NameIn(string folder, TimeProvider time, string? label, string begin = "copbot", string end = ".db")
    {
        var stem = $"{begin}-{time.GetUtcNow().ToString("yyyyMMdd'-'HHmmss'Z'", CultureInfo.InvariantCulture)}{(label is null ? "" : "-" + label)}";
        var path = Path.Combine(folder, stem + end);
        for (var count = 2; File.Exists(path); count++)
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}-{count}{end}"));
        return path;
    }

    private static bool TryCopy(string source, string sourceLog, string target, CancellationToken ct)
    {
        using var log = File.Exists(sourceLog) ? new StoreFile(sourceLog, FileMode.Open, FileAccess.Read) : null;
        var before = log is null ? null : CommitLog.ReadHead(log);
        if (before is { Checkpointing: true } && !IsAbandoned(sourceLog))
            return false;

        using var copy = new StoreFile(target, FileMode.Create);
        using (var data = new StoreFile(source, FileMode.Open, FileAccess.Read))
        {
            var buffer = new byte[1024 * 1024];
            for (var at = 0L; data.Read(buffer, at) is > 0 and var read; at += read)
            {
                ct.ThrowIfCancellationRequested();
                copy.Write(buffer.AsSpan(0, read), at);
            }
        }

        if (log is not null)
        {
            LogReplay.Apply(log, LogReplay.CommittedPages(log), copy, before?.Salt ?? 0);
            if (CommitLog.ReadHead(log) != before)
                return false;
        }

        copy.Flush();
        return true;
    }

    /// <summary>True where a checkpoint that was begun has nobody who would end it: its process was killed.</summary>
    private static bool IsAbandoned(string sourceLog)
    {
        try
        {
            using (StoreFolder.Take(Path.GetDirectoryName(sourceLog)!))
                return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^copbot-(?<time>\d{8}-\d{6}Z)(-(?<count>\d+))?\.db$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Name();
}
