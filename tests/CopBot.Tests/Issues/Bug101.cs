using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>
/// What a start gives up (presses of before a crash) was written down as settled, but still counted as open until something else
/// happened: the house never came to rest, and had that something failed, it never would have.
/// </summary>
public sealed class Bug101
{
    [Fact]
    public async Task Start_ThatGivesUpOldPresses_IsAtRestAtOnce()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Gate = _ => new TaskCompletionSource().Task;
        await house.TakeAsync(People.Presses(1, "script.p:1"));
        await house.Telegram.AttemptedAsync(1);

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, next.Get<OutboxBook>().Unsettled);
        await house.DisposeAsync();
    }
}
