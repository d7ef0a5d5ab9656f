using CopBot.Ballots;
using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.Polls;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Surveys;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;
using CopBot.Tests.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Chat = CopBot.Playground.Worlds.Chat;

namespace CopBot.Tests.Communities;

/// <summary>Two communities turn out to be one group: what the younger was asked goes on in the older, and ends there.</summary>
public sealed class MergedVoicesTests
{
    private static readonly CommunityId _younger = new(2);

    private static readonly CommunityId _older = new(1);

    [Fact]
    public async Task Votes_GoOn_AreAnsweredFromTheirButtons_AndEndInTheGroupThatStays()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = await OtherAsync(house);
        var secret = await AskAsync(house, other, "/vote approval Which? | Zoo | Park, without names, closes Friday 5pm");
        var open = await AskAsync(house, other, "/propose We meet at the zoo, closes Friday 5pm");
        var page = await house.VoteAsync(house.Bryn, secret, "Zoo", "Done");
        await house.PressAsync(house.Bryn, open, "Consent");
        await house.SayPrivatelyAsync(house.Amara, "/start");
        await MergeAsync(house, other);

        await house.TapAsync(house.Bryn, page, "Change my answer", "✓ Zoo", "Park", "Done");
        await house.VoteAsync(house.Chloe, secret, "Park", "Done");
        await house.VoteAsync(house.Dev, secret, "Park", "Done");
        var all = Assert.Single(await house.FollowAsync(house.Dev, open, "More"));
        var answer = Assert.Single((await house.PressAsync(house.Dev, all, "Answer")).Said);
        Assert.StartsWith("Counted", (await house.PressAsync(house.Dev, answer, "Consent")).Answer!.Text, StringComparison.Ordinal);
        var told = await house.CloseInTimeAsync(TimeSpan.FromDays(5));
        Assert.Contains(told, m => m.Text.Contains("Which?", StringComparison.Ordinal));
        Assert.Contains(told, m => m.Text.Contains("We meet at the zoo", StringComparison.Ordinal));
        var ballots = await house.DocumentsAsync(d => d.All(BallotKinds.Ballots));
        Assert.All(ballots, b => Assert.Equal((_older, BallotState.Closed), (b.Community, b.State)));
        Assert.Equal([3, 2], ballots.OrderBy(b => b.Id.Value).Select(b => b.Outcome!.Answers));
        Assert.Contains("We meet at the zoo", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/decisions")).Text, StringComparison.Ordinal);
        await NothingIsLeftAsync(house);
    }

    [Fact]
    public async Task DraftsOfVotesPollsAndSurveys_GoAlong()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = await OtherAsync(house);
        foreach (var command in new[] { "/propose", "/poll", "/survey Half made" })
        {
            var asked = await house.SayPrivatelyAsync(house.Amara, command);
            if (asked is [{ Buttons.Length: > 0 } which] && which.Labels.Contains("Housing CoP"))
                await house.PressAsync(house.Amara, which, "Housing CoP");
        }

        await MergeAsync(house, other);
        Assert.All(await house.DocumentsAsync(d => d.All(BallotKinds.Drafts).Select(x => x.Community).Concat(d.All(PollKinds.Drafts).Select(x => x.Community)).Concat(d.All(SurveyKinds.Drafts).Select(x => x.Community)).ToList()), c => Assert.Equal(_older, c));
        await NothingIsLeftAsync(house);
    }

    [Fact]
    public async Task Survey_GoesOn_AndIsClosedAndLookedAfterInTheGroupThatStays()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = await OtherAsync(house);
        await house.SayPrivatelyAsync(house.Amara, "/survey Rooms");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Housing CoP");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Add a question");
        await house.SayPrivatelyAsync(house.Amara, "Where?");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "One of several");
        await house.SayPrivatelyAsync(house.Amara, "Hanley\nStafford");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "They may skip it");
        await house.GiveAsync("As each likes");
        var card = other.Messages[^1];
        await house.AnswerAsync(house.Bryn, card, "Without my name", "Hanley", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "With my name", "Hanley", "Hand in");
        await house.AnswerAsync(house.Dev, card, "Without my name");
        await MergeAsync(house, other);

        await house.StepsAsync(house.Dev, "Stafford", "Hand in");
        Assert.Equal(3, await house.TurnoutAsync());
        await house.AnswerAsync(house.Ewa, card, "Without my name", "Hanley", "Hand in");
        await house.AnswerAsync(house.Amara, card, "Without my name", "Hanley", "Hand in");
        var look = await house.CloseAsync();
        Assert.Contains("Closed. 5 people took part", look.Text, StringComparison.Ordinal);
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Rooms is closed. 5 people took part", StringComparison.Ordinal));
        await NothingIsLeftAsync(house);
    }

    [Fact]
    public async Task ScalesAndCheckins_GoOn_EndInTheGroupThatStays_AndComeAgainThere()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = await OtherAsync(house);
        var scale = await AskAsync(house, other, "/scale How sure are we? | closes Friday 5pm");
        var checkin = await AskAsync(house, other, "/checkin How full is your cup? | closes Friday 5pm");
        await house.SayAsync(house.Amara, other, "/checkin How was the week? | every Thursday 9am");
        foreach (var person in new[] { house.Bryn, house.Chloe })
        {
            await house.PressAsync(person, scale, "5");
            await house.PressAsync(person, checkin, "7");
        }

        await MergeAsync(house, other);
        var mine = Assert.Single(await house.FollowAsync(house.Bryn, scale, "Say more in private"));
        Assert.Contains("Your number is 5;", mine.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, mine, "6");
        Assert.Contains("Your number is 6;", mine.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, Assert.Single(await house.FollowAsync(house.Dev, scale, "Say more in private")), "6");
        await house.PressAsync(house.Dev, Assert.Single(await house.FollowAsync(house.Dev, checkin, "Answer in private")), "9");
        var before = house.Group.Messages.ToHashSet();
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        var said = house.Group.Messages.Where(m => !before.Contains(m)).Select(m => m.Text).ToList();
        Assert.Contains(said, t => t.StartsWith("Check-in: How was the week?", StringComparison.Ordinal));
        Assert.Contains(said, t => t.Contains("How sure are we?", StringComparison.Ordinal) && t.Contains("3 people answered.", StringComparison.Ordinal));
        Assert.Contains(said, t => t.Contains("How full is your cup?", StringComparison.Ordinal) && t.Contains("3 people answered.", StringComparison.Ordinal));
        Assert.All(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales)), s => Assert.True(s.Community == _older && s.IsClosed));
        await NothingIsLeftAsync(house);
    }

    [Fact]
    public async Task Poll_IsFoundAndEndsWithWhatIsKnown_InTheGroupThatStays()
    {
        await using var house = await TestHouse.OpenAsync();
        house.AllowsTrouble = true;
        var other = await OtherAsync(house);
        var poll = (await house.SayAsync(house.Bryn, other, "/poll When? | Tuesday | Wednesday | closes Friday 5pm")).Single(m => m.Poll is not null);
        house.World.Vote(house.Bryn, poll, 1);
        house.World.Vote(house.Chloe, poll, 1);
        await house.SettleAsync();
        await MergeAsync(house, other);

        Assert.Contains("When?", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/polls")).Text, StringComparison.Ordinal);
        var before = house.Group.Messages.ToHashSet();
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        Assert.Contains(house.Group.Messages.Where(m => !before.Contains(m)), m => m.Text.Contains("• Wednesday: 2 (100%)", StringComparison.Ordinal));
        var closed = Assert.Single(await house.DocumentsAsync(d => d.All(PollKinds.Polls)));
        Assert.Equal((_older, PollStatus.Closed), (closed.Community, closed.Status));
        await NothingIsLeftAsync(house);
    }

    private static async Task<Chat> OtherAsync(TestHouse house)
    {
        var other = house.World.AddGroup("Housing CoP", [house.Amara], [house.Bryn, house.Chloe, house.Dev, house.Ewa]);
        house.World.AddBotTo(other, house.Amara);
        await house.SettleAsync();
        foreach (var person in new[] { house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa })
        {
            await house.SayAsync(person, other, "/help");
            await house.SayAsync(person, house.Group, "/help");
        }

        return other;
    }

    private static async Task<Message> AskAsync(TestHouse house, Chat group, string line) =>
        (await house.SayAsync(house.Amara, group, line)).Single(m => m.EphemeralFor is null && m.Buttons.Length > 0);

    // Telegram says only now which group the younger has been.
    private static async Task MergeAsync(TestHouse house, Chat other)
    {
        await house.Services.GetRequiredService<Inbox>().TakeAsync(new ChatMoved(new ChatId(other.Id), new ChatId(house.Group.Id)), TestContext.Current.CancellationToken);
        await house.SettleAsync();
    }

    // Of what rooms keep for a community, nothing is the younger's any more.
    private static async Task NothingIsLeftAsync(TestHouse house)
    {
        var left = await house.DocumentsAsync(d =>
            d.All(BallotKinds.Ballots).Select(x => x.Community).Concat(d.All(BallotKinds.Drafts).Select(x => x.Community))
                .Concat(d.All(SurveyKinds.Surveys).Select(x => x.Community)).Concat(d.All(SurveyKinds.Drafts).Select(x => x.Community))
                .Concat(d.All(SurveyKinds.Named).Select(x => x.Community)).Concat(d.All(SurveyKinds.Closed).Select(x => x.Community))
                .Concat(d.All(ScaleKinds.Scales).Select(x => x.Community)).Concat(d.All(ScaleKinds.Answers).Select(x => x.Community)).Concat(d.All(ScaleKinds.Series).Select(x => x.Community))
                .Concat(d.All(PollKinds.Polls).Select(x => x.Community)).Concat(d.All(PollKinds.Drafts).Select(x => x.Community))
                .Concat(d.All(SecretKinds.Boxes).Select(x => x.Community)).Concat(d.All(SecretKinds.Rolls).Select(x => x.Community)).Concat(d.All(SecretKinds.Notes).Select(x => x.Community))
                .ToList());
        Assert.NotEmpty(left);
        Assert.DoesNotContain(_younger, left);
    }
}
