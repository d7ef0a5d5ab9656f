using System.Threading.Channels;
using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Scheduling;

/// <summary>
/// Has all rooms remove what was only to be kept for a while: at the start, since a machine may be off at night, and each night
/// shortly before the backup, so that a backup holds nothing that is over.
/// </summary>
internal sealed class NightlyTidy(Nights nights, Inbox inbox, IOptions<StorageOptions> storage)
{
    private static readonly TimeSpan BeforeTheBackup = TimeSpan.FromMinutes(15);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await TidyAsync(cancellationToken);
        await nights.EachAsync("tidy", storage.Value.Backup.AtTime.Add(-BeforeTheBackup), TidyAsync, cancellationToken);
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inbox.TakeAsync(new NightFell(), cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            // Closing; the next start does it.
        }
    }
}
