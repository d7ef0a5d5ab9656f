using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Storage;

public sealed class LiteDbStoreTests : StoreContract
{
    private readonly TempFolder _folder = new();

    private protected override async Task<IStore> OpenAsync()
    {
        var store = new LiteDbStore(new StoreSetup { Folder = _folder.Path }, Notes.Kinds, TimeProvider.System);
        await store.OpenAsync(Ct);
        return store;
    }

    private protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The same with a checkpoint after nearly every transaction, and with nothing kept in memory.</summary>
public sealed class LiteDbStoreUnderPressureTests : StoreContract
{
    private readonly TempFolder _folder = new();

    private protected override async Task<IStore> OpenAsync()
    {
        var store = new LiteDbStore(new StoreSetup { Folder = _folder.Path, CheckpointPages = 3, CacheBytes = 0 }, Notes.Kinds, TimeProvider.System);
        await store.OpenAsync(Ct);
        return store;
    }

    private protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
