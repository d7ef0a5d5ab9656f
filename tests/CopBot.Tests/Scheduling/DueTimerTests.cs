namespace CopBot.Tests.Scheduling;

public sealed class DueTimerTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Bell_WhenItsTimeComes_HandsInOnce()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("meeting 1", Ten.AddHours(1)));
        await bench.RestAsync();

        bench.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await bench.RestAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var fell = await bench.FellAsync();

        Assert.Equal(("meeting 1", "test.due", Ten.AddHours(1)), (fell.Key, fell.Name, fell.At));
        Assert.Empty(await bench.RestAsync());
        Assert.Null(bench.Timer.NextDue);
    }

    [Fact]
    public async Task Bell_ForSomethingSetBeforeTheOthers_RingsFirst()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("later", Ten.AddHours(2)));
        await bench.RestAsync();
        await bench.SetAsync(("sooner", Ten.AddHours(1)));
        await bench.RestAsync();
        Assert.Equal(Ten.AddHours(1), bench.Timer.NextDue);

        bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("sooner", (await bench.FellAsync()).Key);
        await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("later", (await bench.FellAsync()).Key);
    }

    [Fact]
    public async Task Moved_RingsAtTheNewTimeAlone()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("meeting 1", Ten.AddHours(1)));
        await bench.RestAsync();
        await bench.SetAsync(("meeting 1", Ten.AddHours(5)));
        await bench.RestAsync();
        Assert.Equal(Ten.AddHours(5), bench.Timer.NextDue);

        bench.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Empty(await bench.RestAsync());
        bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Ten.AddHours(5), (await bench.FellAsync()).At);
        Assert.Empty(await bench.RestAsync());
    }

    [Fact]
    public async Task Cancelled_DoesNotRing()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("meeting 1", Ten.AddHours(1)), ("meeting 2", Ten.AddHours(2)));
        await bench.RestAsync();
        await bench.CancelAsync("meeting 1");
        await bench.RestAsync();
        Assert.Equal(Ten.AddHours(2), bench.Timer.NextDue);

        bench.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("meeting 2", (await bench.FellAsync()).Key);
        Assert.Empty(await bench.RestAsync());
    }

    [Fact]
    public async Task WhatFellDueWhileStopped_IsHandedInOnceAtTheNextStart()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("missed", Ten.AddHours(1)), ("to come", Ten.AddDays(3)));
        await bench.RestartAsync(() => bench.Clock.Advance(TimeSpan.FromDays(2)));

        var fell = await bench.FellAsync();
        Assert.Equal(("missed", Ten.AddHours(1)), (fell.Key, fell.At));
        Assert.Empty(await bench.RestAsync());
        Assert.Equal(Ten.AddDays(3), bench.Timer.NextDue);

        await bench.RestartAsync(() => { });
        Assert.Empty(await bench.RestAsync());
    }

    [Fact]
    public async Task JumpOfThreeDays_HandsInAllThatWasPassedInOrderOfTime()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync(("c", Ten.AddHours(60)), ("a", Ten.AddMinutes(1)), ("b", Ten.AddHours(30)), ("not yet", Ten.AddHours(73)));
        await bench.RestAsync();

        bench.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["a", "b", "c"], [(await bench.FellAsync()).Key, (await bench.FellAsync()).Key, (await bench.FellAsync()).Key]);
        Assert.Empty(await bench.RestAsync());
        Assert.Equal(Ten.AddHours(73), bench.Timer.NextDue);
    }

    [Fact]
    public async Task Rule_RingsAtItsLocalTimeAcrossAClockChange_AndMissedTimesOnce()
    {
        await using var bench = await TimerBench.StartAsync();
        bench.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 20, 12, 0, 0, TimeSpan.Zero));
        await bench.SetEachAsync("nudge 1", "DTSTART;TZID=Europe/London:20261123T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO");
        await bench.RestAsync();
        Assert.Equal(new DateTimeOffset(2027, 3, 22, 9, 0, 0, TimeSpan.Zero), bench.Timer.NextDue);

        bench.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 22, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal("nudge 1", (await bench.FellAsync()).Key);
        await bench.RestAsync();
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 8, 0, 0, TimeSpan.Zero), bench.Timer.NextDue);

        await bench.RestartAsync(() => bench.Clock.SetUtcNow(new DateTimeOffset(2027, 4, 20, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 8, 0, 0, TimeSpan.Zero), (await bench.FellAsync()).At);
        Assert.Empty(await bench.RestAsync());
        Assert.Equal(new DateTimeOffset(2027, 4, 26, 8, 0, 0, TimeSpan.Zero), bench.Timer.NextDue);
    }

    [Fact]
    public async Task Rule_ThatIsOver_RingsNoMore()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetEachAsync("twice", "DTSTART;TZID=Europe/London:20261124T110000\nRRULE:FREQ=DAILY;COUNT=2");
        await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.FellAsync();
        await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromHours(24));
        await bench.FellAsync();
        Assert.Empty(await bench.RestAsync());
        Assert.Null(bench.Timer.NextDue);
    }

    [Fact]
    public async Task TenThousand_AreEachHandedInOnce()
    {
        await using var bench = await TimerBench.StartAsync();
        await bench.SetAsync([.. Enumerable.Range(0, 10_000).Select(i => ($"entry {i}", Ten.AddMinutes(1 + (i % 100))))]);
        await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(50));
        var first = await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(50));
        var second = await bench.RestAsync();

        Assert.Equal(5_000, first.Count);
        Assert.Equal(10_000, first.Concat(second).Select(fell => fell.Key).Distinct().Count());
        Assert.Equal(10_000, first.Count + second.Count);
        Assert.Equal(second.OrderBy(fell => fell.At).Select(fell => fell.At), second.Select(fell => fell.At));
    }

    [Fact]
    public async Task WhatBreaksItsHandler_IsHandedInOnceAProcessAndHoldsNothingUp()
    {
        await using var bench = await TimerBench.StartAsync();
        bench.Breaks = key => key.StartsWith("broken", StringComparison.Ordinal);
        await bench.SetAsync([.. Enumerable.Range(0, 70).Select(i => ($"broken {i}", Ten.AddMinutes(1))), ("fine", Ten.AddMinutes(2))]);
        await bench.RestAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(2));

        var fell = await bench.RestAsync();
        Assert.Equal(71, fell.Count);
        Assert.Equal("fine", fell[^1].Key);
        Assert.Empty(await bench.RestAsync());

        bench.Breaks = _ => false;
        await bench.RestartAsync(() => { });
        await bench.Timer.CatchUpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(70, (await bench.RestAsync()).Count);
    }
}
