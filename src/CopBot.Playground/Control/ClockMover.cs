using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>
/// Moves the clock in the steps in which things fall due, and lets the bot do each before the next: an hour's jump must not
/// make ten things happen at one moment.
/// </summary>
internal sealed class ClockMover(World world, Lull lull, Func<DateTimeOffset?> nextDue)
{
    /// <summary>More steps than this are not worth waiting for; the rest happens at once.</summary>
    private const int MostSteps = 200;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task MoveToAsync(DateTimeOffset target, CancellationToken cancellation)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (nextDue() is not { } due || due > target)
                break;
            world.Clock.MoveTo(due);
            if (!await PassesAsync(due, cancellation).ConfigureAwait(false))
                break;
            await lull.WaitAsync(cancellation).ConfigureAwait(false);
        }

        world.Clock.MoveTo(target);
    }

    // True when the bot has done what was due: something later, or nothing, is next.
    private async Task<bool> PassesAsync(DateTimeOffset due, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            if (nextDue() != due)
                return true;
            await Task.Delay(Glance, TimeProvider.System, cancellation).ConfigureAwait(false);
        }

        return false;
    }
}
