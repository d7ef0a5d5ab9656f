using CopBot.Conversation;
using CopBot.Nudges;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using CopBot.Time;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Nudges;

public sealed class SourcesTests
{
    [Fact]
    public async Task Group_ManyThingsAtOnce_TheBestFirst_WithinTheBudgetEachDay_AndNoneTwice()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        for (var i = 1; i <= 12; i++)
            chatter.Group.Add(new GroupNudge($"c{i}", i, Html.Of($"Thing {i}"), Keyboard.None));
        await house.CreateAsync("every day 11am A fixed one");
        await house.MoveClockToAsync(2026, 11, 28, 12);
        await house.RestartAsync();
        await house.MoveClockToAsync(2026, 12, 12, 12);
        var said = house.Started();
        AssertBudget(said);
        Assert.Equal(Enumerable.Range(1, 12).Reverse().Select(i => $"Thing {i}"), said.Where(m => m.Text.StartsWith("Thing", StringComparison.Ordinal)).Select(m => m.Text));

        // The group's own keeps its time, whatever else there is.
        Assert.Equal(19, said.Count(m => m.Text == "A fixed one"));
        Assert.All(said.Where(m => m.Text == "A fixed one"), m => Assert.Equal(new TimeOnly(11, 0), LocalTime.TimeIn("Europe/London", m.Date)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Group_WhateverComesWhenever_TheBudgetIsKept(int seed)
    {
        var random = new Random(seed);
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        for (var day = 0; day < 10; day++)
        {
            for (var i = random.Next(4); i >= 0; i--)
                chatter.Group.Add(new GroupNudge($"c{day} {i}", random.Next(100), Html.Of($"Thing {day} {i}"), Keyboard.None) { Brief = random.Next(2) == 0 ? new NudgeInBrief(Html.Of($"brief {day} {i}")) : null });
            if (random.Next(3) > 0)
                await house.CreateAsync($"tomorrow {random.Next(24):00}:{random.Next(60):00} Fixed {day}");
            await house.MoveClockAsync(TimeSpan.FromMinutes(random.Next(24 * 60 * 2)));
            if (random.Next(3) == 0)
                await house.RestartAsync();
        }

        await house.MoveClockAsync(TimeSpan.FromDays(30));
        var said = house.Started();
        AssertBudget(said);
        var all = string.Join("\n", said.Select(m => m.Text)) + "\n";
        foreach (var nudge in chatter.Group)
            Assert.Single(said, m => m.Text == nudge.Text.ToPlain() || m.Text.Contains($". {nudge.Brief?.Line.ToPlain() ?? "none"}\n", StringComparison.Ordinal) || m.Text.EndsWith($". {nudge.Brief?.Line.ToPlain() ?? "none"}", StringComparison.Ordinal));
        foreach (var day in Enumerable.Range(0, 10))
            Assert.True(all.Split($"Fixed {day}\n").Length <= 2);
    }

    [Fact]
    public async Task Group_TheLastOfTheDay_TakesAlongWhatFitsIntoALine()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        for (var i = 1; i <= 4; i++)
            chatter.Group.Add(new GroupNudge($"c{i}", i, Html.Of($"Thing {i}"), Keyboard.None) { Brief = new NudgeInBrief(Html.Of($"thing {i} in brief")) });
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Equal(["Thing 4", "A few things that wait for somebody:\n\n1. thing 3 in brief\n2. thing 2 in brief\n3. thing 1 in brief"], house.Started().Select(m => m.Text));
    }

    [Fact]
    public async Task Group_TheLastOfTheDay_TakesAlongWhatIsOfItsTopicAlone()
    {
        var chatter = new Chatterbox { Only = "Forum" };
        await using var house = await OpenAsync(chatter);
        var (forum, housing) = await house.ForumAsync();
        for (var i = 1; i <= 5; i++)
            chatter.Group.Add(new GroupNudge($"c{i}", i, Html.Of($"Thing {i}"), Keyboard.None) { Brief = new NudgeInBrief(Html.Of($"thing {i} in brief")), Topic = i == 3 ? null : new TopicId(housing.Id) });
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Equal(
            [("Thing 5", "Housing"), ("A few things that wait for somebody:\n\n1. thing 4 in brief\n2. thing 2 in brief\n3. thing 1 in brief", "Housing"), ("Thing 3", null)],
            house.Started(forum).Select(m => (m.Text, m.Topic?.Name)));
    }

    [Fact]
    public async Task Switch_Off_NothingIsSaid()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        chatter.Group.Add(new GroupNudge("c", 1, Html.Of("Thing"), Keyboard.None));
        await house.TurnAsync("Chatter");
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Empty(house.Started());
        await house.TurnAsync("Chatter");
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Single(house.Started());
    }

    [Fact]
    public async Task NotNow_UnderOneOfTwo_BringsBothAgain_LaterAndOnce()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Dev, "/help");
        foreach (var key in new[] { "a", "b" })
            chatter.People.Add(new PersonNudge(new PersonId(house.Dev.Id), key, 50, $"Look at {key}", Keyboard.None, $"Because you asked."));
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var told = About(house, house.Dev);
        Assert.Equal(2, told.Count);
        await house.PressAsync(house.Dev, told[0], "Not now");
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.Equal(["Look at a", "Look at b"], About(house, house.Dev).Skip(2).Select(m => m.Text.Split('\n')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Person_ToldOnce_WithWhy_AndAsOftenAsTheyWant()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Dev, "/help");
        Offer("a");
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var told = Assert.Single(About(house, house.Dev));
        Assert.Equal("Look at a\n\nBecause you asked.", told.Text);
        Assert.Equal("Not now | Less often | Stop", told.Labels());

        // Not now: once more, some days later.
        await house.PressAsync(house.Dev, told, "Not now");
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Single(About(house, house.Dev));
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Equal(2, About(house, house.Dev).Count);

        // Less often: the next one waits four weeks.
        await house.PressAsync(house.Dev, told, "Less often");
        Offer("b");
        await house.MoveClockAsync(TimeSpan.FromDays(20));
        Assert.Equal(2, About(house, house.Dev).Count);
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.Equal("Look at b\n\nBecause you asked.", About(house, house.Dev)[^1].Text);

        // Stop, and as before.
        await house.PressAsync(house.Dev, told, "Stop");
        var stopped = house.Told(house.Dev)[^1];
        Assert.StartsWith("All right: no more such messages from Family Support CoP (“Chatter”)", stopped.Text, StringComparison.Ordinal);
        Offer("c");
        await house.MoveClockAsync(TimeSpan.FromDays(40));
        Assert.Equal(3, About(house, house.Dev).Count);
        await house.PressAsync(house.Dev, stopped, "As before");
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Equal(4, About(house, house.Dev).Count);

        void Offer(string what) => chatter.People.Add(new PersonNudge(new PersonId(house.Dev.Id), what, 1, Html.Of($"Look at {what}"), Keyboard.None, Html.Of("Because you asked.")));
    }

    [Fact]
    public async Task Person_OutOfReach_IsToldOnceTheyWrite_AndNobodyWhoLeftPrivateMessages()
    {
        var chatter = new Chatterbox();
        await using var house = await OpenAsync(chatter);
        await house.EverybodyIsKnownAsync();
        foreach (var person in new[] { house.Dev, house.Ewa })
            chatter.People.Add(new PersonNudge(new PersonId(person.Id), "a", 1, Html.Of("Look at a"), Keyboard.None, Html.Of("Because.")));
        await house.SayPrivatelyAsync(house.Ewa, "/leave");
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Empty(house.Told(house.Dev));
        await house.SayPrivatelyAsync(house.Dev, "/help");
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Single(About(house, house.Dev));
        Assert.Empty(About(house, house.Ewa));
    }

    [Fact]
    public async Task Ask_WithoutAnAnswer_ComesBackOnceAfterThreeDays()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayAsync(house.Bryn, house.Group, "/ask Who lends a wheelchair?");
        await house.MoveClockAsync(TimeSpan.FromDays(2.9));
        Assert.DoesNotContain(house.Started(), m => m.Text.StartsWith("Nobody has answered", StringComparison.Ordinal));
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        var nudge = Assert.Single(house.Started(), m => m.Text.StartsWith("Nobody has answered", StringComparison.Ordinal));
        await house.PressAsync(house.Dev, nudge, "I can help");
        Assert.Contains($"Can help: {house.Dev.Name}", nudge.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_StillEmpty_IsSaidOnceThreeDaysAhead_AndNotWhereSomethingIsOnIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Tea, first Tuesday of every month 10am–12pm at the hall");
        await house.MoveClockToAsync(2026, 12, 2, 12);
        Assert.Single(house.Started(), m => m.Text.StartsWith("The agenda for Tea on Tue 1 December 2026 is still empty.", StringComparison.Ordinal));
        await house.SayAsync(house.Bryn, house.Group, "/agenda Biscuits 5 min");
        await house.MoveClockToAsync(2027, 1, 6, 12);
        Assert.Single(house.Started(), m => m.Text.StartsWith("The agenda for", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Newcomer_IsWelcomedInTheGroup_WithAWayToWhatItIsFor_Once()
    {
        await using var house = await TestHouse.OpenAsync();
        var settings = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings"));
        var question = Assert.Single((await house.PressAsync(house.Amara, settings, "What we are for")).Said);
        await house.SayPrivatelyAsync(house.Amara, "We share what <works> with families. What is said here stays here.", replyTo: question);
        var (zoe, yan) = (house.World.AddPerson("Zoë"), house.World.AddPerson("Yan"));
        house.World.Join(house.Group, zoe);
        house.World.Join(house.Group, yan);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        var welcome = Assert.Single(house.Started(), m => m.Text.StartsWith("Welcome", StringComparison.Ordinal));
        Assert.StartsWith("Welcome to Family Support CoP, Zoë, Yan!", welcome.Text, StringComparison.Ordinal);
        var told = Assert.Single(await house.FollowAsync(zoe, welcome, "What this group is for"));
        Assert.StartsWith("Welcome to Family Support CoP, Zoë!\n\nWe share what <works> with families. What is said here stays here.\n\nOne thing to do first:", told.Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(NudgeKinds.Newcomers)));

        // What was said is remembered, and not of whom.
        var said = Assert.Single(await house.DocumentsAsync(d => d.All(NudgeKinds.Logs))).Said.Select(s => s.Key).ToList();
        Assert.Contains(said, key => key.StartsWith("welcome ", StringComparison.Ordinal));
        Assert.DoesNotContain(said, key => key.Contains(zoe.Id.ToString(), StringComparison.Ordinal) || key.Contains(yan.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Newcomer_WhomTheBotCanWriteTo_IsWelcomedInPrivateAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        var zoe = house.World.AddPerson("Zoë");
        await house.SayPrivatelyAsync(zoe, "/help");
        house.World.Join(house.Group, zoe);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Single(house.Told(zoe), m => m.Text.StartsWith("Welcome to Family Support CoP, Zoë!", StringComparison.Ordinal));
        Assert.DoesNotContain(house.Started(), m => m.Text.StartsWith("Welcome", StringComparison.Ordinal));
        Assert.Empty(await house.DocumentsAsync(d => d.All(NudgeKinds.Newcomers)));
    }

    [Fact]
    public async Task Quiet_ForThreeWeeks_AsksTheFacilitatorsOnce_AndNotTheGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.MoveClockAsync(TimeSpan.FromDays(15));
        await house.SayAsync(house.Dev, house.Group, "/win A good week");
        await house.MoveClockAsync(TimeSpan.FromDays(20));
        Assert.DoesNotContain(house.Told(house.Amara), m => m.Text.StartsWith("It has been quiet", StringComparison.Ordinal));
        await house.MoveClockAsync(TimeSpan.FromDays(60));
        Assert.Single(house.Told(house.Amara), m => m.Text.StartsWith("It has been quiet in Family Support CoP for 3 weeks", StringComparison.Ordinal));
        Assert.Empty(house.Started());
    }

    [Fact]
    public async Task Intros_PairThoseWhoOptedIn_EachMonthWithAnother_AcrossOrganisations()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        foreach (var (person, from) in new[] { (house.Bryn, "Housing Trust"), (house.Chloe, "Housing Trust"), (house.Dev, "Council"), (house.Ewa, "Council") })
        {
            var hint = Assert.Single(await house.SayAsync(person, house.Group, "/intros"));
            var offer = Assert.Single(await house.FollowAsync(person, hint, "Go on in private"));
            var question = Assert.Single((await house.PressAsync(person, offer, "Count me in")).Said);
            Assert.Contains($"You say you are from: {from}", Assert.Single(await house.SayPrivatelyAsync(person, from, replyTo: question)).Text, StringComparison.Ordinal);
        }

        await house.MoveClockToAsync(2026, 11, 26, 12);
        var first = Met(house);
        Assert.Equal(4, first.Count);
        Assert.All(first, text => Assert.Equal(3, text.Split('\n').Count(l => l.StartsWith("• ", StringComparison.Ordinal))));
        Assert.Contains("(Council)", house.Told(house.Bryn)[^1].Text, StringComparison.Ordinal);
        await house.RestartAsync();

        // The next month has begun, but they have just met.
        await house.MoveClockToAsync(2026, 12, 12, 12);
        Assert.Equal(4, Met(house).Count);
        await house.MoveClockToAsync(2026, 12, 31, 12);
        Assert.Equal(8, Met(house).Count);
        await house.MoveClockToAsync(2027, 1, 31, 12);
        var bryns = house.Told(house.Bryn).Where(m => m.Text.StartsWith("This month, meet", StringComparison.Ordinal)).Select(m => m.Text.Split(" from ")[0]).ToList();
        Assert.Equal(3, bryns.Count);
        Assert.Equal(3, bryns.Distinct().Count());
        Assert.Empty(house.Started());

        var last = house.Told(house.Bryn)[^1];
        await house.PressAsync(house.Bryn, last, "Count me out");
        await house.MoveClockToAsync(2027, 2, 28, 12);
        Assert.StartsWith("You are out", last.Text, StringComparison.Ordinal);
        Assert.Equal(2, house.Told(house.Bryn).Count(m => m.Text.StartsWith("This month, meet", StringComparison.Ordinal)));
        Assert.Equal(4, house.Told(house.Dev).Count(m => m.Text.StartsWith("This month, meet", StringComparison.Ordinal)));
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/forgetme"));
        await house.PressAsync(house.Dev, sure, "Yes, erase it");
        Assert.DoesNotContain(await house.DocumentsAsync(d => d.All(NudgeKinds.IntroHistories)), h => h.Met.Any(p => p.One.Value == house.Dev.Id || p.Other.Value == house.Dev.Id));
    }

    private static Task<TestHouse> OpenAsync(Chatterbox chatter) =>
        TestHouse.OpenAsync(replace: services => services.AddSingleton<INudgeSource>(chatter).AddSingleton(chatter.Switch));

    private static IReadOnlyList<CopBot.Playground.Worlds.Message> About(TestHouse house, Person person) => [.. house.Told(person).Where(m => m.Text.StartsWith("Look at", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Met(TestHouse house) =>
        [.. new[] { house.Bryn, house.Chloe, house.Dev, house.Ewa }.SelectMany(p => house.Told(p)).Select(m => m.Text).Where(t => t.StartsWith("This month, meet", StringComparison.Ordinal))];

    private static void AssertBudget(IReadOnlyList<CopBot.Playground.Worlds.Message> said)
    {
        Assert.All(said.GroupBy(m => LocalTime.DateIn("Europe/London", m.Date)), day => Assert.InRange(day.Count(), 1, 2));
        Assert.All(said.Zip(said.Skip(1)), p => Assert.True(p.Second.Date - p.First.Date >= TimeSpan.FromHours(1)));
        Assert.All(said, m => Assert.InRange(LocalTime.TimeIn("Europe/London", m.Date), new TimeOnly(8, 0), new TimeOnly(19, 59, 59)));
    }
}
