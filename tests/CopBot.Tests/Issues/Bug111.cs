using CopBot.Conversation;
using CopBot.Playground.Api;
using CopBot.Tests.Support;
using CopBot.Tests.Transport.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Issues;

/// <summary>
/// The sender waited on the house's clock, which the playground freezes: after a "too many" from Telegram it said nothing more,
/// and could not be stopped either.
/// </summary>
public sealed class Bug111
{
    [Fact]
    public async Task TooMany_WhileTheHousesClockStandsStill_IsSentASecondLater()
    {
        var wire = new HastyClock();
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton(new WireClock(wire)));
        house.AllowsTrouble = true;
        var refused = 0;
        house.Server.Faults = call =>
            call.Method == "sendMessage" && Interlocked.Increment(ref refused) == 1 ? new Fault.Status(429, "Too Many Requests: retry after 1", 1) : null;
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share https://one.example One"));
        Assert.Contains("One", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, refused);
        Assert.Contains(TimeSpan.FromSeconds(1), wire.Pauses);
        Assert.Equal(TestHouse.Start, house.World.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Stop_WhileTheHousesClockStandsStill_AndTelegramIsSilent_IsNotBlocked()
    {
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton(new WireClock(new HastyClock())));
        house.AllowsTrouble = true;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var silence = new TaskCompletionSource();
        house.Server.Faults = call =>
        {
            if (call.Method != "sendMessage")
                return null;
            asked.TrySetResult();
            return new Fault.Hold(silence.Task);
        };
        house.World.Say(house.Bryn, house.Group, "/find nothing");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await house.StopBotAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        silence.SetResult();
    }
}
