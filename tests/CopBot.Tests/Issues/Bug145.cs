using CopBot.Playground.Worlds;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;
using CopBot.Tests.Surveys;

namespace CopBot.Tests.Issues;

/// <summary>Who gave a survey more time had everybody reminded again, twice, and perhaps on the next day.</summary>
public sealed class Bug145
{
    private static readonly Asked Question = new("Do you have a room?", "One of several", "Yes\nNo");

    [Fact]
    public async Task Extended_AfterBothReminders_RemindsNobodyAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        await house.MakeAsync("Rooms", Question);
        await house.GiveAsync();
        var survey = await house.SurveyAsync();
        await house.MoveClockAsync(survey.ClosesAt - TimeSpan.FromHours(20) - TestHouse.Start);
        Assert.Equal(2, Reminders(house, house.Chloe).Count);
        await house.PressAsync(house.Amara, await house.LookAsync(), "A week longer");
        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.False((await house.SurveyAsync()).IsOpen);
        Assert.Equal(2, Reminders(house, house.Chloe).Count);
    }

    [Fact]
    public async Task Extended_AfterTheFirst_SendsTheOther_TheDayBeforeTheNewEnd()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        await house.MakeAsync("Rooms", Question);
        await house.GiveAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        Assert.Single(Reminders(house, house.Chloe));
        await house.PressAsync(house.Amara, await house.LookAsync(), "A week longer");
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.Equal([28, 7], Reminders(house, house.Chloe).Select(m => m.Date.Day));
    }

    [Fact]
    public async Task Extended_NeverRemindsOnConsecutiveDays()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        var page = await house.MakeAsync("Rooms", Question);
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "1 December 7am");
        await house.GiveAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(6));
        Assert.Equal(30, Assert.Single(Reminders(house, house.Chloe)).Date.Day);

        // Half of the longer time would be over on the next day.
        await house.PressAsync(house.Amara, await house.LookAsync(), "A week longer");
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.Equal([30, 2], Reminders(house, house.Chloe).Select(m => m.Date.Day));
    }

    [Fact]
    public async Task BotThatWasAway_RemindsOnce_NotTwiceAtOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        await house.MakeAsync("Rooms", Question);
        await house.GiveAsync();
        var survey = await house.SurveyAsync();
        await house.StopBotAsync();
        house.World.Clock.MoveTo(survey.ClosesAt - TimeSpan.FromHours(20));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.FromHours(12));
        Assert.Single(Reminders(house, house.Chloe));
    }

    private static List<Message> Reminders(TestHouse house, Person person) =>
        [.. house.World.PrivateChat(person).Messages.Where(m => m.From.IsBot && m.Text.Contains("If you would rather not, just leave it.", StringComparison.Ordinal))];
}
