using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>When Telegram asked the whole bot to wait, messages that were waiting for their pace just then went out all the same.</summary>
public sealed class Bug105
{
    [Fact]
    public async Task TooMany_OfAll_AlsoHoldsThoseThatWaitForTheirPace()
    {
        await using var limiter = new HandOpened();
        await using var house = new SmallHouse(Script.Echo(), pace: new Pace(limiter));
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.TooMany(TimeSpan.FromSeconds(90), OfChat: false) : null;
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2", People.OtherGroup(1)));
        await limiter.OpenAsync();
        Assert.Equal(TimeSpan.FromSeconds(90), await house.Wire.NextWaitAsync());
        await limiter.OpenAsync();

        Assert.Equal(TimeSpan.FromSeconds(90), await house.Wire.NextWaitAsync());
        Assert.Single(house.Telegram.Attempts);
        house.Wire.Advance(TimeSpan.FromSeconds(90));
        await limiter.OpenAsync();
        await limiter.OpenAsync();
        await house.QuietAsync();
        Assert.Equal(3, house.Telegram.Attempts.Count);
    }
}
