using System.Globalization;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Tests.Time;

public sealed class QuietHoursTextTests
{
    [Theory]
    [InlineData("20:00-08:00", "20:00", "08:00")]
    [InlineData("20:00–08:00", "20:00", "08:00")]
    [InlineData(" 8pm to 8am ", "20:00", "08:00")]
    [InlineData("8.30 PM until 7 am", "20:30", "07:00")]
    [InlineData("22 - 6", "22:00", "06:00")]
    [InlineData("20.15 till 8.45", "20:15", "08:45")]
    [InlineData("none", "00:00", "00:00")]
    [InlineData("Off", "00:00", "00:00")]
    public void Parse_WhatPeopleType(string text, string from, string until) =>
        Assert.Equal(new QuietHours(Time(from), Time(until)), QuietHoursText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("8pm")]
    [InlineData("25:00-08:00")]
    [InlineData("20:60-08:00")]
    [InlineData("13pm-8am")]
    [InlineData("evening to morning")]
    [InlineData("20:00-08:00-10:00")]
    [InlineData("-")]
    public void Parse_WhatIsNoHours_GivesNull(string text) => Assert.Null(QuietHoursText.Parse(text));

    [Theory]
    [InlineData("20:00", "08:00", "19:59", false)]
    [InlineData("20:00", "08:00", "20:00", true)]
    [InlineData("20:00", "08:00", "00:00", true)]
    [InlineData("20:00", "08:00", "07:59", true)]
    [InlineData("20:00", "08:00", "08:00", false)]
    [InlineData("12:00", "14:00", "11:59", false)]
    [InlineData("12:00", "14:00", "12:00", true)]
    [InlineData("12:00", "14:00", "14:00", false)]
    [InlineData("00:00", "00:00", "00:00", false)]
    [InlineData("00:00", "00:00", "12:00", false)]
    public void Contains_FromIsInUntilIsOut(string from, string until, string time, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietHours(Time(from), Time(until)).Contains(Time(time)));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
