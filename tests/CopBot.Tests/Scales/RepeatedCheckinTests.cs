using CopBot.Conversation;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Scales;

/// <summary>Check-ins that come again are things that the bot starts by itself: they keep to the budget, and to the clock that people read.</summary>
public sealed class RepeatedCheckinTests
{
    [Fact]
    public async Task Checkin_WhereTheDigestComes_WaitsForAnHour()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Tuesday 9am");
        await house.SayAsync(house.Bryn, house.Group, "/win The damp letters are out");
        await NightAsync(house);
        await house.MoveClockAsync(TimeSpan.FromDays(6) + TimeSpan.FromHours(22));
        await QuartersAsync(house, 8);
        Assert.Equal(["09:00 Family Support CoP: November 2026", "10:00 Check-in: How full is your cup today?"], Started(house));
    }

    [Fact]
    public async Task Nudges_KeepAwayFromACheckin_AndTheDayHoldsTwo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.CreateAsync("every Monday 8:45am What are you working on?");
        await house.CreateAsync("every Monday 10am Anything to share?");
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Monday 9am");
        await house.MoveClockAsync(TimeSpan.FromDays(5) + TimeSpan.FromHours(22));
        await QuartersAsync(house, 48);

        // Both nudges are due by ten, so they are one message.
        Assert.Equal(["09:00 Check-in: How full is your cup today?", "10:00 What are you working on?"], Started(house));
    }

    [Fact]
    public async Task Checkins_OfTheSameHour_AreAnHourApart()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Monday 9am");
        await house.SayAsync(house.Amara, house.Group, "/checkin How was your week? every Monday 9am");
        await house.MoveClockAsync(TimeSpan.FromDays(5) + TimeSpan.FromHours(22));
        await QuartersAsync(house, 16);
        var started = Started(house);
        Assert.Equal(2, started.Count);
        Assert.Equal(["How full is your cup today?", "How was your week?"], started.Select(s => s["00:00 Check-in: ".Length..]).Order());
        Assert.True(TimeSpan.Parse(started[1][..5], null) - TimeSpan.Parse(started[0][..5], null) >= TimeSpan.FromHours(1), string.Join(", ", started));
    }

    [Fact]
    public async Task Checkin_WhereTheCommunityMovesToAnotherZone_KeepsTheHourThatPeopleRead()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Monday 9am");
        var settings = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings"));
        await house.PressAsync(house.Amara, settings, "Time zone");
        await house.PressAsync(house.Amara, settings, "Europe/Paris");
        await house.MoveClockAsync(TimeSpan.FromDays(5) + TimeSpan.FromHours(21));
        await QuartersAsync(house, 8);
        Assert.Equal(["08:00 Check-in: How full is your cup today?"], Started(house));
    }

    [Fact]
    public async Task Checkin_OnADayWhenTheClockIsPutBack_IsAskedOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Monday 9am");
        await house.MoveClockAsync(TimeSpan.FromDays(5) + TimeSpan.FromHours(23));
        Assert.Single(Started(house));
        var settings = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings"));
        await house.PressAsync(house.Amara, settings, "Time zone");
        await house.SayPrivatelyAsync(house.Amara, "new york");
        await house.MoveClockAsync(TimeSpan.FromHours(10));
        Assert.Single(Started(house));
        await house.MoveClockAsync(TimeSpan.FromDays(7));
        Assert.Equal("14:00 Check-in: How full is your cup today?", Started(house)[^1]);
    }

    // On this clock no night falls by itself.
    private static async Task NightAsync(TestHouse house)
    {
        await house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        await house.SettleAsync();
    }

    private static async Task QuartersAsync(TestHouse house, int quarters)
    {
        for (var i = 0; i < quarters; i++)
            await house.MoveClockAsync(TimeSpan.FromMinutes(15));
    }

    private static List<string> Started(TestHouse house) =>
        [.. house.Started().Where(m => m.Date.UtcDateTime.Date >= TestHouse.Start.UtcDateTime.Date.AddDays(6)).Select(m => $"{m.Date.UtcDateTime:HH:mm} {m.Text.Split('\n')[0]}")];
}
