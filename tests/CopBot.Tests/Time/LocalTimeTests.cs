using System.Globalization;
using CopBot.Time;

namespace CopBot.Tests.Time;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("  europe/london ", "Europe/London")]
    [InlineData("london", "Europe/London")]
    [InlineData("New York", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Mars/Phobos", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    public void FindZone_GivesItsProperName(string text, string? zone) => Assert.Equal(zone, LocalTime.FindZone(text));

    [Fact]
    public void IsZone_TakesOnlyExactNames()
    {
        Assert.True(LocalTime.IsZone("Europe/London"));
        Assert.False(LocalTime.IsZone("london"));
    }

    [Theory]
    [InlineData("2026-06-30T23:30:00Z", 2026, 7, 1)]
    [InlineData("2026-12-31T23:30:00Z", 2026, 12, 31)]
    public void DateIn_GoesByTheLocalClock(string instant, int year, int month, int day) =>
        Assert.Equal(new NodaTime.LocalDate(year, month, day), LocalTime.DateIn("Europe/London", At(instant)));

    [Fact]
    public void TimeIn_FollowsTheChangeOfClocks()
    {
        Assert.Equal(new TimeOnly(0, 59), LocalTime.TimeIn("Europe/London", At("2026-03-29T00:59:00Z")));
        Assert.Equal(new TimeOnly(2, 0), LocalTime.TimeIn("Europe/London", At("2026-03-29T01:00:00Z")));
    }

    [Fact]
    public void DateInWords_NamesTheYearOnlyWhereItIsAnother()
    {
        Assert.Equal("3 October", LocalTime.DateInWords("Europe/London", At("2026-10-03T12:00:00Z"), At("2026-11-22T12:00:00Z")));
        Assert.Equal("3 October 2025", LocalTime.DateInWords("Europe/London", At("2025-10-03T12:00:00Z"), At("2026-11-22T12:00:00Z")));
    }

    [Fact]
    public void AZoneThatIsNoLongerThere_CountsAsUtc() =>
        Assert.Equal(new NodaTime.LocalDate(2026, 6, 30), LocalTime.DateIn("Gone/Zone", At("2026-06-30T23:30:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
