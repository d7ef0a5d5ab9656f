using CopBot.Playground.Api;

namespace CopBot.Playground.Control;

/// <summary>
/// Waits until the bot has stopped calling: it answers after it has confirmed an update, and what it says should carry the
/// time at which it was asked.
/// </summary>
internal sealed class Lull(CallLog calls)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task WaitAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            var before = calls.Total;
            await Task.Delay(Glance, TimeProvider.System, cancellation).ConfigureAwait(false);
            if (calls.Total == before)
                return;
        }
    }
}
