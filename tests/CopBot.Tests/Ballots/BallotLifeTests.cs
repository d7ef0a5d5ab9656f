using CopBot.Ballots;
using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Ballots;

/// <summary>From being asked to being told of: closing, reminding, managing, forgetting.</summary>
public sealed class BallotLifeTests
{
    private const string Line = "/propose We meet online in winter months, closes Friday 5pm";

    [Fact]
    public async Task Close_AfterAPauseOfTheBot_IsCountedAndToldOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line);
        await house.PressAsync(house.Chloe, card, "Consent");
        await house.StopBotAsync();
        house.World.Clock.Advance(TimeSpan.FromDays(4));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Single(house.Group.Messages, m => m.File is not null);
        Assert.StartsWith("Adopted: nobody objected.", house.Group.Messages.Single(m => m.File is not null).Text, StringComparison.Ordinal);
        Assert.True((await house.OnlyBallotAsync()).IsTold);
    }

    [Fact]
    public async Task Close_AtNight_CountsAtOnce_AndTellsInTheMorning()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet online, closes Friday 10pm");
        await house.PressAsync(house.Chloe, card, "Consent");
        await house.MoveClockToAsync(2026, 11, 27, 22, 1);
        Assert.Equal(BallotState.Closed, (await house.OnlyBallotAsync()).State);
        Assert.DoesNotContain(house.Group.Messages, m => m.File is not null);
        await house.MoveClockToAsync(2026, 11, 28, 8, 1);
        Assert.Single(house.Group.Messages, m => m.File is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", without names")]
    public async Task Reminder_GoesOnce_ADayBefore_ToThoseWhoJoinedAndHaveNotAnswered(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Bryn, house.Chloe, house.Dev);
        await house.SayPrivatelyAsync(house.Dev, "/leave");
        var card = await house.AskAsync(house.Amara, Line + names);
        if (names.Length > 0)
            await house.VoteAsync(house.Bryn, card, "Consent");
        else
            await house.PressAsync(house.Bryn, card, "Consent");
        await house.MoveClockToAsync(2026, 11, 26, 17, 1);
        Person[] all = [house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa];
        Assert.Equal([house.Chloe], all.Where(p => Reminders(p).Count > 0));
        Assert.Contains("You have not answered yet. Closes tomorrow, Fri 27 November 2026, 17:00.", Reminders(house.Chloe)[0].Text, StringComparison.Ordinal);

        // It can be answered from there. Longer afterwards: nobody is reminded twice.
        var page = Assert.Single((await house.PressAsync(house.Chloe, Reminders(house.Chloe)[0], "Answer")).Said);
        await house.PressAsync(house.Chloe, page, "Stand aside");
        Assert.Contains("2 answers", card.Text, StringComparison.Ordinal);
        var manage = Assert.Single(await house.FollowAsync(house.Amara, card, "More"));
        await house.PressAsync(house.Amara, manage, "One week longer");
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.Single(all.SelectMany(Reminders));

        List<CopBot.Playground.Worlds.Message> Reminders(Person person) =>
            [.. house.Told(person).Where(m => m.Text.Contains("You have not answered yet. Closes", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Reminders_ThatFallDueTogether_AreOneMessage_OfWhatIsLeft()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Bryn, house.Chloe, house.Dev);
        var first = await house.AskAsync(house.Amara, Line);
        await house.AskAsync(house.Amara, "/vote approval Which logo? | Tree | Knot, without names, closes Friday 5pm");
        var third = await house.AskAsync(house.Amara, "/vote ranked Where? | Hanley | Stafford, closes Friday 5:05pm");
        await house.AskAsync(house.Amara, "/propose We meet again, closes Saturday 5pm");
        foreach (var person in new[] { house.Bryn, house.Dev })
            await house.PressAsync(person, first, "Consent");
        await house.VoteAsync(house.Dev, third, "Hanley", "Done");
        await house.MoveClockToAsync(2026, 11, 26, 17, 30);

        var all = Assert.Single(Reminders(house.Chloe));
        Assert.StartsWith("Family Support CoP is asked 3 things that you have not answered yet:\n\n1. “We meet online in winter months” Closes tomorrow, Fri 27 November 2026, 17:00. With names", all.Text, StringComparison.Ordinal);
        Assert.Equal("Answer 1 | Answer 2 | Answer 3", all.Labels());
        Assert.StartsWith("Which logo?", Assert.Single((await house.PressAsync(house.Chloe, all, "Answer 2")).Said).Text, StringComparison.Ordinal);
        Assert.Equal("Answer 1 | Answer 2", Assert.Single(Reminders(house.Bryn)).Labels());
        Assert.StartsWith("Family Support CoP is asked: “Which logo?”", Assert.Single(Reminders(house.Dev)).Text, StringComparison.Ordinal);

        List<CopBot.Playground.Worlds.Message> Reminders(Person person) =>
            [.. house.Told(person).Where(m => m.Text.Contains("ou have not answered yet", StringComparison.Ordinal) && m.Text.StartsWith("Family Support CoP is asked", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Managing_IsForThoseWhoSteer_AndAskedAnewOnEachPress()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line);
        await house.PressAsync(house.Chloe, card, "Object");
        var asker = Assert.Single(await house.FollowAsync(house.Bryn, card, "More"));
        Assert.Equal("Answer", asker.Labels());
        Assert.Contains("To close it now, keep it open for longer or cancel it, ask a facilitator or somebody of the core group", asker.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You asked this", Assert.Single(await house.FollowAsync(house.Dev, card, "More")).Text, StringComparison.Ordinal);
        var page = Assert.Single(await house.FollowAsync(house.Amara, card, "More"));
        Assert.Equal("Answer | One day longer | One week longer | Close it now | Cancel it", page.Labels());
        Assert.Equal("It now closes Sat 28 November 2026, 17:00.", (await house.PressAsync(house.Amara, page, "One day longer")).Answer!.Text);
        Assert.Contains("Closes Sat 28 November 2026, 17:00.", card.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 17, 0, 0, TimeSpan.Zero), (await house.DueAsync("vote/1/close"))["vote/1/close"]);

        // No longer an administrator, as Telegram says when it is next asked: the same button refuses.
        await house.TapAsync(house.Amara, page, "Close it now");
        house.World.SetAdmin(house.Group, house.Bryn, admin: true);
        house.World.SetAdmin(house.Group, house.Amara, admin: false);
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal("Only facilitators and the core group can do this.", (await house.PressAsync(house.Amara, page, "Close it now")).Answer!.Text);
        Assert.True((await house.OnlyBallotAsync()).IsOpen);

        page = Assert.Single(await house.FollowAsync(house.Bryn, card, "More"));
        await house.TapAsync(house.Bryn, page, "Close it now", "Close it now");
        Assert.StartsWith("Not adopted: there is 1 objection.", house.Group.Messages.Single(m => m.File is not null).Text, StringComparison.Ordinal);
        Assert.Empty(await house.DueAsync("vote/"));
    }

    [Fact]
    public async Task ClosingEarly_WithFewAnswersWithoutNames_SaysFirstThatNothingIsCounted()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line + ", without names");
        await house.VoteAsync(house.Chloe, card, "Consent");
        await house.VoteAsync(house.Dev, card, "Consent");
        var page = Assert.Single(await house.FollowAsync(house.Amara, card, "More"));
        await house.TapAsync(house.Amara, page, "Close it now");
        Assert.EndsWith("So far there are 2 answers. With fewer than 3 without names, nothing is counted: they are thrown away.", page.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Amara, page, "‹ Back");
        await house.VoteAsync(house.Ewa, card, "Consent");
        await house.TapAsync(house.Amara, page, "Close it now");
        Assert.DoesNotContain("thrown away", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", without names")]
    public async Task Cancel_ThrowsTheAnswersAway(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote approval Which? | Tree | Knot" + names);
        await house.VoteAsync(house.Chloe, card, "Tree", "Done");
        var page = Assert.Single(await house.FollowAsync(house.Amara, card, "More"));
        await house.TapAsync(house.Amara, page, "Cancel it", "‹ Back", "Cancel it", "Cancel it");
        Assert.EndsWith("This was cancelled. Nothing of the answers was kept.", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Buttons);
        Assert.Equal(0, await house.DocumentsAsync(d => d.Count(BallotKinds.Answers) + d.Count(CopBot.Secrecy.SecretKinds.Boxes) + d.Count(CopBot.Secrecy.SecretKinds.Rolls)));
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.DoesNotContain(house.Group.Messages, m => m.File is not null);
    }

    [Fact]
    public async Task Switch_KeepsAskingToThoseWhoSteer()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.DocumentsAsync(_ =>
        {
            var store = house.Services.GetRequiredService<CommunityStore>();
            store.Put(store.All().Single().Switch(BallotSwitches.OnlySteering));
            return 0;
        });
        Assert.StartsWith("In this group, facilitators and the core group ask for decisions.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, Line)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Proposal 1", (await house.AskAsync(house.Amara, Line)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_HearOfIt_InListsDigestsAndExports()
    {
        await using var house = await TestHouse.OpenAsync();
        var first = await house.AskAsync(house.Bryn, Line);
        await house.PressAsync(house.Chloe, first, "Consent");
        var second = await house.AskAsync(house.Bryn, "/vote approval Which logo? | Tree | Knot, closes Friday 6pm");
        await house.VoteAsync(house.Chloe, second, "Tree", "Done");
        await house.AskAsync(house.Bryn, "/propose =1+1, closes 10 December");
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        var scene = await SceneAsync(house, house.Dev);
        var asked = await house.DocumentsAsync(_ => house.Services.GetServices<IAsksTheGroup>().SelectMany(a => a.Asked(scene, 10)).ToList());
        Assert.Equal(
            [("proposal", "=1+1", true), ("approval vote", "Which logo?", false), ("proposal", "We meet online in winter months", false)],
            asked.Where(a => a.Open is ShowBallot).Select(a => (a.Kind, a.Title, a.IsOpen)));

        var now = house.World.Clock.GetUtcNow();
        var span = new DigestSpan(scene.Community, now.AddDays(-7), now);
        var lines = await house.DocumentsAsync(_ => house.Services.GetServices<IDigestSource>().SelectMany(s => s.Lines(span)).Where(l => l.Part == DigestPart.Decisions).ToList());
        Assert.Equal(
            ["Decided: We meet online in winter months", "Decided: Which logo? Chosen: Tree.", "Still open, until Thu 10 December 2026, 17:00: =1+1"],
            lines.Select(l => l.Text.ToPlain()));
        Assert.Equal([true, true, false], lines.Select(l => l.IsNews));
        var count = await house.DocumentsAsync(_ => house.Services.GetServices<IDigestSource>().SelectMany(s => s.Counts(span)).Single(c => c.Part == DigestPart.Decisions));
        Assert.Equal(2, count.Number);

        var export = await house.DocumentsAsync(_ => house.Services.GetServices<IExport>().Single(e => e.What == "decisions").Export(scene.Community));
        var csv = System.Text.Encoding.UTF8.GetString(Assert.Single(export).Content.Span);
        Assert.Contains("1,proposal,We meet online in winter months,,2026-11-24,2026-11-27,adopted,Adopted: nobody objected.,1,,with", csv, StringComparison.Ordinal);
        Assert.Contains("2,approval vote,Which logo?,Tree | Knot,2026-11-24,2026-11-27,chosen,Chosen: Tree.,1,,with", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Chloe", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_TakesBackWhatIsOpen_AndLeavesTheCountOfWhatIsClosed()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        var closed = await house.AskAsync(house.Chloe, Line);
        await house.PressAsync(house.Chloe, closed, "Concern");
        await house.PressAsync(house.Chloe, house.Private(house.Chloe), "Say why, with my name");
        await house.SayPrivatelyAsync(house.Chloe, "My line is slow");
        await house.PressAsync(house.Dev, closed, "Consent");
        await house.MoveClockAsync(TimeSpan.FromDays(4));
        var open = await house.AskAsync(house.Bryn, "/propose We have cake");
        await house.PressAsync(house.Chloe, open, "Object");
        await house.SayPrivatelyAsync(house.Chloe, "/propose We have tea");

        var held = string.Join('\n', (await house.SayPrivatelyAsync(house.Chloe, "/mydata")).Select(m => m.Text));
        Assert.Contains("2 answers of yours to proposals and votes", held, StringComparison.Ordinal);
        var ask = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "/forgetme"));
        Assert.Contains("Your answers, with your name, to votes that are still open: they no longer count.", ask.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, ask, ask.Buttons[0][0].Text);

        var ballots = await house.DocumentsAsync(d => d.All(BallotKinds.Ballots));
        Assert.Equal([1, 1, 0, 0], ballots[0].Outcome!.Counts);
        Assert.Equal([new Reason("", "My line is slow")], ballots[0].Outcome!.Reasons);
        Assert.Null(ballots[0].By);
        Assert.Equal([house.Dev.Id], (await house.DocumentsAsync(d => d.All(BallotKinds.Answers))).Select(a => a.Person.Value));
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Drafts)));
    }

    [Fact]
    public async Task Drafts_GoAfterAWeek()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Chloe, house.Group, "/help");
        await house.SayPrivatelyAsync(house.Chloe, "/propose We have tea");
        Assert.Single(await house.DocumentsAsync(d => d.All(BallotKinds.Drafts)));
        await house.DocumentsAsync(_ =>
        {
            new TidyBallots(house.Services.GetRequiredService<BallotStore>()).Tidy(house.World.Clock.GetUtcNow() + KeptFor.Draft);
            return 0;
        });
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Drafts)));
    }

    [Fact]
    public async Task OtherCommunities_SeeNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line);
        var stranger = house.Stranger();
        var own = (await house.SayPrivatelyAsync(stranger, "/help"))[0];
        foreach (var data in new[] { "vote.say:1:0", "vote.show:1", "vote.pic:1", "vote.manage:1:1", "vote.why:1:1" })
            Assert.Equal("This vote is no longer here.", (await house.PressRawAsync(stranger, own, data)).Answer!.Text);
        Assert.Contains("no longer here", Assert.Single(await house.FollowAsync(stranger, card, "More")).Text, StringComparison.Ordinal);
        Assert.EndsWith("No answers yet.", card.Text, StringComparison.Ordinal);
    }

    private static Task<Scene> SceneAsync(TestHouse house, Person person) => house.DocumentsAsync(_ =>
    {
        var scenes = house.Services.GetRequiredService<IScenes>();
        var scene = scenes.Of(new BotStandingChanged(
            new CopBot.Conversation.Person(new PersonId(person.Id), person.Name), new Chat(new ChatId(house.Group.Id), ChatKind.Supergroup, house.Group.Title), Standing.Member, Standing.Member));
        return scene;
    });
}
