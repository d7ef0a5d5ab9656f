using System.Reflection;
using System.Text.Json;
using CopBot.Time;
using NodaTime;
using NodaTime.Text;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Tests.Time;

public sealed class RepeatTests
{
    private const string London = "Europe/London";

    // Made by Data/repeats.py with python-dateutil.
    public static TheoryData<string, string, string, string> Expected()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("repeats.tsv")!);
        var data = new TheoryData<string, string, string, string>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            data.Add(parts[0], parts[1], parts[2], parts[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Expected), DisableDiscoveryEnumeration = true)]
    public void Instants_OverFiveYears_AreThoseOfAnotherImplementation(string rule, string from, string zone, string steps)
    {
        var start = Local(from);
        var repeat = Made(rule, start, zone);
        var origin = LocalTime.Instant(zone, start);
        var end = start.PlusDays(5 * 365 + 1);
        var found = repeat.Occurrences(start, RepeatRule.MostDates).Where(time => time <= end).Select(time => LocalTime.Instant(zone, time)).ToList();

        var expected = new List<DateTimeOffset>();
        foreach (var run in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = run.Split('x');
            for (var i = 0; i < (parts.Length == 2 ? int.Parse(parts[1]) : 1); i++)
                expected.Add((expected.Count == 0 ? origin : expected[^1]).AddMinutes(int.Parse(parts[0])));
        }

        // No more than a thousand are given at once; five years of days are more.
        Assert.Equal(expected.Take(RepeatRule.MostDates), found);
        Assert.NotEmpty(found);
    }

    [Fact]
    public void Instants_AcrossBothClockChangesOf2027_KeepTenOClock()
    {
        var repeat = Made("FREQ=WEEKLY;BYDAY=SU", Local("2027-03-21T10:00"), London);

        Assert.Equal(
            [At("2027-03-21T10:00Z"), At("2027-03-28T09:00Z"), At("2027-04-04T09:00Z")],
            repeat.Instants(At("2027-03-21T00:00Z"), 3));
        Assert.Equal(
            [At("2027-10-24T09:00Z"), At("2027-10-31T10:00Z"), At("2027-11-07T10:00Z")],
            repeat.Instants(At("2027-10-20T00:00Z"), 3));
    }

    [Fact]
    public void Instants_FromAnInstantLaterThatDay_LeaveThatDayOut()
    {
        var repeat = Made("FREQ=WEEKLY;BYDAY=TU", Local("2026-12-01T10:00"), London);

        Assert.Equal([At("2026-12-08T10:00Z")], repeat.Instants(At("2026-12-01T10:00:01Z"), 1));
        Assert.Equal([At("2026-12-01T10:00Z")], repeat.Instants(At("2026-12-01T10:00Z"), 1));
    }

    [Fact]
    public void Occurrences_HoweverManyAreAskedFor_AreBounded()
    {
        var repeat = Made("FREQ=DAILY", Local("2026-12-01T10:00"), London);

        Assert.Equal(RepeatRule.MostDates, repeat.Occurrences(repeat.Start, int.MaxValue).Length);
        Assert.InRange(repeat.Occurrences(Local("8999-01-01T00:00"), 3).Length, 0, 3);
        Assert.Empty(repeat.Occurrences(repeat.Start, 0));
        Assert.Empty(repeat.Occurrences(repeat.Start, -1));
    }

    [Fact]
    public void Occurrences_LeaveOutWhatIsExcepted()
    {
        var repeat = Made("FREQ=WEEKLY;BYDAY=TU;COUNT=4", Local("2026-12-01T10:00"), London).Without(new LocalDate(2026, 12, 22)).Without(new LocalDate(2026, 12, 8));

        Assert.Equal([Local("2026-12-01T10:00"), Local("2026-12-15T10:00")], repeat.Occurrences(repeat.Start, 10));
        Assert.Same(repeat, repeat.Without(new LocalDate(2026, 12, 8)));
    }

    [Fact]
    public void Before_EndsItTheDayBefore()
    {
        var repeat = Made("FREQ=WEEKLY;BYDAY=TU", Local("2026-12-01T10:00"), London);

        Assert.Equal([Local("2026-12-01T10:00"), Local("2026-12-08T10:00")], repeat.Before(new LocalDate(2026, 12, 15))!.Occurrences(repeat.Start, 10));
        Assert.Null(repeat.Before(new LocalDate(2026, 12, 1)));

        var counted = Made("FREQ=WEEKLY;BYDAY=TU;COUNT=4", Local("2026-12-01T10:00"), London);
        Assert.Equal(2, counted.Before(new LocalDate(2026, 12, 15))!.Occurrences(repeat.Start, 10).Length);
        Assert.Equal(4, counted.Before(new LocalDate(2027, 12, 15))!.Occurrences(repeat.Start, 10).Length);
    }

    [Fact]
    public void Make_MovesTheStartToTheFirstThatFits() =>
        Assert.Equal(Local("2026-12-01T10:00"), Made("FREQ=MONTHLY;BYDAY=1TU", Local("2026-11-25T10:00"), London).Start);

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261101")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261130")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2;UNTIL=20280101")]
    public void Make_OfWhatNeverTakesPlace_IsRefusedWithASentence(string rule)
    {
        var outcome = Repeat.Make(RepeatRule.Read(rule)!, Local("2026-11-25T10:00"), London);

        Assert.EndsWith(".", Assert.IsType<RepeatOutcome.Refused>(outcome).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(100, null)]
    [InlineData(1, 0)]
    [InlineData(1, 1001)]
    public void Make_BeyondItsBounds_IsRefused(int interval, int? count) =>
        Assert.IsType<RepeatOutcome.Refused>(Repeat.Make(new RepeatRule(Frequency.Daily, interval) { Count = count }, Local("2026-11-25T10:00"), London));

    [Theory]
    [InlineData("")]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=SECONDLY;COUNT=3")]
    [InlineData("FREQ=1")]
    [InlineData("INTERVAL=2;FREQ=DAILY")]
    [InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;BYDAY=1TU")]
    [InlineData("FREQ=MONTHLY;BYDAY=6TU")]
    [InlineData("FREQ=MONTHLY;BYDAY=TU")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20270101")]
    [InlineData("FREQ=DAILY;BYSETPOS=1")]
    [InlineData("FREQ=DAILY;BYMONTH=13")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999")]
    public void Read_OfWhatIsNotMeantHere_GivesNull(string rule) => Assert.Null(RepeatRule.Read(rule));

    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=9")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU,-1FR;UNTIL=20270630")]
    [InlineData("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;BYMONTH=1,2")]
    [InlineData("FREQ=YEARLY")]
    public void Read_OfItsOwnText_GivesTheSameRule(string rule) => Assert.Equal(rule, RepeatRule.Read(rule)?.Text);

    [Fact]
    public void Json_AndBack_GivesTheSameRepeat()
    {
        var repeat = Made("FREQ=MONTHLY;BYDAY=1TU", Local("2026-12-01T10:00"), London).Without(new LocalDate(2027, 1, 5));

        Assert.Equal(repeat, JsonSerializer.Deserialize<Repeat>(JsonSerializer.Serialize(repeat)));
        Assert.Equal("DTSTART;TZID=Europe/London:20261201T100000\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nEXDATE;VALUE=DATE:20270105", repeat.ToString());
        Assert.Null(Repeat.Read("DTSTART;TZID=Europe/London:20261201T100000\nRRULE:FREQ=HOURLY"));
        Assert.Null(Repeat.Read("anything"));
    }

    [Fact]
    public void TextFor_GivesUntilAsAnInstant() =>
        Assert.Equal(
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T090000Z",
            RepeatRule.Read("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629")!.TextFor(Local("2026-12-01T10:00"), London));

    private static Repeat Made(string rule, LocalDateTime from, string zone) =>
        Assert.IsType<RepeatOutcome.Made>(Repeat.Make(RepeatRule.Read(rule)!, from, zone)).Repeat;

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
