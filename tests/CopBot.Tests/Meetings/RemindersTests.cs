using CopBot.Playground.Worlds;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

public sealed class RemindersTests
{
    [Fact]
    public async Task Group_IsRemindedSevenDaysOneDayAndTwoHoursBefore_WithTheDateInFull()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        var seen = await WatchAsync(house, 16 * 24 + 5);
        Assert.Equal(
            [
                "2026-12-03 14:00 Reminder: Thu 10 December 2026, 14:00–15:00",
                "2026-12-09 14:00 Reminder: tomorrow, Thu 10 December 2026, 14:00–15:00",
                "2026-12-10 12:00 Reminder: today, Thu 10 December 2026, 14:00–15:00",
            ],
            seen);
    }

    [Fact]
    public async Task WhereTheGroupGetsAnotherTimeZone_TheMeetingKeepsItsHour_AndItsRemindersComeByThatClock()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, every Thursday 2pm-3pm", ("Reminders", "2 hours"));
        await house.ChangeZoneAsync("Europe/Paris");
        Assert.Equal(
            [
                "2026-11-26 11:00 Reminder: today, Thu 26 November 2026, 14:00–15:00",
                "2026-12-03 11:00 Reminder: today, Thu 3 December 2026, 14:00–15:00",
                "2026-12-10 11:00 Reminder: today, Thu 10 December 2026, 14:00–15:00",
            ],
            await WatchAsync(house, 17 * 24));
        var (series, meetings) = await house.DocumentsAsync(d => (Assert.Single(d.All(CopBot.Meetings.MeetingKinds.Series)), d.All(CopBot.Meetings.MeetingKinds.Meetings)));
        Assert.Equal(("Europe/Paris", "Europe/Paris"), (series.Zone, series.Repeat!.Zone));
        Assert.All(meetings, m => Assert.Equal(new TimeOnly(13, 0), TimeOnly.FromDateTime(m.StartsAt.UtcDateTime)));
    }

    [Theory]
    [InlineData("America/New_York", "2026-12-10 15:00 Reminder: today, Thu 10 December 2026, 13:00–14:00")]
    [InlineData("Europe/London", "2026-12-10 10:00 Reminder: today, Thu 10 December 2026, 13:00–14:00")]
    [InlineData("Asia/Kolkata", "2026-12-10 04:30 Reminder: today, Thu 10 December 2026, 13:00–14:00")]
    public async Task Reminder_ThatWentOut_DoesNotComeAgainByAnotherClock_AndOneThatIsOverdueByItComesAtOnce(string zone, string expected)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Thu 10 December 1pm-2pm", ("Reminders", "1 day, 3 hours"));
        var isEast = zone == "Asia/Kolkata";

        // To the east half an hour before the reminder of the day before, else half an hour after it.
        await house.MoveClockToAsync(2026, 12, 9, isEast ? 12 : 13);
        await house.MoveClockAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(isEast ? 0 : 1, house.Group.Messages.Count(m => m.Text.StartsWith("Reminder: tomorrow", StringComparison.Ordinal)));
        if (zone != "Europe/London")
            await house.ChangeZoneAsync(zone);
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Single(house.Group.Messages, m => m.Text.StartsWith("Reminder: tomorrow", StringComparison.Ordinal));
        Assert.Equal([expected], await WatchAsync(house, 40));
    }

    [Fact]
    public async Task Reminder_StaysOne_WithEachAnswer_UntilTheMeeting_AndHasNoButtonsOnceThatIsOver()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Chloe, "/join");
        var first = await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        await house.MoveClockToAsync(2026, 12, 9, 14);
        var reminder = house.Group.Messages[^1];
        var privately = house.Private(house.Chloe);
        Assert.StartsWith("Reminder: tomorrow, Thu 10 December 2026, 14:00–15:00", reminder.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, reminder, "Going");
        Assert.StartsWith("Reminder: tomorrow, Thu 10 December 2026, 14:00–15:00", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("Going (1)", reminder.Text, StringComparison.Ordinal);
        await house.RestartAsync();

        // By then it is another day; and what is asked for is no reminder.
        await house.MoveClockToAsync(2026, 12, 10, 11);
        await house.PressAsync(house.Dev, reminder, "Maybe");
        Assert.StartsWith("Reminder: today, Thu 10 December 2026, 14:00–15:00", reminder.Text, StringComparison.Ordinal);
        var asked = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/meeting"));
        await house.PressAsync(house.Ewa, asked, "Going");
        Assert.StartsWith("Supervision", asked.Text, StringComparison.Ordinal);

        Assert.StartsWith("Supervision", first.Text, StringComparison.Ordinal);
        Assert.StartsWith("Reminder: today", reminder.Text, StringComparison.Ordinal);

        await house.MoveClockToAsync(2026, 12, 10, 15);
        var reminders = house.Group.Messages.Where(m => m.Text.StartsWith("Reminder: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, reminders.Count);
        Assert.All(reminders, m => Assert.StartsWith("Reminder: Thu 10 December 2026, 14:00–15:00\n\nSupervision", m.Text, StringComparison.Ordinal));
        Assert.All(reminders.Append(first).Append(asked), m => Assert.Empty(m.Buttons));
        Assert.Equal("This meeting is over. To see the next one, send /meeting.", (await house.PressAsync(house.Chloe, privately, "Going")).Answer!.Text);
        Assert.Empty(privately.Buttons);
        Assert.Contains("Going (2)", privately.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_MovesAReminderToTheNextGoodTime_NeverPastTheMeeting()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Breakfast, Thu 3 December 8:30am-9:30am", ("Reminders", "10 hours and 2 hours"));
        await house.NewMeetingAsync("Early walk, Fri 4 December 7:30am-8:15am", ("Reminders", "2 hours"));
        Assert.Equal(
            [
                "2026-12-03 08:00 Reminder: today, Thu 3 December 2026, 08:30–09:30",
                "2026-12-03 19:30 Reminder: tomorrow, Fri 4 December 2026, 07:30–08:15",
            ],
            await WatchAsync(house, 10 * 24 + 5));
    }

    [Fact]
    public async Task Private_GoesToThoseWhoJoinedAndAreGoingOrHaveNotAnswered()
    {
        await using var house = await TestHouse.OpenAsync();
        foreach (var person in new[] { house.Bryn, house.Chloe, house.Dev })
            await house.SayPrivatelyAsync(person, "/join");
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        var card = await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm, online https://meet.example/abc", ("Reminders", "1 day"));
        await house.PressAsync(house.Bryn, card, "Going");
        await house.PressAsync(house.Chloe, card, "Can’t");
        await house.MoveClockAsync(TimeSpan.FromDays(15) + TimeSpan.FromHours(5));
        Assert.Equal("Reminder: Supervision\ntomorrow, Thu 10 December 2026, 14:00–15:00\nOnline link: https://meet.example/abc\n\nYou are going.", house.Private(house.Bryn).Text);
        var open = house.Private(house.Dev);
        Assert.Equal("Reminder: Supervision\ntomorrow, Thu 10 December 2026, 14:00–15:00\nOnline: tap Going to get the link.\n\nWill you come? Please tap an answer.", open.Text);
        Assert.DoesNotContain("Reminder", house.Private(house.Chloe).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Reminder", house.Private(house.Ewa).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, open, "Going");
        Assert.Contains("Online link: https://meet.example/abc", open.Text, StringComparison.Ordinal);
        Assert.Contains("Going (2)", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_EachChoosesNoneSomeAllAndATimeOfTheirOwn()
    {
        await using var house = await TestHouse.OpenAsync();
        foreach (var person in new[] { house.Bryn, house.Chloe, house.Dev, house.Ewa })
            await house.SayPrivatelyAsync(person, "/join");
        var card = await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        await ChooseAsync(house, house.Bryn, card, "None");
        await ChooseAsync(house, house.Chloe, card, "The day before");
        var page = await ChooseAsync(house, house.Dev, card, "None");
        await house.PressAsync(house.Dev, page, "A time of my own");
        await house.SayPrivatelyAsync(house.Dev, "whenever");
        var kept = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "3 hours"));
        Assert.Contains("And at a time of your own: 3 hours before.", kept.Text, StringComparison.Ordinal);
        var start = new[] { house.Bryn, house.Chloe, house.Dev, house.Ewa }.ToDictionary(p => p, p => house.World.PrivateChat(p).Messages.Count);
        await house.MoveClockAsync(TimeSpan.FromDays(17));
        Assert.Equal([0, 1, 1, 3], new[] { house.Bryn, house.Chloe, house.Dev, house.Ewa }.Select(p => house.World.PrivateChat(p).Messages.Skip(start[p]).Count(m => m.Text.StartsWith("Reminder: Supervision", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task AfterAPause_TheLastOfWhatIsLateIsSentOnce_AndNothingOnceItHasBegun()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        await house.NewMeetingAsync("Coffee, Wed 9 December 10am-11am");
        var before = house.Group.Messages.Count;
        await house.StopBotAsync();
        house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 9, 15, 0, 0, TimeSpan.Zero));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Equal(["Reminder: tomorrow, Thu 10 December 2026, 14:00–15:00"], Since(house, before));
        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Single(Since(house, before));
    }

    [Fact]
    public async Task AfterAPause_AtNight_WaitsForTheMorning()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        var before = house.Group.Messages.Count;
        await house.StopBotAsync();
        house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 9, 23, 0, 0, TimeSpan.Zero));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Empty(Since(house, before));
        await house.MoveClockAsync(TimeSpan.FromHours(9));
        Assert.Equal(["Reminder: today, Thu 10 December 2026, 14:00–15:00"], Since(house, before));
    }

    [Fact]
    public async Task AfterAPause_TwoThatWaitForTheSameMorning_AreOne()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Thu 10 December 10am-11am");
        var before = house.Group.Messages.Count;
        await house.StopBotAsync();
        house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 10, 3, 0, 0, TimeSpan.Zero));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.FromHours(6));
        Assert.Equal(["Reminder: today, Thu 10 December 2026, 10:00–11:00"], Since(house, before));
    }

    [Fact]
    public async Task ATimeOfOnesOwn_ThatIsTheGroups_ComesOnce_AndLateNotAtNight()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Dev, "/join");
        await house.SayPrivatelyAsync(house.Ewa, "/join");
        var card = await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm");
        foreach (var (person, lead) in new[] { (house.Dev, "1 day"), (house.Ewa, "19 hours") })
        {
            var page = await house.PageAsync(person, card);
            await house.PressAsync(person, page, "My reminders");
            if (person == house.Ewa)
                await house.PressAsync(person, page, "None");
            await house.PressAsync(person, page, "A time of my own");
            await house.SayPrivatelyAsync(person, lead);
        }

        await house.MoveClockAsync(TimeSpan.FromDays(15) + TimeSpan.FromHours(5));
        Assert.Equal(2, house.World.PrivateChat(house.Dev).Messages.Count(m => m.Text.StartsWith("Reminder:", StringComparison.Ordinal)));
        await house.StopBotAsync();
        house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 10, 3, 0, 0, TimeSpan.Zero));
        await house.StartBotAsync();
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.DoesNotContain(house.World.PrivateChat(house.Ewa).Messages, m => m.Text.StartsWith("Reminder:", StringComparison.Ordinal));
        await house.MoveClockAsync(TimeSpan.FromHours(5));
        Assert.Single(house.World.PrivateChat(house.Ewa).Messages, m => m.Text.StartsWith("Reminder:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_AtATimeOfDay_AreSaidAsPeopleSayThem()
    {
        await using var house = await TestHouse.OpenAsync();
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Supervision, Thu 10 December 2pm-3pm"));
        await house.PressAsync(house.Amara, review, "Reminders");
        review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "2 hours and the evening before at 6pm"));
        Assert.Contains("Reminders in the group: 2 hours before and at 18:00 the day before", review.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, review, "Create");
        var card = house.Group.Messages[^1];
        await house.SayPrivatelyAsync(house.Dev, "/join");
        var page = await house.PageAsync(house.Dev, card);
        await house.PressAsync(house.Dev, page, "My reminders");
        await house.PressAsync(house.Dev, page, "A time of my own");
        Assert.Contains("And at a time of your own: at 18:00 the day before.", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "the evening before at 6pm")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GroupInAnotherZone_IsRemindedByItsOwnClock()
    {
        await using var house = await TestHouse.OpenAsync(new() { ["Community:TimeZone"] = "America/New_York" });
        var card = await house.NewMeetingAsync("Supervision, Thu 10 December 2pm-3pm", ("Reminders", "2 hours"));
        Assert.Contains("Thu 10 December 2026, 14:00–15:00", card.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 12, 10, 19, 0, 0, TimeSpan.Zero), (await house.MeetingsAsync())[0].StartsAt);
        var before = house.Group.Messages.Count;
        house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 10, 16, 59, 0, TimeSpan.Zero));
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Empty(Since(house, before));
        await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["Reminder: today, Thu 10 December 2026, 14:00–15:00"], Since(house, before));
    }

    [Theory]
    [InlineData("every Sunday 10am-11am", "2027-03-20", "2027-03-28T09:00:00Z", "2027-04-04T09:00:00Z")]
    [InlineData("every Sunday 10am-11am", "2027-10-23", "2027-10-24T09:00:00Z", "2027-10-31T10:00:00Z")]
    [InlineData("every Tuesday 10am-11am", "2028-02-26", "2028-02-29T10:00:00Z", "2028-03-07T10:00:00Z")]
    [InlineData("every Friday 10am-11am", "2027-12-30", "2027-12-31T10:00:00Z", "2028-01-07T10:00:00Z")]
    public async Task Dates_AcrossClockChangesALeapDayAndAYearsEnd_KeepTheirLocalTime(string rule, string now, string first, string second)
    {
        await using var house = await TestHouse.OpenAsync();
        house.World.Clock.MoveTo(DateTimeOffset.Parse(now + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await house.MoveClockAsync(TimeSpan.Zero);
        await house.NewMeetingAsync("Walk, " + rule);
        var meetings = (await house.MeetingsAsync()).Select(m => m.StartsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(second, meetings[meetings.IndexOf(first) + 1]);
    }

    private static async Task<Message> ChooseAsync(TestHouse house, Person person, Message card, string label)
    {
        var page = await house.PageAsync(person, card);
        await house.PressAsync(person, page, "My reminders");
        await house.PressAsync(person, page, label);
        return page;
    }

    private static List<string> Since(TestHouse house, int before) =>
        [.. house.Group.Messages.Skip(before).Where(m => m.Text.StartsWith("Reminder:", StringComparison.Ordinal)).Select(m => m.Text.Split('\n')[0])];

    // Hour by hour; what is said is noted with the hour of the group's clock.
    private static async Task<List<string>> WatchAsync(TestHouse house, int hours)
    {
        List<string> seen = [];
        for (var i = 0; i < hours * 2; i++)
        {
            var before = house.Group.Messages.Count;
            await house.MoveClockAsync(TimeSpan.FromMinutes(30));
            var now = CopBot.Time.LocalTime.DateTimeIn("Europe/London", house.World.Clock.GetUtcNow());
            seen.AddRange(Since(house, before).Select(r => now.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " " + r));
        }

        return seen;
    }
}
