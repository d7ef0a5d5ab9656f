using CopBot.Time;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Tests.Time;

/// <summary>Against what gov.uk/bank-holidays and the Act of 1971 say for these years.</summary>
public sealed class BankHolidaysTests
{
    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27")]
    public void Of_EnglandAndWales(int year, string days) => Assert.Equal(days, Days(year, Nation.EnglandAndWales));

    [Theory]
    [InlineData(2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26")]
    [InlineData(2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26")]
    [InlineData(2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28")]
    [InlineData(2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28")]
    [InlineData(2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26")]
    public void Of_Scotland(int year, string days) => Assert.Equal(days, Days(year, Nation.Scotland));

    [Theory]
    [InlineData(2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    public void Of_NorthernIreland(int year, string days) => Assert.Equal(days, Days(year, Nation.NorthernIreland));

    [Theory]
    [InlineData("2026-12-28", "Boxing Day (substitute day)")]
    [InlineData("2027-12-27", "Christmas Day (substitute day)")]
    [InlineData("2027-12-28", "Boxing Day (substitute day)")]
    [InlineData("2033-12-26", "Boxing Day")]
    [InlineData("2033-12-27", "Christmas Day (substitute day)")]
    [InlineData("2026-12-26", null)]
    public void On_NamesTheDay(string date, string? name) =>
        Assert.Equal(name, BankHolidays.On(LocalDatePattern.Iso.Parse(date).Value, Nation.EnglandAndWales)?.Name);

    // Dates of Easter from the tables of the Book of Common Prayer and the Royal Observatory.
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2029, 4, 1)]
    [InlineData(2030, 4, 21)]
    [InlineData(2031, 4, 13)]
    [InlineData(2032, 3, 28)]
    [InlineData(2033, 4, 17)]
    [InlineData(2034, 4, 9)]
    [InlineData(2035, 3, 25)]
    [InlineData(2038, 4, 25)]
    public void Easter_OfAYear(int year, int month, int day) => Assert.Equal(new LocalDate(year, month, day), BankHolidays.Easter(year));

    private static string Days(int year, Nation nation) =>
        string.Join(' ', BankHolidays.Of(year, nation).Select(day => LocalDatePattern.CreateWithInvariantCulture("MM-dd").Format(day.Date)));
}
