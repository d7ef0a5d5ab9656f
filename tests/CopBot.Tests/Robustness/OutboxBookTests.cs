using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Robustness;

/// <summary>What the book of the outbox knows after a crash, and what it forgets.</summary>
public sealed class OutboxBookTests
{
    [Fact]
    public async Task Load_AfterACrash_SendsWhatWasNotSettled_InItsOrder()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        var hold = new TaskCompletionSource();
        house.Telegram.Gate = parcel => StagedTelegram.TextOf(parcel) == "3" ? hold.Task : null;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"), People.Says(3, "say 3"), People.Says(4, "say 4"));
        await house.Telegram.AttemptedAsync(3);
        await SettledAsync(house, 2);

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(["3", "4"], next.Telegram.Texts);
        Assert.Empty(await LedgersAsync(next, l => !l.IsSettled));
        Assert.Empty(await next.Store.TransactAsync(() => next.Store.Documents.All(OutboxKinds.Batches)));
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Load_PressesOfYesterday_AreNotAnswered()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Gate = _ => new TaskCompletionSource().Task;
        await house.TakeAsync(People.Presses(1, "script.p:1"));
        await house.Telegram.AttemptedAsync(1);

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Empty(next.Telegram.Attempts);
        await house.DisposeAsync();
    }

    [Fact]
    public async Task HasSeen_AfterACrash_StillKnowsEveryUpdate()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        await house.TakeAsync(People.Says(7, "say 7"));
        await house.QuietAsync();
        await house.DisposeAsync();

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.TakeAsync(People.Says(7, "say 7"), People.Says(8, "say 8"));
        await next.QuietAsync();
        Assert.Equal(["8"], next.Telegram.Texts);
    }

    [Fact]
    public async Task Updates_OlderThanTwoDays_AreForgotten()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        await house.TakeAsync(People.Says(1, "say 1"));
        await house.QuietAsync();
        house.Clock.Advance(TimeSpan.FromHours(47));
        await house.TakeAsync(People.Says(2, "say 2"));
        await house.QuietAsync();
        Assert.Contains(await LedgersAsync(house), l => l.Updates.Contains(1));

        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.TakeAsync(People.Says(3, "say 3"));
        await house.QuietAsync();
        Assert.DoesNotContain(await LedgersAsync(house), l => l.Updates.Contains(1));
        Assert.Contains(await LedgersAsync(house), l => l.Updates.Contains(2));
        await house.TakeAsync(People.Says(1, "say 1 again"), People.Says(2, "say 2 again"));
        await house.QuietAsync();
        Assert.Equal(["1", "2", "3", "1 again"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Updates_OlderThanTwoDays_AreForgottenAtTheNextStart()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        await house.TakeAsync(People.Says(1, "say 1"));
        await house.QuietAsync();
        await house.DisposeAsync();
        house.Clock.Advance(TimeSpan.FromDays(3));

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.TakeAsync(People.Says(2, "say 2"));
        await next.QuietAsync();
        Assert.DoesNotContain(await LedgersAsync(next), l => l.Updates.Contains(1));
    }

    [Fact]
    public async Task Settle_ASecondTime_ChangesNothing()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        var hold = new TaskCompletionSource();
        house.Telegram.Gate = parcel => StagedTelegram.TextOf(parcel) == "2" ? hold.Task : null;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"));
        await house.Telegram.AttemptedAsync(2);
        await SettledAsync(house, 1);
        var ledger = (await LedgersAsync(house, l => l.Entries > 0))[0];
        await house.Inbox.TakeAsync(new Delivered(new EntryId(ledger.Number, 0)), TestContext.Current.CancellationToken);
        await house.Inbox.TakeAsync(new Delivered(new EntryId(ledger.Number, 0)), TestContext.Current.CancellationToken);
        await house.Inbox.TakeAsync(new Delivered(new EntryId(999, 5)), TestContext.Current.CancellationToken);

        Assert.Equal(1, house.Get<OutboxBook>().Unsettled);
        hold.SetResult();
        await house.QuietAsync();
        Assert.Equal(0, house.Get<OutboxBook>().Unsettled);
        Assert.Equal(["1", "2"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Rollback_LeavesNothingToSend_AndNothingSeen()
    {
        var script = Script.Echo();
        script.Commands["break"] = _ => throw new InvalidOperationException("broken");
        await using var house = new SmallHouse(script);
        await house.Store.TransactAsync(() =>
        {
            house.Get<OutboxBook>().Load();
            return 0;
        });
        house.Store.Follow(house.Get<OutboxBook>());
        var book = house.Get<OutboxBook>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Store.TransactAsync<int>(() =>
        {
            book.See(new UpdateId(1));
            book.Add(new TextParcel(People.Group, null, new Content("never", [])));
            book.Write();
            throw new InvalidOperationException("rolled back");
        }));

        await house.Store.TransactAsync(() =>
        {
            Assert.False(book.HasSeen(new UpdateId(1)));
            Assert.Empty(house.Store.Documents.All(OutboxKinds.Ledgers));
            Assert.Empty(house.Store.Documents.All(OutboxKinds.Batches));
            book.Write();
            return 0;
        });
        Assert.Equal(0, book.Unsettled);
        Assert.Empty(house.Telegram.Attempts);
    }

    [Fact]
    public async Task Batch_OfMoreThanSixtyFourEntries_SettlesEachOfThem()
    {
        var script = Script.Echo();
        script.Commands["many"] = _ => new Reply([.. Enumerable.Range(1, 150).Select(n => new Say(Html.Of($"{n}"), Keyboard.None))]);
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(People.Says(1, "many"));
        await house.QuietAsync();

        Assert.Equal(Enumerable.Range(1, 150).Select(n => $"{n}"), house.Telegram.Texts);
        Assert.Empty(await LedgersAsync(house, l => !l.IsSettled));
        Assert.Equal(0, house.Get<OutboxBook>().Unsettled);
    }

    private static Task<List<Ledger>> LedgersAsync(SmallHouse house, Func<Ledger, bool>? fits = null) =>
        house.Store.TransactAsync(() => house.Store.Documents.All(OutboxKinds.Ledgers).Where(fits ?? (_ => true)).ToList());

    // What the sender tells comes through the inbox; an empty thing behind it is handled after it.
    private static async Task SettledAsync(SmallHouse house, int count)
    {
        var ledgers = await LedgersAsync(house);
        while (ledgers.Sum(l => l.Settled.Sum(System.Numerics.BitOperations.PopCount)) < count)
        {
            await house.Inbox.TakeAsync(new Ignored(), TestContext.Current.CancellationToken);
            ledgers = await LedgersAsync(house);
        }
    }
}
