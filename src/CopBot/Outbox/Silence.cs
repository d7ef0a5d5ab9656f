using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>Telegram may ask for silence in all chats. Kept until the latest that it has asked for. Used by all lanes at once.</summary>
internal sealed class Silence(WireClock wire)
{
    private long _until;

    public bool IsKept => Interlocked.Read(ref _until) > Now;

    // In ticks since some fixed point: whoever sets the machine's clock back holds nothing up.
    private long Now => wire.Time.GetElapsedTime(0).Ticks;

    public void Keep(TimeSpan time)
    {
        var until = Now + time.Ticks;
        var before = Interlocked.Read(ref _until);
        while (before < until && Interlocked.CompareExchange(ref _until, until, before) is var now && now != before)
            before = now;
    }

    /// <summary>Completes when nothing need be kept any more; it may have been asked for anew in the meantime.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Interlocked.Read(ref _until) - Now is > 0 and var ticks)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(ticks / (double)TimeSpan.TicksPerMillisecond)), wire.Time, cancellationToken);
    }
}
