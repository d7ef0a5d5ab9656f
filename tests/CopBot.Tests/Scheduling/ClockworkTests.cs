using System.Threading.Channels;
using CopBot.Scheduling;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Scheduling;

public sealed class ClockworkTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public async Task Daily_RingsAtTheLocalHour_AlsoAfterTheClocksChange()
    {
        // On 29 March 2026 the clocks in London go from 01:00 to 02:00.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero));
        await using var clockwork = new Clockwork(clock);
        var rang = await DailyAsync(clockwork, clock, new TimeOnly(3, 15));

        clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 4, 0, 0, TimeSpan.Zero), await NextAsync(rang));
        clock.Advance(TimeSpan.FromHours(22).Add(TimeSpan.FromMinutes(20)));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 2, 20, 0, TimeSpan.Zero), await NextAsync(rang));
    }

    [Fact]
    public async Task Daily_WhenTheClockJumpsOverThreeDays_RingsOnce()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        await using var clockwork = new Clockwork(clock);
        var rang = await DailyAsync(clockwork, clock, new TimeOnly(3, 15));

        clock.Advance(TimeSpan.FromDays(3));
        await NextAsync(rang);
        clock.Advance(TimeSpan.FromHours(18));
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 4, 0, 0, TimeSpan.Zero), await NextAsync(rang));
        Assert.False(rang.Reader.TryRead(out _));
    }

    private static async Task<Channel<DateTimeOffset>> DailyAsync(Clockwork clockwork, FakeTimeProvider clock, TimeOnly at)
    {
        var rang = Channel.CreateUnbounded<DateTimeOffset>();
        await clockwork.DailyAsync(
            "daily",
            at,
            London,
            _ =>
            {
                rang.Writer.TryWrite(clock.GetUtcNow());
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        return rang;
    }

    private static Task<DateTimeOffset> NextAsync(Channel<DateTimeOffset> rang) =>
        rang.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
