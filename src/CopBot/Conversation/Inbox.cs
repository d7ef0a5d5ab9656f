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
    public Task TakeAsync(Incoming incoming, CancellationToken cancellationToken) => TakeAsync([incoming], cancellationToken);

    /// <summary>As <see cref="TakeAsync(Incoming, CancellationToken)"/>, for several in their order.</summary>
    public async Task TakeAsync(IReadOnlyCollection<Incoming> incoming, CancellationToken cancellationToken)
    {
        if (incoming.Count == 0)
            return;
        var receipt = new Receipt(incoming.Count);
        foreach (var one in incoming)
            await _channel.Writer.WriteAsync(new Waiting(one, receipt), cancellationToken);
        await receipt.Complete.WaitAsync(cancellationToken);
    }

    /// <summary>Hands in without waiting for the effects: for what the house tells itself and loses nothing by repeating.</summary>
    public ValueTask PostAsync(Incoming incoming, CancellationToken cancellationToken) =>
        _channel.Writer.WriteAsync(new Waiting(incoming, null), cancellationToken);

    /// <summary>Nothing more is taken; the reader finishes what waits.</summary>
    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Something that waits, and how whoever brought it, and wants to know, hears that it is done.</summary>
    internal readonly record struct Waiting(Incoming Incoming, Receipt? Receipt)
    {
        public void Done() => Receipt?.Done();
    }

    /// <summary>Of several things, one task that completes when all are done.</summary>
    internal sealed class Receipt(int of)
    {
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = of;

        public Task Complete => _complete.Task;

        public void Done()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                _complete.TrySetResult();
        }
    }
}
