using CopBot.Conversation;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static CopBot.Tests.Meetings.Calendars.Plans;
using Message = CopBot.Playground.Worlds.Message;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>/calendar as people meet it, where HTTP is off.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task Calendar_WithoutAMeeting_SaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("No meeting is planned.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_GivesTheNextMeetingOrAll_AsFiles()
    {
        await using var house = await TestHouse.OpenAsync();
        var series = await house.AddAsync(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00"));
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar"));
        Assert.Equal(
            "Family Support CoP in your calendar\n\nNext: Family Support CoP, Tue 1 December 2026, 10:00–12:00.\nTap a button for a file, then open the file in your calendar app.\n\n"
            + "A file shows the plan as it is today. If a meeting is moved later, get the file again.",
            said.Text);
        Assert.Equal("Next meeting | All meetings", said.Labels());

        var one = Assert.Single((await house.PressAsync(house.Bryn, said, "Next meeting")).Said);
        Assert.Equal("next-meeting.ics", one.File!.Name);
        Assert.Equal("Family Support CoP, Tue 1 December 2026, 10:00–12:00. Open this file in your calendar app.", one.Text);
        var all = Assert.Single((await house.PressAsync(house.Chloe, said, "All meetings")).Said);
        Assert.Equal("meetings.ics", all.File!.Name);

        var first = await CalendarReader.ReadAsync(Bytes(one), At("2026-01-01T00:00Z"), At("2028-01-01T00:00Z"));
        Assert.Equal([At("2026-12-01T10:00Z")], first.Starts);
        var both = await CalendarReader.ReadAsync(Bytes(all), At("2026-01-01T00:00Z"), At("2027-05-01T00:00Z"));
        Assert.Equal([At("2026-12-01T10:00Z"), At("2027-01-05T10:00Z"), At("2027-02-02T10:00Z"), At("2027-03-02T10:00Z"), At("2027-04-06T09:00Z")], both.Starts);
        Assert.Equal("Family Support CoP", both.Calendar["x-wr-calname"]);
        Assert.DoesNotContain(first.Dates[0].Uid, both.Dates.Select(d => d.Uid));
        Assert.EndsWith($"-s{series.Id}", both.Dates[0].Uid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uids_StayThroughARestart_AndSequencesRise()
    {
        await using var house = await TestHouse.OpenAsync();
        var series = await house.AddAsync(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00"));
        var before = await AllAsync(house);
        await house.RestartAsync();
        await house.ChangeAsync(series, 1, m => m with { Start = m.Start.PlusDays(1) });
        var after = await AllAsync(house);
        Assert.Equal(before.Dates[0].Uid, after.Dates[1].Uid);
        Assert.Equal((At("2027-01-05T10:00Z"), 0), (before.Dates[1].StartsAt, before.Dates[1].Sequence));
        Assert.Equal((At("2027-01-06T10:00Z"), 1), (after.Dates[1].StartsAt, after.Dates[1].Sequence));
        Assert.Equal(before.Dates.Length, after.Dates.Length);
    }

    [Fact]
    public async Task Press_AfterTheLastMeetingIsOver_SaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync(Series(null, "2026-12-01T10:00"));
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar"));
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        Assert.StartsWith("No meeting is planned", (await house.PressAsync(house.Bryn, said, "All meetings")).Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_TakesTheSecretWithTheCommunity()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync(Series(null, "2026-12-01T10:00"));
        await AllAsync(house);
        Assert.Single(await house.DocumentsAsync(d => d.All(CalendarKinds.Calendars)));
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(31));
        Assert.Empty(await house.DocumentsAsync(d => d.All(CalendarKinds.Calendars)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(MeetingKinds.Series)));
    }

    [Fact]
    public async Task Changes_AsFacilitatorsMakeThem_ReadAsTheyStand()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync();
        await CompareAsync(house);

        await ChangeAsync(house, card, "When", "Thu 3 Dec 11am-12:30", "Only this date");
        await CompareAsync(house);
        await ChangeAsync(house, card, "Where", "Hanley Library, Bethesda Street", "This and all later dates");
        await CompareAsync(house);

        await house.MoveClockAsync(TimeSpan.FromDays(10));
        await ChangeNextAsync(house, "When", "second Wednesday of every month 2pm-4pm", "This and all later dates");
        await CompareAsync(house);
        await ChangeNextAsync(house, "Cancel the meeting", "No room", "Only this date");
        var last = await CompareAsync(house);
        Assert.Contains(last.Events, e => e["status"] == "CANCELLED" && e.ContainsKey("recurrence-id"));
        Assert.Equal(2, last.Dates.Select(d => d.Uid).Distinct().Count());
        Assert.All(last.Dates.Skip(1), d => Assert.Equal("Hanley Library, Bethesda Street", d.Location));

        await ChangeNextAsync(house, "Cancel the meeting", "Nobody comes", "This and all later dates");
        var over = await CompareAsync(house);
        Assert.DoesNotContain(over.Dates, d => d.StartsAt > At("2027-02-01T00:00Z"));
    }

    [Fact]
    public async Task Merge_KeepsTheOlderAddress_OrTheYoungerWhereItIsTheOnlyOne()
    {
        await using var house = await TestHouse.OpenAsync();
        var (one, two, three) = (new CommunityId(101), new CommunityId(102), new CommunityId(103));
        var (only, merged, older) = await house.ChangeAsync(_ =>
        {
            var calendars = house.Services.GetRequiredService<CalendarStore>();
            var young = calendars.Of(one);
            calendars.Merge(one, two);
            var taken = calendars.Of(two);
            calendars.Of(three);
            calendars.Merge(three, two);
            return (young, taken, calendars.Of(two));
        });
        Assert.Equal(only with { Community = two }, merged);
        Assert.Equal(merged, older);
        Assert.Single(await house.DocumentsAsync(d => d.All(CalendarKinds.Calendars)));
    }

    // What the calendar shows is what is kept, date for date.
    private static async Task<ReadFile> CompareAsync(TestHouse house)
    {
        var meetings = await house.MeetingsAsync();
        var until = meetings.Max(m => m.StartsAt);
        var community = meetings[0].Community;
        var file = await house.ChangeAsync(_ => WriteCalendar.Write(house.Services.GetRequiredService<ReadPlans>()
            .All(house.Services.GetRequiredService<IScenes>().Community(community)!, At("2026-01-01T00:00Z"))));
        var read = await CalendarReader.ReadAsync(file, At("2026-01-01T00:00Z"), until);
        Assert.Equal(
            meetings.Where(m => !m.IsCancelled).OrderBy(m => m.StartsAt).Select(m => (m.StartsAt, m.EndsAt, m.Title, MeetingTexts.Where(m.Details))),
            read.Dates.Where(d => d.Status == "CONFIRMED").Select(d => (d.StartsAt, d.EndsAt, d.Summary, d.Location ?? "")));
        return read;
    }

    private static async Task ChangeNextAsync(TestHouse house, string label, string answer, string reach)
    {
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/meetings"));
        await house.PressAsync(house.Amara, list, "1");
        await ChangePageAsync(house, list, label, answer, reach);
    }

    private static async Task ChangeAsync(TestHouse house, Message card, string label, string answer, string reach) =>
        await ChangePageAsync(house, await house.PageAsync(house.Amara, card), label, answer, reach);

    private static async Task ChangePageAsync(TestHouse house, Message page, string label, string answer, string reach)
    {
        await house.PressAsync(house.Amara, page, "Change or cancel");
        await house.PressAsync(house.Amara, page, label);
        var confirm = Assert.Single(await house.SayPrivatelyAsync(house.Amara, answer));
        await house.PressAsync(house.Amara, confirm, reach);
    }

    private static async Task<ReadFile> AllAsync(TestHouse house)
    {
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar"));
        var file = Assert.Single((await house.PressAsync(house.Bryn, said, "All meetings")).Said);
        return await CalendarReader.ReadAsync(Bytes(file), At("2026-01-01T00:00Z"), At("2027-05-01T00:00Z"));
    }

    private static ReadOnlyMemory<byte> Bytes(Message message) => message.File!.Stored.Bytes;
}
