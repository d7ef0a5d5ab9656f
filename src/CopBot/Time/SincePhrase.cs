using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CopBot.Time;

/// <summary>
/// Since when, as people type it behind <c>since:</c>. Days: <c>today</c>, <c>yesterday</c>, <c>monday</c>, <c>2026-03-14</c>,
/// <c>14/3/2026</c> (the day first), <c>14-march</c>, <c>7d</c>, <c>2w</c>. Months and years: <c>march</c>, <c>march-2026</c>,
/// <c>2026-03</c>, <c>3/2026</c>, <c>2026</c>, <c>3m</c>, <c>1y</c>. Also <c>this-</c> and <c>last-week</c>, <c>-month</c>, <c>-year</c>.
/// Capitals do not matter; <c>-</c>, <c>/</c>, <c>.</c>, <c>_</c> and spaces are alike. These name spans, of which the beginning is meant;
/// whatever else names a day that has been is left to <see cref="TimePhrase"/>: <c>3 weeks ago</c>, <c>tue 3 march</c>, <c>boxing day</c>.
/// </summary>
internal static partial class SincePhrase
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>
    /// The first instant that is meant, in UTC; null where the text is not understood. A month or date without its year is the
    /// latest one that has begun; a weekday is the latest before today; a week begins on Monday.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="zone">The IANA time zone in which days begin.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? Parse(string text, string zone, DateTimeOffset now) =>
        (Date(Separators().Split(text.Trim().ToLowerInvariant()), LocalTime.DateIn(zone, now)) ?? Day(text, zone, now)) is { Year: >= 1970 and < 3000 } date
            ? LocalTime.StartOf(zone, date)
            : null;

    // Only where it is clear, and where all of the text is a day: nobody reads a note behind "since:".
    private static LocalDate? Day(string text, string zone, DateTimeOffset now)
    {
        var reading = TimePhrase.Read(text.Replace('_', ' '), new PhraseSetting(LocalTime.DateTimeIn(zone, now), PhraseUse.Past));
        return reading is PhraseReading.Certain { When: { Time: null, Title: "", Place: "" } when } ? when.Date : null;
    }

    private static LocalDate? Date(string[] parts, LocalDate today) => parts switch
    {
        [var word] => OfWord(word, today),
        ["this", var unit] => Begin(unit, today, 0),
        ["last", var unit] => Begin(unit, today, 1),
        [var year, var month] when Year(year) is { } y => Make(y, Month(month), 1),
        [var month, var year] when Year(year) is { } y => Make(y, Month(month), 1),
        [var day, var month] => Latest(Month(month), Number(day), today),
        [var year, var month, var day] when Year(year) is { } y => Make(y, Month(month), Number(day)),
        [var day, var month, var year] => Make(Year(year), Month(month), Number(day)),
        _ => null,
    };

    private static LocalDate? OfWord(string word, LocalDate today)
    {
        if (word is "today")
            return today;
        if (word is "yesterday")
            return today.PlusDays(-1);
        if (Year(word) is { } year)
            return Make(year, 1, 1);
        if (Named(Months, word) is { } month)
            return Latest(month, 1, today);
        return Named(Days, word) is { } day ? today.Previous((IsoDayOfWeek)day) : Ago(word, today);
    }

    // "7d". Four digits at most, so that no calendar runs out.
    private static LocalDate? Ago(string word, LocalDate today)
    {
        if (word.Length is < 2 or > 5 || Number(word[..^1]) is not { } count)
            return null;
        return word[^1] switch
        {
            'd' => today.PlusDays(-count),
            'w' => today.PlusWeeks(-count),
            'm' => today.PlusMonths(-count),
            'y' => today.PlusYears(-count),
            _ => null,
        };
    }

    private static LocalDate? Begin(string unit, LocalDate today, int before) => unit switch
    {
        "week" => today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(-before),
        "month" => new LocalDate(today.Year, today.Month, 1).PlusMonths(-before),
        "year" => new LocalDate(today.Year - before, 1, 1),
        _ when before == 1 && Named(Days, unit) is { } day => today.Previous((IsoDayOfWeek)day),
        _ when before == 1 && Named(Months, unit) is { } month => Latest(month, 1, today),
        _ => null,
    };

    // 29 February may be up to eight years back.
    private static LocalDate? Latest(int? month, int? day, LocalDate today)
    {
        for (var year = today.Year; year > today.Year - 9; year--)
        {
            if (Make(year, month, day) is { } date && date <= today)
                return date;
        }

        return null;
    }

    private static LocalDate? Make(int? year, int? month, int? day) =>
        year is { } y && month is >= 1 and <= 12 && day is >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(y, month.Value)
            ? new LocalDate(y, month.Value, day.Value)
            : null;

    private static int? Year(string text) => text.Length == 4 ? Number(text) : null;

    private static int? Month(string text) => Number(text) ?? Named(Months, text);

    // From its first three letters on.
    private static int? Named(string[] names, string text)
    {
        var place = text.Length < 3 ? -1 : Array.FindIndex(names, name => name.StartsWith(text, StringComparison.Ordinal));
        return place < 0 ? null : place + 1;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"[\s/._-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();
}
