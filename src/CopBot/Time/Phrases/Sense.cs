using System.Collections.Immutable;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time.Phrases;

/// <summary>From what was written to days of the calendar.</summary>
internal sealed class Sense(PhraseSetting setting, Assembly assembly, Rest rest)
{
    private const int ExceptYears = 5;

    private const int WarnedDates = 60;

    private readonly Fragment _found = assembly.Whole;

    private readonly List<string> _notes = [.. assembly.Notes];

    private string? _trouble;

    private bool _isPast;

    public PhraseReading Read()
    {
        var when = Make();
        if (_trouble is not null || when is null)
            return new PhraseReading.NotUnderstood(_trouble ?? TimeTexts.Nothing) { IsPast = _isPast };
        foreach (var name in assembly.Names)
        {
            var isSame = name.Date switch
            {
                DateSpec.Coming coming => coming.Weekday == when.Date.DayOfWeek,
                DateSpec.Named named => named.Day.In(when.Date.Year) == when.Date,
                _ => false,
            };
            if (!isSame)
                _notes.Add(TimeTexts.NotTheDate(rest.Words(name)));
        }

        when = when with { Title = rest.Title, Place = rest.Place };
        return _notes.Count == 0 ? new PhraseReading.Certain(when) : new PhraseReading.Guessed(when, [.. _notes.Distinct()]);
    }

    private When? Make()
    {
        var hours = _found.Date is DateSpec.Moment moment
            ? new Hours(moment.At.TimeOfDay, _found.Length)
            : Hours.Of(_found, rest.Hint, _notes, out _trouble);
        if (_trouble is not null)
            return null;
        if (_found.Pace is null && _found.Date is null && _found.Start is { } only)
        {
            _found.Date = only;
            _found.Start = null;
        }

        if (_found.Pace is null)
            return MakeSingle(hours);
        return setting.Use == PhraseUse.Meeting ? MakeRepeat(_found.Pace, hours) : Refuse(TimeTexts.NoRepeats);
    }

    private When? Refuse(string why)
    {
        _trouble ??= why;
        return null;
    }

    private LocalDate? Find(DateSpec spec, LocalDateTime from, ClockTime? time, bool isBound = false)
    {
        var resolver = new Resolver(from, setting.Use, time, isBound);
        var date = resolver.Find(spec);
        _notes.AddRange(resolver.Notes);
        _isPast |= _trouble is null && resolver.IsPast;
        _trouble ??= resolver.Trouble;
        return date;
    }

    private When? MakeSingle(Hours? hours)
    {
        if (_found.Until is not null)
            return Refuse(TimeTexts.TwoDates);
        if (_found.Lasts is not null)
            return Refuse(TimeTexts.SeveralDays);
        if (_found.Count > 0)
            return Refuse(TimeTexts.NoPace);
        LocalDate date;
        if (_found.Date is { } spec)
        {
            if (Find(spec, setting.Now, hours?.Start) is not { } found)
                return null;
            date = found;
        }
        else if (setting.Day is { } day)
        {
            date = day;
        }
        else if (setting.Use == PhraseUse.Deadline && hours is not null)
        {
            date = hours.Start > setting.Now.TimeOfDay ? setting.Now.Date : setting.Now.Date.PlusDays(1);
            _notes.Add(TimeTexts.DayLeftOpen(date));
        }
        else
        {
            return Refuse(TimeTexts.NoDay);
        }

        return Finish(date, hours, null, []);
    }

    private When? MakeRepeat(Pace pace, Hours? hours)
    {
        if (pace is { IsImplied: true, Days: [{ Nth: -1 } last] } && !pace.IsOfMonth)
            return Refuse(TimeTexts.LastWhat(Vocabulary.NameOf(last.Weekday)));
        var now = setting.Now;
        LocalDate? date = null;
        if (!(pace is { Frequency: Frequency.Monthly, HasDays: false } && _found.Date is DateSpec.DayOnly { Weekday: IsoDayOfWeek.None, MonthsOn: null }))
        {
            if (_found.Date is { } spec && (date = Find(spec, now, hours?.Start)) is null)
                return null;
        }

        LocalDate? start = null;
        if (_found.Start is { } from && (start = Find(from, StartOfToday(from), null, isBound: true)) is null)
            return null;
        if (RuleOf(pace, date, start) is not { } rule)
            return null;
        if (pace.IsImplied)
            _notes.Add(TimeTexts.EveryMonth(pace.Days.IsEmpty ? "same date" : TimeTexts.Rule(rule with { Interval = 1 }, now.Date).Split(" of ")[0]));
        if (_found.ExceptMonths.Count > 0)
            rule = rule with { Months = [.. Enumerable.Range(1, 12).Except(_found.ExceptMonths)] };

        // A day that was named begins it; else the next that fits.
        var earliest = start ?? date ?? now.Date;
        if (date is { } named && start is { } begin)
            earliest = LocalDate.Max(named, begin);
        var isOver = earliest == now.Date && hours is { } at && at.Start <= now.TimeOfDay;
        if (isOver)
            earliest = earliest.PlusDays(1);
        if (rule.Flaw is { } flaw)
            return Refuse(flaw);
        if (rule.Dates(earliest, earliest, 1) is not [var first])
            return Refuse(TimeTexts.RuleNever);
        var isAnyWeek = _found.Date is null or DateSpec.Coming { Which: Which.Plain, Weeks: 0 };
        var isLooseStart = _found.Start is DateSpec.StartOfMonth or DateSpec.Loose;
        if ((rule.Interval > 1 && start is null && isAnyWeek) || (start is not null && !isLooseStart && first != start) || (!isAnyWeek && date is not null && first != date))
            _notes.Add(TimeTexts.StartsOn(first));
        if (End(rule, first) is not { } ended)
            return null;
        return Except(ended, first) is { } except ? Finish(first, hours, ended, except) : null;
    }

    // "from January" said in January is this one.
    private LocalDateTime StartOfToday(DateSpec from) =>
        from is DateSpec.StartOfMonth { Year: 0, MonthsOn: 0 } start && start.Month == setting.Now.Month ? new LocalDate(setting.Now.Year, setting.Now.Month, 1).AtMidnight() : setting.Now.Date.AtMidnight();

    private RepeatRule? RuleOf(Pace pace, LocalDate? date, LocalDate? start)
    {
        var rule = new RepeatRule(pace.Frequency, pace.Interval) { Days = pace.Days, MonthDays = pace.MonthDays };
        if (pace.HasDays || pace.Frequency == Frequency.Daily)
            return rule;
        if (pace.Frequency == Frequency.Monthly && _found.Date is DateSpec.DayOnly { Weekday: IsoDayOfWeek.None, MonthsOn: null } only)
            return rule with { MonthDays = [only.Day] };

        // "from January" names no day of it.
        if ((date ?? (_found.Start is DateSpec.StartOfMonth or DateSpec.Loose ? null : start)) is not { } day)
        {
            _trouble ??= TimeTexts.WhichDay;
            return null;
        }

        switch (pace.Frequency)
        {
            case Frequency.Weekly:
                return rule with { Days = [new RepeatDay(0, day.DayOfWeek)] };
            case Frequency.Monthly:
                var nth = (day.Day - 1) / 7 + 1;
                rule = rule with { Days = [new RepeatDay(nth == 5 ? -1 : nth, day.DayOfWeek)] };
                _notes.Add(TimeTexts.SameWeekday(TimeTexts.Rule(rule with { Interval = 1 }, day).Split(" of ")[0]));
                return rule;
            default:
                return rule;
        }
    }

    private RepeatRule? End(RepeatRule rule, LocalDate first)
    {
        if (_found.Count > 0)
            return Checked(rule with { Count = _found.Count }, first);
        if (_found.Until is { } until)
            return Find(until, first.AtMidnight(), null, isBound: true) is { } last ? Checked(rule with { Until = last }, first) : null;
        if (_found.Lasts is not var (number, unit))
            return rule;
        if (rule.Interval == 1 && ((unit == Unit.Week && rule.Frequency == Frequency.Weekly && rule.Days.Length == 1) || (unit == Unit.Day && rule.Frequency == Frequency.Daily)
            || (unit == Unit.Month && rule.Frequency == Frequency.Monthly && rule.Days.Length + rule.MonthDays.Length == 1)))
        {
            return Checked(rule with { Count = number }, first);
        }

        var end = unit switch
        {
            Unit.Day => first.PlusDays(number),
            Unit.Week => first.PlusWeeks(number),
            Unit.Month => first.PlusMonths(number),
            _ => first.PlusYears(Math.Min(number, 50)),
        };
        _notes.Add(TimeTexts.UntilGuess(end.PlusDays(-1)));
        return Checked(rule with { Until = end.PlusDays(-1) }, first);
    }

    private RepeatRule? Checked(RepeatRule rule, LocalDate first)
    {
        _trouble ??= rule.Flaw ?? (rule.Until < first ? TimeTexts.RuleOver : null);
        return _trouble is null ? rule : null;
    }

    private ImmutableArray<LocalDate>? Except(RepeatRule rule, LocalDate first)
    {
        var except = new List<LocalDate>();
        foreach (var spec in _found.Except)
        {
            if (Find(spec, first.AtMidnight(), null, isBound: true) is not { } date)
                return null;
            if (rule.Dates(first, date, 1) is [var near] && near == date)
                except.Add(date);
            else
                _notes.Add(TimeTexts.NotOneOfThem(date));
        }

        if (_found.ExceptBankHolidays)
        {
            var last = first.PlusYears(ExceptYears);
            except.AddRange(rule.Dates(first, first, RepeatRule.MostDates).Where(date => date <= last && BankHolidays.On(date, setting.Nation) is not null));
        }

        return [.. except.Distinct().Order()];
    }

    private When? Finish(LocalDate date, Hours? hours, RepeatRule? rule, ImmutableArray<LocalDate> except)
    {
        // The first is never one that is left out.
        if (rule is not null && except.Contains(date))
        {
            var next = rule.Dates(date, date, except.Length + 1).Where(one => !except.Contains(one)).Take(1).ToList();
            if (next.Count == 0)
                return Refuse(TimeTexts.RuleNever);
            if (rule.Count is null && rule.Interval == 1)
                (date, except) = (next[0], except.RemoveAll(one => one < next[0]));
        }

        if (hours is { IsNextMidnight: true } && rule is null && setting.Use != PhraseUse.Past)
        {
            date = date.PlusDays(1);
            _notes.Add(TimeTexts.Midnight(date));
        }

        var dates = rule?.Dates(date, date, WarnedDates).Where(one => !except.Contains(one) && one < date.PlusYears(1)) ?? [date];
        return new When(date, hours?.Start, hours is { Minutes: { } minutes } ? date.At(hours.Start).PlusMinutes(minutes) : null, rule)
        {
            Except = except,
            BankHolidays = [.. dates.Select(one => BankHolidays.On(one, setting.Nation)).OfType<BankHoliday>()],
        };
    }
}
