using CopBot.Playground.Clock;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Playground;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AFrozenClock_StandsStill()
    {
        var real = new FakeTimeProvider();
        using var clock = new PlaygroundClock(Noon, frozen: true, real);
        real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Noon, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Noon.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public void ARunningClock_GoesWithRealTime()
    {
        var real = new FakeTimeProvider();
        using var clock = new PlaygroundClock(Noon, real: real);
        real.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(Noon.AddSeconds(90), clock.GetUtcNow());
        clock.Freeze();
        real.Advance(TimeSpan.FromSeconds(90));
        clock.Run();
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Noon.AddSeconds(100), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_FireInOrder_EachAtItsOwnTime()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add($"late {clock.GetUtcNow():HH:mm}"), null, TimeSpan.FromMinutes(50), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add($"often {clock.GetUtcNow():HH:mm}"), null, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20));
        using var never = clock.CreateTimer(_ => fired.Add("never"), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["often 12:20", "often 12:40", "late 12:50", "often 13:00"], fired);
        Assert.Equal(Noon.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void ATimerMadeByATimer_FiresOnTheWay()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        var fired = new List<int>();
        void Next(object? _)
        {
            fired.Add(clock.GetUtcNow().Minute);
            if (fired.Count < 4)
                clock.CreateTimer(Next, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        }

        clock.CreateTimer(Next, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromMinutes(35));
        Assert.Equal([10, 20, 30], fired);
    }

    [Fact]
    public void ADisposedOrChangedTimer_DoesNotFireAsBefore()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        var fired = 0;
        var gone = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        Assert.False(gone.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan));
        using var moved = clock.CreateTimer(_ => fired += 10, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        moved.Change(TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, fired);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, fired);
    }

    [Fact]
    public void ARunningClock_FiresWithRealTime()
    {
        var real = new FakeTimeProvider();
        using var clock = new PlaygroundClock(Noon, real: real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        real.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);
        real.Advance(TimeSpan.FromSeconds(22));
        Assert.Equal(3, fired);
    }

    [Fact]
    public void SettingTheDateBack_LeavesTimersAndTimestampsAlone()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        var mark = clock.GetTimestamp();
        clock.Set(Noon.AddDays(-90));
        Assert.Equal((Noon.AddDays(-90), 0), (clock.GetUtcNow(), fired));
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(mark));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((1, TimeSpan.FromMinutes(10)), (fired, clock.GetElapsedTime(mark)));
    }

    [Fact]
    public async Task DelaysAndCancellation_GoByIt()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1), clock);
        var delay = Task.Delay(TimeSpan.FromHours(2), clock, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(source.IsCancellationRequested);
        Assert.False(delay.IsCompleted);
        clock.MoveTo(Noon.AddHours(3));
        await delay;
        clock.MoveTo(Noon);
        Assert.Equal(Noon.AddHours(3), clock.GetUtcNow());
    }

    [Fact]
    public void Moving_IsTold()
    {
        using var clock = new PlaygroundClock(Noon, frozen: true);
        var told = 0;
        clock.Moved += () => told++;
        clock.Advance(TimeSpan.FromMinutes(1));
        clock.Set(Noon);
        clock.Run();
        Assert.Equal(3, told);
    }
}
