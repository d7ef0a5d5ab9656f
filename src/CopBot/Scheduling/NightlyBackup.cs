using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Scheduling;

/// <summary>Has the store backed up once a day, at <c>Storage:Backup:At</c> in the community's default zone.</summary>
internal sealed class NightlyBackup(
    Clockwork clockwork,
    BackUpNightly backUp,
    IOptions<StorageOptions> storage,
    IOptions<CommunityOptions> community,
    ILogger<NightlyBackup> log)
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        clockwork.DailyAsync("backup", storage.Value.Backup.AtTime, Zone(community.Value.TimeZone), BackUpAsync, cancellationToken);

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

    // The zone was checked against the house's own data; the machine's may lack it, as in the smallest container images.
    private TimeZoneInfo Zone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        SchedulingLog.ZoneUnknown(log, name);
        return TimeZoneInfo.Utc;
    }
}
