using CopBot.Conversation;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Issues;

/// <summary>
/// Whoever had left a group while the bot was not told kept a place in its core group for when they came back; and a bot whose
/// privacy mode is off said that it does not see people's messages.
/// </summary>
public sealed class Bug121
{
    [Fact]
    public async Task CoreGroup_OfSomebodyWhoLeftUnseen_IsLeftToo()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        Assert.Contains("Settings of", (await family.Ben.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
        await family.Parlour.TakeAsync(new StandingLearned(family.Group.Id, family.Ben.Id, Standing.Out));
        Assert.Contains("Only facilitators", (await family.Ben.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Telegram shows me all messages here")]
    [InlineData(false, "I don't see your other messages")]
    public async Task Introduction_SaysWhatTheBotReallySees(bool privacyModeIsOff, string expected)
    {
        await using var parlour = await Parlour.OpenAsync();
        parlour.Services.GetRequiredService<BotIdentity>().Learn(new PersonId(777), "CopBot", privacyModeIsOff);
        await parlour.GroupAsync("Our group", parlour.Somebody(50001, "Ann"));
        Assert.Contains(expected, Assert.Single(parlour.Telegram.Seen).Text, StringComparison.Ordinal);
    }
}
