using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Polls;
using CopBot.Scheduling;
using CopBot.Tests.Meetings;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Polls;

public sealed class QuickPollTests
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
    public async Task Poll_ClosesOnTime_AlsoWhereTheBotWasOff()
    {
        await using var house = await TestHouse.OpenAsync();
        var poll = await PostAsync(house, house.Bryn, When + " | closes tomorrow 11am");
        await VoteAsync(house, poll, (house.Bryn, [1]));
        await house.StopBotAsync();
        house.World.Vote(house.Chloe, poll, 1);
        house.World.Clock.Advance(TimeSpan.FromHours(26));
        Assert.False(poll.Poll!.Closed);
        await house.StartBotAsync();
        await house.Services.GetRequiredService<DueTimer>().CatchUpAsync(TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.True(poll.Poll.Closed);
        Assert.Contains("• Wednesday: 2 (100%)", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_WhoseEndIsToldByNobody_IsCountedFromTheUpdate_Once()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(PollSwitches.Nudges.Label);
        house.AllowsTrouble = true;
        var poll = await PostAsync(house, house.Bryn, When + " | closes tomorrow 11am");
        await VoteAsync(house, poll, (house.Bryn, [1]), (house.Dev, [0]), (house.Ewa, [0]));
        var lost = 0;
        house.Server.Faults = call => call.Method == "stopPoll" && lost++ == 0 ? new Fault.DropAfter() : null;
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromHours(26));
        Assert.Equal(2, house.Server.Calls.Count("stopPoll"));
        Assert.Contains("• Tuesday: 2 (67%)\n• Wednesday: 1 (33%)", Assert.Single(house.Group.Messages.Skip(before)).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Equal(before + 1, house.Group.Messages.Count);
    }

    [Fact]
    public async Task Poll_WhoseLastCountsAreLostAltogether_GivesThoseThatWereKnown_AndSaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(PollSwitches.Nudges.Label);
        house.AllowsTrouble = true;
        var poll = await PostAsync(house, house.Bryn, When + " | closes tomorrow 11am");
        await VoteAsync(house, poll, (house.Bryn, [1]));
        house.Server.Faults = call => call.Method == "stopPoll" ? new Fault.Status(400, "Bad Request: poll has already been closed") : null;
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromHours(25) + TimeSpan.FromSeconds(10));
        Assert.Equal(before, house.Group.Messages.Count);
        await house.MoveClockAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("1 person voted.\nI could not close it in the chat where it was posted, so the last votes may be missing.", Assert.Single(house.Group.Messages.Skip(before)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_InQuietHours_WaitsForTheMorning_ButNotWhereSomebodyClosedIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var poll = await PostAsync(house, house.Bryn, When + " | closes today 9pm");
        var other = await PostAsync(house, house.Bryn, "/poll Tea? | Yes | No");
        await VoteAsync(house, poll, (house.Bryn, [1]));
        await VoteAsync(house, other, (house.Bryn, [1]));
        await house.MoveClockAsync(TimeSpan.FromHours(12));
        Assert.True(poll.Poll!.Closed);
        Assert.Same(other, house.Group.Messages[^1]);
        var standing = Assert.Single((await house.PressAsync(house.Bryn, other, "Closes")).Said);
        await house.PressAsync(house.Bryn, standing, "Close now");
        Assert.StartsWith("The poll has closed: Tea?", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromHours(10) - TimeSpan.FromMinutes(1));
        Assert.StartsWith("The poll has closed: Tea?", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromMinutes(2));
        Assert.StartsWith("The poll has closed: When shall we meet?", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_AreForItsMakerAndFacilitators_AtEachPress()
    {
        await using var house = await TestHouse.OpenAsync();
        var poll = await PostAsync(house, house.Bryn, When);
        Assert.Equal("Closes Tue 1 December, 17:00", Assert.Single(poll.Labels));
        var standing = Assert.Single((await house.PressAsync(house.Bryn, poll, "Closes")).Said);
        foreach (var change in Enum.GetValues<PollChange>())
        {
            var press = house.World.PressRaw(house.Dev, house.Group, poll.Id, house.Services.GetRequiredService<Routes>().Payloads.Pack(new ChangePoll(new PollId(1), change)));
            await house.SettleAsync();
            Assert.Equal(PollTexts.NotYours, press.Answer!.Text);
        }

        Assert.False(poll.Poll!.Closed);
        await house.PressAsync(house.Bryn, standing, "A day longer");
        Assert.Equal("Closes Wed 2 December, 17:00", Assert.Single(poll.Labels));
        var question = Assert.Single((await house.PressAsync(house.Bryn, standing, "Another time")).Said);
        var again = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "soonish", replyTo: question));
        Assert.StartsWith("I could not read when it closes.", again.Text, StringComparison.Ordinal);
        Assert.Equal("“When shall we meet?” now closes Mon 30 November 2026, 09:00.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "Monday 9am", replyTo: again)).Text);
        Assert.Equal("Closes Mon 30 November, 09:00", Assert.Single(poll.Labels));

        // A facilitator deletes it.
        var hers = Assert.Single((await house.PressAsync(house.Amara, poll, "Closes")).Said);
        await house.PressAsync(house.Amara, hers, "Delete");
        Assert.StartsWith("Delete “When shall we meet?”? Nobody has voted yet.", hers.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, hers, "Yes, delete it");
        Assert.True(poll.Deleted);
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.Empty(await house.DocumentsAsync(d => d.All(PollKinds.Polls)));
        Assert.Equal("The group has not been asked anything yet.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/polls")).Text.Split(" To ask")[0]);
    }

    [Fact]
    public async Task Switch_KeepsPollsToFacilitators_AlsoInAFormThatIsOpen()
    {
        await using var house = await TestHouse.OpenAsync();
        var form = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, When));
        var settings = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/settings"));
        await house.PressAsync(house.Amara, settings, "Turn on and off");
        await house.PressAsync(house.Amara, settings, "Off: Only facilitators make polls");
        Assert.Equal(PollTexts.OnlyFacilitators.ToPlain(), Assert.Single(await house.SayAsync(house.Bryn, house.Group, When)).Text);
        Assert.Equal(PollTexts.OnlyFacilitators.ToPlain(), (await house.PressAsync(house.Bryn, form, "Post it")).Answer!.Text);
        Assert.NotNull((await PostAsync(house, house.Amara, When)).Poll);
    }

    [Fact]
    public async Task Refused_IsSaidBeforeAnythingIsPosted_AndTheCorrectedMessageCounts()
    {
        await using var house = await TestHouse.OpenAsync();
        var many = house.World.Say(house.Bryn, house.Group, "/poll Which? | " + string.Join(" | ", Enumerable.Range(1, 13)));
        await house.SettleAsync();
        Assert.StartsWith("These are 13 options", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.AfterAsync(house.Group, house.Bryn, () => house.World.Edit(many, "/poll Which? | " + string.Join(" | ", Enumerable.Range(1, 12))));
        var poll = house.Group.Messages[^1];
        Assert.Equal(12, poll.Poll!.Options.Length);

        // Corrected once more before anybody has voted: another one in its place. Afterwards not.
        await house.AfterAsync(house.Group, house.Bryn, () => house.World.Edit(many, "/poll Which one? | 1 | 2"));
        Assert.True(poll.Deleted);
        poll = house.Group.Messages[^1];
        Assert.Equal("Which one?", poll.Poll!.Question);
        await VoteAsync(house, poll, (house.Dev, [0]));
        await house.AfterAsync(house.Group, house.Bryn, () => house.World.Edit(many, "/poll Which two? | 1 | 2"));
        Assert.Equal(PollTexts.CannotBeCorrected.ToPlain(), house.Group.Messages[^1].Text);
        Assert.False(poll.Deleted);
    }

    [Fact]
    public async Task Form_AsksStepByStep_ShowsAll_AndPostsIntoTheGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        var howTo = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/poll"));
        Assert.Single(await house.FollowAsync(house.Bryn, howTo, "Make it in private"));
        Assert.StartsWith("“Which day?”", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Which day?")).Text, StringComparison.Ordinal);
        Assert.StartsWith("A poll needs at least two options.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Monday")).Text, StringComparison.Ordinal);
        var form = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Monday\nTuesday"));
        Assert.Contains("Which day?\n• Monday\n• Tuesday\n\nAnonymous: nobody sees who chose what, I neither.\nPeople choose one.", form.Text, StringComparison.Ordinal);

        // The form outlasts a restart, and /cancel.
        await house.RestartAsync();
        await house.PressAsync(house.Bryn, form, "Several answers");
        Assert.Equal(PollTexts.NamedBecauseOfAdding, (await house.PressAsync(house.Bryn, form, "Members add options")).Answer!.Text);
        Assert.Contains("Named: everybody sees who chose what.\nPeople can choose several.", form.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, form, "Make it anonymous");
        Assert.DoesNotContain("Members can add", form.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, form, "Hide numbers till it closes");
        var until = Assert.Single((await house.PressAsync(house.Bryn, form, "Closing time")).Said);
        Assert.Contains("I could not find a day", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "when all have voted")).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Bryn, "/cancel");
        await house.PressAsync(house.Bryn, until, "In 3 days");
        Assert.Contains("It closes Fri 27 November 2026, 17:00.", until.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Bryn, until, "Post it");
        var poll = house.Group.Messages[^1];
        Assert.True(poll.Poll is { Anonymous: true, Multiple: true, HidesResults: true, Question: "Which day?" });
        Assert.StartsWith("Posted in Family Support CoP", until.Text, StringComparison.Ordinal);
        Assert.Equal(PollTexts.FormIsGone, (await house.PressAsync(house.Bryn, form, "Post it")).Answer!.Text);

        // Hidden: how many chose what stays unsaid until it closes.
        await VoteAsync(house, poll, (house.Dev, [0]), (house.Ewa, [0, 1]));
        var standing = Assert.Single((await house.PressAsync(house.Bryn, poll, "Closes")).Said);
        Assert.Contains("How many chose what is shown when it closes.\n\n2 people have voted.", standing.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, standing, "Close now");
        Assert.Contains("• Monday: 2 (100%)\n• Tuesday: 1 (50%)", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfSomebodyElse_SaysWhoseItIsToFinish()
    {
        await using var house = await TestHouse.OpenAsync();
        var begun = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/poll Which day?"));
        Assert.Equal(PollTexts.FormIsNotYours, Assert.Single(await house.FollowAsync(house.Dev, begun, "Make it in private")).Text);
        Assert.Equal(PollTexts.FormIsGone, Assert.Single(await house.FollowAsync(house.Stranger(), begun, "Make it in private")).Text);
        Assert.StartsWith("“Which day?”", Assert.Single(await house.FollowAsync(house.Bryn, begun, "Make it in private")).Text, StringComparison.Ordinal);
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
    public async Task Poll_DeletedByHand_IsNotShownAgain_AndItsMakerHears()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(PollSwitches.Nudges.Label);
        await house.SayPrivatelyAsync(house.Bryn, "/help");
        var poll = await PostAsync(house, house.Bryn, When + " | closes tomorrow 11am");
        await VoteAsync(house, poll, (house.Dev, [0]));
        house.AllowsTrouble = true;
        house.World.Delete(poll, house.Amara);
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Equal(before, house.Group.Messages.Count);
        Assert.StartsWith("Your poll in Family Support CoP was deleted in the chat, so I cannot close it", house.World.PrivateChat(house.Bryn).Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("It was deleted in the chat, so the last votes may be missing.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/results")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_OfAGroupThatWasUpgraded_EndsWithWhatIsKnown()
    {
        await using var house = await TestHouse.OpenAsync();
        house.AllowsTrouble = true;
        var group = house.World.AddGroup("Small group", [house.Amara], [house.Bryn, house.Dev]);
        house.World.AddBotTo(group, house.Amara);
        await house.SettleAsync();
        var poll = Assert.Single(await house.SayAsync(house.Amara, group, When + " | closes tomorrow 11am"));
        await VoteAsync(house, poll, (house.Bryn, [2]));
        var upgraded = house.World.Upgrade(group);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var result = upgraded.Messages[^1];
        Assert.Contains("• Neither: 1 (100%)\n\n1 person voted.\nI could not close it in the chat where it was posted, so the last votes may be missing.", result.Text, StringComparison.Ordinal);
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
    public async Task Poll_ThatTelegramWillNotClose_EndsWithWhatIsKnown_AndFacilitatorsHear()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.TurnAsync(PollSwitches.Nudges.Label);
        house.AllowsTrouble = true;
        var poll = await PostAsync(house, house.Bryn, When + " | closes tomorrow 11am");
        await VoteAsync(house, poll, (house.Bryn, [1]));
        house.Server.Faults = call => call.Method == "stopPoll" ? new Fault.Status(400, "Bad Request: not enough rights to stop a poll in the chat") : null;
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromHours(26));
        Assert.Contains("the last votes may be missing.", Assert.Single(house.Group.Messages.Skip(before)).Text, StringComparison.Ordinal);
        Assert.Equal(PollStatus.Closed, await StatusAsync(house));
        Assert.Single(CouldNotClose(house));
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        Assert.Single(CouldNotClose(house));
        Assert.Equal(before + 1, house.Group.Messages.Count);
    }

    [Fact]
    public async Task Poll_WhoseClosingBreaksAtThreeStarts_EndsWithWhatIsKnown_AndFacilitatorsHear()
    {
        await using var house = await TestHouse.OpenAsync();
        house.AllowsTrouble = true;
        await house.SayPrivatelyAsync(house.Amara, "/start");
        var poll = await PostAsync(house, house.Bryn, When);
        await VoteAsync(house, poll, (house.Bryn, [1]));
        var page = Assert.Single((await house.PressAsync(house.Bryn, poll, "Closes")).Said);
        var go = new TaskCompletionSource();
        house.Server.Faults = call => call.Method == "stopPoll" ? new Fault.Hold(go.Task) : null;
        house.World.Press(house.Bryn, page, "Close now");
        await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PollStatus.Closing, await StatusAsync(house));
        var entry = await house.DocumentsAsync(d => d.All(OutboxKinds.Batches).SelectMany(b => b.Entries.Select((e, i) => (e.Parcel, Id: new EntryId(b.Number, i)))).Single(e => e.Parcel is ClosePollParcel));
        for (var start = 1; start <= 3; start++)
        {
            Assert.Equal(PollStatus.Closing, await StatusAsync(house));
            await house.Services.GetRequiredService<Inbox>().TakeAsync(new Broke(entry.Id, nameof(ClosePollParcel), "it broke") { Poll = ((ClosePollParcel)entry.Parcel).Key }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(PollStatus.Closed, await StatusAsync(house));
        go.SetResult();
        await house.SettleAsync();
        Assert.Single(CouldNotClose(house));
        Assert.Equal(PollStatus.Closed, await StatusAsync(house));
        Assert.Single(house.Group.Messages, m => m.Text.StartsWith("The poll has closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Poll_OfWhoseEndNothingIsHeardForADay_EndsAtNight()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/start");
        var poll = await PostAsync(house, house.Bryn, When);
        await VoteAsync(house, poll, (house.Bryn, [1]));
        await house.DocumentsAsync(d =>
        {
            d.Put(PollKinds.Polls, d.All(PollKinds.Polls).Single().BeginClosing(house.World.Clock.GetUtcNow()));
            return 0;
        });
        await NightAsync();
        Assert.Equal(PollStatus.Closing, await StatusAsync(house));
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        await NightAsync();

        // A night falls at each start, too: what was about to close it may still do so.
        Assert.Equal(PollStatus.Closing, await StatusAsync(house));
        await house.MoveClockAsync(SettlePoll.After);
        Assert.Equal(PollStatus.Closed, await StatusAsync(house));
        Assert.Single(CouldNotClose(house));
        await NightAsync();
        await house.MoveClockAsync(SettlePoll.After);
        Assert.Single(CouldNotClose(house));

        async Task NightAsync()
        {
            await house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
            await house.SettleAsync();
        }
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
