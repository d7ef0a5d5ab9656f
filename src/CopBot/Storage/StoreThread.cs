namespace CopBot.Storage;

/// <summary>The one thread that touches the database, and the queue of what it is to do.</summary>
/// <remarks>
/// A thread of its own because LiteDB ties transactions to threads, and because its background writer takes whatever
/// SynchronizationContext it finds; this thread has none. It waits asleep: a waiting that spins first, as the ready-made queues do,
/// costs a small machine more than the work.
/// </remarks>
internal sealed class StoreThread
{
    private readonly Queue<StoreWork> _work = new();
    private bool _finished;
    private readonly Thread _thread;

    public StoreThread(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.UnsafeStart();
    }

    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Queues <paramref name="body"/>.</summary>
    /// <exception cref="ObjectDisposedException">The queue was finished.</exception>
    public Task<T> DoAsync<T>(Func<T> body, CancellationToken ct)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_work)
        {
            ObjectDisposedException.ThrowIf(_finished, typeof(IStore));
            _work.Enqueue(new StoreWork<T>(body, done, ct));
            Monitor.Pulse(_work);
        }

        return done.Task;
    }

    /// <summary>Takes no more work; the thread ends when it has done what is queued.</summary>
    public void Finish()
    {
        lock (_work)
        {
            _finished = true;
            Monitor.Pulse(_work);
        }
    }

    private void Run()
    {
        while (Next() is { } work)
            work.Run();
    }

    private StoreWork? Next()
    {
        lock (_work)
        {
            while (_work.Count == 0)
            {
                if (_finished)
                    return null;
                Monitor.Wait(_work);
            }

            return _work.Dequeue();
        }
    }
}

internal abstract class StoreWork
{
    public abstract void Run();
}

internal sealed class StoreWork<T>(Func<T> body, TaskCompletionSource<T> done, CancellationToken ct) : StoreWork
{
    public override void Run()
    {
        if (ct.IsCancellationRequested)
        {
            done.SetCanceled(ct);
            return;
        }

        try
        {
            done.SetResult(body());
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the caller, never to this thread.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }
}
