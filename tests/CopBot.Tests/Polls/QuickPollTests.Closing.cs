using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Playground.Api;
using CopBot.Polls;
using CopBot.Scheduling;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Polls;

public sealed partial class QuickPollTests
{
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
}
