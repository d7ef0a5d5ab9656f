using CopBot.Ballots;
using CopBot.Playground.Worlds;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>A photo or a voice message in the place of a reason took back, without a word, the reason that was kept.</summary>
public sealed class Bug142
{
    [Theory]
    [InlineData(FileKind.Voice, null)]
    [InlineData(FileKind.Photo, null)]
    public async Task WithoutAName_ItIsAskedForInWords_AndWhatWasSaidStays(FileKind kind, string? name)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months, without names, closes Friday 5pm");
        var page = await house.VoteAsync(house.Chloe, card, "Object");
        await house.SayWhyAsync(house.Chloe, page, "Too dear");
        var why = Assert.Single((await house.PressAsync(house.Chloe, page, "Say why")).Said);
        Assert.Contains("So far you said: Too dear", why.Text, StringComparison.Ordinal);
        Assert.StartsWith("Please write it in words", Assert.Single(await house.SendFileAsync(house.Chloe, house.World.PrivateChat(house.Chloe), kind, name)).Text, StringComparison.Ordinal);

        // The question is still open: a third says something, Chloe leaves it.
        await house.VoteAsync(house.Dev, card, "Consent");
        var other = await house.VoteAsync(house.Ewa, card, "Concern");
        await house.PressAsync(house.Ewa, other, "Say why");
        await house.SendFileAsync(house.Ewa, house.World.PrivateChat(house.Ewa), kind, name);
        Assert.StartsWith("Thank you.", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "Too soon")).Text, StringComparison.Ordinal);
        await house.CloseInTimeAsync();
        Assert.Equal([new Reason("", "Too dear"), new Reason("", "Too soon")], (await house.OnlyBallotAsync()).Outcome!.Reasons);
    }

    [Fact]
    public async Task WithNames_ItIsAskedForInWords()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months, closes Friday 5pm");
        await house.PressAsync(house.Chloe, card, "Object");
        var chat = house.World.PrivateChat(house.Chloe);
        await house.PressAsync(house.Chloe, chat.Messages[^1], "Say why, with my name");
        Assert.StartsWith("Please write it in words", Assert.Single(await house.SendFileAsync(house.Chloe, chat, FileKind.Voice, null)).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Chloe, "Too dear");
        await house.CloseInTimeAsync();
        Assert.Equal([new Reason(house.Chloe.Name, "Too dear")], (await house.OnlyBallotAsync()).Outcome!.Reasons);
    }
}
