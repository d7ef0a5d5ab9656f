using System.Threading.Channels;

namespace CopBot.Scheduling;

/// <summary>Tells the timer, outside the reader, what has changed in the agenda.</summary>
internal sealed class Alarm
{
    private readonly Channel<(string Key, DateTimeOffset? At)> _changes =
        Channel.CreateUnbounded<(string, DateTimeOffset?)>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<(string Key, DateTimeOffset? At)> Changes => _changes.Reader;

    /// <summary>Null takes the key off.</summary>
    public void Change(string key, DateTimeOffset? at) => _changes.Writer.TryWrite((key, at));
}
