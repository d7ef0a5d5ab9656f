using CopBot.Conversation;
using CopBot.Polls;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Polls;

public sealed partial class QuickPollTests
{
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
}
