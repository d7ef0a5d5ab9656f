using CopBot.Conversation;
using CopBot.ServiceDirectory.Asks;
using CopBot.Tests.ServiceDirectory.Offers;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.ServiceDirectory.Asks;

public sealed class AskTests
{
    [Fact]
    public async Task Ask_InTheGroup_PostsACardAndGathersHelp()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask Does anyone have a spare cot?"));
        Assert.Equal("Bryn Hughes asks: Does anyone have a spare cot?\n\nCan you help? Tap a button, or reply to this message.", card.Text.Replace(house.Bryn.Name, "Bryn Hughes", StringComparison.Ordinal));

        var press = await house.PressAsync(house.Dev, card, "I can help");
        Assert.StartsWith("Thank you. I will tell", press.Answer!.Text, StringComparison.Ordinal);
        Assert.Contains($"Can help: {house.Dev.Name}", card.Text, StringComparison.Ordinal);
        var told = house.World.PrivateChat(house.Bryn).Messages[^1];
        Assert.StartsWith($"{house.Dev.Name} can help with your question.", told.Text, StringComparison.Ordinal);

        await house.SayAsync(house.Ewa, house.Group, "There is one at <b>our</b> hub", replyTo: card);
        Assert.Contains($"{house.Ewa.Name}: There is one at <b>our</b> hub", card.Text, StringComparison.Ordinal);
        Assert.Contains("answered your question: “There is one", house.World.PrivateChat(house.Bryn).Messages[^1].Text, StringComparison.Ordinal);

        Assert.Contains("Only the person who asked", (await house.PressAsync(house.Dev, card, "Sorted")).Answer!.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, told, "Sorted");
        Assert.StartsWith("Sorted: Does anyone have a spare cot?", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("No question is open", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/asks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_TwiceTheSame_IsTakenBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask A lift to the hospital?"));
        await house.PressAsync(house.Dev, card, "I know someone");
        Assert.Contains($"Knows someone: {house.Dev.Name}", card.Text, StringComparison.Ordinal);
        Assert.Equal("Taken back.", (await house.PressAsync(house.Dev, card, "I know someone")).Answer!.Text);
        Assert.DoesNotContain("Knows someone", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_WhereTheAskerHasNoPrivateChat_MentionsThem()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask A lift to the hospital?"));
        var said = Assert.Single((await house.PressAsync(house.Dev, card, "I can help")).Said);
        Assert.StartsWith($"{house.Bryn.Name}, {house.Dev.Name} can help", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_WhereTheAskerHasNoPrivateChat_MentionsThem()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask A lift to the hospital?"));
        var said = Assert.Single(await house.SayAsync(house.Dev, house.Group, "Dial-a-ride goes there", replyTo: card));
        Assert.Equal($"{house.Bryn.Name}, {house.Dev.Name} has answered your question above.", said.Text);
    }

    [Fact]
    public async Task Ask_InPrivateWithoutAName_ShowsNobodyWhoAsked()
    {
        await using var house = await TestHouse.OpenAsync();
        var how = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/ask Who supports victims of stalking?"));
        await house.PressAsync(house.Ewa, how, "Without my name");
        var card = house.Group.Messages[^1];
        Assert.StartsWith("Somebody in this group asks: Who supports victims of stalking?", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ewa", house.Transcript(house.Group)[^400..], StringComparison.Ordinal);

        await house.PressAsync(house.Dev, card, "I can help");
        Assert.DoesNotContain(house.Group.Messages, m => m.Text.Contains(house.Ewa.Name, StringComparison.Ordinal) && m.From.IsBot);
        Assert.Contains("can help with your question", house.World.PrivateChat(house.Ewa).Messages[^1].Text, StringComparison.Ordinal);

        var kept = house.World.PrivateChat(house.Ewa).Messages.Single(m => m.Buttons.Any(r => r.Any(b => b.Text == "Forget that I asked")));
        await house.PressAsync(house.Ewa, kept, "Forget that I asked");
        Assert.StartsWith("I have forgotten that you asked.", kept.Text, StringComparison.Ordinal);
        var asks = await house.ReadAsync(s => s.All(AskKinds.Asks));
        Assert.Null(Assert.Single(asks).Asker);
    }

    [Fact]
    public async Task Ask_OpenForThreeDays_IsNudgedOnceOutsideQuietHours()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MoveClockAsync(TimeSpan.FromHours(11));
        await house.SayAsync(house.Bryn, house.Group, "/ask Who lends a wheelchair?");
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromHours(72));
        Assert.Equal(before, house.Group.Messages.Count);
        await house.MoveClockAsync(TimeSpan.FromHours(13));
        Assert.StartsWith("Nobody has answered this yet.", Assert.Single(house.Group.Messages.Skip(before)).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.Equal(before + 1, house.Group.Messages.Count);
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/asks"));
        Assert.Contains("1. Who lends a wheelchair?", list.Text, StringComparison.Ordinal);
        var shown = Assert.Single((await house.PressAsync(house.Ewa, list, "1")).Said);
        Assert.Contains("asks: Who lends a wheelchair?", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Answered_IsNotNudged()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask Who lends a wheelchair?"));
        await house.PressAsync(house.Dev, card, "I can help");
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        Assert.Equal(before, house.Group.Messages.Count);
    }

    [Fact]
    public async Task Asks_MoreThanFive_HavePages()
    {
        await using var house = await TestHouse.OpenAsync();
        for (var i = 1; i <= 7; i++)
        {
            await house.SayAsync(house.Bryn, house.Group, $"/ask Question number {i}?");
            await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        }

        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/asks"));
        Assert.Contains("(1–5 of 7)", list.Text, StringComparison.Ordinal);
        Assert.Contains("1. Question number 7?", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, list, "More ›");
        Assert.Contains("6. Question number 2?", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Bare_AsksWhat()
    {
        await using var house = await TestHouse.OpenAsync();
        var asked = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask"));
        Assert.StartsWith("What would you like to ask", asked.Text, StringComparison.Ordinal);
        Assert.Contains("To ask without your own name, send /ask in our private chat instead.", asked.Text, StringComparison.Ordinal);
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "Who has a gazebo?", replyTo: asked));
        Assert.Contains("asks: Who has a gazebo?", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_AreForThoseWhoSteerAndCountWithoutNames()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Bryn, house.Group, "/who falconry lessons in Hanley");
        await house.SayAsync(house.Dev, house.Group, "/who falconry in Hanley");
        Assert.DoesNotContain("falconry", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/gaps")).Text, StringComparison.Ordinal);
        var gaps = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/gaps"));
        Assert.Contains("falconry", gaps.Text, StringComparison.Ordinal);
        Assert.Contains("Hanley: twice", gaps.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bryn", gaps.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookups_AreGoneAfterNinetyDays_AndNameNobody()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Bryn, house.Group, "/who falconry lessons");
        Assert.Single(await house.ReadAsync(s => s.All(AskKinds.Lookups)));
        await house.MoveClockAsync(TimeSpan.FromDays(91));
        await house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        Assert.Empty(await house.ReadAsync(s => s.All(AskKinds.Lookups)));
    }

    [Fact]
    public async Task Forget_TheAsker_LeavesTheQuestionWithoutTheirName()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/ask Who lends a wheelchair?"));
        await house.PressAsync(house.Dev, card, "I can help");
        var held = await house.SayPrivatelyAsync(house.Bryn, "/mydata");
        Assert.Contains(held, m => m.Text.Contains("1 question that you asked the group", StringComparison.Ordinal));
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        await house.PressAsync(house.Bryn, sure, sure.Buttons[0][0].Text);
        var ask = Assert.Single(await house.ReadAsync(s => s.All(AskKinds.Asks)));
        Assert.Null(ask.Asker);
        Assert.Equal("a former member", ask.AskerName);
        Assert.Single(ask.Helpers);
    }

    // The tap is on a link: nobody in the group sees it, nor who asks then.
    [Fact]
    public async Task Ask_UnderAnAnswerInTheGroup_WithoutMyName_GivesNothingAwayThere()
    {
        await using var house = await TestHouse.OpenAsync();
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who falconry lessons"));
        Assert.Equal("Ask the group | Ask without my name", answer.Labels());
        var before = house.Group.Messages.Count;
        var how = Assert.Single(await house.FollowAsync(house.Ewa, answer, "Ask without my name"));
        Assert.StartsWith("I can ask Family Support CoP:\n“falconry lessons”", how.Text, StringComparison.Ordinal);
        Assert.Contains("people there may guess that it was you", how.Text, StringComparison.Ordinal);
        Assert.Equal("With my name | Without my name", how.Labels());
        Assert.Equal(before, house.Group.Messages.Count);
        await house.PressAsync(house.Ewa, how, "Without my name");
        var card = Assert.Single(house.Group.Messages.Skip(before));
        Assert.StartsWith("Somebody in this group asks: falconry lessons", card.Text, StringComparison.Ordinal);

        // The question is asked once, whichever way.
        Assert.Contains("has this question already", (await house.PressAsync(house.Bryn, answer, "Ask the group")).Answer!.Text, StringComparison.Ordinal);
        Assert.StartsWith("The group has this question already.", Assert.Single(await house.FollowAsync(house.Dev, answer, "Ask without my name")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_InTheGroup_LeadToAskingWithoutAName()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Ewa, house.Group, "/help");
        var list = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/asks"));
        Assert.Equal("Ask without my name", list.Labels());
        Assert.StartsWith("What would you like to ask the group?", Assert.Single(await house.FollowAsync(house.Ewa, list, "Ask without my name")).Text, StringComparison.Ordinal);
        var how = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "Who supports victims of stalking?"));
        await house.PressAsync(house.Ewa, how, "Without my name");
        Assert.StartsWith("Somebody in this group asks: Who supports victims of stalking?", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask without my name", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/asks")).Labels(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskWithoutAName_OfAnotherCommunity_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who falconry lessons"));
        var stranger = house.World.AddPerson("Zed");
        Assert.Equal("You are not in that community, so I cannot ask it for you.", Assert.Single(await house.FollowAsync(stranger, answer, "Ask without my name")).Text);
    }
}
