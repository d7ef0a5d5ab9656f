using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Storage;

/// <summary>Makes a backup in the configured folder and drops the oldest ones; what the nightly job runs.</summary>
internal sealed partial class BackUpNightly(IStore store, IOptions<StorageOptions> options, ILogger<BackUpNightly> log)
{
    /// <summary>Returns the backup's path.</summary>
    /// <exception cref="IOException">It could not be written; older backups are all still there.</exception>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var path = await store.BackupAsync(options.Value.BackupFolder, ct);
        var dropped = StoreBackup.KeepNewest(options.Value.BackupFolder, options.Value.Backup.Keep);
        LogDone(path, dropped.Count);
        return path;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backed up to {File}; {Dropped} old backups dropped")]
    private partial void LogDone(string file, int dropped);
}
