using CopBot.Meetings;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

public sealed class ChangeTests
{
    [Fact]
    public async Task Move_OneDate_KeepsAnswersTellsThoseWhoAnsweredAndRemindsAtTheNewTimeAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = await house.NewMeetingAsync();
        await house.PressAsync(house.Bryn, card, "Going");
        var question = await ChangeAsync(house, card, "When");
        var confirm = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "Thu 3 Dec 11am-12:30"));
        Assert.Equal("Family Support CoP\nNow: Tue 1 December 2026, 10:00–12:00\nNew: Thu 3 December 2026, 11:00–12:30\n\nThis changes one date. To change later ones, too, write how it repeats, such as: first Wednesday of every month 10am.\n\nEverybody who has answered will hear of it.", confirm.Text);
        await house.PressAsync(house.Amara, confirm, "Only this date");
        Assert.StartsWith("Another time. It was to be on Tue 1 December 2026, 10:00–12:00.\n\nFamily Support CoP\nThu 3 December 2026, 11:00–12:30", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Family Support CoP is at another time: Thu 3 December 2026, 11:00–12:30. It was to be on Tue 1 December 2026", house.Private(house.Bryn).Text, StringComparison.Ordinal);
        Assert.Contains("Thu 3 December 2026, 11:00–12:30", card.Text, StringComparison.Ordinal);
        Assert.Contains($"Going (1): {house.Bryn.Name}", card.Text, StringComparison.Ordinal);

        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(8) + TimeSpan.FromHours(23));
        Assert.Equal(["Reminder: tomorrow, Thu 3 December 2026, 11:00–12:30"], Reminders(house, before).Where(r => r.Contains("tomorrow", StringComparison.Ordinal)));
        Assert.DoesNotContain(Reminders(house, before), r => r.Contains("1 December", StringComparison.Ordinal));
        Assert.NotNull(question);
        Assert.Equal(new(2027, 1, 5, 10, 0), (await house.MeetingsAsync())[1].Start);
    }

    [Fact]
    public async Task Move_AllLaterDates_ToAnotherRule_KeepsWhatHasBeen()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        await house.PressAsync(house.Bryn, card, "Going");
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/meetings"));
        await house.PressAsync(house.Amara, list, "1");
        await house.PressAsync(house.Amara, list, "Change or cancel");
        await house.PressAsync(house.Amara, list, "When");
        var confirm = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "second Wednesday of every month 2pm-4pm"));
        Assert.DoesNotContain("Only this date", confirm.Labels);
        await house.PressAsync(house.Amara, confirm, "This and all later dates");

        var series = await house.DocumentsAsync(d => d.All(MeetingKinds.Series));
        Assert.Equal(2, series.Count);
        Assert.Equal(series[0].Id, series[1].Continues);
        var meetings = await house.MeetingsAsync();
        Assert.Equal(["2026-12-01T10:00", "2026-12-09T14:00", "2027-01-13T14:00", "2027-02-10T14:00", "2027-03-10T14:00"], meetings.Select(m => m.Start.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal(Rsvp.Going, Assert.Single(await house.DocumentsAsync(d => d.All(MeetingKinds.Attendees))).Rsvp);
    }

    [Fact]
    public async Task Place_OfAllLaterDates_LeavesTheDatesThatDifferAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        await ChangeAsync(house, card, "What to bring");
        await house.PressAsync(house.Amara, Assert.Single(await house.SayPrivatelyAsync(house.Amara, "A cake")), "Only this date");
        await ChangeAsync(house, card, "Where");
        await house.PressAsync(house.Amara, Assert.Single(await house.SayPrivatelyAsync(house.Amara, "Hanley Library, Bethesda Street")), "This and all later dates");
        var meetings = await house.MeetingsAsync();
        Assert.All(meetings, m => Assert.Equal("Hanley Library", m.Details.Venue!.Name));
        Assert.Equal(["A cake", "", "", ""], meetings.Select(m => m.Details.Bring));
        Assert.Equal("Hanley Library", Assert.Single(await house.DocumentsAsync(d => d.All(MeetingKinds.Series))).Details.Venue!.Name);
    }

    [Fact]
    public async Task Cancel_OneDate_TellsWhyAndStopsItsReminders()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var card = await house.NewMeetingAsync();
        await house.PressAsync(house.Bryn, card, "Can’t");
        await CancelAsync(house, card, "The boiler is broken.", "Only this date");
        Assert.Equal("Family Support CoP, Tue 1 December 2026, 10:00–12:00, is cancelled. The boiler is broken.", house.Group.Messages[^1].Text);
        Assert.Equal("Family Support CoP, Tue 1 December 2026, 10:00–12:00, is cancelled. The boiler is broken.", house.Private(house.Bryn).Text);
        Assert.Equal("Cancelled: Family Support CoP\nTue 1 December 2026, 10:00–12:00\nThe boiler is broken.", card.Text);
        Assert.Empty(card.Buttons);
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.Empty(Reminders(house, before));
        await house.MoveClockAsync(TimeSpan.FromDays(26));
        Assert.Single(Reminders(house, before), r => r.Contains("Tue 5 January 2027", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_AllLater_EndsTheSeriesAndOneCanBeHeldAfterAll()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        var page = await CancelAsync(house, card, "We end.", "This and all later dates");
        Assert.All(await house.MeetingsAsync(), m => Assert.True(m.IsCancelled));
        Assert.StartsWith("No meeting is planned", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/meeting")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "Hold it after all");
        Assert.StartsWith("It takes place after all.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Single(await house.MeetingsAsync(), m => !m.IsCancelled);
        var before = house.Group.Messages.Count;
        await house.MoveClockAsync(TimeSpan.FromDays(40));
        Assert.Equal(2, Reminders(house, before).Count);
    }

    [Fact]
    public async Task Change_ByAMember_IsRefusedAtEveryPress()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        var page = await house.PageAsync(house.Amara, card);
        var change = page.Buttons.SelectMany(r => r).Single(b => b.Text == "Change or cancel").Data!;
        var mine = await house.PageAsync(house.Bryn, card);
        Assert.DoesNotContain("Change or cancel", mine.Labels);
        var press = house.World.PressRaw(house.Bryn, mine.Chat, mine.Id, change);
        await house.SettleAsync();
        Assert.Equal(MeetingTexts.OnlySteering, press.Answer!.Text);
    }

    private static async Task<Message> ChangeAsync(TestHouse house, Message card, string label)
    {
        var page = await house.PageAsync(house.Amara, card);
        await house.PressAsync(house.Amara, page, "Change or cancel");
        await house.PressAsync(house.Amara, page, label);
        return page;
    }

    private static async Task<Message> CancelAsync(TestHouse house, Message card, string why, string label)
    {
        await ChangeAsync(house, card, "Cancel the meeting");
        var confirm = Assert.Single(await house.SayPrivatelyAsync(house.Amara, why));
        await house.PressAsync(house.Amara, confirm, label);
        return confirm;
    }

    private static List<string> Reminders(TestHouse house, int before) =>
        [.. house.Group.Messages.Skip(before).Select(m => m.Text.Split('\n')[0]).Where(t => t.StartsWith("Reminder:", StringComparison.Ordinal))];
}
