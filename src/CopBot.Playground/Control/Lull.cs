using CopBot.Playground.Api;

namespace CopBot.Playground.Control;

/// <summary>
/// Waits until the bot has done what it was told: it answers after it has confirmed an update, and what it says should carry the
/// time at which it was asked. Where the bot does not say when that is, it is taken to be done when it has stopped calling.
/// </summary>
internal sealed class Lull(CallLog calls, Func<Func<CancellationToken, Task>?> settled)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    public async Task WaitAsync(CancellationToken cancellation)
    {
        if (settled() is { } surely)
        {
            await SurelyAsync(surely, cancellation).ConfigureAwait(false);
            return;
        }

        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            var before = calls.Total;
            await Task.Delay(Glance, TimeProvider.System, cancellation).ConfigureAwait(false);
            if (calls.Total == before)
                return;
        }
    }

    // A bot that is held up, by a flood or a fault that somebody has set, falls silent: then time goes on all the same.
    private async Task SurelyAsync(Func<CancellationToken, Task> surely, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var done = surely(stop.Token);
        var before = -1L;
        while (!done.IsCompleted && before != calls.Total)
        {
            before = calls.Total;
            await Task.WhenAny(done, Task.Delay(Silence, TimeProvider.System, stop.Token)).ConfigureAwait(false);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }
}
