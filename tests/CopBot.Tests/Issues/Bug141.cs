using CopBot.Ballots;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// After an answer without a name, the next message in private was taken for its reason for a whole day, whatever it was about, and read out
/// to the group.
/// </summary>
public sealed class Bug141
{
    [Theory]
    [InlineData("Consent")]
    [InlineData("Object")]
    public async Task AMessageAboutSomethingElse_IsNotTakenForAReason(string answer)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months, without names, closes Friday 5pm");
        var page = await house.VoteAsync(house.Chloe, card, answer);
        await house.SayPrivatelyAsync(house.Chloe, "my daughter needs housing, who helps?");

        // Asked for it, and then something else came up.
        await house.PressAsync(house.Chloe, page, "Say why");
        await house.MoveClockAsync(TimeSpan.FromMinutes(16));
        Assert.StartsWith("That question is closed", Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "my daughter needs housing, who helps?")).Text, StringComparison.Ordinal);
        await house.VoteAsync(house.Dev, card, "Consent");
        await house.SayWhyAsync(house.Ewa, await house.VoteAsync(house.Ewa, card, "Stand aside"), "I am away in winter");
        await house.CloseInTimeAsync();
        Assert.Equal([new Reason("", "I am away in winter")], (await house.OnlyBallotAsync()).Outcome!.Reasons);
    }

    [Fact]
    public async Task WithNames_ItIsNotEither()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months, closes Friday 5pm");
        await house.PressAsync(house.Chloe, card, "Object");
        await house.PressAsync(house.Chloe, house.World.PrivateChat(house.Chloe).Messages[^1], "Say why, with my name");
        await house.MoveClockAsync(TimeSpan.FromMinutes(16));
        await house.SayPrivatelyAsync(house.Chloe, "my daughter needs housing, who helps?");
        await house.CloseInTimeAsync();
        Assert.Empty((await house.OnlyBallotAsync()).Outcome!.Reasons);
    }
}
