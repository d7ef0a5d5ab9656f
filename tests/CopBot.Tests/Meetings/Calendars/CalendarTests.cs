using System.Text;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Playground.Worlds;
using CopBot.Tests.ServiceDirectory;
using CopBot.Tests.ServiceDirectory.Offers;
using CopBot.Tests.Support;
using static CopBot.Tests.Meetings.Calendars.Plans;

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
        Assert.Single(await house.ReadAsync(d => d.All(CalendarKinds.Calendars)));
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(31));
        Assert.Empty(await house.ReadAsync(d => d.All(CalendarKinds.Calendars)));
        Assert.Empty(await house.ReadAsync(d => d.All(MeetingKinds.Series)));
    }

    private static async Task<ReadFile> AllAsync(TestHouse house)
    {
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar"));
        var file = Assert.Single((await house.PressAsync(house.Bryn, said, "All meetings")).Said);
        return await CalendarReader.ReadAsync(Bytes(file), At("2026-01-01T00:00Z"), At("2027-05-01T00:00Z"));
    }

    private static ReadOnlyMemory<byte> Bytes(Message message) => message.File!.Stored.Bytes;
}
