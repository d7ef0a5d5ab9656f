using System.Collections.Concurrent;
using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Robustness;

/// <summary>A routine post, that nobody waits for, is never sent twice; it is lost only where nobody can know whether it went out.</summary>
public sealed class RoutinePostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Deaths_ThreeHundredOfThem_SendNoPostTwice_AndLoseOnlyWhatWasClaimed()
    {
        const int Deaths = 300;
        var random = new Random(300);
        var store = new MemoryStore([.. SmallHouse.Kinds]);
        var taken = new ConcurrentQueue<string>();
        var inDoubt = new HashSet<string>();
        var notConfirmed = new List<Said>();
        var updates = 0;
        for (var death = 0; death < Deaths; death++)
        {
            var life = new Mortality((DeathAt)random.Next(4), random.Next(1, 8), store, taken.Enqueue);
            var house = new SmallHouse(WithPost(), life, life.Telegram());
            notConfirmed.AddRange(Enumerable.Range(0, 4).Select(_ => ++updates).Select(
                n => People.Says(n, $"{(n % 3 == 0 ? "say" : "post")} {n}", People.OtherGroup(n % 3))));
            var lived = LiveAsync(house, notConfirmed);
            await Task.WhenAny(lived, life.Died).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            life.Die();
            if (lived.IsCompletedSuccessfully)
                notConfirmed.Clear();
            inDoubt.UnionWith(await ClaimedAsync(store));
        }

        await using var last = new SmallHouse(WithPost(), store, new StagedTelegram { Plan = (parcel, _) => Take(parcel) });
        await LiveAsync(last, notConfirmed);

        var counts = taken.CountBy(text => text).ToDictionary();
        var posts = Enumerable.Range(1, updates).Where(n => n % 3 != 0).Select(n => $"{n}").ToList();
        var lost = posts.Where(post => !counts.ContainsKey(post)).ToList();
        Assert.DoesNotContain(posts, post => counts.GetValueOrDefault(post) > 1);
        Assert.Empty(lost.Except(inDoubt));
        Assert.DoesNotContain(Enumerable.Range(1, updates).Where(n => n % 3 == 0), n => !counts.ContainsKey($"{n}"));
        Assert.InRange(inDoubt.Count, 30, Deaths * 3);
        output.Report($"{Deaths} deaths: {posts.Count} posts, {inDoubt.Count} of them in doubt at a death, {lost.Count} of those lost, none sent twice; "
            + $"{updates - posts.Count} answers, {counts.Count(c => int.Parse(c.Key) % 3 == 0 && c.Value > 1)} of them sent twice");

        Outcome? Take(Parcel parcel)
        {
            taken.Enqueue(StagedTelegram.TextOf(parcel));
            return null;
        }
    }

    [Fact]
    public async Task Post_ThatMayHaveGone_IsNotSentAgain()
    {
        await using var house = await SmallHouse.OpenAsync(WithPost());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.Failed(MayHaveGone: true, "broken") : null;
        await house.TakeAsync(People.Says(1, "post 1"), People.Says(2, "post 2"));
        await house.QuietAsync();

        Assert.Equal(["1", "2"], house.Telegram.Texts);
        Assert.Contains("may or may not have gone out", Assert.Single(house.Complaints.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ThatCannotHaveGone_IsSentAgain()
    {
        await using var house = await SmallHouse.OpenAsync(WithPost());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.Failed(MayHaveGone: false, "no connection") : null;
        await house.TakeAsync(People.Says(1, "post 1"));
        house.Wire.Advance(await house.Wire.NextWaitAsync());
        await house.QuietAsync();

        Assert.Equal(["1", "1"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Crash_WhileAPostIsUnderWay_DoesNotSendItAgain_ButSendsTheNext()
    {
        var house = await SmallHouse.OpenAsync(WithPost());
        house.Telegram.Gate = _ => new TaskCompletionSource().Task;
        await house.TakeAsync(People.Says(1, "post 1"), People.Says(2, "post 2"), People.Says(3, "say 3"));
        await house.Telegram.AttemptedAsync(1);

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(["2", "3"], next.Telegram.Texts);
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Crash_WhileAPostWaitsForItsTurn_SendsItAfterwards()
    {
        var house = await SmallHouse.OpenAsync(WithPost());
        house.Telegram.Plan = (_, _) => new Outcome.TooMany(TimeSpan.FromSeconds(20), OfChat: true);
        await house.TakeAsync(People.Says(1, "post 1"));
        await house.Wire.NextWaitAsync();

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(["1"], next.Telegram.Texts);
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Post_IsClaimedInTheStore_BeforeTelegramHearsOfIt()
    {
        await using var house = await SmallHouse.OpenAsync(WithPost());
        var claimed = new List<bool>();
        house.Telegram.Plan = (_, _) =>
        {
            claimed.Add(house.Store.TransactAsync(() => house.Store.Documents.All(OutboxKinds.Ledgers).Any(l => Ledger.Has(l.Claimed, 0))).Result);
            return null;
        };
        await house.TakeAsync(People.Says(1, "post 1"));
        await house.QuietAsync();

        Assert.Equal([true], claimed);
    }

    // Completes when the house has handled and said all; never where it dies first.
    private static async Task LiveAsync(SmallHouse house, IEnumerable<Said> updates)
    {
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await house.TakeAsync([.. updates]);
        await house.Dispatcher.QuietAsync();
    }

    private static Task<List<string>> ClaimedAsync(MemoryStore store) => store.TransactAsync(() => store.Documents.All(OutboxKinds.Ledgers)
        .Where(ledger => !ledger.IsSettled)
        .SelectMany(ledger => store.Documents.Get(OutboxKinds.Batches, IndexKey.Of(ledger.Number))!.Entries.Where((_, i) => Ledger.Has(ledger.Claimed, i) && !Ledger.Has(ledger.Settled, i)))
        .Select(entry => StagedTelegram.TextOf(entry.Parcel)).ToList());

    private static Script WithPost()
    {
        var script = Script.Echo();
        script.Commands["post"] = text => Reply.Of(new Say(Html.Of(text), Keyboard.None) { Promise = Promise.AtMostOnce });
        return script;
    }
}
