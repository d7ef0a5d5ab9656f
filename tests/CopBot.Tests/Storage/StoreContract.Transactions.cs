using CopBot.Storage;

namespace CopBot.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task ABodyThatThrows_LeavesNothingBehind_AndItsExceptionReachesTheCaller()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("old", "before", "t")));

        var thrown = await Assert.ThrowsAsync<NotSupportedException>(() => Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("old", "after", "u"));
            Documents.Put(Notes.Kind, Notes.Make("new", new string('n', 50_000), "t"));
            Documents.NextNumber("numbers");
            throw new NotSupportedException("no");
        }));

        Assert.Equal("no", thrown.Message);
        await AssertOnlyOldIsThere();
        await ReopenAsync();
        await AssertOnlyOldIsThere();
    }

    [Fact]
    public async Task ABodyThatThrowsAfterItHasSearched_LeavesNothingBehind()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("old", "before", "t")));
        await Assert.ThrowsAsync<NotSupportedException>(() => Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("old", "after", "u"));
            Documents.Put(Notes.Kind, Notes.Make("new", new string('n', 50_000), "t"));
            Assert.Equal(2, Documents.All(Notes.Kind).Count);
            Assert.Equal("after", Documents.Get(Notes.Kind, "old")!.Text);
            Documents.Delete(Notes.Kind, "old");
            Assert.Equal(1, Documents.Count(Notes.Kind));
            throw new NotSupportedException();
        }));

        await AssertOnlyOldIsThere();
        await Do(() => Documents.Put(Notes.Cards, new Card("afterwards", 1)));
        await ReopenAsync();
        await AssertOnlyOldIsThere();
        Assert.NotNull(await Do(() => Documents.Get(Notes.Cards, "afterwards")));
    }

    [Fact]
    public async Task NextNumber_Counts_EachSequenceForItself_AlsoAfterReopening()
    {
        Assert.Equal(new long[] { 1, 2, 1 }, await Do(() => new[] { Documents.NextNumber("a"), Documents.NextNumber("a"), Documents.NextNumber("b") }));
        await Assert.ThrowsAsync<NotSupportedException>(() => Do(() =>
        {
            Documents.NextNumber("a");
            throw new NotSupportedException();
        }));
        await ReopenAsync();

        Assert.Equal(new long[] { 3, 2, 1 }, await Do(() => new[] { Documents.NextNumber("a"), Documents.NextNumber("b"), Documents.NextNumber("A") }));
    }

    [Fact]
    public async Task ATransaction_ReadsWhatItWrote()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Cards, new Card("c", 1));
            Documents.Put(Notes.Cards, Documents.Get(Notes.Cards, "c")! with { Edits = 2 });
            Assert.Equal(2, Documents.Get(Notes.Cards, "c")!.Edits);
        });

        Assert.Equal(2, await Do(() => Documents.Get(Notes.Cards, "c")!.Edits));
    }

    [Fact]
    public async Task Transactions_FromManyThreads_LoseNoIncrement()
    {
        await Do(() => Documents.Put(Notes.Cards, new Card("c", 0)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    await Do(() =>
                    {
                        var card = Documents.Get(Notes.Cards, "c")!;
                        Documents.Put(Notes.Cards, card with { Edits = card.Edits + 1 });
                    });
                }
            },
            Ct)));

        Assert.Equal(200, await Do(() => Documents.Get(Notes.Cards, "c")!.Edits));
    }

    [Fact]
    public async Task Documents_OutsideABody_SayWhatToUse()
    {
        var outside = Assert.Throws<InvalidOperationException>(() => Documents.Get(Notes.Kind, "n"));
        Assert.Contains("TransactAsync", outside.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Documents.Put(Notes.Kind, Notes.Make("n")));
        Assert.Throws<InvalidOperationException>(() => Documents.NextNumber("n"));
        Assert.Throws<InvalidOperationException>(() => Documents.All(Notes.Kind));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(() => Task.Run(() => Documents.Count(Notes.Kind), Ct)).Unwrap());
    }

    [Fact]
    public async Task Documents_OnAnotherThreadWhileABodyRuns_AreRefused() =>
        await Do(() =>
        {
            Exception? thrown = null;
            var other = new Thread(() => thrown = Record.Exception(() => Documents.Count(Notes.Kind)));
            other.Start();
            other.Join();
            Assert.IsType<InvalidOperationException>(thrown);
        });

    [Fact]
    public async Task ATransaction_InsideATransaction_IsRefused()
    {
        await Do(() => { Assert.Throws<InvalidOperationException>(() => { _ = _store.TransactAsync(() => 1, Ct); }); });
        Assert.Equal(1, await Do(() => 1));
    }

    [Fact]
    public async Task ATransaction_CancelledBeforeItStarts_DoesNotRun()
    {
        using var cancelled = new CancellationTokenSource();
        using var started = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var first = _store.TransactAsync(
            () =>
            {
                started.Release();
                return goOn.Wait(TimeSpan.FromMinutes(1));
            },
            Ct);
        await started.WaitAsync(Ct);
        var second = _store.TransactAsync(() => Documents.NextNumber("n"), cancelled.Token);
        await cancelled.CancelAsync();
        goOn.Release();
        await first;

        await Task.WhenAny(second);
        Assert.True(second.IsCanceled);
        Assert.Equal(1, await Do(() => Documents.NextNumber("n")));
    }

    [Fact]
    public async Task ATransaction_CancelledWhileItRuns_IsFinished()
    {
        using var cancelled = new CancellationTokenSource();
        await _store.TransactAsync(
            () =>
            {
                cancelled.Cancel();
                Documents.Put(Notes.Cards, new Card("c", 1));
                return true;
            },
            cancelled.Token);

        Assert.NotNull(await Do(() => Documents.Get(Notes.Cards, "c")));
    }

    [Fact]
    public async Task Listeners_HearOfEachTransaction_BeforeItsCaller_AndAMistakeOfOneHarmsNobody()
    {
        var heard = new List<string>();
        _store.Follow(new Listener(heard));
        _store.Follow(new Listener(null));

        await Do(() => { heard.Add("body"); });
        heard.Add("caller");
        await Assert.ThrowsAsync<NotSupportedException>(() => Do(() => throw new NotSupportedException()));

        Assert.Equal(["body", "committed", "caller", "rolled back"], heard);
    }

    [Fact]
    public async Task AClosedStore_TakesNothing_AndClosingTwiceIsNoError()
    {
        await _store.DisposeAsync();
        await _store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Do(() => 1));
    }

    [Fact]
    public async Task ATransaction_LargerThanMemoryWouldLike_IsWhole()
    {
        await Do(() =>
        {
            for (var i = 0; i < 400; i++)
                Documents.Put(Notes.Kind, Notes.Make($"{i:000}", new string('x', 20_000), $"t{i % 7}"));
        });
        await ReopenAsync();

        Assert.Equal(400, await Do(() => Documents.All(Notes.Kind).Count(note => note.Text.Length == 20_000)));
        Assert.Equal(57, await Do(() => Documents.CountWhere(Notes.Kind, Notes.ByTag, "t6")));
    }

    private async Task AssertOnlyOldIsThere()
    {
        var only = await Do(() => Assert.Single(Documents.All(Notes.Kind)));
        Assert.Equal(("old", "before"), (only.Id, only.Text));
        Assert.Equal("before", await Do(() => Documents.Get(Notes.Kind, "old")!.Text));
        Assert.Null(await Do(() => Documents.Get(Notes.Kind, "new")));
        Assert.Equal(1, await Do(() => Documents.Count(Notes.Kind)));
        Assert.Equal(["old"], await Found("t"));
        Assert.Empty(await Found("u"));
    }

    private sealed class Listener(List<string>? heard) : ITransactionListener
    {
        public void Committed() => (heard ?? throw new NotSupportedException()).Add("committed");

        public void RolledBack() => (heard ?? throw new NotSupportedException()).Add("rolled back");
    }
}
