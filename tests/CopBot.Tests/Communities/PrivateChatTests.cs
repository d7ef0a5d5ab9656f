using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

public sealed class PrivateChatTests
{
    [Fact]
    public async Task Join_FromTheGroup_OpensThePrivateChatByALink()
    {
        await using var family = await Family.OpenAsync();
        var offer = (await family.Ben.SaysIn(family.Group, "/join")).Only();
        Assert.StartsWith("To get private messages, such as reminders, open our private chat", offer.Text, StringComparison.Ordinal);
        var joined = (await family.Ben.Opens(offer, "Open our private chat")).Only();
        Assert.StartsWith("Thank you. You now get private messages from Family Support CoP", joined.Text, StringComparison.Ordinal);
        Assert.StartsWith("You already get private messages", (await family.Ben.SaysIn(family.Group, "/join")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("Done. You get no more private messages from Family Support CoP.", (await family.Ben.SaysIn(family.Group, "/leave")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("You get no private messages from Family Support CoP.", (await family.Ben.Says("/leave")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JoinLink_BySomebodyOfAnotherCommunity_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        var offer = (await family.Ben.SaysIn(family.Group, "/join")).Only();
        Assert.Equal("You are not in that community, so I cannot do that.", (await family.Dan.Opens(offer, "Open our private chat")).Only().Text);
    }

    [Fact]
    public async Task Community_WithNone_One_AndSeveral()
    {
        await using var family = await Family.OpenAsync();
        Assert.StartsWith("You are not in a community that I know yet.", (await family.Dan.Says("/community")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("You are in one community: Family Support CoP.", (await family.Ann.Says("/community")).Only().Text, StringComparison.Ordinal);
        await family.SecondGroupAsync("Housing & <Homes>");
        var question = (await family.Ben.Says("/community")).Only();
        Assert.Equal("Family Support CoP | Housing & <Homes>", question.Labels);
        var chosen = await family.Ben.Presses(question, "Housing & <Homes>");
        Assert.Equal("Here we now talk about Housing & <Homes>. To change that, send /community.", chosen.Only().Text);
        var inGroup = (await family.Ben.SaysIn(family.Group, "/community")).Only();
        Assert.Equal("/community is between you and me. Please send it in our private chat.", inGroup.Text);
        Assert.Equal("https://t.me/CopBot", inGroup.Buttons[0].Url);
    }

    [Fact]
    public async Task Command_OfSomebodyOfTwo_WaitsForTheChoice_AndGoesOn()
    {
        await using var family = await Family.OpenAsync();
        await family.SecondGroupAsync();
        var question = (await family.Ben.Says("/join")).Only();
        Assert.Equal("You belong to more than one community. Which one is this for?", question.Text);
        var answers = await family.Ben.Presses(question, "Housing CoP");
        Assert.Contains(answers, a => a.Kind == "edit" && a.Text.StartsWith("Here we now talk about Housing CoP.", StringComparison.Ordinal));
        Assert.Contains(answers, a => a.Kind == "text" && a.Text.StartsWith("Thank you. You now get private messages from Housing CoP", StringComparison.Ordinal));

        // Done once; and from now on nothing is asked.
        Assert.Single(await family.Ben.Presses(question, "Housing CoP"), a => a.Kind != "toast");
        Assert.Contains("Housing CoP", (await family.Ben.Says("/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeldCommand_IsGivenUpAfterAQuarterOfAnHour()
    {
        await using var family = await Family.OpenAsync();
        await family.SecondGroupAsync();
        var question = (await family.Ben.Says("/join")).Only();
        await family.Parlour.WaitAsync(TimeSpan.FromMinutes(16));
        Assert.Equal("edit", (await family.Ben.Presses(question, "Housing CoP")).Only().Kind);
    }

    [Fact]
    public async Task PickCommunity_Forged_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        await family.Parlour.GroupAsync("Secret", family.Dan);
        var any = (await family.Ben.Says("/help")).Only();
        Assert.Equal("You are not in that community, so I cannot do that.", (await family.Ben.Forges(any, new PickCommunity(new CommunityId(2)))).Only().Text);
    }

    [Fact]
    public async Task Person_WhoLeft_IsNoLongerServedInPrivate_AtTheLatestAfterTenMinutes()
    {
        await using var family = await Family.OpenAsync();
        Assert.Contains("Family Support CoP", (await family.Ben.Says("/help")).Only().Text, StringComparison.Ordinal);
        family.Parlour.Telegram.Members[family.Group.Id].Remove(family.Ben.Person);
        await family.Parlour.WaitAsync(WhoIsWho.FreshFor);
        var help = (await family.Ben.Says("/help")).Only();
        Assert.DoesNotContain("Family Support CoP", help.Text, StringComparison.Ordinal);
        Assert.StartsWith("You are not in a community", (await family.Ben.Says("/join")).Only().Text, StringComparison.Ordinal);
    }
}
