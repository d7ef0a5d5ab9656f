using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Storage;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// A stop that came while a routine post was being claimed left it claimed: the next start took it for one that may have gone out,
/// and gave it up. So an ordinary stop could lose a post that had never been sent.
/// </summary>
public sealed class Bug104
{
    [Fact]
    public async Task Stop_WhileAPostIsClaimed_DoesNotLoseIt()
    {
        var script = new Script();
        script.Commands["post"] = text => Reply.Of(new Say(Html.Of(text), Keyboard.None) { Promise = Promise.AtMostOnce });

        // The first transaction is the start's, the second the command's, the third the claim's.
        var store = new HeldStore(new MemoryStore(SmallHouse.Kinds), holdFrom: 3);
        var house = new SmallHouse(script, store);
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await house.TakeAsync(People.Says(1, "post 1"));
        await store.Holding.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await house.Get<Sender>().StopAsync(TimeSpan.FromSeconds(3));
        store.Release();
        await house.Dispatcher.StopAsync();
        Assert.Empty(house.Telegram.Attempts);

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(["1"], next.Telegram.Texts);
        await house.DisposeAsync();
    }

    private sealed class HeldStore(IStore inner, int holdFrom) : IStore
    {
        private readonly TaskCompletionSource _holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Holding => _holding.Task;

        public IDocuments Documents => inner.Documents;

        public void Release() => _released.TrySetResult();

        public async Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default)
        {
            if (++_count >= holdFrom)
            {
                _holding.TrySetResult();
                await _released.Task;
            }

            return await inner.TransactAsync(body, ct);
        }

        public Task<string> BackupAsync(string folder, CancellationToken ct = default) => inner.BackupAsync(folder, ct);

        public void Follow(ITransactionListener listener) => inner.Follow(listener);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
