using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

/// <summary>Changes that reach on, and what they must leave alone.</summary>
public sealed class RearrangeTests
{
    [Fact]
    public async Task CancelAllLater_TellsThoseWhoAnsweredALaterDate_Once()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Chloe, "/join");
        var card = await house.NewMeetingAsync();
        await AnswerAsync(house, house.Chloe, "2", "Going");
        await AnswerAsync(house, house.Chloe, "3", "Maybe");
        await ChangeAsync(house, house.Amara, card, "Cancel the meeting", "We end.", "This and all later dates");
        Assert.Single(house.World.PrivateChat(house.Chloe).Messages, m => m.Text == "Family Support CoP is cancelled, from Tue 1 December 2026 on. We end.");
    }

    [Fact]
    public async Task NewHourForAllLater_LeavesCancelledAndMovedDatesAlone_AndTellsTheOthers()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Chloe, "/join");
        var card = await house.NewMeetingAsync();
        await AnswerAsync(house, house.Chloe, "4", "Going");
        await OnDateAsync(house, "2", "Cancel the meeting", "Snow.", "Only this date");
        await OnDateAsync(house, "2", "When", "Wed 3 February 2pm-4pm", "Only this date");
        await ChangeAsync(house, house.Amara, card, "When", "11am-1pm", "This and all later dates");
        var meetings = (await house.MeetingsAsync()).ToList();
        Assert.Equal(
            ["2026-12-01T11:00", "2027-01-05T11:00 cancelled", "2027-02-03T14:00", "2027-03-02T11:00"],
            meetings.Select(m => m.Start.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture) + (m.IsCancelled ? " cancelled" : "")));
        Assert.StartsWith("Family Support CoP is at another time: Tue 2 March 2027, 11:00–13:00. It was to be on Tue 2 March 2027, 10:00–12:00.", house.Private(house.Chloe).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherPlaceForAllLater_LeavesADateThatHasItsOwn()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        await OnDateAsync(house, "2", "Where", "Library", "Only this date");
        await ChangeAsync(house, house.Amara, card, "Where", "Scout Hut", "This and all later dates");
        Assert.Equal(["Scout Hut", "Library", "Scout Hut", "Scout Hut"], (await house.MeetingsAsync()).Select(m => m.Details.Venue!.Name));
    }

    [Fact]
    public async Task OneDate_ChangedByTwoAtOnce_KeepsBothChanges()
    {
        await using var house = await TestHouse.OpenAsync();
        var hello = house.World.Say(house.Bryn, house.Group, "Hello");
        await house.SayAsync(house.Amara, house.Group, "/core", replyTo: hello);
        var card = await house.NewMeetingAsync();
        var page = await house.PageAsync(house.Bryn, card);
        await house.PressAsync(house.Bryn, page, "Change or cancel");
        await house.PressAsync(house.Bryn, page, "What to bring");
        var confirm = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "A cake"));
        await ChangeAsync(house, house.Amara, card, "When", "Thu 3 December 10am-12pm", "Only this date");
        await house.PressAsync(house.Bryn, confirm, "Only this date");
        Assert.Contains("Thu 3 December 2026, 10:00–12:00", card.Text, StringComparison.Ordinal);
        Assert.Contains("Please bring: A cake", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRuleForALaterDate_BeginsThere()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync();
        await OnDateAsync(house, "3", "When", "every Monday 2pm-3pm", "This and all later dates");
        Assert.Equal(
            ["2026-12-01T10:00", "2027-01-05T10:00", "2027-02-08T14:00"],
            (await house.MeetingsAsync()).OrderBy(m => m.Start.ToDateTimeUnspecified()).Take(3).Select(m => m.Start.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task AnotherPlace_DoesNotKeepTheOldOnesAccess()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Access", "Step-free, a lift"));
        Assert.Contains("Access: Step-free, a lift", card.Text, StringComparison.Ordinal);
        await ChangeAsync(house, house.Amara, card, "Where", "Scout Hut", "Only this date");
        Assert.DoesNotContain("Step-free", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoLimitAnyMore_SeatsThoseWhoWait_AndTellsThem()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Dev, "/join");
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "1"));
        await house.PressAsync(house.Bryn, card, "Going");
        await house.PressAsync(house.Dev, card, "Going 1");
        var page = await house.PageAsync(house.Amara, card);
        await house.PressAsync(house.Amara, page, "Change or cancel");
        await house.PressAsync(house.Amara, page, "Places");
        await house.PressAsync(house.Amara, page, "No limit");
        await house.PressAsync(house.Amara, page, "Only this date");
        Assert.EndsWith($"Going (2): {house.Bryn.Name} and {house.Dev.Name}", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("There is a place for you after all", house.Private(house.Dev).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverIsNext_AndTaps_IsGoingAtOnce_AndWhoIsOfferedKeepsTheirTime()
    {
        await using var house = await TestHouse.OpenAsync();

        // A guest of somebody who waits changes nothing on the card, which Telegram calls not modified.
        house.AllowsTrouble = true;
        await house.SayPrivatelyAsync(house.Chloe, "/join");
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "2"));
        await house.PressAsync(house.Amara, card, "Going");
        await house.PressAsync(house.Bryn, card, "Going 1");
        await house.PressAsync(house.Chloe, card, "Going 2");
        await house.PressAsync(house.Chloe, card, "+1 guest");
        await house.PressAsync(house.Bryn, card, "Can’t");

        // One place is free, and the first in turn wants two: she is offered the one.
        Assert.Contains("There is none for your guest yet. Please take it by", house.Private(house.Chloe).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, card, "Going 1");
        Assert.Contains($"Going (2): {house.Amara.Name} and {house.Chloe.Name}", card.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Dev, card, "Going 2");
        await house.PressAsync(house.Ewa, card, "Going 2");
        Assert.StartsWith("There is no place left for a guest.", (await house.PressAsync(house.Amara, card, "+1 guest")).Answer!.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, card, "Can’t 1");
        await house.PressAsync(house.Dev, card, "+1 guest");
        await house.MoveClockAsync(TimeSpan.FromHours(25));
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith($"{house.Ewa.Name}, a place is free for you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoeverLeavesTheGroup_GivesTheirPlaceToTheNext()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Dev, "/join");
        house.World.SetBotAdmin(house.Group, admin: true, house.Amara);
        await house.SettleAsync();
        var card = await house.NewMeetingAsync(MeetingSteps.FirstTuesdays, ("Places", "1"));
        await house.PressAsync(house.Bryn, card, "Going");
        await house.PressAsync(house.Dev, card, "Going 1");
        house.World.Leave(house.Group, house.Bryn);
        await house.SettleAsync();
        Assert.StartsWith("A place is free for you", house.Private(house.Dev).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Bryn.Name, card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutReminders_TheNextCardComesWhenTheLastDateIsOver()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, every Tuesday 2pm-3pm", ("Reminders", "none"));
        await house.MoveClockAsync(TimeSpan.FromHours(6));
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Supervision\nTue 1 December 2026, 14:00–15:00", StringComparison.Ordinal));
    }

    private static async Task AnswerAsync(TestHouse house, Person person, string number, string answer)
    {
        var list = Assert.Single(await house.SayPrivatelyAsync(person, "/meetings"));
        await house.PressAsync(person, list, number);
        await house.PressAsync(person, list, answer);
    }

    private static async Task OnDateAsync(TestHouse house, string number, string part, string words, string reach)
    {
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/meetings"));
        await house.PressAsync(house.Amara, list, number);
        await FromPageAsync(house, house.Amara, list, part, words, reach);
    }

    private static async Task ChangeAsync(TestHouse house, Person by, Message card, string part, string words, string reach) =>
        await FromPageAsync(house, by, await house.PageAsync(by, card), part, words, reach);

    private static async Task FromPageAsync(TestHouse house, Person by, Message page, string part, string words, string reach)
    {
        await house.PressAsync(by, page, "Change or cancel");
        await house.PressAsync(by, page, part);
        await house.PressAsync(by, Assert.Single(await house.SayPrivatelyAsync(by, words)), reach);
    }
}
