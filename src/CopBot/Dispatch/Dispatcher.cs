using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Dispatch;

/// <summary>
/// The one reader. Takes what waits, up to <see cref="AtOnce"/> things in one transaction, and makes their effects durable
/// before anyone hears of them. Where one throws, the transaction is rolled back and each half of them is taken again; the one
/// that throws when it is alone is set aside.
/// </summary>
internal sealed class Dispatcher(
    IStore store,
    Inbox inbox,
    OutboxBook outbox,
    Handling handling,
    SetAside setAside,
    IEnumerable<IFeature> features,
    Agenda agenda,
    IHostApplicationLifetime lifetime,
    ILogger<Dispatcher> log) : ITransactionListener
{
    /// <summary>
    /// All of a poll, and what the sender tells meanwhile. More would share a flush to disk, but the first of them wait for the last.
    /// </summary>
    private const int AtOnce = 160;

    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _quiet = [];
    private Task _running = Task.CompletedTask;
    private bool _busy;
    private IReadOnlyList<Inbox.Waiting> _inHand = [];

    /// <summary>Loads what an earlier process left, then reads until the inbox is closed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever waits for the commit hears of it before the sender does: the next poll goes out ahead of a hundred answers.
        store.Follow(this);
        store.Follow(agenda);
        store.Follow(outbox);
        await store.TransactAsync(
            () =>
            {
                foreach (var feature in features)
                    feature.Load();
                outbox.Load();
                return 0;
            },
            cancellationToken);
        _running = new ReaderThread().RunAsync(ReadAsync);
    }

    /// <summary>Closes the inbox and finishes what waits in it.</summary>
    public Task StopAsync()
    {
        inbox.Close();
        return _running;
    }

    /// <summary>Completes when nothing waits to be handled and nothing waits to be sent.</summary>
    public Task QuietAsync()
    {
        lock (_lock)
        {
            if (IsQuiet)
                return Task.CompletedTask;
            var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _quiet.Add(quiet);
            return quiet.Task;
        }
    }

    private bool IsQuiet => !_busy && inbox.Reader.Count == 0 && outbox.Unsettled == 0;

    private async Task ReadAsync()
    {
        var batch = new List<Inbox.Waiting>(AtOnce);
        try
        {
            while (await inbox.Reader.WaitToReadAsync())
            {
                lock (_lock)
                    _busy = true;
                while (batch.Count < AtOnce && inbox.Reader.TryRead(out var waiting))
                    batch.Add(waiting);
                await HandleAsync(batch);
                batch.Clear();
                Rest();
            }
        }
        catch (StoreException e)
        {
            // Nothing of this batch was acknowledged, so the next start is given it again.
            DispatchLog.StoreFailed(log, e);
            StopTheHouse();
        }
#pragma warning disable CA1031 // A house whose reader is dead must not go on looking alive.
        catch (Exception e)
#pragma warning restore CA1031
        {
            DispatchLog.Broken(log, e);
            StopTheHouse();
        }
    }

    private void StopTheHouse()
    {
        Environment.ExitCode = 1;
        inbox.Close();
        lifetime.StopApplication();
    }

    private async Task HandleAsync(List<Inbox.Waiting> batch)
    {
        try
        {
            await TransactAsync(batch);
        }
        catch (Exception e) when (e is not StoreException)
        {
            if (batch is [var only])
            {
                await SetAsideAsync(only, e);
                return;
            }

            var half = batch.Count / 2;
            await HandleAsync(batch[..half]);
            await HandleAsync(batch[half..]);
        }
    }

    private async Task SetAsideAsync(Inbox.Waiting waiting, Exception error)
    {
        if (SetAside.IsNoFault(waiting.Incoming, error))
            DispatchLog.NeedsAnotherToken(log, waiting.Incoming.Update?.Value ?? 0);
        else
            DispatchLog.SetAside(log, waiting.Incoming.Update?.Value ?? 0, waiting.Incoming.GetType().Name, error.GetType().Name);
        await store.TransactAsync(() =>
        {
            _inHand = [waiting];
            setAside.Keep(waiting.Incoming, error);
            outbox.Write();
            return 0;
        });
    }

    private Task<int> TransactAsync(List<Inbox.Waiting> batch) => store.TransactAsync(() =>
    {
        _inHand = batch;
        foreach (var waiting in batch)
            handling.Handle(waiting.Incoming);
        outbox.Write();
        return 0;
    });

    void ITransactionListener.Committed()
    {
        foreach (var waiting in _inHand)
            waiting.Done();
        _inHand = [];
    }

    void ITransactionListener.RolledBack() => _inHand = [];

    private void Rest()
    {
        lock (_lock)
        {
            _busy = false;
            if (!IsQuiet)
                return;
            foreach (var quiet in _quiet)
                quiet.TrySetResult();
            _quiet.Clear();
        }
    }
}
