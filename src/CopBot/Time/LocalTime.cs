using NodaTime;
using NodaTime.Text;

namespace CopBot.Time;

/// <summary>Instants as a community lives them: in its own time zone. Zones are IANA names (tzdb).</summary>
internal static class LocalTime
{
    /// <summary>The zone whose clock is UTC's.</summary>
    public const string Utc = "Etc/UTC";

    public static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    /// <summary>The zone's name as tzdb spells it; null where there is none. "london" finds Europe/London.</summary>
    public static string? FindZone(string text)
    {
        var wanted = text.Trim().Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase))
            ?? DateTimeZoneProviders.Tzdb.Ids
                .Where(id => id.Contains('/', StringComparison.Ordinal) && id.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
    }

    /// <summary>The calendar date that it is there.</summary>
    public static LocalDate DateIn(string zone, DateTimeOffset instant) => In(zone, instant).Date;

    public static TimeOnly TimeIn(string zone, DateTimeOffset instant) => In(zone, instant).TimeOfDay.ToTimeOnly();

    /// <summary>What calendar and clock say there.</summary>
    public static LocalDateTime DateTimeIn(string zone, DateTimeOffset instant) => In(zone, instant).LocalDateTime;

    /// <summary>The first instant of a local day, also where the clocks skip midnight.</summary>
    public static DateTimeOffset StartOf(string zone, LocalDate date) => date.AtStartOfDayInZone(ZoneOf(zone)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>
    /// The instant of a local date and time. Where the clocks skip it, as much later as they skip; where it comes twice, the first.
    /// </summary>
    public static DateTimeOffset Instant(string zone, LocalDateTime local) => ZoneOf(zone).AtLeniently(local).ToDateTimeOffset().ToUniversalTime();

    /// <summary>"3 October", with the year where it is another than this year's.</summary>
    public static string DateInWords(string zone, DateTimeOffset instant, DateTimeOffset now) => DateInWords(DateIn(zone, instant), DateIn(zone, now));

    /// <inheritdoc cref="DateInWords(string, DateTimeOffset, DateTimeOffset)"/>
    public static string DateInWords(LocalDate date, LocalDate today) => (date.Year == today.Year ? ThisYear : OtherYear).Format(date);

    /// <summary>"3 October 2026": for what is read in other years too.</summary>
    public static string DayInWords(string zone, DateTimeOffset instant) => OtherYear.Format(DateIn(zone, instant));

    private static readonly LocalDatePattern ThisYear = LocalDatePattern.CreateWithInvariantCulture("d MMMM");

    private static readonly LocalDatePattern OtherYear = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    private static ZonedDateTime In(string zone, DateTimeOffset instant) => NodaTime.Instant.FromDateTimeOffset(instant).InZone(ZoneOf(zone));

    // A zone that tzdb has dropped since it was chosen.
    private static DateTimeZone ZoneOf(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
