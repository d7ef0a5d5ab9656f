using CopBot.Playground.Clock;
using CopBot.Scheduling;

namespace CopBot.Tests.Playground;

/// <summary>Quartz, as the bot uses it, goes by the playground's clock.</summary>
public sealed class QuartzClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ABell_RingsWhenTheClockIsMovedToIt()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        await using var clockwork = new Clockwork(clock);
        var rang = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        await clockwork.OnceAsync(
            "tea",
            Noon.AddHours(1),
            _ =>
            {
                rang.TrySetResult(clock.GetUtcNow());
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(rang.Task.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Noon.AddHours(1), await rang.Task.WaitAsync(TestContext.Current.CancellationToken));
    }
}
