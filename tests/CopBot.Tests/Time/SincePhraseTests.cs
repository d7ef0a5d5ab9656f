using System.Globalization;
using CopBot.Time;

namespace CopBot.Tests.Time;

public sealed class SincePhraseTests
{
    // A Wednesday, 14:30 in London, where the clocks went forward on 29 March.
    private const string Now = "2026-04-15T13:30:00Z";

    [Theory]
    [InlineData("today", "2026-04-15")]
    [InlineData("Yesterday", "2026-04-14")]
    [InlineData("march", "2026-03-01")]
    [InlineData("mar", "2026-03-01")]
    [InlineData("APRIL", "2026-04-01")]
    [InlineData("may", "2025-05-01")]
    [InlineData("sept", "2025-09-01")]
    [InlineData("december", "2025-12-01")]
    [InlineData("2026", "2026-01-01")]
    [InlineData("2024", "2024-01-01")]
    [InlineData("march-2026", "2026-03-01")]
    [InlineData("mar 2025", "2025-03-01")]
    [InlineData("2026-03", "2026-03-01")]
    [InlineData("2026-march", "2026-03-01")]
    [InlineData("3/2026", "2026-03-01")]
    [InlineData("03.2026", "2026-03-01")]
    [InlineData("2026-03-14", "2026-03-14")]
    [InlineData("14/3/2026", "2026-03-14")]
    [InlineData("14.03.2026", "2026-03-14")]
    [InlineData("14-march-2026", "2026-03-14")]
    [InlineData("14-march", "2026-03-14")]
    [InlineData("15/4", "2026-04-15")]
    [InlineData("16/4", "2025-04-16")]
    [InlineData("29/2", "2024-02-29")]
    [InlineData("monday", "2026-04-13")]
    [InlineData("tue", "2026-04-14")]
    [InlineData("thurs", "2026-04-09")]
    [InlineData("wednesday", "2026-04-08")]
    [InlineData("last-monday", "2026-04-13")]
    [InlineData("last-march", "2026-03-01")]
    [InlineData("this-week", "2026-04-13")]
    [InlineData("last-week", "2026-04-06")]
    [InlineData("last week", "2026-04-06")]
    [InlineData("this_month", "2026-04-01")]
    [InlineData("last-month", "2026-03-01")]
    [InlineData("last-year", "2025-01-01")]
    [InlineData("0d", "2026-04-15")]
    [InlineData("7d", "2026-04-08")]
    [InlineData("2w", "2026-04-01")]
    [InlineData("3m", "2026-01-15")]
    [InlineData("1y", "2025-04-15")]
    [InlineData("14/3/26", "2026-03-14")]
    [InlineData("this-monday", "2026-04-13")]
    [InlineData("3 weeks ago", "2026-03-25")]
    [InlineData("last tuesday", "2026-04-14")]
    [InlineData("tue 3 march", "2026-03-03")]
    [InlineData("good_friday", "2026-04-03")]
    public void Parse_OnAWednesdayInApril_GivesTheStartOfThatDay(string text, string date) =>
        Assert.Equal(StartInLondon(date), Since(text, Now));

    [Theory]
    [InlineData("december", "2026-01-01T00:30:00Z", "2025-12-01")]
    [InlineData("january", "2026-01-01T00:30:00Z", "2026-01-01")]
    [InlineData("yesterday", "2026-01-01T00:30:00Z", "2025-12-31")]
    [InlineData("last-month", "2026-01-01T00:30:00Z", "2025-12-01")]
    [InlineData("last-week", "2026-01-01T00:30:00Z", "2025-12-22")]
    [InlineData("this-week", "2026-01-05T12:00:00Z", "2026-01-05")]
    [InlineData("this-week", "2026-01-04T12:00:00Z", "2025-12-29")]
    [InlineData("1m", "2026-03-31T12:00:00Z", "2026-02-28")]
    [InlineData("1y", "2024-02-29T12:00:00Z", "2023-02-28")]
    public void Parse_AroundAYearsEnd_FindsTheRightYear(string text, string now, string date) => Assert.Equal(StartInLondon(date), Since(text, now));

    [Fact]
    public void Parse_LateEveningInSummer_GoesByTheLocalDay()
    {
        // 00:30 on 1 July in London.
        Assert.Equal(Instant("2026-06-30T23:00:00Z"), Since("today", "2026-06-30T23:30:00Z"));
        Assert.Equal(Instant("2026-06-30T23:00:00Z"), Since("july", "2026-06-30T23:30:00Z"));
    }

    [Theory]
    [InlineData("29/3/2026", "2026-03-29T00:00:00Z")]
    [InlineData("30/3/2026", "2026-03-29T23:00:00Z")]
    [InlineData("25/10/2026", "2026-10-24T23:00:00Z")]
    [InlineData("26/10/2026", "2026-10-26T00:00:00Z")]
    public void Parse_AroundAChangeOfClocks_StartsAtLocalMidnight(string text, string instant) => Assert.Equal(Instant(instant), Since(text, Now));

    [Fact]
    public void Parse_WhereMidnightIsSkipped_StartsWhenTheDayDoes() =>

        // In Beirut the clocks go from 00:00 to 01:00; the day begins at 01:00 summer time.
        Assert.Equal(Instant("2026-03-28T22:00:00Z"), SincePhrase.Parse("29/3/2026", "Asia/Beirut", Instant(Now)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("ma")]
    [InlineData("marchy")]
    [InlineData("13/2026")]
    [InlineData("2026-13")]
    [InlineData("31/4/2026")]
    [InlineData("31/4")]
    [InlineData("29/2/2026")]
    [InlineData("0/3/2026")]
    [InlineData("d")]
    [InlineData("-7d")]
    [InlineData("9999y")]
    [InlineData("99999d")]
    [InlineData("7x")]
    [InlineData("0000")]
    [InlineData("0999-03-14")]
    [InlineData("last")]
    [InlineData("last-decade")]
    [InlineData("2026-03-14-15")]
    [InlineData("2147483648d")]
    [InlineData("١٤/٣/٢٠٢٦")]
    public void Parse_WhatIsNoDate_GivesNull(string text) => Assert.Null(Since(text, Now));

    private static DateTimeOffset? Since(string text, string now) => SincePhrase.Parse(text, "Europe/London", Instant(now));

    private static DateTimeOffset StartInLondon(string date) => LocalTime.StartOf("Europe/London", NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
