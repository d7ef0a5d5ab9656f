using System.Text;
using CopBot.Tests.Support;
using CopBot.Tests.Surveys;

namespace CopBot.Tests.Issues;

/// <summary>A survey's table showed how many agreed with a part that fewer had answered than may be shown, because one had written something.</summary>
public sealed class Bug146
{
    [Theory]
    [InlineData("Without names")]
    [InlineData("With names")]
    public async Task Table_OfAPartThatTooFewAnswered_HoldsTheirWordsAlone(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "1. We refer within a day.\n2. We ask first.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        var card = await house.GiveAsync(names);
        var people = house.People(5);
        string[] answers = ["In their own language", "I agree", "I agree", "I agree", "Skip"];
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", "I agree", answers[i], "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "Results in words");
        Assert.Contains("We ask first.\nFewer than 5 answered this", string.Join('\n', house.World.PrivateChat(house.Amara).Messages.Select(m => m.Text)), StringComparison.Ordinal);

        await house.SayPrivatelyAsync(house.Amara, "/export survey 1");
        var table = Encoding.UTF8.GetString(house.World.PrivateChat(house.Amara).Messages.Last(m => m.File?.Stored.Name?.EndsWith(".csv", StringComparison.Ordinal) == true).File!.Stored.Bytes.Span);
        Assert.Equal(5, table.Split("I agree").Length - 1);
        Assert.Contains("In their own language", table, StringComparison.Ordinal);
    }
}
