using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed partial class ResultsTests
{
    [Fact]
    public async Task DraftFeedback_GoesBackToTheGroup_AsYouSaidWeDid()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "1. We refer within a day.\n2. We ask first.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        var card = await house.GiveAsync();
        var people = house.People(6);
        foreach (var person in people)
            await house.AnswerAsync(person, card, "Begin", "I agree", person == people[0] ? "In their own language" : "I agree", "Hand in");
        var page = await house.CloseAsync();
        Assert.Contains("• We ask first. 5 of 6 agree, 1 would change something", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "You said, we did");
        await house.PressAsync(house.Amara, page, "2");
        Assert.Equal(["5 of 6 agree, 1 would change something", "Skip", "‹ Back"], page.Labels);
        await house.PressAsync(house.Amara, page, "5 of 6 agree, 1 would change something");
        Assert.Contains("And what came of it?", page.Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "Interpreters are in part 2 now.");
        var old = house.Last(house.Amara);
        await house.PressAsync(house.Amara, page, "‹ Back");
        await house.PressAsync(house.Amara, page, "‹ Back");
        await house.PressAsync(house.Amara, page, "1");
        await house.SayPrivatelyAsync(house.Amara, "A day is short for some");
        Assert.Contains("You said: A day is short for some", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "It says two days now.");
        var given = house.Last(house.Amara);
        await house.PressAsync(house.Amara, given, "Give it to the group");
        Assert.Equal(
            """
            You said, we did: Your view on a draft

            1. We refer within a day.
            You said: A day is short for some
            We did: It says two days now.

            2. We ask first.
            You said: 5 of 6 agree, 1 would change something
            We did: Interpreters are in part 2 now.
            """.ReplaceLineEndings("\n"),
            house.Group.Messages[^1].Text);
        Assert.Equal(["‹ Back to the survey"], given.Labels);

        // An older page that still has the button does not give it to the group again, and loses it.
        var before = house.Group.Messages.Count;
        Assert.Equal("The group has this already.", (await house.PressAsync(house.Amara, old, "Give it to the group")).Answer!.Text);
        Assert.Equal(before, house.Group.Messages.Count);
        Assert.Equal(["1", "2", "‹ Back to the survey"], old.Labels);
        await house.PressAsync(house.Amara, old, "2");
        await house.PressAsync(house.Amara, old, "Take it out");
        Assert.Contains("Give it to the group", old.Labels);
        await house.PressAsync(house.Amara, old, "‹ Back to the survey");
        Assert.Contains("Results in words", old.Labels);
    }

    [Fact]
    public async Task YouSaidWeDid_OffersWhatComesUpOften_AndMayLeaveOutWhatWasSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[5]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "Training about debt", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "You said, we did");
        await house.PressAsync(house.Amara, page, "1");
        Assert.Equal(["Much about training and debt", "5 comments", "Skip", "‹ Back"], page.Labels);
        await house.PressAsync(house.Amara, page, "Much about training and debt");
        await house.SayPrivatelyAsync(house.Amara, "A course is booked.");
        var result = house.Last(house.Amara);
        Assert.Contains("You said: much about training and debt\nWe did: A course is booked.", result.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, result, "1");
        await house.PressAsync(house.Amara, result, "Skip");
        await house.SayPrivatelyAsync(house.Amara, "A course is booked for May.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Give it to the group");
        Assert.Equal("You said, we did: Rooms\n\n1. What else?\nWe did: A course is booked for May.", house.Group.Messages[^1].Text);
    }
}
