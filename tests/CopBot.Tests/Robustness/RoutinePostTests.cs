using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Robustness;

/// <summary>A routine post, that nobody waits for, is never sent twice; it is lost only where nobody can know whether it went out.</summary>
public sealed class RoutinePostTests
{
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
            // The store in memory runs this at once, on the sender's thread.
            claimed.Add(house.Store.TransactAsync(() => house.Store.Documents.All(OutboxKinds.Ledgers).Any(l => Ledger.Has(l.Claimed, 0))).Result);
            return null;
        };
        await house.TakeAsync(People.Says(1, "post 1"));
        await house.QuietAsync();

        Assert.Equal([true], claimed);
    }

    private static Script WithPost()
    {
        var script = Script.Echo();
        script.Commands["post"] = text => Reply.Of(new Say(Html.Of(text), Keyboard.None) { Promise = Promise.AtMostOnce });
        return script;
    }
}
