using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Storage;

/// <summary>The store that other tests stand on does what a store must.</summary>
public sealed class MemoryStoreTests : StoreContract
{
    private MemoryStore? _last;

    private protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(_last = _last?.Again() ?? new MemoryStore(Notes.Kinds));

    private protected override ValueTask CleanUpAsync() => ValueTask.CompletedTask;
}
