using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;

namespace CopBot.Meetings.Calendars;

/// <summary>
/// A time zone as iCalendar describes it (RFC 5545, 3.6.5), for the dates of one file. Changes that come every year on the same weekday of
/// a month are a rule without end; all others are listed. (Ical.Net's own description is wrong for Dublin and Casablanca.)
/// </summary>
internal static class WriteZone
{
    /// <summary>So many years after the last date are looked at, and listed where no rule holds.</summary>
    private const int YearsOn = 20;

    public static VTimeZone Of(string id, LocalDate first, LocalDate last)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var (from, until) = (new LocalDate(first.Year - 2, 1, 1), new LocalDate(last.Year + YearsOn, 1, 1));
        var written = new VTimeZone(id);
        var intervals = zone.GetZoneIntervals(from.AtStartOfDayInZone(zone).ToInstant(), until.AtStartOfDayInZone(zone).ToInstant()).ToList();

        var changes = intervals.Zip(intervals.Skip(1), (before, after) => new Change(
            after.Start.WithOffset(before.WallOffset).LocalDateTime, before.WallOffset, after.WallOffset, after.Name, IsSummer(before, after))).ToList();

        // Where no change comes before the first date: as it was from long before.
        if (changes.Count == 0 || changes[0].At.Year >= first.Year)
            written.AddChild(Part(new Change(from.AtMidnight(), intervals[0].WallOffset, intervals[0].WallOffset, intervals[0].Name, false)));
        foreach (var alike in changes.GroupBy(c => (c.From, c.To, c.Name, c.At.Month, c.At.TimeOfDay, c.At.DayOfWeek)))
        {
            foreach (var part in Parts([.. alike], last.Year + YearsOn - 1))
                written.AddChild(part);
        }

        return written;
    }

    // Without a rule, a part for each: of several dates in one, some apps read only the first.
    private static IEnumerable<VTimeZoneInfo> Parts(List<Change> alike, int lastYear)
    {
        if (Rule(alike, lastYear) is not { } rule)
            return alike.Select(Part);
        var part = Part(alike[0]);
        part.RecurrenceRule = new RecurrenceRule(rule);
        return [part];
    }

    private static VTimeZoneInfo Part(Change change) => new(change.IsSummer ? Components.Daylight : Components.Standard)
    {
        Start = At(change.At),
        OffsetFrom = Offset(change.From),
        OffsetTo = Offset(change.To),
        TimeZoneName = change.Name,
    };

    // Every year to the end, and always the last, or always the same, such weekday of the month.
    private static string? Rule(List<Change> alike, int lastYear)
    {
        if (alike.Count < 2 || alike[^1].At.Year != lastYear || alike[^1].At.Year - alike[0].At.Year != alike.Count - 1)
            return null;
        var fromEnd = alike.Select(c => (CalendarSystem.Iso.GetDaysInMonth(c.At.Year, c.At.Month) - c.At.Day) / 7).Distinct().ToList();
        var fromStart = alike.Select(c => (c.At.Day - 1) / 7).Distinct().ToList();
        int? nth = fromEnd is [0] ? -1 : fromStart is [var same] ? same + 1 : null;
        var day = alike[0].At.DayOfWeek.ToString()[..2].ToUpperInvariant();
        return nth is null ? null : $"FREQ=YEARLY;BYMONTH={alike[0].At.Month};BYDAY={nth}{day}";
    }

    private static bool IsSummer(ZoneInterval before, ZoneInterval after) =>
        after.WallOffset > before.WallOffset && (before.Savings != NodaTime.Offset.Zero || after.Savings != NodaTime.Offset.Zero);

    private static UtcOffset Offset(Offset offset) => new(offset.ToTimeSpan());

    private static CalDateTime At(LocalDateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);

    /// <summary>The clocks change at a time that they still show as before.</summary>
    private readonly record struct Change(LocalDateTime At, Offset From, Offset To, string Name, bool IsSummer);
}
