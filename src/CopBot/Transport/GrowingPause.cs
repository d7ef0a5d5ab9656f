using CopBot.Conversation;

namespace CopBot.Transport;

/// <summary>Pauses between attempts: half a second, doubling up to half a minute.</summary>
internal sealed class GrowingPause(WireClock wire)
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    private int _tries;

    /// <summary>The next pause.</summary>
    public TimeSpan Next() => TimeSpan.FromSeconds(Math.Min(_longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(_tries++, 10))));

    /// <summary>Waits for as long as the pauses have grown to, or as Telegram asked for where that is longer.</summary>
    public Task WaitAsync(TimeSpan? asked, CancellationToken cancellationToken)
    {
        var pause = Next();
        return Task.Delay(asked > pause ? asked.Value : pause, wire.Time, cancellationToken);
    }

    /// <summary>It worked: the next pause is a short one again.</summary>
    public void Reset() => _tries = 0;
}
