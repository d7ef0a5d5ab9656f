using CopBot.Conversation;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Polls;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Polls;

public sealed partial class QuickPollTests
{
    private const string When = "/poll When shall we meet? | Tuesday | Wednesday | Neither";

    [Fact]
    public async Task Poll_IsPostedVotedOnAndClosed_AndTheResultComesOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(PollSwitches.Nudges.Label);
        var poll = await PostAsync(house, house.Bryn, When + " | closes Friday 5pm");
        Assert.Equal("Closes Fri 27 November, 17:00", Assert.Single(poll.Labels));
        Assert.True(poll.Poll is { Anonymous: true, Multiple: false, Revotable: true, HidesResults: false, ClosesAt: null });
        await VoteAsync(house, poll, (house.Bryn, [0]), (house.Chloe, [0]), (house.Dev, [1]), (house.Ewa, [0]));
        await VoteAsync(house, poll, (house.Ewa, [2]));

        var outcome = await house.PressAsync(house.Ewa, poll, "Closes");
        Assert.Equal("4 people have voted. It closes Fri 27 November 2026, 17:00. Nobody sees who chose what.", outcome.Answer!.Text);
        Assert.Empty(outcome.Said);

        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(3) + TimeSpan.FromHours(7));
        var result = Assert.Single(house.Group.Messages.Skip(before));
        Assert.True(poll.Poll.Closed);
        Assert.Empty(poll.Labels);
        Assert.Equal(FileKind.Photo, result.File!.Kind);
        Assert.Equal(
            """
            The poll has closed: When shall we meet?

            • Tuesday: 2 (50%)
            • Wednesday: 1 (25%)
            • Neither: 1 (25%)

            4 people voted.
            It stays in /polls.
            """.ReplaceLineEndings("\n"),
            result.Text);
        Keep("poll-result.png", result);

        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Equal(before + 1, house.Group.Messages.Count);

        Assert.Equal(result.Text, Assert.Single(await house.SayAsync(house.Dev, house.Group, "/results")).Text);
        Assert.Equal(result.Text, Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/results shall meet")).Text);
    }

    [Fact]
    public async Task Poll_NamedWithSeveralAnswers_CountsPeopleOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        var poll = await PostAsync(house, house.Amara, When + " | named, several answers, no changing");
        Assert.True(poll.Poll is { Anonymous: false, Multiple: true, Revotable: false });
        await VoteAsync(house, poll, (house.Bryn, [0, 1]), (house.Dev, [1]));
        Assert.Throws<NotPossibleException>(() => house.World.Vote(house.Bryn, poll, 2));
        var standing = Assert.Single((await house.PressAsync(house.Amara, poll, "Closes")).Said);
        Assert.Contains("• Tuesday: 1\n• Wednesday: 2\n• Neither: 0\n\n2 people have voted.\nEverybody sees who chose what.", standing.Text, StringComparison.Ordinal);

        var said = (await house.PressAsync(house.Amara, standing, "Close now")).Said;
        var result = Assert.Single(said);
        Assert.Contains("• Tuesday: 1 (50%)\n• Wednesday: 2 (100%)\n• Neither: 0 (0%)\n\n2 people voted. Each could choose several.", result.Text, StringComparison.Ordinal);

        // Who chose what was never told to the bot, so it is in no document.
        Assert.DoesNotContain(house.World.PastUpdates, u => u.Type == "poll_answer");
    }

    [Fact]
    public async Task Options_ThatMembersAdd_AreCounted()
    {
        await using var house = await TestHouse.OpenAsync();
        var said = await house.SayAsync(house.Amara, house.Group, "/poll Where? | Library | Café | members add options");
        var poll = said.Single(m => m.Poll is not null);
        Assert.Contains(PollTexts.NamedBecauseOfAdding, said.Single(m => m.Poll is null).Text, StringComparison.Ordinal);
        house.World.AddOption(house.Ewa, poll, "Park 🌳");
        await VoteAsync(house, poll, (house.Ewa, [2]), (house.Dev, [2]), (house.Bryn, [0]));
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        var result = house.Group.Messages[^1];
        Assert.Contains("• Library: 1 (33%)\n• Café: 0 (0%)\n• Park 🌳: 2 (67%)", result.Text, StringComparison.Ordinal);
        Keep("poll-added.png", result);
    }

    [Fact]
    public async Task Poll_ThatTelegramRefuses_IsSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        house.AllowsTrouble = true;
        house.Server.Faults = call => call.Method == "sendPoll" ? new Fault.Status(400, "Bad Request: not enough rights to send polls to the chat") : null;
        Assert.StartsWith("Telegram did not let me post the poll “When shall we meet?”.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, When)).Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(PollKinds.Polls)));
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Empty(house.Server.Calls.Of("stopPoll"));
    }

    [Fact]
    public async Task Polls_ShowsOpenOnesFirst_AndOpensEach()
    {
        await using var house = await TestHouse.OpenAsync();
        var first = await PostAsync(house, house.Bryn, "/poll First? | a | b | closes tomorrow");
        await VoteAsync(house, first, (house.Dev, [0]));
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        await PostAsync(house, house.Bryn, "/poll Second? | a | b");
        await PostAsync(house, house.Bryn, "/poll Third? | a | b | closes Friday 5pm");
        var list = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/polls"));
        Assert.Equal(
            """
            What Family Support CoP was asked

            Open
            1. Third? – poll, closes tomorrow, Fri 27 November 2026, 17:00
            2. Second? – poll, closes Thu 3 December 2026, 17:00

            Closed
            3. First? – poll, 25 November

            Tap a number to see it.
            """.ReplaceLineEndings("\n"),
            list.Text);
        Assert.Contains("• a: 1 (100%)", Assert.Single((await house.PressAsync(house.Dev, list, "3")).Said).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has voted yet. It closes Thu 3 December", (await house.PressAsync(house.Dev, list, "2")).Answer!.Text, StringComparison.Ordinal);
        Assert.Contains("[Close now]", string.Concat(Assert.Single((await house.PressAsync(house.Bryn, list, "2")).Said).Buttons.SelectMany(r => r)), StringComparison.Ordinal);
        Assert.Contains("The poll has closed: First?", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/results 3")).Text, StringComparison.Ordinal);
        Assert.Equal("There is no number 9 in /polls. It goes from 1 to 3.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/results 9")).Text);
    }

    [Fact]
    public async Task Contracts_DigestAndNudges()
    {
        await using var house = await TestHouse.OpenAsync();
        var poll = await PostAsync(house, house.Bryn, When);
        await VoteAsync(house, poll, (house.Dev, [0]), (house.Ewa, [0]), (house.Bryn, [1]));
        var community = await house.DocumentsAsync(_ => house.Services.GetRequiredService<IScenes>().Community(new CommunityId(1))!);
        var news = house.Services.GetServices<IDigestSource>().OfType<PollNews>().Single();
        var nudges = house.Services.GetServices<INudgeSource>().OfType<PollNudges>().Single();
        Assert.Empty(await NudgesAsync(TestHouse.Start.AddDays(5)));

        // The whole day before, also while it is more than a day away.
        Assert.Empty(await NudgesAsync(TestHouse.Start.AddDays(5.5)));
        Assert.Contains("closes tomorrow, Tue 1 December 2026, 17:00", Assert.Single(await NudgesAsync(TestHouse.Start.AddDays(5.9))).Text.ToPlain(), StringComparison.Ordinal);
        var nudge = Assert.Single(await NudgesAsync(TestHouse.Start.AddDays(6.5)));
        Assert.Equal("poll 1", nudge.Key);
        Assert.Equal("The poll “When shall we meet?” closes tomorrow, Tue 1 December 2026, 17:00. 3 people have voted.", nudge.Text.ToPlain());
        Assert.Equal($"https://t.me/c/{-house.Group.Id - 1_000_000_000_000}/{poll.Id}", ((LinkButton)Assert.Single(nudge.Buttons.Rows.Single())).Url);

        var november = new DigestSpan(community, TestHouse.Start.AddDays(-10), TestHouse.Start.AddDays(5));
        var open = Assert.Single(await LinesAsync(november));
        Assert.False(open.IsNews);
        Assert.Equal("Poll, open until Tue 1 December, 17:00: When shall we meet?", open.Text.ToPlain());
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Empty(await LinesAsync(november));
        var december = new DigestSpan(community, TestHouse.Start.AddDays(5), TestHouse.Start.AddDays(30));
        var line = Assert.Single(await LinesAsync(december));
        Assert.Equal("Poll: When shall we meet? Tuesday (2 of 3)", line.Text.ToPlain());
        Assert.Equal(new DigestCount(DigestPart.Decisions, "poll", "polls", 1), Assert.Single(await house.DocumentsAsync(_ => news.Counts(december).ToList())));
        Assert.Empty(await NudgesAsync(TestHouse.Start.AddDays(8)));

        Task<List<GroupNudge>> NudgesAsync(DateTimeOffset now) => house.DocumentsAsync(_ => nudges.ForGroup(community, now).ToList());
        Task<List<DigestLine>> LinesAsync(DigestSpan span) => house.DocumentsAsync(_ => news.Lines(span).ToList());
    }

    [Fact]
    public async Task ForgetMe_KeepsThePoll_WithoutItsMaker()
    {
        await using var house = await TestHouse.OpenAsync();
        await PostAsync(house, house.Bryn, When);
        await house.SayPrivatelyAsync(house.Bryn, "/poll Another? | a | b");
        Assert.Contains("1 poll that you made", (await house.SayPrivatelyAsync(house.Bryn, "/mydata"))[0].Text, StringComparison.Ordinal);
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        Assert.Contains("1 poll that you made, with the numbers.", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Yes, erase it");
        var poll = Assert.Single(await house.DocumentsAsync(d => d.All(PollKinds.Polls)));
        Assert.Equal((null, PollTexts.SomebodyForgotten), (poll.By, poll.ByName));
        Assert.Empty(await house.DocumentsAsync(d => d.All(PollKinds.Drafts)));
    }

    private static async Task<Message> PostAsync(TestHouse house, Person by, string command) =>
        Assert.Single(await house.SayAsync(by, house.Group, command), m => m.Poll is not null);

    private static async Task VoteAsync(TestHouse house, Message poll, params (Person By, int[] Options)[] votes)
    {
        foreach (var (by, options) in votes)
            house.World.Vote(by, poll, options);
        await house.SettleAsync();
    }

    private static void Keep(string name, Message picture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Pictures"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name), picture.File!.Stored.Bytes.ToArray());
    }

    private static Task<PollStatus> StatusAsync(TestHouse house) => house.DocumentsAsync(d => d.All(PollKinds.Polls).Single().Status);

    private static List<Message> CouldNotClose(TestHouse house) =>
        [.. house.World.PrivateChat(house.Amara).Messages.Where(m => m.Text.StartsWith("Telegram did not let me close the poll “When shall we meet?”", StringComparison.Ordinal))];
}
