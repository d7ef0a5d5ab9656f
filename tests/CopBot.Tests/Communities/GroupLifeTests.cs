using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

public sealed class GroupLifeTests
{
    [Fact]
    public async Task Removed_ForThirtyDays_IsErased()
    {
        await using var family = await Family.OpenAsync();
        await family.Ben.Says("/help");
        await family.Cleo.SaysIn(family.Group, "/help");
        await RemoveBot(family);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(29.9));
        Assert.Contains(family.Parlour.Store.Raw(), d => d.Kind == "communities");
        await family.Parlour.WaitAsync(TimeSpan.FromDays(0.1));
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Kind is "communities" or "groups" or "due");
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Json.Contains("Family Support", StringComparison.Ordinal));
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Kind == "people");
    }

    [Fact]
    public async Task Removed_AndAddedAgain_KeepsEverything()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        await RemoveBot(family);
        Assert.StartsWith("You are not in a community", (await family.Ben.Says("/join")).Only().Text, StringComparison.Ordinal);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(20));
        var back = await family.Parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, family.Group.Chat, Standing.Out, Standing.Member));
        Assert.StartsWith("Hello, I'm CopBot", back.Only().Text, StringComparison.Ordinal);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(20));
        Assert.Contains("Ben", (await family.Ann.SaysIn(family.Group, "/core")).Only().Text, StringComparison.Ordinal);

        // A second time counts from the second removal.
        await RemoveBot(family);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(20));
        Assert.Contains(family.Parlour.Store.Raw(), d => d.Kind == "communities");
        await family.Parlour.WaitAsync(TimeSpan.FromDays(10));
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Kind == "communities");
    }

    [Fact]
    public async Task Removed_AndMetAgainByACommand_KeepsEverything()
    {
        await using var family = await Family.OpenAsync();
        await RemoveBot(family);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(10));
        Assert.Contains("Settings of Family Support CoP", (await family.Ann.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(40));
        Assert.Contains(family.Parlour.Store.Raw(), d => d.Kind == "communities");
    }

    [Fact]
    public async Task Removed_FromAGroupThatWasNeverKnown_LeavesNothing()
    {
        await using var family = await Family.OpenAsync();
        var before = family.Parlour.Store.Raw().Count(d => d.Kind == "communities");
        await family.Parlour.TakeAsync(new BotStandingChanged(family.Dan.Person, new Chat(new ChatId(-9), ChatKind.Group, "Unknown"), Standing.Member, Standing.Out));
        Assert.Equal(before, family.Parlour.Store.Raw().Count(d => d.Kind == "communities"));
    }

    [Theory]
    [InlineData("move")]
    [InlineData("new, move")]
    [InlineData("left, move")]
    [InlineData("left, new, move, move")]
    [InlineData("move, left, move")]
    [InlineData("new, talk, left, move")]
    public async Task Upgrade_ToASupergroup_CarriesEverythingOver_InWhateverOrderTelegramTellsOfIt(string order)
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        var parlour = family.Parlour;
        var super = new Group(new Chat(new ChatId(-1_009_999_999_999), ChatKind.Supergroup, "Family Support CoP"));
        parlour.Telegram.Administrators[super.Id] = parlour.Telegram.Administrators[family.Group.Id];
        parlour.Telegram.Members[super.Id] = parlour.Telegram.Members[family.Group.Id];
        foreach (var step in order.Split(", "))
        {
            if (step == "move")
                await parlour.TakeAsync(new ChatMoved(family.Group.Id, super.Id));
            else if (step == "new")
                await parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, super.Chat, Standing.Out, Standing.Member));
            else if (step == "left")
                await parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, family.Group.Chat, Standing.Member, Standing.Out));
            else
                await family.Cleo.SaysIn(super, "/help");
        }

        Assert.Contains("Ben", (await family.Ann.SaysIn(super, "/core")).Only().Text, StringComparison.Ordinal);
        await family.Parlour.WaitAsync(TimeSpan.FromDays(40));
        Assert.Contains("Ben", (await family.Ann.SaysIn(super, "/core")).Only().Text, StringComparison.Ordinal);
        Assert.Single(parlour.Store.Raw(), d => d.Kind == "communities");
        Assert.Single(parlour.Store.Raw(), d => d.Kind == "groups");

        // One community, so nothing is asked in private.
        Assert.StartsWith("You are in one community", (await family.Cleo.Says("/community")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_AreAskedAgainAfterTenMinutes_AndNotBefore()
    {
        await using var family = await Family.OpenAsync();
        var (parlour, group) = (family.Parlour, family.Group);
        Assert.Contains("Settings of", (await family.Ann.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
        var asked = parlour.Telegram.Asked;
        parlour.Telegram.Administrators[group.Id] = [family.Ben.Person];
        await parlour.WaitAsync(TimeSpan.FromMinutes(9));
        Assert.Contains("Settings of", (await family.Ann.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
        Assert.Equal(asked, parlour.Telegram.Asked);
        await parlour.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith("Only facilitators", (await family.Ann.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("Settings of", (await family.Ben.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
        Assert.Equal(asked + 1, parlour.Telegram.Asked);
    }

    [Fact]
    public async Task TwoCommunities_AreFullyApart()
    {
        await using var family = await Family.OpenAsync();
        var housing = await family.SecondGroupAsync();
        await family.Ann.RepliesTo(family.Cleo, family.Group, "/core");
        Assert.Contains("The core group is empty.", (await family.Ben.SaysIn(housing, "/core")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("Only facilitators", (await family.Cleo.SaysIn(housing, "/settings")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("Only facilitators", (await family.Ben.SaysIn(family.Group, "/core")).Only().Text, StringComparison.Ordinal);
        foreach (var seen in await family.Ann.Says("/help"))
            Assert.DoesNotContain("Housing", seen.Text, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Seen>> RemoveBot(Family family) =>
        family.Parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, family.Group.Chat, Standing.Member, Standing.Out));
}
