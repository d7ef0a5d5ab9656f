using System.Threading.Channels;

namespace CopBot.Conversation;

/// <summary>
/// The one way in. Everything that sets the house in motion waits here, in order, for the one reader. Bounded: who writes
/// faster than the reader reads has to wait.
/// </summary>
internal sealed class Inbox
{
    private readonly Channel<Waiting> _channel =
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(1024) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>What the reader takes.</summary>
    internal ChannelReader<Waiting> Reader => _channel.Reader;

    /// <summary>Completes when the effects of <paramref name="incoming"/> are durable, or it was set aside, or had been handled before.</summary>
    /// <exception cref="ChannelClosedException">The house is closing; nothing of this was taken.</exception>
    public async Task TakeAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(incoming);
        await _channel.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Committed.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Hands in without waiting for the effects: for what the house tells itself and loses nothing by repeating.</summary>
    public ValueTask PostAsync(Incoming incoming, CancellationToken cancellationToken) =>
        _channel.Writer.WriteAsync(new Waiting(incoming), cancellationToken);

    /// <summary>As <see cref="TakeAsync(Incoming, CancellationToken)"/>, for several in their order.</summary>
    public async Task TakeAsync(IEnumerable<Incoming> incoming, CancellationToken cancellationToken)
    {
        var committed = new List<Task>();
        foreach (var one in incoming)
        {
            var waiting = new Waiting(one);
            await _channel.Writer.WriteAsync(waiting, cancellationToken);
            committed.Add(waiting.Committed.Task);
        }

        await Task.WhenAll(committed).WaitAsync(cancellationToken);
    }

    /// <summary>Nothing more is taken; the reader finishes what waits.</summary>
    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Something that waits, and how whoever brought it hears that it is done.</summary>
    internal sealed record Waiting(Incoming Incoming)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
