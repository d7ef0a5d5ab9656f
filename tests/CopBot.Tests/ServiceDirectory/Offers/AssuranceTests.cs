using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.ServiceDirectory.Offers;

public sealed class AssuranceTests
{
    private const string BabyBank = "/offer Baby bank — Little Feet — 01782 000111 — Nappies and cots";

    [Fact]
    public async Task After90Days_WhoeverAnswersIsAskedOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        Assert.Empty(await LaterAsync(house, house.Bryn, 89));
        var asked = Assert.Single(await LaterAsync(house, house.Bryn, 1));
        Assert.StartsWith("You answer for this service in the directory of Family Support CoP. Is all of it still right?\n\nDebt advice", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Still right | Change | Closed / Not now | Less often / Stop asking me", asked.Labels());
        Assert.Empty(await LaterAsync(house, house.Bryn, 13));

        Assert.Equal("Thank you. It is noted that you checked this today.", (await house.PressAsync(house.Bryn, asked, "Still right")).Answer?.Text);
        Assert.Equal("Thank you, that was all. Nothing more is due.", asked.Text);
        Assert.Equal(house.World.Clock.GetUtcNow(), Assert.Single(await house.ServicesAsync()).Checked?.At);
        await house.SayPrivatelyAsync(house.Amara, "/help");
        Assert.Empty(await LaterAsync(house, house.Amara, 60));
        Assert.Empty(await LaterAsync(house, house.Bryn, 29));
        Assert.Single(await LaterAsync(house, house.Bryn, 1));
    }

    [Fact]
    public async Task SeveralAtOnce_AreOneMessage_WithAWayThroughThem()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.OfferAsync(house.Bryn, BabyBank);
        await house.OfferAsync(house.Bryn, "/offer Food club — Full Plates — 01782 000333 — Food for a week");
        var asked = Assert.Single(await LaterAsync(house, house.Bryn, 90));
        Assert.StartsWith("You answer for 3 services in the directory of Family Support CoP that nobody has checked for a while:\n• Debt advice · Potteries Money Help\n• Baby bank · Little Feet", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, asked, "Go through them");
        Assert.StartsWith("Is all of this still right? (2 more after this)\n\nDebt advice", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, asked, "Still right");
        Assert.StartsWith("Is all of this still right? (1 more after this)\n\nBaby bank", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, asked, "Later, next ›");
        Assert.StartsWith("Is all of this still right?\n\nFood club", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, asked, "Still right");
        Assert.StartsWith("That was the last one. 1 service still waits for a check.", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, asked, "Begin again");
        Assert.Contains("Baby bank", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithinAWeek_NobodyIsAskedAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        await house.OfferAsync(house.Bryn, BabyBank);
        Assert.Contains("Debt advice", Assert.Single(await LaterAsync(house, house.Bryn, 87)).Text, StringComparison.Ordinal);
        Assert.Empty(await LaterAsync(house, house.Bryn, 6));
        var second = Assert.Single(await LaterAsync(house, house.Bryn, 1));
        Assert.Contains("Baby bank", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Debt advice", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithinAWeek_NobodyIsAskedAgain_InAnotherCommunityEither()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        var other = house.World.AddSupergroup("Housing CoP", [house.Ewa], [house.Bryn]);
        house.World.AddBotTo(other, house.Ewa);
        await house.SayAsync(house.Bryn, other, "/help");
        var which = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, BabyBank));
        var question = Assert.Single((await house.PressAsync(house.Bryn, which, "Housing CoP")).Said, m => m.Text.StartsWith("How to refer", StringComparison.Ordinal));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.Single(await LaterAsync(house, house.Bryn, 90));
        Assert.Empty(await LaterAsync(house, house.Bryn, 6));
        Assert.Single(await LaterAsync(house, house.Bryn, 1));
    }

    [Fact]
    public async Task NoAnswerIn14Days_TheCoreGroupIsAsked()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        await LaterAsync(house, house.Bryn, 90);
        Assert.Empty(await LaterAsync(house, house.Amara, 13));
        var asked = Assert.Single(await LaterAsync(house, house.Amara, 1));
        Assert.StartsWith("Nobody has checked this service in the directory of Family Support CoP for a while.", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, asked, "Closed");
        await house.PressAsync(house.Amara, asked, "Closed for good");
        Assert.Equal(ServiceStatus.Defunct, Assert.Single(await house.ServicesAsync()).Status);
        Assert.Empty(await LaterAsync(house, house.Amara, 200));
    }

    [Fact]
    public async Task CoreGroupThatDoesNotAnswer_IsLeftInPeace_UntilItIsDueAnew()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        await house.MoveClockAsync(TimeSpan.FromDays(104));
        Assert.Empty(await LaterAsync(house, house.Amara, 89));
        var before = house.World.PrivateChat(house.Bryn).Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Equal(before + 1, house.World.PrivateChat(house.Bryn).Messages.Count);
    }

    [Fact]
    public async Task CoreGroupThatCannotBeWrittenTo_TheGroupHearsItOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        house.World.Block(house.Bryn);
        await house.SettleAsync();
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(90.5));
        Assert.Equal(before + 1, house.Group.Messages.Count);
        var told = house.Group.Messages[^1];
        Assert.StartsWith("1 service in our directory has not been checked for a while:\n• Debt advice", told.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(60));
        Assert.Equal(before + 1, house.Group.Messages.Count);
        var list = Assert.Single(await house.FollowAsync(house.Dev, told, "Have a look"));
        Assert.StartsWith("Not checked for 90 days or more\n1. Debt advice", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverLeft_HandsTheirsToTheCoreGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        house.World.SetBotAdmin(house.Group, true, house.Amara);
        house.World.Leave(house.Group, house.Bryn);
        await house.SettleAsync();
        Assert.Null(Assert.Single(await house.ServicesAsync()).VouchedBy);
        var before = house.World.PrivateChat(house.Bryn).Messages.Count;
        Assert.Single(await LaterAsync(house, house.Amara, 90));
        Assert.Equal(before, house.World.PrivateChat(house.Bryn).Messages.Count);
    }

    [Fact]
    public async Task WhoeverIsErased_HandsTheirsToTheCoreGroup_AndLeavesNoTrace()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        await house.SayPrivatelyAsync(house.Bryn, BabyBank);
        await LaterAsync(house, house.Bryn, 90);
        var question = (await house.SayPrivatelyAsync(house.Bryn, "/forgetme"))[^1];
        Assert.Contains("When I asked you to check services", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Yes, erase it");
        var service = Assert.Single(await house.ServicesAsync());
        Assert.Equal((null, "", "a former member"), (service.VouchedBy, service.VouchedByName, service.Checked!.ByName));
        Assert.All(await house.ReadAsync(store => store.History(service.Id)), c => Assert.Null(c.By));
        Assert.Null(await house.ReadBookAsync(book => book.Known(new PersonId(house.Bryn.Id))));
        Assert.Empty(await house.ReadBookAsync(book => book.AskedOf(new PersonId(house.Bryn.Id))));
        Assert.Empty(await house.ReadDraftsAsync(drafts => drafts.Of(new PersonId(house.Bryn.Id))));
        Assert.Single(await LaterAsync(house, house.Amara, 1));
    }

    [Fact]
    public async Task StopAskingMe_IsRespected_AndTakenBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        var asked = Assert.Single(await LaterAsync(house, house.Bryn, 90));
        await house.PressAsync(house.Bryn, asked, "Stop asking me");
        Assert.StartsWith("All right, I do not ask you any more about services of Family Support CoP.", asked.Text, StringComparison.Ordinal);
        Assert.Single(await LaterAsync(house, house.Amara, 1));
        Assert.Empty(await LaterAsync(house, house.Bryn, 200));
        await house.NightAsync();
        await house.PressAsync(house.Bryn, asked, "Ask me again");
        Assert.StartsWith("Thank you. When a service of yours", asked.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(95));
        Assert.StartsWith("You answer for this service", house.World.PrivateChat(house.Bryn).Messages[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhoeverWantsNoPrivateMessages_GetsNone(bool hadJoined)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        await house.OfferAsync(house.Bryn);
        if (hadJoined)
            await house.SayPrivatelyAsync(house.Bryn, "/join");
        await house.SayPrivatelyAsync(house.Bryn, "/leave");
        var before = house.World.PrivateChat(house.Bryn).Messages.Count;
        Assert.Single(await LaterAsync(house, house.Amara, 90));
        Assert.Equal(before, house.World.PrivateChat(house.Bryn).Messages.Count);
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        Assert.Single(await LaterAsync(house, house.Bryn, 90));
    }

    [Fact]
    public async Task ChangedWhenAsked_IsChecked()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        var asked = Assert.Single(await LaterAsync(house, house.Bryn, 90));
        var menu = Assert.Single((await house.PressAsync(house.Bryn, asked, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Phone");
        await house.SayPrivatelyAsync(house.Bryn, "01782 000999");
        Assert.Equal(house.World.Clock.GetUtcNow(), Assert.Single(await house.ServicesAsync()).Checked?.At);
        Assert.Empty(await LaterAsync(house, house.Bryn, 89));
    }

    [Fact]
    public async Task LongDowntime_BringsOneMessage_AndOnlyAtAGoodTime()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.OfferAsync(house.Bryn, BabyBank);
        await house.StopBotAsync();
        house.World.Clock.MoveTo(TestHouse.Start.AddDays(200).AddHours(13));
        await house.StartBotAsync();
        await house.SettleAsync();
        Assert.Empty(await LaterAsync(house, house.Bryn, 0));

        // 23:00 there: quiet until eight, and the look is at ten.
        Assert.Empty(await HoursAsync(house, house.Bryn, 9));
        Assert.Single(await HoursAsync(house, house.Bryn, 3));
        await house.RestartAsync();
        await house.NightAsync();
        Assert.Empty(await LaterAsync(house, house.Bryn, 6));
    }

    [Fact]
    public async Task QuietHoursThatHoldTheHour_MoveTheLook()
    {
        await using var house = await TestHouse.OpenAsync(new Dictionary<string, string?> { ["Community:QuietHours:Until"] = "14:00", ["Directory:CheckEvery"] = "7" });
        await house.OfferAsync(house.Bryn);
        Assert.Empty(await HoursAsync(house, house.Bryn, 7 * 24 + 3.9));
        Assert.Single(await HoursAsync(house, house.Bryn, 0.2));
    }

    [Fact]
    public async Task ANightOrAStart_BeginsTheLooks_WhereImportsCameBefore()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/services");
        await house.ReadAsync(store => store.Save(
            new Service(store.NextId(), new CommunityId(1), "Old one", new Organization("Past Ltd")) { AssuredDate = new NodaTime.LocalDate(2024, 5, 1) }, null, "imported", TestHouse.Start));
        Assert.Empty(await LaterAsync(house, house.Amara, 2));
        await house.NightAsync();
        Assert.Contains("Old one", Assert.Single(await LaterAsync(house, house.Amara, 1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MergedCommunity_TakesFormsAndChecksAlong()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.SayPrivatelyAsync(house.Bryn, BabyBank);
        await LaterAsync(house, house.Bryn, 90);
        var (from, into) = (new CommunityId(1), new CommunityId(7));
        await house.ReadAsync(_ => Merge(house, from, into));
        Assert.Equal(into, Assert.Single(await house.ServicesAsync()).Community);
        Assert.All(await house.ReadAsync(store => store.History(new ServiceId(1))), c => Assert.Equal(into, c.Community));
        Assert.Equal(new ServiceId(1), Assert.Single(await house.ReadBookAsync(book => book.PendingIn(into))).Service);
        var draft = Assert.Single(await house.ReadDraftsAsync(drafts => drafts.Of(new PersonId(house.Bryn.Id))), d => d.IsHalfFinished);
        Assert.Equal((into, into), (draft.Community, draft.Service.Community));
    }

    [Fact]
    public async Task ErasedCommunity_LeavesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await LaterAsync(house, house.Bryn, 90);
        await house.SayPrivatelyAsync(house.Bryn, BabyBank);
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(31));
        Assert.Empty(await house.ServicesAsync());
        Assert.Empty(await house.ReadBookAsync(book => book.PendingIn(new CommunityId(1))));
        Assert.Empty(await house.ReadDraftsAsync(drafts => drafts.Of(new PersonId(house.Bryn.Id))));
    }

    private static bool Merge(TestHouse house, CommunityId from, CommunityId into)
    {
        house.Services.GetServices<IFeature>().Single(f => f.Name == "dir").Merge(from, into);
        return true;
    }

    private static Task<IReadOnlyList<Message>> LaterAsync(TestHouse house, Person reader, int days) => HoursAsync(house, reader, days * 24);

    // What the person has in private after so long, beside what has nothing to do with services.
    private static async Task<IReadOnlyList<Message>> HoursAsync(TestHouse house, Person reader, double hours)
    {
        var chat = house.World.PrivateChat(reader);
        var before = chat.Messages.ToHashSet();
        await house.MoveClockAsync(TimeSpan.FromHours(hours));
        return [.. chat.Messages.Where(m => !before.Contains(m) && !m.Text.StartsWith("It has been quiet", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("Closed for good")]
    [InlineData("Closed for now")]
    public async Task Closed_OnTheWay_LeadsOnToTheNext(string how)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.OfferAsync(house.Bryn, BabyBank);
        var asked = Assert.Single(await LaterAsync(house, house.Bryn, 90));
        await house.PressAsync(house.Bryn, asked, "Go through them");
        await house.PressAsync(house.Bryn, asked, "Closed");
        await house.PressAsync(house.Bryn, asked, how);
        if (how == "Closed for now")
            asked = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Back in May"));
        Assert.Contains("Next to check (1) ›", asked.Labels(), StringComparison.Ordinal);
        Assert.Equal(how == "Closed for now", asked.Labels().Contains("All of it is right now", StringComparison.Ordinal));
        await house.PressAsync(house.Bryn, asked, "Next to check (1) ›");
        Assert.StartsWith("Is all of this still right?\n\nBaby bank", asked.Text, StringComparison.Ordinal);
    }

    // The index counts days of UTC; the community's own may be one before or after.
    [Theory]
    [InlineData("Pacific/Kiritimati", 14)]
    [InlineData("Pacific/Pago_Pago", -11)]
    [InlineData("Europe/London", 1)]
    public async Task Due_InWhateverZone_IsDueOnTheCommunitysOwnDay(string zone, int ahead)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/help");
        var midnight = new DateTimeOffset(2026, 8, 26, 0, 0, 0, TimeSpan.FromHours(ahead)).ToUniversalTime();
        for (var minutes = -1; minutes <= 1; minutes += 2)
        {
            await house.AddAsync($"Checked {minutes}", "Help", s => s with { Checked = new ServiceCheck(new PersonId(house.Amara.Id), "Amara", midnight.AddMinutes(minutes)) });
            await house.AddAsync($"Assured {minutes}", "Help", s => s with { AssuredDate = new NodaTime.LocalDate(2026, 8, minutes < 0 ? 25 : 26) });
        }

        await house.AddAsync("Ended", "Help", s => s with { Status = ServiceStatus.Defunct, AssuredDate = new NodaTime.LocalDate(2020, 1, 1) });
        var community = house.Services.GetRequiredService<IScenes>();
        var names = await house.ReadAsync(store =>
        {
            var of = community.Community(community.CommunityOf(new ChatId(house.Group.Id))!.Value)! with { Zone = zone };
            var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(ahead)).ToUniversalTime();
            return house.Services.GetRequiredService<CopBot.ServiceDirectory.Assurance.DueChecks>().In(of, noon).Select(s => s.Name).ToList();
        });
        Assert.Equal(["Checked -1", "Assured -1"], names);
    }
}
