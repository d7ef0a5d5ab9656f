using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Scales;

public sealed partial class ScaleTests
{
    private const string Confident = "/scale How confident are we with the new threshold document?";

    [Fact]
    public async Task Nudge_TheDayBefore_ComesToTheGroupOnce_AndCanBeTurnedOff()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, Confident + " closes Friday 5pm");
        var card = house.Group.Messages[^1];
        await TapAsync(house, card, (house.Bryn, "4"), (house.Chloe, "6"));

        // Open for a day only: it has just been asked.
        await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today?");
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Empty(Nudges(house));
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        var nudge = Assert.Single(Nudges(house));
        Assert.StartsWith("The scale “How confident are we with the new threshold document?” closes", nudge.Text, StringComparison.Ordinal);
        Assert.Contains("2 people have answered.", nudge.Text, StringComparison.Ordinal);
        Assert.Contains("Tap your number, or write it.", Assert.Single(await house.FollowAsync(house.Dev, nudge, "Answer in private")).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Single(Nudges(house));

        await house.TurnAsync(ScaleSwitches.Nudges.Label);
        await house.SayAsync(house.Amara, house.Group, "/scale How sure are we?");
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Single(Nudges(house));

        static List<Message> Nudges(TestHouse house) => [.. house.Group.Messages.Where(m => m.From.IsBot && m.Text.StartsWith("The scale “", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Scale_OneTapCounts_AnotherChangesIt_AndTheResultHasNoNames()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(ScaleSwitches.Nudges.Label);
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident + " closes Friday 5pm"));
        Assert.Equal(
            """
            Scale: How confident are we with the new threshold document?

            0 = not at all, 10 = as good as it can be. Tap your number. To change it, tap another.

            Nobody has answered yet. Closes Fri 27 November, 17:00.

            Nobody here sees who gave which number. I keep yours sealed until this closes, so that you can change it; then the numbers stay without names. With fewer than 3 answers I show only how many there were.
            """.ReplaceLineEndings("\n"),
            card.Text);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], card.Buttons[0].Select(b => b.Text));
        Assert.Equal(["6", "7", "8", "9", "10"], card.Buttons[1].Select(b => b.Text));
        Assert.Equal("Your number is 4. To change it, tap another.", (await house.PressAsync(house.Bryn, card, "4")).Answer!.Text);
        Assert.Equal("Changed from 4 to 7.", (await house.PressAsync(house.Bryn, card, "7")).Answer!.Text);
        await TapAsync(house, card, (house.Chloe, "6"), (house.Dev, "7"), (house.Ewa, "3"), (house.Amara, "10"));
        Assert.Contains("5 people have answered.", card.Text, StringComparison.Ordinal);
        await house.RestartAsync();
        Assert.Equal("Changed from 3 to 5.", (await house.PressAsync(house.Ewa, card, "5")).Answer!.Text);

        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(4));
        var result = Assert.Single(house.Group.Messages.Skip(before));
        Assert.Equal(
            """
            Scale: How confident are we with the new threshold document?

            The middle is 7 (0 = not at all, 10 = as good as it can be).
            • 5: 1 person
            • 6: 1 person
            • 7: 2 people
            • 10: 1 person

            5 people answered. It stays in /polls.
            """.ReplaceLineEndings("\n"),
            result.Text);
        Keep("scale-result.png", result);
        Assert.EndsWith("Closed. 5 people answered.", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Buttons);

        // What linked numbers to people is gone.
        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Answers)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls)));
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.Equal(before + 1, house.Group.Messages.Count);
        Assert.Equal(result.Text, Assert.Single(await house.SayAsync(house.Dev, house.Group, "/results")).Text);
    }

    [Fact]
    public async Task Scale_ClosedByHandWithTwoAnswers_IsAskedOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        await TapAsync(house, card, (house.Chloe, "6"), (house.Dev, "7"));
        var manage = Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said);
        await house.PressAsync(house.Amara, manage, "Close now");
        Assert.Contains("2 people have answered. With fewer than 3 I show only how many there were, and the answers are thrown away.", manage.Text, StringComparison.Ordinal);
        Assert.False(Assert.Single(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales))).IsClosed);
        await house.PressAsync(house.Amara, manage, "Yes, close it");
        Assert.True(Assert.Single(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales))).IsClosed);
    }

    [Fact]
    public async Task Scale_OfFewerThanThree_ShowsTheTurnoutAlone_AndKeepsNoMore()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/scale How far are we?\n0 = not begun\n10 = done"));
        Assert.Contains("0 = not begun, 10 = done.", card.Text, StringComparison.Ordinal);
        await TapAsync(house, card, (house.Chloe, "6"), (house.Dev, "7"));
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Equal("Scale: How far are we?\n\n2 people answered. With fewer than 3 I show no more than that.", house.Group.Messages[^1].Text);
        var scale = Assert.Single(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales)));
        Assert.Equal((2, true, true), (scale.Answered, scale.Counts.IsEmpty, scale.Already.IsEmpty));
    }

    [Fact]
    public async Task Scale_ThreeHundredPressAtOnce_EachCountsOnce_AndTheCardIsRight()
    {
        await using var house = await TestHouse.OpenAsync();
        var crowd = Enumerable.Range(0, 300).Select(i => house.World.AddPerson($"Person {i}")).ToList();
        foreach (var person in crowd)
            house.World.Join(house.Group, person);
        await house.SettleAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        for (var i = 0; i < crowd.Count; i++)
        {
            house.World.Press(crowd[i], card, $"{(i * 7) % 11}");
            house.World.Press(crowd[i], card, $"{i % 11}");
        }

        await house.SettleAsync();
        Assert.Contains("300 people have answered.", card.Text, StringComparison.Ordinal);
        var manage = Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said);
        await house.PressAsync(house.Amara, manage, "Close now");
        var counts = Assert.Single(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales))).Counts;
        Assert.Equal(Enumerable.Range(0, 11).Select(n => crowd.Where((_, i) => i % 11 == n).Count()), counts);
        Keep("scale-crowd.png", house.Group.Messages[^1]);
    }

    [Fact]
    public async Task Changes_AreForFacilitators_AtEachPress()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("core group", Assert.Single(await house.SayAsync(house.Bryn, house.Group, Confident)).Text, StringComparison.Ordinal);
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        foreach (var change in Enum.GetValues<ScaleChange>())
        {
            var press = house.World.PressRaw(house.Dev, house.Group, card.Id, house.Services.GetRequiredService<Routes>().Payloads.Pack(new ManageScale(new ScaleId(1), change)));
            await house.SettleAsync();
            Assert.Equal("Nobody has answered yet. It closes Tue 1 December 2026, 17:00. Whoever asked, or a facilitator, can change that.", press.Answer!.Text);
        }

        var manage = Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said);
        await house.PressAsync(house.Amara, manage, "A week longer");
        Assert.Contains("Closes Tue 8 December, 17:00.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, card, "5");
        await house.PressAsync(house.Amara, manage, "Delete");
        await house.PressAsync(house.Amara, manage, "Yes, delete it");
        Assert.Equal("This scale was taken back.", card.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Answers)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
    }

    [Theory]
    [InlineData("/scale", "What would you like to ask")]
    [InlineData("/scale How far? | maybe later", "I did not understand “maybe later”.")]
    [InlineData("/scale How far? | closes yesterday", "That time has passed. Please write a day and a time")]
    [InlineData("/checkin How are you? | every day 9am", "That is more often than once a week")]
    [InlineData("/checkin How are you? | every Monday and Thursday", "That is more often than once a week")]
    [InlineData("/checkin How are you? | every blue moon", "I could not read how often.")]
    public async Task Ask_WhatWillNotDo_IsSaid(string words, string expected)
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith(expected, Assert.Single(await house.SayAsync(house.Amara, house.Group, words)).Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales)));
    }

    [Fact]
    public async Task Ask_WhatStandsBehindTheQuestionMark_IsReadOrStays()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("Scale: Where are we? I mean all of us\n", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/scale Where are we? I mean all of us")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Check-in: How full is your cup today?\n\nOne word is enough.", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/checkin How full is your cup today? by name, one word")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contracts_DigestAndPolls()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        await TapAsync(house, card, (house.Bryn, "6"), (house.Chloe, "8"), (house.Dev, "9"), (house.Ewa, "7"));
        Assert.Contains("1. How confident are we with the new threshold document? – scale, closes Tue 1 December 2026, 17:00", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/polls")).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        var community = await house.DocumentsAsync(_ => house.Services.GetRequiredService<IScenes>().Community(new CommunityId(1))!);
        var news = house.Services.GetServices<IDigestSource>().OfType<ScaleNews>().Single();
        var span = new DigestSpan(community, TestHouse.Start, TestHouse.Start.AddDays(30));
        var line = Assert.Single(await house.DocumentsAsync(_ => news.Lines(span).ToList()));
        Assert.Equal((DigestPart.Decisions, "scale 1", "Scale: How confident are we with the new threshold document? Middle 7.5 of 10 (4 people)"), (line.Part, line.Key, line.Text.ToPlain()));
        Assert.Empty(await house.DocumentsAsync(_ => news.Lines(span with { Until = TestHouse.Start.AddDays(2) }).ToList()));
        Assert.Equal(new DigestCount(DigestPart.Decisions, "scale or check-in", "scales and check-ins", 1), Assert.Single(await house.DocumentsAsync(_ => news.Counts(span).ToList())));
    }

    [Fact]
    public async Task ForgetMe_TakesAnOpenNumberOut_AndMyDataShowsIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        await TapAsync(house, card, (house.Bryn, "6"), (house.Chloe, "8"));
        Assert.Contains("What you answered to 1 scale or check-in that is open, or by name.", (await house.SayPrivatelyAsync(house.Bryn, "/mydata"))[0].Text, StringComparison.Ordinal);
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        await house.PressAsync(house.Bryn, question, "Yes, erase it");
        Assert.Equal(house.Chloe.Id, Assert.Single(await house.DocumentsAsync(d => d.All(ScaleKinds.Answers))).Person.Value);
    }

    private static async Task TapAsync(TestHouse house, Message card, params (Person By, string Number)[] taps)
    {
        foreach (var (by, number) in taps)
            house.World.Press(by, card, number);
        await house.SettleAsync();
    }

    private static void Keep(string name, Message picture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Pictures"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name), picture.File!.Stored.Bytes.ToArray());
    }
}
