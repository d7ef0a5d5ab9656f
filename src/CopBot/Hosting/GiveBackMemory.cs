using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>
/// Gives back, once, the memory that only starting needed: a bot with little to do would otherwise keep it until its next collection,
/// which may be hours away.
/// </summary>
internal sealed class GiveBackMemory : BackgroundService
{
    /// <summary>By then the timer and the night's work are loaded, and whoever waited while the bot was off is being answered.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, TimeProvider.System, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
