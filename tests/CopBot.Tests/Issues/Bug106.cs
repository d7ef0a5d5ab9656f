using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>The answer to a press was tried once: a single broken connection left the waiting circle on the button.</summary>
public sealed class Bug106
{
    [Fact]
    public async Task Press_WhoseAnswerFails_IsAnsweredALittleLater()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before switch
        {
            0 => new Outcome.Failed(MayHaveGone: true, "broken"),
            1 => new Outcome.TooMany(TimeSpan.FromSeconds(2), OfChat: false),
            _ => null,
        };
        await house.TakeAsync(People.Presses(1, "script.p:1"));
        house.Wire.Advance(await house.Wire.NextWaitAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), await house.Wire.NextWaitAsync());
        house.Wire.Advance(TimeSpan.FromSeconds(2));
        await house.QuietAsync();

        Assert.Equal(Enumerable.Repeat("toast pressed 1", 3), house.Telegram.Texts);
    }

    [Fact]
    public async Task Press_WhoseAnswerFailsForLong_IsGivenUp()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before < 3 ? new Outcome.Failed(MayHaveGone: true, "broken") : new Outcome.TooMany(TimeSpan.FromSeconds(30), OfChat: false);
        await house.TakeAsync(People.Presses(1, "script.p:1"));
        for (var i = 0; i < 3; i++)
            house.Wire.Advance(await house.Wire.NextWaitAsync());
        await house.QuietAsync();

        Assert.Equal(4, house.Telegram.Attempts.Count);
    }
}
