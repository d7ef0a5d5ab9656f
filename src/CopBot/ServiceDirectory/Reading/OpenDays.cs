namespace CopBot.ServiceDirectory.Reading;

/// <summary>Opening and closing time; one may be unknown.</summary>
internal sealed record OpenSpan(TimeOnly? Opens, TimeOnly? Closes)
{
    public static OpenSpan AllDay { get; } = new(TimeOnly.MinValue, HoursText.EndOfDay);
}

/// <summary>Days of a sentence with the times, conditions and parts of the day that belong to them.</summary>
/// <param name="days">As bits.</param>
internal sealed class OpenDays(int days)
{
    public int Days { get; set; } = days;

    public List<int> Nths { get; } = [];

    public int Interval { get; set; } = 1;

    public bool SaysMonth { get; set; }

    public bool MayBeFortnightly { get; set; }

    public bool IsOpenEnd { get; set; }

    public List<OpenSpan> Times { get; } = [];

    public List<string> Conditions { get; } = [];

    public List<string> Parts { get; } = [];

    public bool IsWeekly => Nths.Count == 0;

    public IEnumerable<Schedule> Schedules()
    {
        if (Days == 0)
            yield break;
        var schedule = new Schedule
        {
            Freq = IsWeekly ? ScheduleFrequency.Weekly : ScheduleFrequency.Monthly,
            Interval = Interval,
            ByDay = HoursText.ByDay(Days, Nths),
            Description = string.Join(", ", IsOpenEnd ? [.. Parts, .. Conditions] : Conditions),
        };
        if (IsOpenEnd)
            yield return schedule;
        foreach (var span in Times)
            yield return schedule with { OpensAt = span.Opens, ClosesAt = span.Closes };
    }
}
