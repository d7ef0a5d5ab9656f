using System.Threading.Channels;
using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Logging;

namespace CopBot.Scheduling;

/// <summary>
/// Hands what falls due to the reader. What is due lives in the store alone: here only the first of it is known and one
/// bell is set for it, so ten thousand entries take no more memory than one, and however the clock jumps or a process
/// dies, looking into the store again is all that is needed.
/// </summary>
internal sealed class DueTimer(
    IStore store, Agenda agenda, Alarm alarm, Inbox inbox, Clockwork clockwork, TimeProvider clock, ILogger<DueTimer> log) : IAsyncDisposable
{
    private const string Bell = "due";

    /// <summary>One transaction of the reader takes as many.</summary>
    private const int AtOnce = 64;

    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<(string Key, DateTimeOffset At)> _stuck = [];
    private Task _running = Task.CompletedTask;
    private volatile DueEntry? _next;
    private DateTimeOffset? _bell;

    /// <summary>When the next thing falls due; null where nothing will. From any thread; sure after <see cref="CatchUpAsync(CancellationToken)"/>.</summary>
    public DateTimeOffset? NextDue => _next?.At;

    /// <summary>Begins in the background: hands in what fell due while nobody looked, then follows the clock and the agenda.</summary>
    public void Start() => _running = Task.Run(FollowAsync);

    /// <summary>
    /// Hands in all that is due by now, one after the other in the order of time, and returns when its effects are durable.
    /// What falls due because of that, and is due by now, too, is included. Nothing is handed in twice.
    /// </summary>
    /// <exception cref="ChannelClosedException">The house is closing.</exception>
    public Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(rang: false, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;

        // A ring that is under way comes to its end.
        await _one.WaitAsync();
        _one.Release();
        await clockwork.StopAsync(Bell, CancellationToken.None);
    }

    private async Task CatchUpAsync(bool rang, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (rang)
                _bell = null;
            var handed = new HashSet<(string, DateTimeOffset)>();
            while (true)
            {
                var limit = AtOnce + _stuck.Count;
                var (due, next) = await LookAsync(limit, cancellationToken);

                // What is still there after it was handed in broke its handler; the next start tries it again.
                _stuck.UnionWith(due.Select(entry => (entry.Key, entry.At)).Where(handed.Contains));
                var fresh = due.Where(entry => !_stuck.Contains((entry.Key, entry.At))).ToList();
                handed = [.. fresh.Select(entry => (entry.Key, entry.At))];
                if (fresh.Count == 0 && due.Count < limit)
                {
                    await SetBellAsync(next, cancellationToken);
                    return;
                }

                await inbox.TakeAsync([.. fresh.Select(entry => new FellDue(entry.Key, entry.Name, entry.Payload, entry.At))], cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private Task<(IReadOnlyList<DueEntry> Due, DueEntry? Next)> LookAsync(int limit, CancellationToken cancellationToken) => store.TransactAsync(
        () =>
        {
            var now = clock.GetUtcNow();
            return (agenda.DueBy(now, limit), agenda.FirstAfter(now));
        },
        cancellationToken);

    private async Task SetBellAsync(DueEntry? next, CancellationToken cancellationToken)
    {
        _next = next;
        if (_bell == next?.At)
            return;
        _bell = next?.At;
        if (next is null)
            await clockwork.StopAsync(Bell, cancellationToken);
        else
            await clockwork.OnceAsync(Bell, next.At, RingAsync, cancellationToken);
    }

    private Task RingAsync(CancellationToken cancellationToken) => TryCatchUpAsync(rang: true);

    private async Task FollowAsync()
    {
        await TryCatchUpAsync(rang: false);
        while (await WaitForChangeAsync())
        {
            var matters = false;
            while (alarm.Changes.TryRead(out var change))
                matters |= Matters(change.Key, change.At);
            if (matters)
                await TryCatchUpAsync(rang: false);
        }
    }

    private async Task<bool> WaitForChangeAsync()
    {
        try
        {
            return await alarm.Changes.WaitToReadAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Everything else is later than what the bell is set for, and is seen when that has rung.
    private bool Matters(string key, DateTimeOffset? at) => _next is not { } next || key == next.Key || at < next.At;

    private async Task TryCatchUpAsync(bool rang)
    {
        try
        {
            await CatchUpAsync(rang, _stopping.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException or ObjectDisposedException)
        {
            // Closing: it is handed in after the next start.
        }
        catch (StoreFailedException)
        {
            // The store has said so, and stops the house.
        }
#pragma warning disable CA1031 // The house must go on; the next change or start looks again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SchedulingLog.Broken(log, e);
        }
    }
}
