using CopBot.Ballots;
using CopBot.Conversation;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Message = CopBot.Playground.Worlds.Message;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Ballots;

/// <summary>Proposals and votes of the house's group, as people make them.</summary>
internal static class Voting
{
    /// <summary>Somebody sends a line in the group; returns the card.</summary>
    public static async Task<Message> AskAsync(this TestHouse house, Person by, string line) =>
        (await house.SayAsync(by, house.Group, line)).Single(m => m.EphemeralFor is null && m.Buttons.Length > 0);

    /// <summary>Follows the card's link, then presses one label after the other on the page; returns the page as it is then.</summary>
    public static async Task<Message> VoteAsync(this TestHouse house, Person by, Message card, params string[] labels)
    {
        var page = Assert.Single(await house.FollowAsync(by, card, card.Buttons[0][0].Text));
        await house.TapAsync(by, page, labels);
        return page;
    }

    /// <summary>Says why, below one's own answer without a name; returns what is said to that.</summary>
    public static async Task<Message> SayWhyAsync(this TestHouse house, Person by, Message page, string why)
    {
        Assert.Contains("why?", Assert.Single((await house.PressAsync(by, page, "Say why")).Said).Text, StringComparison.Ordinal);
        return Assert.Single(await house.SayPrivatelyAsync(by, why));
    }

    public static async Task TapAsync(this TestHouse house, Person by, Message page, params string[] labels)
    {
        foreach (var label in labels)
            await house.PressAsync(by, page, label);
    }

    /// <summary>People join, so that they get private messages.</summary>
    public static async Task JoinAsync(this TestHouse house, params Person[] people)
    {
        foreach (var person in people)
        {
            await house.SayAsync(person, house.Group, "/help");
            await house.SayPrivatelyAsync(person, "/start");
            await house.SayPrivatelyAsync(person, "/join");
        }
    }

    public static async Task<Ballot> OnlyBallotAsync(this TestHouse house) => Assert.Single(await house.DocumentsAsync(d => d.All(BallotKinds.Ballots)));

    /// <summary>The only one, after its time, with the words that the group got checked against it.</summary>
    public static async Task<(Ballot Ballot, Community Community)> ClosedBallotAsync(this TestHouse house)
    {
        var told = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        var ballot = await house.OnlyBallotAsync();
        var community = await house.DocumentsAsync(_ => house.Services.GetRequiredService<IScenes>().Community(ballot.Community)!);
        Assert.Equal(OutcomeTexts.Result(ballot, community).ToPlain(), told);
        return (ballot, community);
    }

    /// <summary>What the bot posted in the group after what was there before.</summary>
    public static async Task<IReadOnlyList<Message>> CloseInTimeAsync(this TestHouse house, TimeSpan? after = null)
    {
        var before = house.Group.Messages.ToHashSet();
        await house.MoveClockAsync(after ?? TimeSpan.FromDays(8));
        return [.. house.Group.Messages.Where(m => !before.Contains(m) && m.From.IsBot)];
    }
}
