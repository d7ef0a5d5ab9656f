using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.Tests.Support;

namespace CopBot.Tests.ServiceDirectory.Answers;

public sealed class AnswerTests
{
    [Fact]
    public async Task Who_OneFits_ShowsItWithHowToReferAndWhenItWasChecked()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who debt advice in Hanley"));
        Assert.Contains("Debt advice <1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("To refer: Phone or just turn up", answer.Text, StringComparison.Ordinal);
        Assert.Contains("+44 1632 960000", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Hope Centre, Hanley", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Checked 2 September by Amara", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Buttons, r => r.Any(b => b.Text == "Still right"));
        Assert.Contains(answer.Buttons, r => r.Any(b => b.Text == "Ask the group"));
    }

    [Theory]
    [InlineData("who offers help with debt in Hanley?")]
    [InlineData("does anyone know someone who helps with debts near Hanley")]
    [InlineData("is there a debt advice place near Hanley?")]
    public async Task PlainQuestion_InPrivate_IsAnswered(string question)
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        await house.SayAsync(house.Bryn, house.Group, "/help");
        Assert.Contains("Debt advice <1>", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thanks everyone, see you on Tuesday")]
    [InlineData("who offers to bring the cake?")]
    [InlineData("does anyone know what time we meet?")]
    public async Task Talk_InTheGroup_IsLeftAlone(string talk)
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        house.World.SetBotAdmin(house.Group, admin: true, house.Amara);
        Assert.Empty(await house.SayAsync(house.Bryn, house.Group, talk));
    }

    [Fact]
    public async Task Details_ShowEverythingAndThePlaceOnAMap()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who debt advice"));
        var said = (await house.PressAsync(house.Bryn, answer, "Details")).Said;
        Assert.Contains("To refer: Phone or just turn up", said[0].Text, StringComparison.Ordinal);
        Assert.Contains("Where: Hope Centre, 1 Hope Street, Hanley, ST1 5DD", said[0].Text, StringComparison.Ordinal);
        Assert.Equal("Debt advice <1>", said[1].Venue!.Title);
    }

    [Fact]
    public async Task WithheldAddress_IsNeverShown()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Safe House", "A refuge for women who flee domestic abuse", s => s with
        {
            AddressWithheld = true,
            Locations = [new Location { Name = "Secret Villa", Address = "9 Hidden Lane", City = "Hanley", PostalCode = "ST1 9ZZ", Latitude = 53.0, Longitude = -2.1 }],
        });
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who refuge for women"));
        Assert.Contains("address not given out", answer.Text, StringComparison.Ordinal);
        var said = (await house.PressAsync(house.Bryn, answer, "Details")).Said;
        Assert.All(said.Append(answer), m => Assert.Null(m.Venue));
        Assert.All(said.Append(answer), m => Assert.DoesNotContain("Hidden", m.Text, StringComparison.Ordinal));
        Assert.All(said.Append(answer), m => Assert.DoesNotContain("ST1", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_NothingFits_SaysSoAndAsksTheGroupOnATap()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who falconry lessons"));
        Assert.StartsWith("I know of nothing that clearly fits “falconry lessons”.", answer.Text, StringComparison.Ordinal);
        var card = Assert.Single((await house.PressAsync(house.Bryn, answer, "Ask the group")).Said);
        Assert.Contains("asks: falconry lessons", card.Text, StringComparison.Ordinal);
        var again = await house.PressAsync(house.Dev, answer, "Ask the group");
        Assert.Empty(again.Said);
        Assert.Contains("has this question already", again.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_MoreThanThree_HavePages_AlsoAfterARestart()
    {
        await using var house = await TestHouse.OpenAsync();
        for (var i = 1; i <= 5; i++)
            await house.AddAsync($"Toddler group {i}", "Stay and play for toddlers and their parents");
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who toddler group"));
        Assert.Contains("1–3 of 5", answer.Text, StringComparison.Ordinal);
        await house.RestartAsync();
        await house.PressAsync(house.Bryn, answer, "More ›");
        Assert.Contains("4–5 of 5", answer.Text, StringComparison.Ordinal);
        Assert.Contains("5. ", answer.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, answer, "‹ Back");
        Assert.Contains("1–3 of 5", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_Bare_AsksWhatIsNeeded()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        var asked = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/who"));
        Assert.StartsWith("What do you need?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Debt advice", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "debt advice")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inline_GivesServicesBesideResources()
    {
        await using var house = await TestHouse.OpenAsync();
        await FillAsync(house);
        await house.SayAsync(house.Bryn, house.Group, "/share Debt advice leaflet");
        var query = house.World.Inline(house.Bryn, "debt advice", chat: house.Group);
        await house.SettleAsync();
        var results = (await query.Answered).Results;
        Assert.Contains(results, r => r.Title == "Debt advice <1>");
        Assert.Contains(results, r => r.Title == "Debt advice leaflet");
    }

    [Fact]
    public async Task Freshness_OfAnOldCheck_SaysForHowLong()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Stroke café", "A café for people who had a stroke", s => s with { AssuredDate = new NodaTime.LocalDate(2026, 3, 1) });
        Assert.Contains("Not checked for 8 months", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who stroke")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flagged_IsSaidInTheAnswer_WithoutWhoFlaggedIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Stroke café", "A café for people who had a stroke", s => s with
        {
            Flags = [new OutOfDateFlag(new PersonId(house.Dev.Id), house.Dev.Name, TestHouse.Start, "moved")],
        });
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who stroke"));
        Assert.Contains("May be out of date.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Dev.Name, answer.Text, StringComparison.Ordinal);
    }

    private static async Task FillAsync(TestHouse house)
    {
        await house.AddAsync("Debt advice <1>", "Free help with debts, bills and bailiffs", s => s with
        {
            ApplicationProcess = "Phone or just turn up",
            Phones = [new Phone("01632 960000")],
            Fees = "Free",
            Locations = ImmutableArray.Create(new Location { Name = "Hope Centre", Address = "1 Hope Street", City = "Hanley", PostalCode = "ST1 5DD", Latitude = 53.02, Longitude = -2.17 }),
            Checked = new ServiceCheck(new PersonId(house.Amara.Id), house.Amara.Name, new DateTimeOffset(2026, 9, 2, 10, 0, 0, TimeSpan.Zero)),
        });
        await house.AddAsync("Stroke café", "A café for people who had a stroke, and their carers");
        await house.AddAsync("Men's shed", "Woodwork and company for men over 50");
    }
}
