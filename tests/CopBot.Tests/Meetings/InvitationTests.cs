using CopBot.Meetings;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

public sealed class InvitationTests
{
    [Fact]
    public async Task Answer_OnTheCard_CountsNamesAndCanBeChanged()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        Assert.Equal("You are going. Good to have you there.", (await house.PressAsync(house.Bryn, card, "Going")).Answer!.Text);
        await house.PressAsync(house.Chloe, card, "Going 1");
        await house.PressAsync(house.Dev, card, "Maybe");
        await house.PressAsync(house.Ewa, card, "Can’t");
        await house.PressAsync(house.Bryn, card, "+1 guest");
        Assert.EndsWith($"Going (2 and 1 guest): {house.Bryn.Name} (+1) and {house.Chloe.Name}\nMaybe (1): {house.Dev.Name}\nCan’t come: 1", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Going 2", "Maybe 1", "Can’t 1"], card.Buttons[0].Select(b => b.Text));

        await house.PressAsync(house.Bryn, card, "Can’t 1");
        Assert.EndsWith($"Going (1): {house.Chloe.Name}\nMaybe (1): {house.Dev.Name}\nCan’t come: 2", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("Please tap Going first", (await house.PressAsync(house.Bryn, card, "+1 guest")).Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_IsShownToThoseAloneWhoAreGoing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync("Supervision, Thursday 2pm-3pm, online https://meet.example/abc");
        Assert.Contains("Online: tap Going, then More, to get the link.", card.Text, StringComparison.Ordinal);
        var page = await house.PageAsync(house.Bryn, card);
        Assert.DoesNotContain("meet.example", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, page, "Going");
        Assert.Contains("You are going.\nOnline link: https://meet.example/abc", page.Text, StringComparison.Ordinal);
        Assert.Contains("✓ Going 1", page.Labels);
        await house.PressAsync(house.Bryn, page, "Maybe");
        Assert.DoesNotContain("meet.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example", house.Transcript(house.Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullMeeting_KeepsAWaitingListInOrderAndPassesPlacesOn()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Chloe, "/join");
        await house.SayPrivatelyAsync(house.Dev, "/join");
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "2"));
        await house.PressAsync(house.Amara, card, "Going");
        await house.PressAsync(house.Bryn, card, "Going 1");
        Assert.Equal("All places are taken. You are next on the waiting list: I tell you when a place is free.", (await house.PressAsync(house.Chloe, card, "Going 2")).Answer!.Text);
        Assert.StartsWith("All places are taken. You are 2nd on the waiting list", (await house.PressAsync(house.Dev, card, "Going 2")).Answer!.Text, StringComparison.Ordinal);
        Assert.Contains("All 2 places are taken; 2 people on the waiting list.", card.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Bryn, card, "Can’t");
        var offer = house.Private(house.Chloe);
        Assert.Equal("A place is free for you: Family Support CoP, Tue 1 December 2026, 10:00–12:00. Please take it by 10:00 on Wed 25 November 2026; after that it goes to the next person.", offer.Text);

        // Nobody may take it in the meantime, not even one who comes later and is quicker.
        Assert.StartsWith("All places are taken.", (await house.PressAsync(house.Ewa, card, "Going 1")).Answer!.Text, StringComparison.Ordinal);

        await house.MoveClockAsync(TimeSpan.FromHours(24));
        Assert.StartsWith("I no longer hold the place at Family Support CoP", house.Private(house.Chloe).Text, StringComparison.Ordinal);
        var second = house.Private(house.Dev);
        Assert.StartsWith("A place is free for you", second.Text, StringComparison.Ordinal);
        Assert.StartsWith("This place has passed on", (await house.PressAsync(house.Chloe, offer, "Take the place")).Answer!.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, second, "Take the place");
        Assert.StartsWith("The place is yours: Family Support CoP", second.Text, StringComparison.Ordinal);
        Assert.Contains($"Going (2): {house.Amara.Name} and {house.Dev.Name}", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaceThatFallsFree_CloseToTheMeeting_MustBeTakenSooner()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = await house.NewMeetingAsync("Coffee, today 6pm-7pm", ("Places", "1"));
        await house.PressAsync(house.Amara, card, "Going");
        await house.PressAsync(house.Bryn, card, "Going 1");
        await house.PressAsync(house.Amara, card, "Can’t");
        Assert.Contains("Please take it by 12:00 on Tue 24 November 2026;", house.Private(house.Bryn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaceThatFallsFree_AtNight_IsOfferedInTheMorning()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "1"));
        await house.PressAsync(house.Amara, card, "Going");
        await house.PressAsync(house.Bryn, card, "Going 1");
        await house.MoveClockAsync(TimeSpan.FromHours(12));
        await house.PressAsync(house.Amara, card, "Can’t");
        Assert.DoesNotContain("A place is free", house.Private(house.Bryn).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromHours(10));
        Assert.Contains("A place is free for you", house.Private(house.Bryn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsOffered_AndHasNoPrivateChat_IsToldInTheGroupAndAloneMayTakeIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "1"));
        await house.PressAsync(house.Dev, card, "Going");
        await house.PressAsync(house.Ewa, card, "Going 1");
        var said = Assert.Single((await house.PressAsync(house.Dev, card, "Maybe")).Said);
        Assert.StartsWith($"{house.Ewa.Name}, a place is free for you", said.Text, StringComparison.Ordinal);
        Assert.StartsWith("This place was offered to somebody else", (await house.PressAsync(house.Bryn, said, "Take the place")).Answer!.Text, StringComparison.Ordinal);
        Assert.StartsWith("The place is yours", (await house.PressAsync(house.Ewa, said, "Take the place")).Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_AreSeenByFacilitatorsAloneAndGoAWeekAfter()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        var asked = Assert.Single(await house.FollowAsync(house.Ewa, card, "My needs"));
        Assert.Contains("Only facilitators see it, and I delete it a week after the meeting.", asked.Text, StringComparison.Ordinal);
        var page = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "A ramp & <quiet> room"));
        Assert.Contains("Your needs, which only facilitators see: A ramp & <quiet> room", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ramp", card.Text, StringComparison.Ordinal);

        var seen = await house.PageAsync(house.Amara, card);
        var needs = Assert.Single((await house.PressAsync(house.Amara, seen, "Needs (1)")).Said);
        Assert.Contains($"• {house.Ewa.Name}: A ramp & <quiet> room", needs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Needs (1)", (await house.PageAsync(house.Bryn, card)).Labels);

        await house.MoveClockAsync(TimeSpan.FromDays(7) + TimeSpan.FromDays(7) + TimeSpan.FromHours(3));
        Assert.Empty(await house.DocumentsAsync(d => d.All(MeetingKinds.Attendees).Where(a => a.Needs.Length > 0)));
    }

    [Fact]
    public async Task Meetings_ShowsAllWithMyAnswer()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("No meeting is planned.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/meetings")).Text, StringComparison.Ordinal);
        var card = await house.NewMeetingAsync();
        await house.PressAsync(house.Bryn, card, "Maybe");
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/meetings"));
        Assert.Contains("1. Tue 1 December 2026, 10:00–12:00: Family Support CoP\nYou said: maybe.\n2. Tue 5 January 2027, 10:00–12:00: Family Support CoP\nYou have not answered.", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, list, "2");
        await house.PressAsync(house.Bryn, list, "Going");
        Assert.Contains("Tue 5 January 2027", list.Text, StringComparison.Ordinal);
        Assert.Contains("You are going.", list.Text, StringComparison.Ordinal);
        var next = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/meeting"));
        Assert.Contains($"Maybe (1): {house.Bryn.Name}", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThreeHundredPeople_CanAnswer_AndNamesHavePages()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        var people = Enumerable.Range(1, 300).Select(i => house.World.AddPerson($"Person {i:000}")).ToList();
        foreach (var person in people)
            house.World.Join(house.Group, person);
        foreach (var person in people)
            house.World.PressRaw(person, card.Chat, card.Id, card.Buttons[0][0].Data!);
        await house.SettleAsync();
        Assert.Contains("Going (300): Person 001, Person 002", card.Text, StringComparison.Ordinal);
        Assert.EndsWith("Person 020 and 280 more", card.Text, StringComparison.Ordinal);
        var names = Assert.Single((await house.PressAsync(house.Dev, card, "Who comes")).Said);
        Assert.Contains("going (1–30 of 300)", names.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, names, "More ›");
        Assert.Contains("• Person 031", names.Text, StringComparison.Ordinal);
        Assert.Equal(300, (await house.DocumentsAsync(d => d.All(MeetingKinds.Attendees))).Count(a => a.Rsvp == Rsvp.Going));
    }

    [Fact]
    public async Task Press_OnAnotherCommunitysMeeting_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        var stranger = house.World.AddPerson("Stranger");
        var other = house.World.AddGroup("Other group", [stranger]);
        house.World.AddBotTo(other, stranger);
        await house.SettleAsync();
        var help = Assert.Single(await house.SayAsync(stranger, other, "/meeting"));
        house.World.PressRaw(stranger, other, help.Id, card.Buttons[0][0].Data!);
        await house.SettleAsync();
        Assert.Empty(await house.DocumentsAsync(d => d.All(MeetingKinds.Attendees)));
    }
}
