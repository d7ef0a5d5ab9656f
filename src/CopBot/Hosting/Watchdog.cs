using System.Globalization;
using CopBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace CopBot.Hosting;

/// <summary>
/// Tells systemd that all is well while the store, without which nothing works, still takes transactions. Silent where the
/// unit has no <c>WatchdogSec</c> (systemd.service(5), sd_watchdog_enabled(3)).
/// </summary>
internal sealed class Watchdog(ISystemdNotifier systemd, IStore store, ILogger<Watchdog> log) : BackgroundService
{
    private static readonly ServiceState AllIsWell = new("WATCHDOG=1");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wanted = Environment.GetEnvironmentVariable("WATCHDOG_USEC");
        if (!long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) || micros <= 0)
            return;
        var every = TimeSpan.FromMicroseconds(micros) / 3;
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.TransactAsync(() => 0, stoppingToken).WaitAsync(every, stoppingToken);
                systemd.Notify(AllIsWell);
            }
            catch (TimeoutException)
            {
                HostingLog.NotWell(log, every.TotalSeconds);
            }
        }
    }
}
