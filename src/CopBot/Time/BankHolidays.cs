using System.Collections.Immutable;
using NodaTime;

namespace CopBot.Time;

/// <summary>The parts of the United Kingdom that keep bank holidays of their own.</summary>
internal enum Nation
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

/// <summary>A day off for many. <paramref name="Name"/> as gov.uk/bank-holidays has it.</summary>
internal sealed record BankHoliday(LocalDate Date, string Name);

/// <summary>
/// Bank holidays by rule: the Banking and Financial Dealings Act 1971, and gov.uk/bank-holidays for what is proclaimed each year.
/// Where one falls on a Saturday or Sunday, the next working day that is none itself takes its place. Days proclaimed for one year
/// only are known up to 2026; those of later years are not.
/// </summary>
internal static class BankHolidays
{
    /// <summary>Of one year, in order of their dates.</summary>
    public static ImmutableArray<BankHoliday> Of(int year, Nation nation)
    {
        var days = new List<BankHoliday>();
        var newYear = new LocalDate(year, 1, 1);
        if (nation == Nation.Scotland)
        {
            AddWithSubstitute(days, (newYear, "New Year’s Day"), (newYear.PlusDays(1), "2nd January"));
        }
        else
        {
            AddWithSubstitute(days, (newYear, "New Year’s Day"));
        }

        if (nation == Nation.NorthernIreland)
        {
            AddWithSubstitute(days, (new LocalDate(year, 3, 17), "St Patrick’s Day"));
            AddWithSubstitute(days, (new LocalDate(year, 7, 12), "Battle of the Boyne (Orangemen’s Day)"));
        }

        days.Add(new BankHoliday(Easter(year).PlusDays(-2), "Good Friday"));
        if (nation != Nation.Scotland)
            days.Add(new BankHoliday(Easter(year).PlusDays(1), "Easter Monday"));
        days.Add(new BankHoliday(EarlyMay(year), "Early May bank holiday"));
        days.Add(new BankHoliday(Spring(year), "Spring bank holiday"));
        days.Add(new BankHoliday(nation == Nation.Scotland ? Nth(year, 8, 1, IsoDayOfWeek.Monday) : Summer(year), "Summer bank holiday"));
        if (nation == Nation.Scotland)
            AddWithSubstitute(days, (new LocalDate(year, 11, 30), "St Andrew’s Day"));
        AddChristmas(days, year);

        // Appointed by Royal Proclamation of 3 February 2026.
        if (nation == Nation.Scotland && year == 2026)
            days.Add(new BankHoliday(new LocalDate(2026, 6, 15), "World Cup bank holiday"));
        return [.. days.OrderBy(day => day.Date)];
    }

    /// <summary>The bank holiday that a date is there; null where it is none.</summary>
    public static BankHoliday? On(LocalDate date, Nation nation) => Of(date.Year, nation).FirstOrDefault(day => day.Date == date);

    /// <summary>Easter Sunday of the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static LocalDate Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - (b + 8) / 25 + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new LocalDate(year, n / 31, n % 31 + 1);
    }

    /// <summary>The first Monday in May.</summary>
    public static LocalDate EarlyMay(int year) => Nth(year, 5, 1, IsoDayOfWeek.Monday);

    /// <summary>The last Monday in May.</summary>
    public static LocalDate Spring(int year) => Nth(year, 5, -1, IsoDayOfWeek.Monday);

    /// <summary>The last Monday in August; in Scotland it is the first.</summary>
    public static LocalDate Summer(int year) => Nth(year, 8, -1, IsoDayOfWeek.Monday);

    /// <summary>The nth of a weekday in a month, from 1; below 0 from its end.</summary>
    public static LocalDate Nth(int year, int month, int nth, IsoDayOfWeek weekday)
    {
        if (nth > 0)
            return new LocalDate(year, month, 1).PlusDays(-1).Next(weekday).PlusWeeks(nth - 1);
        return new LocalDate(year, month, 1).PlusMonths(1).Previous(weekday).PlusWeeks(nth + 1);
    }

    // A substitute day for each that falls on a weekend, in their order, after all that are kept on their own day.
    private static void AddWithSubstitute(List<BankHoliday> days, params (LocalDate Date, string Name)[] own)
    {
        var taken = own.Where(day => !IsWeekend(day.Date)).Select(day => day.Date).ToHashSet();
        foreach (var (date, name) in own)
        {
            if (!IsWeekend(date))
            {
                days.Add(new BankHoliday(date, name));
                continue;
            }

            var instead = date.PlusDays(1);
            while (IsWeekend(instead) || !taken.Add(instead))
                instead = instead.PlusDays(1);
            days.Add(new BankHoliday(instead, name + " (substitute day)"));
        }
    }

    private static void AddChristmas(List<BankHoliday> days, int year) =>
        AddWithSubstitute(days, (new LocalDate(year, 12, 25), "Christmas Day"), (new LocalDate(year, 12, 26), "Boxing Day"));

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
