using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Scheduling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Hosting;

/// <summary>
/// The house's day. The store is open before and closes after; the way in opens after the reader reads and closes before
/// the sender and the reader finish what is in hand. What is not needed to answer people waits until they are let in.
/// </summary>
internal sealed class House : IHostedLifecycleService, IDisposable
{
    /// <summary>How long after it was told to stop the house still sends. A supervisor that allows 5 s is not kept waiting.</summary>
    private static readonly TimeSpan SendsFor = TimeSpan.FromSeconds(3.5);

    private readonly Dispatcher _dispatcher;
    private readonly Sender _sender;
    private readonly Pace _pace;
    private readonly DueTimer _timer;
    private readonly NightlyTidy? _tidy;
    private readonly NightlyBackup? _backup;
    private readonly Clockwork _clockwork;
    private readonly ILogger<House> _log;
    private readonly CancellationTokenSource _stopping = new();
    private long _told;
    private Task _later = Task.CompletedTask;

    public House(
        Dispatcher dispatcher,
        Sender sender,
        Pace pace,
        DueTimer timer,
        Clockwork clockwork,
        ILogger<House> log,
        NightlyTidy? tidy = null,
        NightlyBackup? backup = null)
    {
        (_dispatcher, _sender, _pace, _timer, _clockwork, _log, _tidy, _backup) = (dispatcher, sender, pace, timer, clockwork, log, tidy, backup);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => _dispatcher.StartAsync(cancellationToken);

    /// <summary>Completes when also that has begun for which nobody waits at the start.</summary>
    internal Task Begun => _later;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _later = Task.Run(StartLaterAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _told = TimeProvider.System.GetTimestamp();
        return _stopping.CancelAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _later;
        await _timer.DisposeAsync();
        await _clockwork.DisposeAsync();
        var left = SendsFor - TimeProvider.System.GetElapsedTime(_told);
        await _sender.StopAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        await _dispatcher.StopAsync();
        await _pace.DisposeAsync();
    }

    public void Dispose() => _stopping.Dispose();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Quartz takes a while to load, and nobody waits for it.
    private async Task StartLaterAsync()
    {
        try
        {
            _timer.Start();
            if (_tidy is not null)
                await _tidy.StartAsync(_stopping.Token);
            if (_backup is not null)
                await _backup.StartAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it had quite begun.
        }
#pragma warning disable CA1031 // People can be answered without it; the operator hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostingLog.NoBackup(_log, e);
        }
    }
}
