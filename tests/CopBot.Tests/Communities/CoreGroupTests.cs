using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

public sealed class CoreGroupTests
{
    [Fact]
    public async Task Core_ByAMember_OrOneOfTheCoreGroup_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        const string refusal = "Only facilitators (the group's administrators) can use /core. If you need it, ask one of them.";
        Assert.Equal(refusal, (await family.Ben.SaysIn(family.Group, "/core")).Only().Text);
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        Assert.Equal(refusal, (await family.Ben.SaysIn(family.Group, "/core")).Only().Text);
    }

    [Fact]
    public async Task Core_ByReply_AddsThem_EvenIfTheyNeverWroteToTheBot()
    {
        await using var family = await Family.OpenAsync();
        Assert.Contains("The core group is empty.", (await family.Ann.SaysIn(family.Group, "/core")).Only().Text, StringComparison.Ordinal);
        var added = (await family.Ann.RepliesTo(family.Ben, family.Group, "/core")).Only();
        Assert.Equal("Ben <b>Bold</b> is now in the core group and may do in CopBot what facilitators do. /core shows everyone in it.", added.Text);
        Assert.Contains("Ben &lt;b&gt;Bold", added.Markup, StringComparison.Ordinal);
        Assert.Equal("Ben <b>Bold</b> is in the core group already.", (await family.Ann.RepliesTo(family.Ben, family.Group, "/core")).Only().Text);

        var list = (await family.Ann.SaysIn(family.Group, "/core")).Only();
        Assert.Contains("Core group: Ben <b>Bold</b>.", list.Text, StringComparison.Ordinal);
        Assert.Equal("Remove Ben <b>Bold</b>", list.Labels);
        Assert.Contains("Settings of", (await family.Ben.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Core_ByUsername_ByMention_AndOfSomebodyUnknown()
    {
        await using var family = await Family.OpenAsync();
        Assert.Equal("I have not met @ben_b in this group yet. Reply /core to a message of theirs instead.", (await family.Ann.SaysIn(family.Group, "/core @ben_b")).Only().Text);
        await family.Ben.SaysIn(family.Group, "/help");
        Assert.Contains("is now in the core group", (await family.Ann.SaysIn(family.Group, "/core @BEN_B")).Only().Text, StringComparison.Ordinal);
        var mentioned = await family.Ann.SaysIn(family.Group, "/core Cleo", said => said with { Mentioned = [family.Cleo.Person] });
        Assert.StartsWith("Cleo & Co is now in the core group", mentioned.Only().Text, StringComparison.Ordinal);
        Assert.Equal("Ann Facilitator is a facilitator, so there is nothing to add.", (await family.Ann.RepliesTo(family.Ann, family.Group, "/core")).Only().Text);
    }

    [Fact]
    public async Task Remove_ByButton_TakesTheRightsAway()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        var list = (await family.Ann.SaysIn(family.Group, "/core")).Only();
        Assert.Equal("Only facilitators can change the core group.", (await family.Ben.Presses(list, "Remove Ben <b>Bold</b>")).Only().Text);
        var removed = await family.Ann.Presses(list, "Remove Ben <b>Bold</b>");
        Assert.Equal("Taken out of the core group.", removed.Toast().Text);
        Assert.Contains("The core group is empty.", removed.Message().Text, StringComparison.Ordinal);
        Assert.Contains("Only facilitators and the core group", (await family.Ben.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_Forged_ForAnotherCommunity_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        var housing = await family.SecondGroupAsync();
        await family.Ben.RepliesTo(family.Cleo, housing, "/core");
        var list = (await family.Ann.SaysIn(family.Group, "/core")).Only();
        var refused = await family.Ann.Forges(list, new DropFromCore(new CommunityId(2), family.Cleo.Id));
        Assert.Equal("Only facilitators can change the core group.", refused.Only().Text);
        Assert.Contains("Cleo", (await family.Ben.SaysIn(housing, "/core")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_TheGroup_EndsIt()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        await family.Parlour.TakeAsync(new StandingChanged(family.Ben.Person, family.Group.Chat, Standing.Member, Standing.Out));
        Assert.Contains("The core group is empty.", (await family.Ann.SaysIn(family.Group, "/core")).Only().Text, StringComparison.Ordinal);
    }
}
