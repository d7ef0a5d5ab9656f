using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>What made the sender throw stayed in the outbox and was tried again at each start, for ever.</summary>
public sealed class Bug112
{
    [Fact]
    public async Task Errand_ThatThrowsAtEachStart_IsSetAsideAtTheThird()
    {
        var script = Script.Echo();
        var runs = 0;
        using var ran = new SemaphoreSlim(0);
        script.Commands["errand"] = _ => Reply.Of(new RunErrand(new ScriptErrand(1)));
        script.Errand = (_, _) =>
        {
            ran.Release();
            runs++;
            throw new InvalidOperationException("secret words");
        };
        await SetAsideAtTheThirdAsync(script, "errand", "errand script.e", async (_, _) => Assert.True(await ran.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)));
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task Message_ThatMakesTheSenderThrow_IsSetAsideAtTheThird_AndHoldsNobodyUp()
    {
        var script = Script.Echo();
        await SetAsideAtTheThirdAsync(script, "say bad", "TextParcel", async (house, start) =>
        {
            await house.TakeAsync(People.Says(10 + start, $"say good {start}"));
            await house.Telegram.AttemptedAsync(1);
        });
    }

    private static async Task SetAsideAtTheThirdAsync(Script script, string command, string kind, Func<SmallHouse, int, Task> more)
    {
        var house = new SmallHouse(script);
        for (var start = 1; start <= 3; start++)
        {
            house.Telegram.Plan = (parcel, _) => StagedTelegram.TextOf(parcel) == "bad" ? throw new InvalidOperationException("secret words") : null;
            await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
            if (start == 1)
                await house.TakeAsync(People.Says(1, command));
            await more(house, start);

            // Nothing is cut off: the wire's clock stands still, so the stop waits for all that is under way.
            await house.Get<Sender>().StopAsync(TimeSpan.FromSeconds(3));
            await house.Dispatcher.StopAsync();
            Assert.Equal(start == 3, (await FailedAsync(house)).Count == 1);
            Assert.Contains(house.Complaints.Lines, l => l.Contains($"({kind}) broke", StringComparison.Ordinal));
            Assert.DoesNotContain(house.Complaints.Lines, l => l.Contains("secret", StringComparison.Ordinal));
            var next = house.Restart();
            await house.DisposeAsync();
            house = next;
        }

        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await house.QuietAsync();
        Assert.Empty(house.Telegram.Attempts);
        var failed = Assert.Single(await FailedAsync(house));
        Assert.Equal((0, kind), (failed.Update, failed.Kind));
        Assert.Contains("secret words", failed.Error, StringComparison.Ordinal);
        await house.DisposeAsync();
    }

    private static Task<IReadOnlyList<FailedUpdate>> FailedAsync(SmallHouse house) =>
        house.Store.TransactAsync(() => house.Store.Documents.All(DispatchKinds.Failed));
}
