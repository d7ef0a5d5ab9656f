using System.Text;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Tests.Support;
using NodaTime;
using static CopBot.Tests.Meetings.Calendars.Plans;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>Calendars as another implementation reads them.</summary>
public sealed class ReadBackTests(ITestOutputHelper output)
{
    private static readonly string[] Rules =
    [
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=40",
        "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "FREQ=WEEKLY;BYDAY=TU;COUNT=6",
        "FREQ=WEEKLY;BYDAY=WE;UNTIL=20290630", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;UNTIL=20300101",
        "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU,3TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=5WE", "FREQ=MONTHLY;BYDAY=-2TH",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2SU", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO,3TH", "FREQ=MONTHLY;BYDAY=2MO;UNTIL=20280630",
        "FREQ=MONTHLY;BYDAY=1TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12", "FREQ=MONTHLY;BYDAY=1TU;COUNT=12", "FREQ=MONTHLY;BYDAY=-1SU",
        "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=29", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=30", "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=TH;BYMONTH=1,2",
    ];

    private static readonly string[] Zones =
        [London, "Europe/Dublin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Asia/Jerusalem", "GB", "America/Santiago", "Etc/UTC", "Pacific/Auckland"];

    private static readonly string[] Starts = ["2026-12-01T10:00", "2027-01-31T19:30", "2028-02-29T01:30", "2026-03-28T00:30"];

    [Fact]
    public async Task EveryRule_OverFiveYears_GivesOurOwnInstants()
    {
        var series = Rules.SelectMany(rule => Starts, (rule, start) => (rule, start)).Select((each, n) => LeaveOut(Series(each.rule, each.start, Zones[n % 3 == 0 ? 0 : n % Zones.Length]), n)).ToList();
        var (from, until) = (At("2026-01-01T00:00Z"), At("2034-01-01T00:00Z"));
        var files = await CalendarReader.ReadAsync(series.Select(s => Encoding.UTF8.GetString(WriteCalendar.Write(Plan(s.With())))), from, until);

        var (compared, odd) = (0, 0);
        foreach (var (one, file) in series.Zip(files))
        {
            var end = LocalTime.Instant(one.Zone, one.Start.PlusYears(5));
            var ours = Instants(one, end);
            var theirs = file.Starts.Take(ours.Count).ToList();

            // A time that the clocks skip, or that comes twice: RFC 5545, 3.3.5, says which instant is meant, and so do we; ical.js takes another.
            Assert.True(ours.Count == theirs.Count, $"{one.Repeat} in {one.Zone}: {ours.Count} dates, not {theirs.Count}");
            Assert.DoesNotContain(file.Starts.Skip(ours.Count), at => at <= end);
            foreach (var (our, their) in ours.Zip(theirs))
            {
                if (IsOdd(one, our))
                    odd++;
                else
                    Assert.True(our == their, $"{one.Repeat} in {one.Zone}: {our:u}, not {their:u}");
            }

            Assert.Equal(one.Zone, Assert.Single(file.Zones));
            compared += ours.Count;
        }

        output.Report($"{series.Count} rules with their starts in {Zones.Length} zones, written and read back by ical.js: {compared} instants over five years, all as our own, but {odd} in an hour that the clocks skip or repeat, where ical.js does not follow RFC 5545");
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2027-03-21T10:00", "2027-03-21T10:00Z 2027-03-28T09:00Z 2027-04-04T09:00Z")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2027-10-24T10:00", "2027-10-24T09:00Z 2027-10-31T10:00Z 2027-11-07T10:00Z")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2027-03-21T00:30", "2027-03-21T00:30Z 2027-03-28T00:30Z 2027-04-03T23:30Z")]
    [InlineData("FREQ=WEEKLY;BYDAY=SU", "2027-10-24T02:00", "2027-10-24T01:00Z 2027-10-31T02:00Z 2027-11-07T02:00Z")]
    [InlineData("FREQ=YEARLY", "2028-02-29T10:00", "2028-02-29T10:00Z 2032-02-29T10:00Z 2036-02-29T10:00Z")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=29", "2027-12-29T10:00", "2027-12-29T10:00Z 2028-01-29T10:00Z 2028-02-29T10:00Z")]
    [InlineData("FREQ=DAILY", "2026-12-31T23:30", "2026-12-31T23:30Z 2027-01-01T23:30Z 2027-01-02T23:30Z")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00", "2026-12-01T10:00Z 2027-01-05T10:00Z 2027-02-02T10:00Z")]
    public async Task ClockChanges_LeapDay_AndYearsEnd_AreAsOurOwn(string rule, string start, string expected)
    {
        var series = Series(rule, start);
        var file = await ReadAsync(Plan(series.With()), "2026-01-01T00:00Z", "2037-01-01T00:00Z");
        Assert.Equal(expected.Split(' ').Select(At), file.Starts.Take(3));
        Assert.Equal(Instants(series, At("2037-01-01T00:00Z")).Take(3), file.Starts.Take(3));
    }

    [Fact]
    public async Task Dates_ThatLastThroughAClockChange_EndWhenOursDo()
    {
        var series = Series("FREQ=WEEKLY;BYDAY=SU", "2027-03-21T00:30");
        var dates = new[] { "2027-03-21T00:30", "2027-03-28T00:30", "2027-04-04T00:30" }.Select((at, n) => series.Date(at, n + 1)).ToList();
        var file = await ReadAsync(Plan(series.With([.. dates])), "2027-01-01T00:00Z", "2027-04-05T00:00Z");
        Assert.Equal(dates.Select(d => (d.StartsAt, d.EndsAt)), file.Dates.Select(d => (d.StartsAt, d.EndsAt)));
        Assert.Equal(TimeSpan.FromHours(1), file.Dates[1].EndsAt - file.Dates[1].StartsAt);
    }

    [Fact]
    public async Task MovedChangedAndCancelledDates_ReadAsSuch_AndHaveOneUid()
    {
        var series = Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00") with { Sequence = 2 };
        series = series with { Repeat = series.Repeat!.Without(new LocalDate(2027, 4, 6)) };
        var moved = series.Date("2027-01-05T10:00") with { Start = Local("2027-01-06T14:00"), Sequence = 1 };
        var cancelled = series.Date("2027-02-02T10:00", 2) with { Status = MeetingStatus.Cancelled, Why = "The heating has failed", Sequence = 3 };
        var changed = series.Date("2027-03-02T10:00", 3) with { Details = series.Details with { Venue = new Venue("Town Hall") }, Minutes = 60, Sequence = 1 };
        var file = await ReadAsync(Plan(series.With(series.Date("2026-12-01T10:00", 4), moved, cancelled, changed)), "2026-11-01T00:00Z", "2027-06-30T00:00Z");

        Assert.Equal(
            [
                ("2026-12-01T10:00Z", "2026-12-01T12:00Z", "CONFIRMED", 2),
                ("2027-01-06T14:00Z", "2027-01-06T16:00Z", "CONFIRMED", 3),
                ("2027-02-02T10:00Z", "2027-02-02T12:00Z", "CANCELLED", 5),
                ("2027-03-02T10:00Z", "2027-03-02T11:00Z", "CONFIRMED", 3),
                ("2027-05-04T09:00Z", "2027-05-04T11:00Z", "CONFIRMED", 2),
                ("2027-06-01T09:00Z", "2027-06-01T11:00Z", "CONFIRMED", 2),
            ],
            file.Dates.Select(d => ($"{d.StartsAt:yyyy-MM-ddTHH:mm}Z", $"{d.EndsAt:yyyy-MM-ddTHH:mm}Z", d.Status, d.Sequence)));
        Assert.Equal("Town Hall", file.Dates[3].Location);
        Assert.Equal(["copbot-seed-s1"], file.Dates.Select(d => d.Uid).Distinct());
        Assert.StartsWith("This meeting was cancelled: The heating has failed", file.Events[2]["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASeriesChangedFromADateOn_IsTwoEvents_AndNoDateComesTwice()
    {
        var before = Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T10:00");
        var after = Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-15T14:00", id: 2) with { Continues = before.Id };
        before = before with { Repeat = before.Repeat!.Before(new LocalDate(2026, 12, 15)), Sequence = 1 };
        var own = after.Date("2026-12-22T10:00", 5) with { Start = Local("2026-12-23T11:00") };
        var file = await ReadAsync(Plan(before.With(before.Date("2026-12-01T10:00")), after.With(after.Date("2026-12-15T14:00", 4), own)), "2026-11-01T00:00Z", "2026-12-24T00:00Z");
        Assert.Equal(
            [At("2026-12-01T10:00Z"), At("2026-12-08T10:00Z"), At("2026-12-15T14:00Z"), At("2026-12-22T14:00Z"), At("2026-12-23T11:00Z")],
            file.Starts);
        Assert.Equal(["copbot-seed-s1", "copbot-seed-s2", "copbot-seed-m5"], file.Dates.Select(d => d.Uid).Distinct());
        Assert.Equal("copbot-seed-s1", file.Events[1]["related-to"]);
        Assert.Contains("UNTIL=20261214T100000Z", file.Events[0]["rrule"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACancelledSeries_KeepsWhatTookPlace()
    {
        var series = Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T10:00") with { IsCancelled = true, Sequence = 1 };
        var took = series.Date("2026-12-01T10:00");
        var gone = series.Date("2026-12-08T10:00", 2) with { Status = MeetingStatus.Cancelled };
        var some = await ReadAsync(Plan(series.With(took, gone)), "2026-11-01T00:00Z", "2027-01-01T00:00Z");
        Assert.Equal([(took.StartsAt, "CONFIRMED")], some.Dates.Select(d => (d.StartsAt, d.Status!)));
        var none = await ReadAsync(Plan(series.With(took with { Status = MeetingStatus.Cancelled }, gone)), "2026-11-01T00:00Z", "2027-01-01T00:00Z");
        Assert.All(none.Dates, d => Assert.Equal("CANCELLED", d.Status));
        Assert.Equal(5, none.Dates.Length);
    }

    [Fact]
    public async Task ASeriesEndedFromADateOn_IsSimplyShorter()
    {
        var series = Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T10:00");
        var gone = series.Date("2026-12-08T10:00", 2) with { Status = MeetingStatus.Cancelled };
        series = series with { Repeat = series.Repeat!.Before(new LocalDate(2026, 12, 8)), Sequence = 1 };
        var file = await ReadAsync(Plan(series.With(series.Date("2026-12-01T10:00"), gone)), "2026-11-01T00:00Z", "2027-01-01T00:00Z");
        Assert.Equal([At("2026-12-01T10:00Z")], file.Dates.Select(d => d.StartsAt));
        Assert.Single(file.Events);
    }

    [Fact]
    public async Task OneDate_MovedAndCancelled_StaysTheSameEvent()
    {
        var series = Series(null, "2027-02-03T10:00");
        var moved = series.Date("2027-02-03T10:00") with { Start = Local("2027-02-10T09:30"), Sequence = 1 };
        var first = await ReadAsync(Plan(series.With(series.Date("2027-02-03T10:00"))), "2027-01-01T00:00Z", "2028-01-01T00:00Z");
        var second = await ReadAsync(Plan(series.With(moved)), "2027-01-01T00:00Z", "2028-01-01T00:00Z");
        var third = await ReadAsync(Plan(series.With(moved with { Status = MeetingStatus.Cancelled, Sequence = 2 })), "2027-01-01T00:00Z", "2028-01-01T00:00Z");
        Assert.Equal((At("2027-02-03T10:00Z"), "CONFIRMED", 0), Seen(first));
        Assert.Equal((At("2027-02-10T09:30Z"), "CONFIRMED", 1), Seen(second));
        Assert.Equal((At("2027-02-10T09:30Z"), "CANCELLED", 2), Seen(third));
        Assert.Single(new[] { first, second, third }.Select(f => Assert.Single(f.Events)["uid"]).Distinct());

        static (DateTimeOffset, string?, int?) Seen(ReadFile file) => Assert.Single(file.Dates) is var d ? (d.StartsAt, d.Status, d.Sequence) : default;
    }

    [Fact]
    public async Task OddTexts_ComeBackAsTheyWere()
    {
        var details = new MeetingDetails(string.Concat(Enumerable.Repeat("Ärger 🎉漢, so; \\n \"x\": ", 5)))
        {
            Bring = "Tea,\nbiscuits; and: 🫖\u0007 <b>cups</b>\r\nBEGIN:VEVENT",
            Venue = new Venue("St John's, “Hall”", "Hope Street; Hanley") { Access = "Lift \\ ramp", Latitude = 53.02578, Longitude = -2.17739 },
        };
        var file = await ReadAsync(Plan(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00", details: details).With()), "2026-11-01T00:00Z", "2026-12-30T00:00Z");
        var read = Assert.Single(file.Events);
        Assert.Equal(details.Title, read["summary"]);
        Assert.Equal("St John's, “Hall”, Hope Street; Hanley", read["location"]);
        Assert.StartsWith("Please bring: Tea,\nbiscuits; and: 🫖 <b>cups</b>\nBEGIN:VEVENT\n\nAccess: Lift \\ ramp", read["description"], StringComparison.Ordinal);
        Assert.Equal("53.02578,-2.17739", read["geo"]);
    }

    private static async Task<ReadFile> ReadAsync(CalendarPlan plan, string from, string until) => await CalendarReader.ReadAsync(WriteCalendar.Write(plan), At(from), At(until));

    private static bool IsOdd(Series series, DateTimeOffset at)
    {
        var zone = DateTimeZoneProviders.Tzdb[series.Zone];
        return zone.MapLocal(LocalTime.DateTimeIn(series.Zone, at).Date.At(series.Start.TimeOfDay)).Count != 1;
    }

    // Each third has two of its dates left out.
    private static Series LeaveOut(Series series, int n)
    {
        var dates = series.Repeat!.Occurrences(series.Start, 4);
        return n % 3 != 1 || dates.Length < 4 ? series : series with { Repeat = series.Repeat.Without(dates[1].Date).Without(dates[3].Date) };
    }

    private static List<DateTimeOffset> Instants(Series series, DateTimeOffset until)
    {
        var all = new List<DateTimeOffset>();
        for (var from = series.Start; ;)
        {
            var some = series.Repeat!.Occurrences(from, 900);
            all.AddRange(some.Select(time => LocalTime.Instant(series.Zone, time)));
            if (some.Length < 900 || all[^1] > until)
                return [.. all.Where(at => at <= until)];
            from = some[^1].PlusMinutes(1);
        }
    }
}
