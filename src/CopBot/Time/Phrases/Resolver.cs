using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time.Phrases;

/// <summary>
/// Finds the day of the calendar that is meant. Looks ahead from now, or back. <paramref name="isBound"/>: an end or beginning of a
/// span, where "end of June" is its last day and nothing else.
/// </summary>
internal sealed class Resolver(LocalDateTime now, PhraseUse use, ClockTime? time, bool isBound = false)
{
    // A date so recent was more likely missed than meant for next year.
    private const int RecentDays = 92;

    private const int FarMonths = 3;

    public List<string> Notes { get; } = [];

    public string? Trouble { get; private set; }

    /// <summary>The trouble is that it has passed.</summary>
    public bool IsPast { get; private set; }

    private LocalDate Today => now.Date;

    private bool IsBack => use == PhraseUse.Past;

    public LocalDate? Find(DateSpec spec)
    {
        var date = Date(spec);
        if (date is not { } found || Trouble is not null)
            return null;
        if (found.Year is < 1970 or > 2999)
            return Refuse(TimeTexts.Past(found));
        if (IsBack)
            return found > Today ? Refuse(TimeTexts.NotYet(found)) : found;
        if (found < Today)
            return RefusePast(TimeTexts.Past(found));
        return found == Today && time is { } at && at <= now.TimeOfDay && spec is not DateSpec.Moment ? RefusePast(TimeTexts.PastTime(at)) : found;
    }

    private LocalDate? Date(DateSpec spec) => spec switch
    {
        DateSpec.Exact exact => Match(exact.Date, exact.Weekday),
        DateSpec.DayMonth day => OfYear(day),
        DateSpec.DayOnly day => OfMonth(day),
        DateSpec.FromToday from => Today.PlusMonths(from.Months).PlusDays(from.Days),
        DateSpec.Coming coming => Coming(coming),
        DateSpec.InWeek week => Monday(week.Weeks).PlusDays((int)week.Weekday - 1),
        DateSpec.NthOf nth => Nth(nth),
        DateSpec.Named { Year: { } year } named => named.Day.In(year),
        DateSpec.Named named => Near(named.Day.In),
        DateSpec.EndOfMonth end => EndOfMonth(end),
        DateSpec.StartOfMonth start => Month(start.Month, start.Year, start.MonthsOn, day => isBound || IsBack ? new LocalDate(day.Year, day.Month, 1) : Noted("the start of the month", new LocalDate(day.Year, day.Month, 1))),
        DateSpec.Loose loose => Loose(loose),
        DateSpec.Shifted shifted => Date(shifted.From)?.PlusMonths(shifted.Months).PlusDays(shifted.Days),
        DateSpec.Beside beside => Beside(beside),
        DateSpec.Moment moment => moment.At.Date,
        _ => throw new ArgumentOutOfRangeException(nameof(spec)),
    };

    private LocalDate? RefusePast(string why)
    {
        IsPast |= Trouble is null;
        return Refuse(why);
    }

    private LocalDate? Refuse(string why)
    {
        Trouble ??= why;
        return null;
    }

    private LocalDate Noted(string written, LocalDate date)
    {
        Notes.Add(TimeTexts.LooseDay(written, date));
        return date;
    }

    private LocalDate Match(LocalDate date, IsoDayOfWeek weekday)
    {
        if (weekday != IsoDayOfWeek.None && weekday != date.DayOfWeek)
            Notes.Add(TimeTexts.WrongWeekday(date, weekday));
        return date;
    }

    private LocalDate Monday(int weeks) => Today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(weeks);

    private LocalDate? OfYear(DateSpec.DayMonth day)
    {
        var step = IsBack ? -1 : 1;
        for (var year = Today.Year; Math.Abs(year - Today.Year) < 9; year += step)
        {
            if (day.Day > CalendarSystem.Iso.GetDaysInMonth(year, day.Month))
                continue;
            var date = new LocalDate(year, day.Month, day.Day);
            if (IsBack ? date > Today : date < Today)
                continue;
            if (!IsBack && day is { Day: 29, Month: 2 } && year != Today.Year)
                Notes.Add(TimeTexts.LeapYear(date));
            else if (!IsBack && !isBound && year > Today.Year && IsRecent(new LocalDate(Today.Year, day.Month, Math.Min(day.Day, 28))))
                Notes.Add(TimeTexts.NextYear(date));
            return Match(date, day.Weekday);
        }

        return Refuse(TimeTexts.NoSuchDate(day.Day, day.Month, null));
    }

    private bool IsRecent(LocalDate passed) => passed <= Today && Period.DaysBetween(passed, Today) <= RecentDays;

    private LocalDate? OfMonth(DateSpec.DayOnly day)
    {
        var first = new LocalDate(Today.Year, Today.Month, 1);
        if (day.MonthsOn is { } on)
        {
            var month = first.PlusMonths(on);
            return day.Day > CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)
                ? Refuse(TimeTexts.NoSuchDate(day.Day, month.Month, month.Year))
                : Match(month.PlusDays(day.Day - 1), day.Weekday);
        }

        for (var months = 0; months < 14; months++)
        {
            var month = first.PlusMonths(IsBack ? -months : months);
            if (day.Day > CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month))
                continue;
            var date = month.PlusDays(day.Day - 1);
            if (IsBack ? date > Today : date < Today || (date == Today && time <= now.TimeOfDay))
                continue;
            if (day.Weekday == IsoDayOfWeek.None)
                return date;
            if (date.DayOfWeek == day.Weekday)
            {
                if (months > 1)
                    Notes.Add(TimeTexts.StartsOn(date));
                return date;
            }

            if (months >= FarMonths)
                break;
        }

        return Refuse(day.Weekday == IsoDayOfWeek.None
            ? TimeTexts.NoSuchDate(day.Day, Today.Month, null)
            : TimeTexts.NoDayWithThatDate(day.Day, Vocabulary.NameOf(day.Weekday)));
    }

    private LocalDate? Coming(DateSpec.Coming coming)
    {
        if (IsBack)
            return coming.Which is Which.Plain or Which.Last && coming.Weeks == 0 ? Today.Previous(coming.Weekday) : Refuse(TimeTexts.NotYet(Today.Next(coming.Weekday)));
        var next = Today.Next(coming.Weekday);
        switch (coming.Which)
        {
            case Which.Coming:
                return next;
            case Which.Last:
                return RefusePast(TimeTexts.Past(Today.Previous(coming.Weekday)));
            case Which.Next:
                var inNext = Monday(1).PlusDays((int)coming.Weekday - 1);
                Notes.Add(TimeTexts.NextWeekday(inNext, inNext == next ? next.PlusWeeks(1) : next));
                return inNext;
            case Which.AfterNext:
                var after = Monday(2).PlusDays((int)coming.Weekday - 1);
                Notes.Add(TimeTexts.AfterNext(after));
                return after;
        }

        if (Today.DayOfWeek == coming.Weekday)
        {
            if (coming.Weeks > 0)
            {
                Notes.Add(TimeTexts.TodayOrNextWeek(Today.PlusWeeks(coming.Weeks)));
                return Today.PlusWeeks(coming.Weeks);
            }

            if (isBound)
                return Today;
            if (time is { } at && at <= now.TimeOfDay)
                return next;
            var taken = time is null && coming.Which == Which.Plain ? next : Today;
            Notes.Add(TimeTexts.TodayOrNextWeek(taken));
            return taken;
        }

        if (coming.Which == Which.This && next >= Monday(1))
            Notes.Add(TimeTexts.ThisWeekday(next));
        return next.PlusWeeks(coming.Weeks);
    }

    private LocalDate? Nth(DateSpec.NthOf nth) => Month(nth.Month, nth.Year, nth.MonthsOn, month =>
    {
        var date = BankHolidays.Nth(month.Year, month.Month, nth.Nth, nth.Weekday);
        return date.Month == month.Month ? date : Refuse(TimeTexts.NoSuchNth(Vocabulary.NameOf(month.Month)));
    });

    private LocalDate? EndOfMonth(DateSpec.EndOfMonth end) => Month(end.Month, end.Year, end.MonthsOn, month =>
    {
        var last = new LocalDate(month.Year, month.Month, 1).PlusMonths(1).PlusDays(-1);
        if (isBound || IsBack)
            return last;
        if (use == PhraseUse.Meeting && last.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            last = last.Previous(IsoDayOfWeek.Friday);
        return Noted("the end of the month", last);
    });

    // A month by name is the next of which the day is still to come.
    private LocalDate? Month(int month, int year, int on, Func<LocalDate, LocalDate?> dayIn)
    {
        if (month == 0)
            return dayIn(new LocalDate(Today.Year, Today.Month, 1).PlusMonths(on));
        if (year != 0)
            return year is > 1900 and < 3000 ? dayIn(new LocalDate(year, month, 1)) : Refuse(TimeTexts.Nothing);
        var kept = Notes.Count;
        var date = dayIn(new LocalDate(Today.Year, month, 1));
        if (date is not { } found || (IsBack ? found <= Today : found >= Today))
            return date;
        Notes.RemoveRange(kept, Notes.Count - kept);
        var other = dayIn(new LocalDate(Today.Year + (IsBack ? -1 : 1), month, 1));
        if (!IsBack && !isBound && IsRecent(found) && other is { } moved)
            Notes.Add(TimeTexts.NextYear(moved));
        return other;
    }

    private LocalDate Near(Func<int, LocalDate> dayIn)
    {
        var date = dayIn(Today.Year);
        if (IsBack)
            return date > Today ? dayIn(Today.Year - 1) : date;
        if (date >= Today)
            return date;
        if (!isBound && IsRecent(date))
            Notes.Add(TimeTexts.NextYear(dayIn(Today.Year + 1)));
        return dayIn(Today.Year + 1);
    }

    private LocalDate Loose(DateSpec.Loose loose)
    {
        var date = Monday(loose.Weeks).PlusDays((int)loose.Weekday - 1);
        return isBound ? date : Noted(loose.Written, date < Today && loose.Weekday == IsoDayOfWeek.Saturday ? Today : date);
    }

    private LocalDate? Beside(DateSpec.Beside beside)
    {
        if (Date(beside.Of) is not { } of)
            return null;
        LocalDate Step(LocalDate from) => beside.IsAfter
            ? from.Next(beside.Weekday).PlusWeeks(beside.Nth - 1)
            : from.Previous(beside.Weekday).PlusWeeks(1 - beside.Nth);
        var date = Step(of);
        return date < Today && !IsBack && beside.Of is DateSpec.Named { Year: null } named ? Step(named.Day.In(of.Year + 1)) : date;
    }
}
