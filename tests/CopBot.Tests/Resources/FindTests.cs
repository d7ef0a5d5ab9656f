using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Resources;

public sealed class FindTests
{
    [Theory]
    [InlineData("mentoring", "A mentor's handbook")]
    [InlineData("handbok", "A mentor's handbook")]
    [InlineData("advice debt", "Advice on debt")]
    [InlineData("\"on debt\"", "Advice on debt")]
    [InlineData("#housing", "Repairs in rented homes")]
    [InlineData("kind:document", "policy.pdf")]
    [InlineData("by:dev", "Repairs in rented homes")]
    [InlineData("cafe", "Café for carers")]
    [InlineData("rent", "Repairs in rented homes")]
    public async Task Find_BringsTheRightOne(string question, string title)
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var found = Assert.Single(await house.SayAsync(house.Ewa, house.Group, $"/find {question}"));
        Assert.Contains($"1. {title}", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_SinceMarch_LeavesOutWhatIsOlder()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Dev, house.Group, "/share Old guide on debt");
        await house.MoveClockAsync(TimeSpan.FromDays(120));
        await house.SayAsync(house.Dev, house.Group, "/share New guide on debt");
        var found = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find debt since:march"));
        Assert.Contains("New guide", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Old guide", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_Nothing_SaysSoAndOffersNearWords()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var found = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find zzzzqqq"));
        Assert.StartsWith("I found nothing for zzzzqqq.", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithoutWords_SaysHow()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("What are you looking for?", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find")).Text, StringComparison.Ordinal);
        Assert.Contains("kind:banana", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find kind:banana")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_MoreThanFive_HasPagesAndFilters()
    {
        await using var house = await TestHouse.OpenAsync();
        for (var i = 1; i <= 7; i++)
            await house.SayAsync(house.Dev, house.Group, $"/share Housing note number {i}");
        await house.SendFileAsync(house.Dev, house.Group, FileKind.Document, "housing.pdf", "/share Housing form");
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find housing"));
        Assert.StartsWith("8 results for housing (1–5 of 8):", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, list, "More ›");
        Assert.Contains("(6–8 of 8)", list.Text, StringComparison.Ordinal);
        Assert.Contains("6. ", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, list, "‹ Back");
        Assert.Contains("(1–5 of 8)", list.Text, StringComparison.Ordinal);
        if (!list.Buttons.SelectMany(r => r).Any(b => b.Text == "Only documents"))
            await house.PressAsync(house.Ewa, list, "More ›");
        await house.PressAsync(house.Ewa, list, "Only documents");
        Assert.StartsWith("1 result for housing, only documents:\n1. Housing form", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, list, "All kinds");
        Assert.Contains("(1–5 of 8)", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ALongQuestion_CanTurnPagesAfterARestart()
    {
        await using var house = await TestHouse.OpenAsync();
        const string Words = "housing advice for families with young children in temporary homes";
        for (var i = 1; i <= 6; i++)
            await house.SayAsync(house.Dev, house.Group, $"/share {Words} {i}");
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, $"/find {Words}"));
        await house.RestartAsync();
        await house.PressAsync(house.Ewa, list, "More ›");
        Assert.Contains("(6–6 of 6)", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AFile_SendsItWithItsCard()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find policy"));
        var sent = Assert.Single((await house.PressAsync(house.Ewa, list, "1")).Said);
        Assert.NotNull(sent.File);
        Assert.StartsWith("policy.pdf\nDocument", sent.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, sent, "👍 Useful");
        Assert.Equal("👍 Useful (1)", sent.Buttons[0][0].Text);
    }

    [Fact]
    public async Task Find_AfterARestart_FindsTheSame()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        await house.RestartAsync();
        Assert.Contains("A mentor's handbook", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find mentor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_AreListedWithCountsAndOpenOnATap()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        await house.SayAsync(house.Dev, house.Group, "/share Tenancy rights #housing");
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/themes"));
        Assert.Equal("#housing (2)", list.Buttons[0][0].Text);
        var opened = Assert.Single((await house.PressAsync(house.Ewa, list, "#housing (2)")).Said);
        Assert.StartsWith("#housing\n1. Tenancy rights", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(list.Buttons.SelectMany(r => r), b => b.Text == "Merge or rename…");
    }

    [Fact]
    public async Task Themes_MergedByAFacilitator_BecomeOne()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Dev, house.Group, "/share Tenancy rights #homes");
        await house.SayAsync(house.Dev, house.Group, "/share Repairs #housing");
        var list = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/themes"));
        var refused = await house.PressAsync(house.Dev, list, "Merge or rename…");
        Assert.Equal("Only facilitators and the core group can merge and rename themes.", refused.Answer?.Text);
        var question = Assert.Single((await house.PressAsync(house.Amara, list, "Merge or rename…")).Said);
        var again = Assert.Single(await house.SayAsync(house.Amara, house.Group, "homes", question));
        Assert.StartsWith("I need two different themes", again.Text, StringComparison.Ordinal);
        var done = Assert.Single(await house.SayAsync(house.Amara, house.Group, "#homes #housing", again));
        Assert.Equal("Done: 1 resource with #homes now has #housing.", done.Text);
        Assert.Equal("#housing (2)", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/themes")).Buttons[0][0].Text);
    }

    [Fact]
    public async Task Recent_ShowsTheNewestFirst()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Dev, house.Group, "/share First");
        await house.MoveClockAsync(TimeSpan.FromHours(1));
        await house.SayAsync(house.Dev, house.Group, "/share Second");
        Assert.StartsWith("Shared last\n1. Second", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/recent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoCommunities_SeeNothingOfEachOther()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = house.World.AddSupergroup("Housing CoP", [house.Ewa], [house.Ewa]);
        house.World.AddBotTo(other, house.Ewa);
        await FillAsync(house);
        Assert.StartsWith("I found nothing", Assert.Single(await house.SayAsync(house.Ewa, other, "/find mentor")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Nothing has been shared", Assert.Single(await house.SayAsync(house.Ewa, other, "/recent")).Text, StringComparison.Ordinal);
        Assert.StartsWith("There are no themes", Assert.Single(await house.SayAsync(house.Ewa, other, "/themes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inline_OffersOnlyTheAskersOwnCommunities()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var ask = house.World.Inline(house.Dev, "mentor");
        await house.SettleAsync();
        Assert.Equal("A mentor's handbook", Assert.Single((await ask.Answered).Results).Title);
        var stranger = house.World.AddPerson("Zoe", "Stranger");
        var nothing = house.World.Inline(stranger, "mentor");
        await house.SettleAsync();
        Assert.Empty((await nothing.Answered).Results);
    }

    [Fact]
    public async Task Export_ToAFacilitatorsPrivateChat_NeutralisesFormulas()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Dev, house.Group, "/share =HYPERLINK(1)");
        await house.SayPrivatelyAsync(house.Amara, "/start");
        var before = house.World.PrivateChat(house.Amara).Messages.Count;
        await house.SayAsync(house.Amara, house.Group, "/export resources");
        var files = house.World.PrivateChat(house.Amara).Messages.Skip(before).Where(m => m.File is not null).ToList();
        Assert.Equal(["resources.csv", "resources.md", "resources.json"], files.Select(f => f.File!.Name));
        var csv = System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name == "resources.csv").File!.Stored.Bytes.Span);
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ByAMember_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("Only facilitators", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/export resources")).Text, StringComparison.Ordinal);
    }

    private static async Task FillAsync(TestHouse house)
    {
        await house.SayAsync(house.Bryn, house.Group, "/share https://example.org/mentor A mentor's handbook #supervision");
        await house.SayAsync(house.Bryn, house.Group, "/share https://example.org/advice Advice on debt #debt");
        await house.SayAsync(house.Dev, house.Group, "/share https://example.org/repairs Repairs in rented homes #housing");
        await house.SayAsync(house.Chloe, house.Group, "/share https://example.org/cafe Café for carers #carers");
        await house.SendFileAsync(house.Chloe, house.Group, FileKind.Document, "policy.pdf", "/share");
    }
}
