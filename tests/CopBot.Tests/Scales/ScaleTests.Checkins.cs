using CopBot.Playground.Worlds;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Tests.Support;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Scales;

public sealed partial class ScaleTests
{
    [Fact]
    public async Task Checkin_InPrivate_TakesAWrittenNumberOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today?"));
        await house.FollowAsync(house.Ewa, card, "Answer in private");
        Assert.StartsWith("Counted, without your name: “How full is your cup today?” 9.", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "9")).Text, StringComparison.Ordinal);
        Assert.Contains("1 person has answered.", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("You have answered this.", Assert.Single(await house.FollowAsync(house.Ewa, card, "Answer in private")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkin_ByName_IsARoundForTheMeeting()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? by name"));
        Assert.Contains("By name: the group sees your answer with your name", card.Text, StringComparison.Ordinal);
        await TapAsync(house, card, (house.Ewa, "9"), (house.Bryn, "2"));
        Assert.Equal("Changed from 2 to 3.", (await house.PressAsync(house.Bryn, card, "3")).Answer!.Text);
        var manage = Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said);
        var round = Assert.Single((await house.PressAsync(house.Amara, manage, "Show the round")).Said);
        Assert.Equal("Check-in: How full is your cup today?\n\n• Bryn Lewis: 3\n• Ewa Nowak: 9", round.Text);
        await house.PressAsync(house.Dev, card, "10");
        await house.PressAsync(house.Amara, manage, "Close now");
        Assert.Equal("Check-in: How full is your cup today?\n\n• Bryn Lewis: 3\n• Dev Patel: 10\n• Ewa Nowak: 9\n\nThe middle is 9.", house.Group.Messages[^1].Text);

        // Whoever asks to be forgotten goes out of the round.
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/forgetme"));
        await house.PressAsync(house.Ewa, question, "Yes, erase it");
        Assert.DoesNotContain("Ewa", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/results")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkin_WithoutNames_CountsOnce_AndIsChangedByItsReceiptAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today?"));
        Assert.Contains("Without names: nothing links your answer to you", card.Text, StringComparison.Ordinal);
        PressOutcome? press = null;
        var mine = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Bryn), house.Bryn, () => press = new(house.World.Press(house.Bryn, card, "2").Answer, [])));
        Assert.StartsWith("You have answered this.", (await house.PressAsync(house.Bryn, card, "5")).Answer!.Text, StringComparison.Ordinal);
        Assert.Equal("4: counted, without your name. It stands as it is.", (await house.PressAsync(house.Dev, card, "4")).Answer!.Text);
        var page = Assert.Single(await house.FollowAsync(house.Ewa, card, "Answer in private"));
        await house.PressAsync(house.Ewa, page, "9");
        Assert.Contains("3 people have answered.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, mine, "Change it");
        await house.PressAsync(house.Bryn, mine, "8");
        Assert.Equal("Changed: “How full is your cup today?” 8.", mine.Text);

        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Answers)));
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Contains("The middle is 8 (0 = lowest, 10 = highest).\n• 4: 1 person\n• 8: 1 person\n• 9: 1 person", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
    }

    [Fact]
    public async Task Checkin_InAWord_IsSaidInPrivate()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How are you arriving? | one word"));
        Message? last = null;
        foreach (var (who, word) in new[] { (house.Bryn, "Tired"), (house.Chloe, "hopeful"), (house.Dev, "tired"), (house.Ewa, "curious") })
        {
            Assert.Contains("How are you arriving?", Assert.Single(await house.FollowAsync(who, card, "Say your word in private")).Text, StringComparison.Ordinal);
            last = Assert.Single(await house.SayPrivatelyAsync(who, word));
        }

        Assert.StartsWith("You have answered this.", Assert.Single(await house.FollowAsync(house.Dev, card, "Say your word in private")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, last!, "Change it");
        Assert.StartsWith("That has 41 characters", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, new string('x', 41))).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Ewa, "brave");
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Equal("Check-in: How are you arriving?\n\nbrave · hopeful · Tired (2×)\n\n4 people answered. It stays in /polls.", house.Group.Messages[^1].Text);
    }

    [Fact]
    public async Task Checkin_EachWeek_ShowsHowTheMiddleMoves_UntilItIsStopped()
    {
        await using var house = await TestHouse.OpenAsync();
        var plan = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? every Monday 9am"));
        Assert.StartsWith("I will ask Family Support CoP every Monday, 09:00: “How full is your cup today?”. The first time is Mon 30 November 2026, 09:00.", plan.Text, StringComparison.Ordinal);
        (Person, string)[][] weeks =
        [
            [(house.Bryn, "3"), (house.Chloe, "4"), (house.Dev, "5")],
            [(house.Bryn, "6"), (house.Chloe, "7")],
            [(house.Bryn, "6"), (house.Chloe, "8"), (house.Dev, "9"), (house.Ewa, "7")],
        ];
        await house.MoveClockAsync(TimeSpan.FromDays(5) + TimeSpan.FromHours(23));
        foreach (var week in weeks)
        {
            var card = house.Group.Messages.Last(m => m.Text.StartsWith("Check-in:", StringComparison.Ordinal));
            await TapAsync(house, card, week);
            await house.RestartAsync();
            await house.MoveClockAsync(TimeSpan.FromDays(7));
        }

        var said = house.Group.Messages.Where(m => m.From.IsBot && m.File is not null).ToList();
        var trend = said[^1];
        Assert.Equal(
            """
            How full is your cup today?
            30 Nov 2026: 4
            7 Dec 2026: none
            14 Dec 2026: 7.5
            From 4 (30 Nov 2026) to 7.5 (14 Dec 2026).
            The middle answer each time. A gap: too few answered.
            """.ReplaceLineEndings("\n"),
            trend.Text);
        Keep("checkin-trend.png", trend);
        Assert.Contains("The middle is 7.5", said[^2].Text, StringComparison.Ordinal);

        var running = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin"));
        Assert.Contains("1. How full is your cup today? – every Monday, 09:00", running.Text, StringComparison.Ordinal);
        Assert.Equal(ScaleTexts.OnlyFacilitators, (await house.PressAsync(house.Dev, running, "Stop it")).Answer!.Text);
        await house.PressAsync(house.Amara, running, "Stop it");
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var count = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(20));
        Assert.Equal(count, house.Group.Messages.Count);
    }
}
