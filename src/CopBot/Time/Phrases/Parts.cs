using System.Collections.Immutable;
using NodaTime;

namespace CopBot.Time.Phrases;

/// <summary>A day as it was written, before anybody asks which one of the calendar it is.</summary>
internal abstract record DateSpec
{
    private DateSpec()
    {
    }

    public sealed record Exact(LocalDate Date, IsoDayOfWeek Weekday = IsoDayOfWeek.None) : DateSpec;

    public sealed record DayMonth(int Day, int Month, IsoDayOfWeek Weekday = IsoDayOfWeek.None) : DateSpec;

    /// <summary>"the 12th", "Thurs 12th", "12th of next month" (<paramref name="MonthsOn"/> 1).</summary>
    public sealed record DayOnly(int Day, IsoDayOfWeek Weekday = IsoDayOfWeek.None, int? MonthsOn = null) : DateSpec;

    public sealed record FromToday(int Days, int Months = 0) : DateSpec;

    /// <summary>"Friday", "next Friday", "Friday week".</summary>
    public sealed record Coming(IsoDayOfWeek Weekday, Which Which = Which.Plain, int Weeks = 0) : DateSpec;

    /// <summary>"Tuesday next week": of the week, from Monday, so many after this one.</summary>
    public sealed record InWeek(IsoDayOfWeek Weekday, int Weeks) : DateSpec;

    /// <summary>"last Friday in January", "second Sunday of next month".</summary>
    public sealed record NthOf(int Nth, IsoDayOfWeek Weekday, int Month = 0, int Year = 0, int MonthsOn = 0) : DateSpec;

    public sealed record Named(NamedDay Day, int? Year) : DateSpec;

    /// <summary>"end of the month": <paramref name="Month"/> 0 counts from now.</summary>
    public sealed record EndOfMonth(int Month = 0, int Year = 0, int MonthsOn = 0) : DateSpec;

    public sealed record StartOfMonth(int Month = 0, int Year = 0, int MonthsOn = 0) : DateSpec;

    /// <summary>A Monday or Friday that stands for its week; a Saturday for a weekend.</summary>
    public sealed record Loose(IsoDayOfWeek Weekday, int Weeks, string Written) : DateSpec;

    public sealed record Shifted(DateSpec From, int Days, int Months) : DateSpec;

    /// <summary>"the Friday before Christmas".</summary>
    public sealed record Beside(DateSpec Of, IsoDayOfWeek Weekday, bool IsAfter, int Nth = 1) : DateSpec;

    /// <summary>"in 2 hours".</summary>
    public sealed record Moment(LocalDateTime At) : DateSpec;
}

internal enum Which
{
    Plain,
    This,
    Coming,
    Next,
    AfterNext,
    Last,
}

internal enum Half
{
    Unknown,
    Am,
    Pm,

    /// <summary>Of the 24-hour clock, so that nothing is open.</summary>
    Whole,
}

internal enum DayPart
{
    None,
    Breakfast,
    FirstThing,
    Morning,
    Lunch,
    Afternoon,
    Evening,
    Night,
    EndOfWork,
}

/// <summary>A time of day as it was written. <paramref name="HasMinutes"/>: "10:00", not "10".</summary>
internal sealed record Clock(int Hour, int Minute, Half Half, bool HasMinutes = false, bool IsAbout = false)
{
    public bool IsMidnight { get; init; }

    /// <summary>"half ten", which can be nothing but a time.</summary>
    public bool IsSpoken { get; init; }

    public bool IsBare => Half is Half.Unknown or Half.Whole && !HasMinutes && !IsSpoken;
}

/// <summary>How often, as it was written; without days it is the pace alone ("weekly").</summary>
internal sealed record Pace(Frequency Frequency, int Interval, ImmutableArray<RepeatDay> Days, ImmutableArray<int> MonthDays)
{
    /// <summary>"first Tuesday", where nothing says that it is every month.</summary>
    public bool IsImplied { get; init; }

    /// <summary>"of the month" is written.</summary>
    public bool IsOfMonth { get; init; }

    public bool HasDays => Days.Length + MonthDays.Length > 0;

    public static Pace Only(Frequency frequency, int interval = 1) => new(frequency, interval, [], []);

    public static Pace Weekly(IEnumerable<IsoDayOfWeek> days, int interval = 1) =>
        new(Frequency.Weekly, interval, [.. days.Distinct().Order().Select(day => new RepeatDay(0, day))], []);
}

internal enum Unit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Session,
}

/// <summary>What stands together in a text and speaks of time.</summary>
internal sealed class Fragment
{
    public int First { get; set; }

    public int Next { get; set; }

    public DateSpec? Date { get; set; }

    public bool IsDue { get; set; }

    public Clock? From { get; set; }

    public Clock? To { get; set; }

    public DayPart Part { get; set; }

    /// <summary>In minutes.</summary>
    public int? Length { get; set; }

    public Pace? Pace { get; set; }

    public DateSpec? Start { get; set; }

    public DateSpec? Until { get; set; }

    public int Count { get; set; }

    public (int Number, Unit Unit)? Lasts { get; set; }

    public List<DateSpec> Except { get; } = [];

    public List<int> ExceptMonths { get; } = [];

    public bool ExceptBankHolidays { get; set; }

    public List<string> Notes { get; } = [];

    public string? Trouble { get; set; }

    public bool HasDay => Date is not null || Start is not null || Pace is { HasDays: true };

    public bool IsEmpty => Date is null && From is null && Part == DayPart.None && Length is null && Pace is null && Start is null
        && Until is null && Count == 0 && Lasts is null && Except.Count == 0 && ExceptMonths.Count == 0 && !ExceptBankHolidays && Trouble is null;
}
