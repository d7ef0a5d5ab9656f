using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.Tests.Support;

namespace CopBot.Tests.ServiceDirectory.Offers;

public sealed class EditTests
{
    [Fact]
    public async Task Change_ByWhoeverAnswersForIt_IsSavedAndNoted()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var menu = Assert.Single((await house.PressAsync(house.Bryn, saved, "Change")).Said);
        Assert.Equal("What do you want to change in Debt advice?", menu.Text);
        await house.PressAsync(house.Bryn, menu, "Phone");
        Assert.StartsWith("Debt advice: Phone\nWhich number do people ring?", menu.Text, StringComparison.Ordinal);
        var wrong = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "none"));
        Assert.StartsWith("I could not read a telephone number in that.", wrong.Text, StringComparison.Ordinal);
        var done = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "01782 000999"));
        Assert.Equal("Saved. Debt advice, phone: 01782 000999", done.Text);
        Assert.Equal("Change something else | All of it is right now", done.Labels());
        Assert.Equal("01782 000999", Assert.Single(await house.ServicesAsync()).Phones.Single().Number);
    }

    [Fact]
    public async Task Change_OfSeveral_IsOneChange_WhenItIsSaved()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var menu = Assert.Single((await house.PressAsync(house.Bryn, saved, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Languages");
        await house.PressAsync(house.Bryn, menu, "Polish");
        await house.PressAsync(house.Bryn, menu, "Urdu");
        await house.PressAsync(house.Bryn, menu, "✓ Polish");
        Assert.Empty(Assert.Single(await house.ServicesAsync()).Languages);
        await house.PressAsync(house.Bryn, menu, "Save");
        Assert.Equal("Saved. Debt advice, languages: Urdu", menu.Text);
        Assert.Equal(["added", "languages"], await house.ReadAsync(store => store.History(new ServiceId(1)).Select(c => c.What).ToList()));
    }

    [Fact]
    public async Task Change_BackAndNothing_ChangeNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var menu = Assert.Single((await house.PressAsync(house.Bryn, saved, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Cost");
        await house.PressAsync(house.Bryn, menu, "‹ Back");
        Assert.Equal("What do you want to change in Debt advice?", menu.Text);
        await house.PressAsync(house.Bryn, menu, "Open or closed");
        await house.PressAsync(house.Bryn, menu, "Open");
        Assert.Equal("Debt advice stays as it is.", menu.Text);
        Assert.Single(await house.ReadAsync(store => store.History(new ServiceId(1))));
    }

    [Fact]
    public async Task Change_ByAFacilitatorInTheGroup_GoesOnInPrivate()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var card = Assert.Single(await house.AfterAsync(house.Group, null, () => house.World.Press(house.Bryn, saved, "Tell the group")));
        Assert.Equal(
            "Only the person who answers for this service, a facilitator or the core group can change it. You can say that it is out of date.",
            await house.ForgeAsync(house.Dev, card, "dir.edit:1:0"));
        var said = await house.AfterAsync(house.Group, house.Amara, () => house.World.PressRaw(house.Amara, house.Group, card.Id, "dir.edit:1:0"));
        var menu = Assert.Single(await house.FollowAsync(house.Amara, Assert.Single(said), "Go on in private"));
        await house.PressAsync(house.Amara, menu, "Cost");
        await house.PressAsync(house.Amara, menu, "Free");
        Assert.Equal("Saved. Debt advice, cost: Free", menu.Text);
    }

    [Fact]
    public async Task Status_ClosedForNow_AsksWhatPeopleShouldKnow()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var menu = Assert.Single((await house.PressAsync(house.Bryn, saved, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Open or closed");
        await house.PressAsync(house.Bryn, menu, "Closed for now");
        Assert.Contains("What should people know before they go?", menu.Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Bryn, "Closed until March for repairs");
        var service = Assert.Single(await house.ServicesAsync());
        Assert.Equal((ServiceStatus.TemporarilyClosed, "Closed until March for repairs"), (service.Status, service.Alert));
    }

    [Fact]
    public async Task Vouching_IsGivenUpAndTakenOver()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        await house.PressAsync(house.Bryn, saved, "Let the core group answer for it");
        await house.PressAsync(house.Bryn, saved, "The core group answers for it");
        Assert.Null(Assert.Single(await house.ServicesAsync()).VouchedBy);
        Assert.NotNull(await house.ForgeAsync(house.Bryn, saved, "dir.edit:1:4"));
        var any = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/help"));
        var said = await house.AfterAsync(any.Chat, house.Amara, () => house.World.PressRaw(house.Amara, any.Chat, any.Id, "dir.edit:1:0"));
        var menu = Assert.Single(said);
        await house.PressAsync(house.Amara, menu, "Who answers for it");
        await house.PressAsync(house.Amara, menu, "I answer for it");
        Assert.Equal("Amara Osei", Assert.Single(await house.ServicesAsync()).VouchedByName);
    }

    [Fact]
    public async Task RightLostMeanwhile_IsSeenWhenItIsSaved()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var menu = Assert.Single((await house.PressAsync(house.Bryn, saved, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Phone");
        await house.ReadAsync(store => store.Keep(store.Get(new ServiceId(1))! with { VouchedBy = null, VouchedByName = "" }));
        var refused = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "01782 000999"));
        Assert.StartsWith("Only the person who answers for this service", refused.Text, StringComparison.Ordinal);
        Assert.Equal("01782 000000", Assert.Single(await house.ServicesAsync()).Phones.Single().Number);
    }

    [Fact]
    public async Task Secrecy_TurnedOn_ErasesTheAddressEverywhere()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Refuge — Safe Haven — 01782 000222 — A safe place — 7 Hidden Lane, Leek, ST13 5AA"));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Save");
        await house.PressAsync(house.Bryn, question, "People may know it");
        await house.PressAsync(house.Bryn, question, "Save");
        var menu = Assert.Single((await house.PressAsync(house.Bryn, question, "Change")).Said);
        await house.PressAsync(house.Bryn, menu, "Phone");
        menu = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "01782 000333"));
        menu = Assert.Single((await house.PressAsync(house.Bryn, menu, "Change something else")).Said);
        await house.PressAsync(house.Bryn, menu, "Secret address");
        await house.PressAsync(house.Bryn, menu, "Keep the address secret");
        Assert.Equal("Saved. Refuge, secret address: kept secret", menu.Text);
        Assert.Empty(Assert.Single(await house.ServicesAsync()).Locations);
        Assert.All(await house.ReadAsync(store => store.History(new ServiceId(1))), c => Assert.True(c.Before is null || c.Before.Locations.IsEmpty));
        var history = await HistoryAsync(house, house.Amara);
        Assert.DoesNotContain("Hidden", history.Text, StringComparison.Ordinal);
        Assert.Contains("Secret address: nothing → kept secret", history.Text, StringComparison.Ordinal);

        // Taken back, the address is not there again.
        await house.PressAsync(house.Amara, history, "Undo 1");
        Assert.StartsWith("Taken back: secret address.", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", history.Text, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await house.ServicesAsync()).Locations);
    }

    [Fact]
    public async Task History_SaysWhoWhenAndWhat_AndIsPaged()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        for (var i = 1; i <= 6; i++)
            await ChangePhoneAsync(house, $"01782 00010{i}");
        var history = await HistoryAsync(house, house.Dev);
        Assert.StartsWith("Changes of Debt advice, the newest first\n\n1. 24 November, Bryn Lewis: phone\n     Phone: 01782 000105 → 01782 000106", history.Text, StringComparison.Ordinal);
        Assert.Equal("Older ›", history.Labels());
        await house.PressAsync(house.Dev, history, "Older ›");
        Assert.Contains("7. 24 November, Bryn Lewis: added", history.Text, StringComparison.Ordinal);
        Assert.Equal("‹ Newer", history.Labels());
        Assert.Equal("Only facilitators and the core group can take changes back.", await house.ForgeAsync(house.Dev, history, "dir.undo:1:2"));
    }

    [Fact]
    public async Task Undo_IsAChangeItself_AndSaysWhatWasChangedSince()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await ChangePhoneAsync(house, "01782 000101");
        await ChangePhoneAsync(house, "01782 000102");
        var history = await HistoryAsync(house, house.Amara);
        Assert.Equal("Undo 1 | Undo 2 | Undo 3", history.Labels());
        Assert.Equal(
            "That was changed again later, so it stays as it is: phone. Undo the later change first.",
            (await house.PressAsync(house.Amara, history, "Undo 2")).Answer?.Text);
        await house.PressAsync(house.Amara, history, "Undo 1");
        Assert.StartsWith("Taken back: phone.\n\nChanges of Debt advice, the newest first\n\n1. 24 November, Amara Osei: taken back: phone", history.Text, StringComparison.Ordinal);
        Assert.Equal("01782 000101", Assert.Single(await house.ServicesAsync()).Phones.Single().Number);

        // The undo, undone.
        await house.PressAsync(house.Amara, history, "Undo 1");
        Assert.Equal("01782 000102", Assert.Single(await house.ServicesAsync()).Phones.Single().Number);
    }

    [Fact]
    public async Task Undo_OfAdding_TakesItOffTheList_AndBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        var history = await HistoryAsync(house, house.Amara);
        await house.PressAsync(house.Amara, history, "Undo 1");
        Assert.Equal(ServiceStatus.Inactive, Assert.Single(await house.ServicesAsync()).Status);
        Assert.Contains("Open or closed: Open → Taken off the list", history.Text, StringComparison.Ordinal);
        Assert.Equal("That is taken back already.", (await house.PressAsync(house.Amara, history, "Undo 2")).Answer?.Text);
        await house.PressAsync(house.Amara, history, "Undo 1");
        Assert.Equal(ServiceStatus.Active, Assert.Single(await house.ServicesAsync()).Status);
    }

    [Fact]
    public async Task Flag_TellsWhoeverAnswersForItOnce_AndStandsUntilItIsChecked()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var card = Assert.Single(await house.AfterAsync(house.Group, null, () => house.World.Press(house.Bryn, saved, "Tell the group")));
        var brynsChat = house.World.PrivateChat(house.Bryn);
        var details = Assert.Single((await house.PressAsync(house.Dev, card, "Details")).Said);
        var reasons = Assert.Single((await house.PressAsync(house.Dev, details, "Out of date")).Said);
        Assert.Equal("Thank you for telling. What is out of date about Debt advice?", reasons.Text);
        var told = Assert.Single(await house.AfterAsync(brynsChat, null, () => house.World.Press(house.Dev, reasons, "The phone number")));
        Assert.StartsWith("Dev", told.Text, StringComparison.Ordinal);
        Assert.Contains("something is out of date about Debt advice · Potteries Money Help in the directory of Family Support CoP: the phone number is wrong.", told.Text, StringComparison.Ordinal);
        Assert.Equal("Still right | Change | Closed", told.Labels());

        // A second flag is on the record; Bryn knows already.
        reasons = Assert.Single((await house.PressAsync(house.Ewa, details, "Out of date")).Said);
        var question = Assert.Single((await house.PressAsync(house.Ewa, reasons, "Something else")).Said);
        Assert.Empty(await house.AfterAsync(brynsChat, null, () => house.World.Say(house.Ewa, house.Group, "They <b>moved</b> to Leek", question)));
        Assert.Equal(["the phone number is wrong", "They <b>moved</b> to Leek"], Assert.Single(await house.ServicesAsync()).Flags.Select(f => f.Why));

        Assert.Contains("They <b>moved</b> to Leek", details.Text, StringComparison.Ordinal);

        Assert.Equal("Thank you. It is noted that you checked this today.", (await house.PressAsync(house.Bryn, told, "Still right")).Answer?.Text);
        Assert.Empty(Assert.Single(await house.ServicesAsync()).Flags);
        Assert.DoesNotContain("out of date", details.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flag_InQuietHours_IsToldInTheMorning_AndNotWhenItIsSettled()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        await house.OfferAsync(house.Bryn, "/offer Baby bank — Little Feet — 01782 000111 — Nappies and cots");
        await house.MoveClockAsync(TimeSpan.FromHours(12));
        var brynsChat = house.World.PrivateChat(house.Bryn);
        var any = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        Assert.Empty(await house.AfterAsync(brynsChat, null, () => house.World.PressRaw(house.Dev, any.Chat, any.Id, "dir.why:1:5")));
        Assert.Empty(await house.AfterAsync(brynsChat, null, () => house.World.PressRaw(house.Dev, any.Chat, any.Id, "dir.why:2:5")));
        await house.ForgeAsync(house.Ewa, Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/help")), "dir.ok:2");
        var before = brynsChat.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromHours(9.5));
        Assert.Equal(before, brynsChat.Messages.Count);
        await house.MoveClockAsync(TimeSpan.FromHours(0.5));
        Assert.Equal(before + 1, brynsChat.Messages.Count);
        Assert.Contains("it has closed", brynsChat.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flag_OfWhatNobodyAnswersFor_GoesToTheCoreGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        await house.PressAsync(house.Bryn, saved, "Let the core group answer for it");
        await house.PressAsync(house.Bryn, saved, "The core group answers for it");
        await house.SayPrivatelyAsync(house.Amara, "/help");
        var any = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        var told = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Amara), null, () => house.World.PressRaw(house.Dev, any.Chat, any.Id, "dir.why:1:0")));
        Assert.Contains("Could you, or somebody else in the core group, have a look?", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_FindsOnesOwn_WhatIsDue_AndAllByAreaAndTopic()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Equal("The directory is empty. Be the first to add a service: send /offer.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/services")).Text);
        for (var i = 1; i <= 6; i++)
            await house.OfferAsync(i == 6 ? house.Dev : house.Bryn, $"/offer Service {i} — Org {i} — 01782 00020{i} — Helps with something");
        await house.ReadAsync(store => store.Keep(store.Get(new ServiceId(6))! with { ServiceAreas = [new ServiceArea("Hanley")], TaxonomyTerms = [new TaxonomyTerm("debt")] }));
        await house.ReadAsync(store => store.Keep(store.Get(new ServiceId(1))! with { Checked = null, AssuredDate = new NodaTime.LocalDate(2026, 1, 1) }));

        var list = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/services"));
        Assert.StartsWith("The directory of Family Support CoP has 6 services.", list.Text, StringComparison.Ordinal);
        Assert.Equal("I answer for (5) | Due for a check (1) / By area | By topic | All", list.Labels());
        await house.PressAsync(house.Bryn, list, "All");
        Assert.StartsWith("All services (1–5 of 6)\n1. Service 1 · Org 1\n     Not checked for 10 months", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, list, "More ›");
        Assert.Equal("6 / ‹ Back | Overview", list.Labels());
        await house.PressAsync(house.Bryn, list, "Overview");
        await house.PressAsync(house.Bryn, list, "By area");
        await house.PressAsync(house.Bryn, list, "Hanley (1)");
        Assert.StartsWith("Hanley\n1. Service 6", list.Text, StringComparison.Ordinal);
        var card = Assert.Single((await house.PressAsync(house.Bryn, list, "1")).Said);
        Assert.Equal("Still right | Out of date / Change | History", card.Labels());
        await house.PressAsync(house.Bryn, list, "Overview");
        await house.PressAsync(house.Bryn, list, "Due for a check (1)");
        card = Assert.Single((await house.PressAsync(house.Bryn, list, "1")).Said);
        Assert.Equal("Still right | Out of date / Change | History", card.Labels());
    }

    private static async Task ChangePhoneAsync(TestHouse house, string number)
    {
        var any = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/help"));
        house.World.PressRaw(house.Bryn, any.Chat, any.Id, "dir.edit:1:4");
        await house.SettleAsync();
        Assert.StartsWith("Saved.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, number)).Text, StringComparison.Ordinal);
    }

    private static async Task<Message> HistoryAsync(TestHouse house, Person by)
    {
        var any = Assert.Single(await house.SayPrivatelyAsync(by, "/help"));
        return Assert.Single(await house.AfterAsync(any.Chat, by, () => house.World.PressRaw(by, any.Chat, any.Id, "dir.hist:1")));
    }
}
