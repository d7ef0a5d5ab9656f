using CopBot.Surveys.Results;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed partial class ResultsTests
{
    [Fact]
    public async Task Compare_IsByOneQuestion_ShowsNoSmallNumber_AndStays()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[0], Rooms[2], Rooms[3]);
        var card = await house.GiveAsync();
        var people = house.People(24);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 12 ? "Housing" : "Health", i % 12 < 6 ? "Agree" : "Disagree", i < 6 ? "Food" : "Money", "That is all", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "Compare");
        var ask = house.Last(house.Amara);
        Assert.Equal(["1. Where do you work?", "2. Our meetings help me"], ask.Labels);
        await house.PressAsync(house.Amara, ask, "1. Where do you work?");
        await house.PressAsync(house.Amara, ask, "Yes, by this one");
        var table = house.Last(house.Amara).Text;
        Assert.Contains("2. Our meetings help me\nHousing (12): disagree 6, agree 6\nHealth (12): disagree 6, agree 6", table, StringComparison.Ordinal);

        // Six of Housing chose food, and nobody of Health: that is not shown, nor anything from which it follows.
        Assert.DoesNotContain("Food", table, StringComparison.Ordinal);
        var survey = await house.SurveyAsync();
        await house.PressRawAsync(house.Amara, ask, $"survey.see:{survey.Id}:6:2");
        Assert.Equal(1, (await house.SurveyAsync()).ComparedBy);
        Assert.Contains("compared by: Where do you work?", house.Last(house.Amara).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OffersOnlyWhatCouldShowSomething_AndAnEmptyOneIsNotSpent()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", new Asked("Who are you?", "One of several", "Worker\nParent"), Rooms[0], Rooms[2], Rooms[3]);
        var card = await house.GiveAsync();
        var people = house.People(24);

        // Four parents: no two groups of five. By where they work, all say the same within each place; by how the meetings help, money does not.
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 20 ? "Worker" : "Parent", i < 12 ? "Housing" : "Health", i < 12 ? "Agree" : "Disagree", i < 12 ? "Food" : "Money", "That is all", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "Compare");
        var ask = house.Last(house.Amara);
        Assert.Equal(["2. Where do you work?", "3. Our meetings help me"], ask.Labels);
        var survey = await house.SurveyAsync();
        await house.PressRawAsync(house.Amara, ask, $"survey.see:{survey.Id}:6:1");
        Assert.Null((await house.SurveyAsync()).ComparedBy);
        await house.PressAsync(house.Amara, ask, "2. Where do you work?");
        await house.PressAsync(house.Amara, ask, "Yes, by this one");
        Assert.Contains("It does not count, so you can choose another question.", ask.Text, StringComparison.Ordinal);
        Assert.Equal(["Another one"], ask.Labels);
        Assert.Null((await house.SurveyAsync()).ComparedBy);
        await house.PressAsync(house.Amara, ask, "Another one");
        Assert.Equal(["2. Where do you work?", "3. Our meetings help me"], house.Last(house.Amara).Labels);
    }

    [Fact]
    public async Task Compare_WithoutTwoGroupsThatAreBigEnough_OffersNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[0], Rooms[2]);
        var card = await house.GiveAsync();
        var people = house.People(6);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 3 ? "Housing" : "Health", "Agree", "Hand in");
        var page = await house.CloseAsync();
        Assert.Equal(ResultTexts.NothingToCompareBy(5), (await house.PressAsync(house.Amara, page, "Compare")).Answer!.Text);
    }
}
