using CopBot.Storage;

namespace CopBot.Tests.Storage;

/// <summary>What every store must do, whichever database is behind it.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private IStore _store = null!;

    private protected IStore Store => _store;

    private protected IDocuments Documents => _store.Documents;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the one database of this test, which is empty at first and keeps what is in it when it is opened again.</summary>
    private protected abstract Task<IStore> OpenAsync();

    private protected abstract ValueTask CleanUpAsync();

    private protected Task<T> Do<T>(Func<T> body) => _store.TransactAsync(body, Ct);

    private protected Task Do(Action body) => _store.TransactAsync(
        () =>
        {
            body();
            return true;
        },
        Ct);

    private protected async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = await OpenAsync();
    }
}
