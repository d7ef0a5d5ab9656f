using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Storage;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// One update that could not be read made all that were taken with it go one by one, each with its own flush to the disk: sixty-four
/// for one. Somebody who could bring about such an update could slow the bot down for everybody.
/// </summary>
public sealed class Bug110
{
    [Fact]
    public async Task Unreadable_AmongMany_IsSetAsideWithThem()
    {
        var store = new CountedStore(new MemoryStore(SmallHouse.Kinds));
        await using var house = new SmallHouse(Script.Echo(), store);
        var taken = house.TakeAsync(Enumerable.Range(1, 60).Select(n => n % 20 == 7
            ? new Untranslatable($"odd {n}") { Update = new UpdateId(n), Original = () => $"json {n}" }
            : (Incoming)new Ignored { Update = new UpdateId(n) }));
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await taken;

        Assert.True(store.Count <= 3, $"{store.Count} transactions.");
        var failed = await store.TransactAsync(() => store.Documents.All(DispatchKinds.Failed));
        Assert.Equal([(7, "odd 7", "json 7"), (27, "odd 27", "json 27"), (47, "odd 47", "json 47")], failed.Select(f => (f.Update, f.Error, f.Original!)));
        Assert.All(failed, f => Assert.Equal(nameof(Untranslatable), f.Kind));
    }

    [Fact]
    public async Task Throw_AmongMany_CostsAFewTransactions()
    {
        var script = Script.Echo();
        script.Commands["break"] = _ => throw new InvalidOperationException("broken");
        var store = new CountedStore(new MemoryStore(SmallHouse.Kinds));
        await using var house = new SmallHouse(script, store);
        house.Telegram.Gate = _ => new TaskCompletionSource().Task;
        var taken = house.TakeAsync(Enumerable.Range(1, 64).Select(n => People.Says(n, n == 40 ? "break" : "say")));
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await taken;

        // The start's, the whole batch, two for each of six halvings, and one to set it aside.
        Assert.InRange(store.Count, 1, 15);
    }

    private sealed class CountedStore(IStore inner) : IStore
    {
        private int _count;

        public int Count => _count;

        public IDocuments Documents => inner.Documents;

        public Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default)
        {
            Interlocked.Increment(ref _count);
            return inner.TransactAsync(body, ct);
        }

        public Task<string> BackupAsync(string folder, CancellationToken ct = default) => inner.BackupAsync(folder, ct);

        public void Follow(ITransactionListener listener) => inner.Follow(listener);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
