using CopBot.Storage;

namespace CopBot.Tests.Robustness;

/// <summary>Where in its work a process dies.</summary>
internal enum DeathAt
{
    BeforeACommit,
    AfterACommit,
    BeforeTelegramHasIt,
    AfterTelegramHasIt,
}

/// <summary>
/// One life of a process: at the given turn of the given kind it is dead. From then on nothing that it asks of its store or of
/// Telegram has an effect or an answer.
/// </summary>
internal sealed class Mortality(DeathAt at, int turn, IStore store, Action<string> taken) : IStore
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turns;
    private volatile bool _isDead;

    public Task Died => _died.Task;

    public IDocuments Documents => store.Documents;

    public DeathAt At => at;

    public void Die()
    {
        lock (_lock)
            _isDead = true;
        _died.TrySetResult();
    }

    public void Follow(ITransactionListener listener) => store.Follow(new WhileAlive(this, listener));

    public async Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default)
    {
        if (Ends(DeathAt.BeforeACommit))
            return await NeverAsync<T>();
        try
        {
            var result = await store.TransactAsync(() => _isDead ? throw new OperationCanceledException() : body(), ct);
            return Ends(DeathAt.AfterACommit) ? await NeverAsync<T>() : result;
        }
        catch (Exception) when (_isDead)
        {
            return await NeverAsync<T>();
        }
    }

    /// <summary>A Telegram that this life speaks to.</summary>
    public StagedTelegram Telegram() => new()
    {
        Plan = (parcel, _) =>
        {
            if (Ends(DeathAt.BeforeTelegramHasIt))
                return null;
            taken(StagedTelegram.TextOf(parcel));
            Ends(DeathAt.AfterTelegramHasIt);
            return null;
        },
        Gate = _ => _isDead ? NeverAsync<int>() : null,
    };

    public Task<string> BackupAsync(string folder, CancellationToken ct = default) => store.BackupAsync(folder, ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>True where it is dead by now.</summary>
    public bool Ends(DeathAt here)
    {
        lock (_lock)
        {
            if (!_isDead && here == at && ++_turns == turn)
                _isDead = true;
            if (_isDead)
                _died.TrySetResult();
            return _isDead;
        }
    }

    public static Task<T> NeverAsync<T>() => new TaskCompletionSource<T>().Task;

    // A dead process hears no news of the store's.
    private sealed class WhileAlive(Mortality life, ITransactionListener listener) : ITransactionListener
    {
        public void Committed()
        {
            if (!life._isDead)
                listener.Committed();
        }

        public void RolledBack()
        {
            if (!life._isDead)
                listener.RolledBack();
        }
    }
}
