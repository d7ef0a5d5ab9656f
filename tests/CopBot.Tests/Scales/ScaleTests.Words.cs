using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Scales;

public sealed partial class ScaleTests
{
    [Fact]
    public async Task Scale_WordsArePrivate_OptionalChangeable_AndShownWithoutNames()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        await TapAsync(house, card, (house.Chloe, "6"), (house.Dev, "7"));

        // Who has joined is written to; the others find the link.
        var written = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Bryn), house.Bryn, () => house.World.Press(house.Bryn, card, "4")));
        var already = Assert.Single((await house.PressAsync(house.Bryn, written, "Say more")).Said);
        Assert.Contains("What already makes it 4, and not lower?", already.Text, StringComparison.Ordinal);
        Assert.StartsWith("That has 301 characters", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, new string('x', 301))).Text, StringComparison.Ordinal);
        Assert.Contains("What would 5 look like", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "We read it <together>")).Text, StringComparison.Ordinal);
        var thanks = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "An example for each level"));
        Assert.Equal(ScaleTexts.SaidAlready, (await house.PressAsync(house.Bryn, written, "Say more")).Answer!.Text);

        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Say more in private"));
        Assert.Contains("Your number is 6; tap another to change it.", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, page, "8");
        Assert.Contains("Your number is 8;", page.Text, StringComparison.Ordinal);
        already = Assert.Single((await house.PressAsync(house.Chloe, page, "Say more")).Said);
        var higher = Assert.Single((await house.PressAsync(house.Chloe, already, "Skip")).Said);
        await house.RestartAsync();
        Assert.StartsWith("Thank you. Your words", Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "A day of training")).Text, StringComparison.Ordinal);

        // Dev leaves both out.
        page = Assert.Single(await house.FollowAsync(house.Dev, card, "Say more in private"));
        already = Assert.Single((await house.PressAsync(house.Dev, page, "Say more")).Said);
        higher = Assert.Single((await house.PressAsync(house.Dev, already, "Skip")).Said);
        Assert.Equal("All right. Your number counts all the same.", Assert.Single((await house.PressAsync(house.Dev, higher, "Skip")).Said).Text);

        // A third, so that words are shown.
        page = Assert.Single(await house.FollowAsync(house.Ewa, card, "Say more in private"));
        await house.PressAsync(house.Ewa, page, "7");
        already = Assert.Single((await house.PressAsync(house.Ewa, page, "Say more")).Said);
        Assert.Contains("shown with the result if at least 3 people write something", already.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, already, "Skip");
        await house.SayPrivatelyAsync(house.Ewa, "More time");

        // Bryn says it in another way.
        await house.PressAsync(house.Bryn, thanks, "Change my words");
        await house.SayPrivatelyAsync(house.Bryn, "We have read it twice");
        await house.SayPrivatelyAsync(house.Bryn, "One example for each level");

        var manage = Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said);
        await house.PressAsync(house.Amara, manage, "Close now");
        var result = house.Group.Messages[^1];
        Assert.Contains(
            """
            What makes it that already:
            • We have read it twice

            What one step higher would look like:
            • A day of training
            • More time
            • One example for each level
            """.ReplaceLineEndings("\n"),
            result.Text,
            StringComparison.Ordinal);
        Assert.Equal(ScaleTexts.IsClosed, (await house.PressAsync(house.Bryn, thanks, "Change my words")).Answer!.Text);
    }

    [Fact]
    public async Task Scale_InPrivate_TakesAWrittenNumber_AndWordsOnlyWhereTheyWereAskedFor()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        await house.FollowAsync(house.Dev, card, "Say more in private");
        Assert.StartsWith("Please tap a number, or write one from 0 to 10.", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "I helped to write it")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Please tap a number", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "11")).Text, StringComparison.Ordinal);
        var page = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "7"));
        Assert.Contains("Your number is 7; tap another to change it.\n\nTap Say more for two short questions.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 person has answered.", card.Text, StringComparison.Ordinal);
        await house.FollowAsync(house.Dev, card, "Say more in private");
        page = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "I helped to write it"));
        Assert.StartsWith("Your number is taken.", page.Text, StringComparison.Ordinal);
        Assert.Contains("What already makes it 7", Assert.Single((await house.PressAsync(house.Dev, page, "Say more")).Said).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Dev, "I helped to write it");
        await house.SayPrivatelyAsync(house.Dev, "More time");
        await TapAsync(house, card, (house.Bryn, "6"), (house.Chloe, "8"));
        await house.PressAsync(house.Amara, Assert.Single((await house.PressAsync(house.Amara, card, "Close or change")).Said), "Close now");
        Assert.Contains("Fewer than 3 people wrote about their number, so I do not show their words.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scale_ChangingWords_SkipKeepsThem_ADashTakesThemOut_AndAnOldButtonDoesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, Confident));
        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Say more in private"));
        await house.PressAsync(house.Chloe, page, "6");
        var already = Assert.Single((await house.PressAsync(house.Chloe, page, "Say more")).Said);
        var higher = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "We read it"));
        Assert.Empty((await house.PressAsync(house.Chloe, already, "Skip")).Said);
        var thanks = Assert.Single((await house.PressAsync(house.Chloe, higher, "Skip")).Said);
        Assert.Equal(ScaleTexts.SaidAlready, (await house.PressAsync(house.Chloe, higher, "Skip")).Answer!.Text);
        Assert.Equal(["We read it\u001f"], await WordsAsync());

        already = Assert.Single((await house.PressAsync(house.Chloe, thanks, "Change my words")).Said);
        Assert.EndsWith("Skip leaves what you said before; a dash (-) takes it out.", already.Text, StringComparison.Ordinal);
        higher = Assert.Single((await house.PressAsync(house.Chloe, already, "Skip")).Said);
        Assert.Empty((await house.PressAsync(house.Chloe, already, "Skip")).Said);
        await house.PressAsync(house.Chloe, higher, "Skip");
        Assert.Empty((await house.PressAsync(house.Chloe, higher, "Skip")).Said);
        Assert.Equal(["We read it\u001f"], await WordsAsync());

        await house.PressAsync(house.Chloe, thanks, "Change my words");
        higher = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "-"));
        Assert.StartsWith("Taken out: no words of yours are kept.", Assert.Single((await house.PressAsync(house.Chloe, higher, "Skip")).Said).Text, StringComparison.Ordinal);
        Assert.Equal(["\u001f"], await WordsAsync());

        Task<IReadOnlyList<string>> WordsAsync() => house.DocumentsAsync(_ => house.Services.GetRequiredService<BallotBoxes>().Answers(new Urn("scale", 1)));
    }
}
