using CopBot.Surveys;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed partial class ResultsTests
{
    [Fact]
    public async Task QuietHours_HoldBackWhatIsTold_NotTheClosing()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Late", Rooms[1]);
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "tomorrow 10pm");
        var card = await house.GiveAsync();
        await house.MoveClockToAsync(2026, 11, 25, 22, 5);
        Assert.Contains("Closed.", card.Text, StringComparison.Ordinal);
        Assert.Equal(card, house.Group.Messages[^1]);
        await house.MoveClockToAsync(2026, 11, 26, 8, 1);
        Assert.StartsWith("Late is closed.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Late is closed.", house.Last(house.Amara).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BotThatIsOutOfTheGroup_ClosesAndTellsOnceItIsBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Away", Rooms[1]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.True((await house.SurveyAsync()).IsOpen);
        house.World.AddBotTo(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.False((await house.SurveyAsync()).IsOpen);
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Away is closed. 5 people took part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BotThatIsOutOfTheGroup_AfterClosingAtNight_TellsOnceItIsBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Night", Rooms[1]);
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "tomorrow 10pm");
        await house.GiveAsync();
        await house.MoveClockToAsync(2026, 11, 25, 22, 5);
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockToAsync(2026, 11, 26, 9, 0);
        Assert.Single(await house.DueAsync("survey/1/tell"));
        house.World.AddBotTo(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockToAsync(2026, 11, 27, 9, 0);
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Night is closed.", StringComparison.Ordinal));
        Assert.Empty(await house.DueAsync("survey/1/tell"));
    }

    [Fact]
    public async Task DigestLine_OfAClosedSurvey_OpensTheSummary()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[1]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        var link = SurveySteps.LinkOf(card);
        await house.CloseAsync();
        Assert.Equal(new CopBot.Surveys.Answering.AnswerLink(new(1)), Assert.Single(await house.DigestAsync()).Opens);
        var told = house.Group.Messages[^1].Text;
        var member = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Bryn), house.Bryn, () => house.World.Start(house.Bryn, link)));
        Assert.Equal(told, member.Text);
        Assert.Empty(member.Labels);
        var facilitator = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Amara), house.Amara, () => house.World.Start(house.Amara, link)));
        Assert.Equal(["Look at it"], facilitator.Labels);
        var stranger = house.Stranger();
        var theirs = await house.AfterAsync(house.World.PrivateChat(stranger), stranger, () => house.World.Start(stranger, link));
        Assert.DoesNotContain(theirs, m => m.Text.Contains("took part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_TakesTheAnswersAndTheCardOut()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Gone", Rooms[1]);
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "7", "Hand in");
        var page = await house.LookAsync();
        await house.PressAsync(house.Amara, page, "Delete it");
        await house.PressAsync(house.Amara, page, "Yes, delete it");
        Assert.Equal("The survey Gone was taken out, with all answers.", card.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(CopBot.Secrecy.SecretKinds.Boxes)));
        Assert.Empty(await house.DueAsync("survey/"));
    }
}
