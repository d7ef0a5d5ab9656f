using CopBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Scheduling;

/// <summary>Has the store backed up once a day, at <c>Storage:Backup:At</c> in the community's default zone.</summary>
internal sealed class NightlyBackup(Nights nights, BackUpNightly backUp, IOptions<StorageOptions> storage, ILogger<NightlyBackup> log)
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        nights.EachAsync("backup", storage.Value.Backup.AtTime, BackUpAsync, cancellationToken);

    private async Task BackUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await backUp.RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreException)
        {
            SchedulingLog.BackupFailed(log, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Closing; there is another night.
        }
    }
}
