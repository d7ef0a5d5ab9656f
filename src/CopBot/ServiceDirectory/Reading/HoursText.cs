using System.Collections.Immutable;
using System.Globalization;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>Schedules in words: "Tue and Thu 10am–2pm". What was understood of a text reads back as the same schedules.</summary>
internal static class HoursText
{
    /// <summary>The closing time of what is open round the clock.</summary>
    public static TimeOnly EndOfDay { get; } = new(23, 59);

    // Stands for the days until those with the same hours are together; people cannot write it.
    private const string DaysHere = "\uE000";

    private static readonly string[] _codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly string[] _names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>All of them, those of the same days together: "Mon–Fri 9am–5pm, Sat 10am–1pm; by appointment".</summary>
    public static string InWords(ImmutableArray<Schedule> schedules) => string.Join("; ", Lines(schedules));

    /// <summary>The same, one line for each set of days.</summary>
    public static ImmutableArray<string> Lines(ImmutableArray<Schedule> schedules)
    {
        // Days that have the same hours and conditions go together, in the week's order.
        var weekly = schedules.Where(s => s is { Freq: ScheduleFrequency.Weekly, ByDay.Length: > 0 } && DaysOf(s.ByDay) != 0).ToList();
        var byDay = Enumerable.Range(0, 7)
            .Select(day => (Day: 1 << day, Said: string.Join("\n", Of(weekly.Where(s => (DaysOf(s.ByDay) & (1 << day)) != 0)))))
            .Where(d => d.Said.Length > 0)
            .GroupBy(d => d.Said, d => d.Day)
            .SelectMany(group => group.Key.Split('\n').Select(said => said.Replace(DaysHere, Days(group.Sum()), StringComparison.Ordinal)));
        return
        [
            .. byDay,
            .. schedules.Where(s => !weekly.Contains(s)).Select(Other).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>"MO,TU" as bits, Monday first; 0 where it holds anything else, such as "1TU".</summary>
    public static int DaysOf(string byDay)
    {
        var days = 0;
        foreach (var code in byDay.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var day = Array.IndexOf(_codes, code.ToUpperInvariant());
            if (day < 0)
                return 0;
            days |= 1 << day;
        }

        return days;
    }

    /// <summary>"MO,TU", or with numbers "1TU,3TU".</summary>
    public static string ByDay(int days, IReadOnlyCollection<int> nths)
    {
        var codes = _codes.Where((_, day) => (days & (1 << day)) != 0).ToList();
        return string.Join(',', nths.Count == 0 ? codes : codes.SelectMany(code => nths.Select(nth => nth.ToString(CultureInfo.InvariantCulture) + code)));
    }

    // The times of one day: those of one condition and one rhythm in one list.
    private static IEnumerable<string> Of(IEnumerable<Schedule> schedules) => schedules
        .GroupBy(s => (s.Interval, s.Description))
        .Select(group => (group.Key.Interval > 1 ? "every other " : "") + DaysHere + Ending(group));

    private static string Ending(IEnumerable<Schedule> group)
    {
        var sorted = group.OrderBy(s => s.OpensAt ?? s.ClosesAt).ToList();
        var times = string.Join(" and ", sorted.Select(Times).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal));
        var said = sorted[0].Description;
        return (times.Length > 0 ? " " + times : "") + (said.Length == 0 ? "" : times.Length > 0 ? $" ({said})" : " " + said);
    }

    private static string Other(Schedule schedule)
    {
        if (schedule.Freq == ScheduleFrequency.Monthly && Monthly(schedule.ByDay) is { } days)
            return days + Ending([schedule]);
        return schedule.Description.Length > 0 ? schedule.Description : Times(schedule);
    }

    private static string? Monthly(string byDay)
    {
        var parts = byDay.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Any(p => p.Length < 3 || Nth(p[..^2]) is null || DaysOf(p[^2..]) == 0))
            return null;
        var sameNumbers = parts.GroupBy(p => p[^2..], StringComparer.OrdinalIgnoreCase)
            .Select(day => (Day: DaysOf(day.Key), Nths: And([.. day.Select(p => Nth(p[..^2])!)])))
            .GroupBy(day => day.Nths, day => day.Day, StringComparer.Ordinal)
            .Select(days => $"{days.Key} {Days(days.Sum())}");
        return $"{And([.. sameNumbers])} of the month";
    }

    private static string? Nth(string number) => number.TrimStart('+') switch
    {
        "1" => "first",
        "2" => "second",
        "3" => "third",
        "4" => "fourth",
        "5" => "fifth",
        "-1" => "last",
        _ => null,
    };

    private static string Days(int days)
    {
        if (days == HoursWords.AllDays)
            return "every day";
        var parts = new List<string>();
        for (var day = 0; day < 7; day++)
        {
            if ((days & (1 << day)) == 0)
                continue;
            var last = day;
            while (last < 6 && (days & (1 << (last + 1))) != 0)
                last++;
            if (last - day >= 2)
            {
                parts.Add($"{_names[day]}–{_names[last]}");
                day = last;
            }
            else
            {
                parts.Add(_names[day]);
            }
        }

        return And(parts);
    }

    private static string Times(Schedule schedule) => (schedule.OpensAt, schedule.ClosesAt) switch
    {
        ({ } opens, { } closes) when opens == TimeOnly.MinValue && (closes == EndOfDay || closes == opens) => "24 hours",
        ({ } opens, { } closes) => $"{Time(opens)}–{Time(closes)}",
        ({ } opens, null) => $"from {Time(opens)}",
        (null, { } closes) => $"until {Time(closes)}",
        _ => "",
    };

    private static string Time(TimeOnly time) => time switch
    {
        { Hour: 12, Minute: 0 } => "noon",
        { Hour: 0, Minute: 0 } => "midnight",
        { Minute: 0 } => time.ToString("%h", CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm"),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm"),
    };

    private static string And(List<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
