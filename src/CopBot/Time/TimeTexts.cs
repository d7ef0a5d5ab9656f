using Humanizer;
using NodaTime;
using NodaTime.Text;
using ClockTime = NodaTime.LocalTime;
using Vocabulary = CopBot.Time.Phrases.Vocabulary;

namespace CopBot.Time;

/// <summary>Every word about time that people read. Plain sentences, not markup.</summary>
internal static class TimeTexts
{
    private static readonly LocalDatePattern FullDate = LocalDatePattern.CreateWithInvariantCulture("ddd d MMMM uuuu");

    private static readonly LocalDatePattern DateOfYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMMM");

    private static readonly LocalTimePattern ClockPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>What to write instead of something that was not understood.</summary>
    public static string Example(PhraseUse use) => use switch
    {
        PhraseUse.Meeting => "Tue 3 Feb 10am–12pm, or: first Tuesday of every month 10am–12pm",
        PhraseUse.Deadline => "Friday 5pm, or: 1 November",
        PhraseUse.Past => "1 March, or: last Tuesday",
    };

    // Dates and times, read back.

    /// <summary>"Tue 1 December 2026".</summary>
    public static string Date(LocalDate date) => FullDate.Format(date);

    /// <summary>"tomorrow, Tue 1 December 2026"; only where the calendar says so.</summary>
    public static string Date(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        0 => "today, " + Date(date),
        1 => "tomorrow, " + Date(date),
        _ => Date(date),
    };

    /// <summary>"Tue 1 December", with the year where it is another than before.</summary>
    public static string NextDate(LocalDate date, LocalDate before) => (date.Year == before.Year ? DateOfYear : FullDate).Format(date);

    public static string Time(ClockTime time) => ClockPattern.Format(time);

    /// <summary>"tomorrow, Fri 27 November 2026, 17:00", by the zone's clock: for what is read now.</summary>
    public static string When(DateTimeOffset at, string zone, DateTimeOffset now)
    {
        var local = LocalTime.DateTimeIn(zone, at);
        return $"{Date(local.Date, LocalTime.DateIn(zone, now))}, {Time(local.TimeOfDay)}";
    }

    /// <summary>"Fri 27 November, 17:00", with the year where it is another than then: for what stands for days.</summary>
    public static string Moment(DateTimeOffset at, string zone, DateTimeOffset since)
    {
        var local = LocalTime.DateTimeIn(zone, at);
        return $"{NextDate(local.Date, LocalTime.DateIn(zone, since))}, {Time(local.TimeOfDay)}";
    }

    /// <summary>"10:00–12:00"; with the day where it ends on another.</summary>
    public static string Hours(LocalDateTime start, LocalDateTime? end) => end is not { } to ? Time(start.TimeOfDay)
        : to.Date == start.Date || to == start.Date.PlusDays(1).AtMidnight() ? $"{Time(start.TimeOfDay)}–{Time(to.TimeOfDay)}"
        : $"{Time(start.TimeOfDay)} to {Time(to.TimeOfDay)} on {Date(to.Date)}";

    /// <summary>"Tue 1 December 2026, 10:00–12:00".</summary>
    public static string Start(When when) =>
        when.Time is { } time ? $"{Date(when.Date)}, {Hours(when.Date.At(time), when.End)}" : Date(when.Date);

    /// <summary>"Tue 1 December 2026, 10:00–12:00; then Tue 5 January 2027, Tue 2 February…": in full, to be checked.</summary>
    public static string ReadBack(When when)
    {
        if (when.Rule is not { } rule)
            return Start(when);
        var all = rule.Dates(when.Date, when.Date, 4 + when.Except.Length).Where(date => !when.Except.Contains(date)).Take(4).ToList();
        if (all.Count == 0)
            return Start(when);

        // The first may be one that is left out.
        if (all[0] != when.Date)
            when = when with { Date = all[0], End = when.End?.PlusDays(Period.DaysBetween(when.Date, all[0])) };
        var dates = all[1..];
        if (dates.Count == 0)
            return Start(when);
        var said = new List<string>();
        var before = when.Date;
        foreach (var date in dates.Take(2))
        {
            said.Add(NextDate(date, before));
            before = date;
        }

        return $"{Start(when)}; then {string.Join(", ", said)}{(dates.Count > 2 ? "…" : "")}";
    }

    /// <summary>"first Tuesday of every month, 10:00–12:00".</summary>
    public static string Repeats(When when)
    {
        if (when.Rule is not { } rule)
            return Start(when);
        var hours = when.Time is { } time ? ", " + Hours(when.Date.At(time), when.End) : "";
        var except = when.Except.Length switch
        {
            0 => "",
            <= 4 => ", not " + when.Except.Select(Date).Humanize("or"),
            var many => $", leaving out {many} dates",
        };
        return Rule(rule, when.Date) + hours + except;
    }

    /// <summary>A rule in words. <paramref name="start"/> says what it leaves open, such as the day of the year.</summary>
    public static string Rule(RepeatRule rule, LocalDate start)
    {
        var words = rule.Frequency switch
        {
            Frequency.Daily => rule.Interval == 1 ? "every day" : $"every {rule.Interval} days",
            Frequency.Weekly => Weekly(rule, start),
            Frequency.Monthly => Monthly(rule, start),
            Frequency.Yearly => (rule.Interval == 1 ? "every year" : $"every {rule.Interval} years") + " on " + LocalDatePattern.CreateWithInvariantCulture("d MMMM").Format(start),
        };
        if (rule.Months.Length is > 0 and <= 6)
            words += ", only in " + rule.Months.Select(Vocabulary.NameOf).Humanize("and");
        else if (rule.Months.Length > 6)
            words += ", not in " + Enumerable.Range(1, 12).Except(rule.Months).Select(Vocabulary.NameOf).Humanize("or");
        if (rule.Count is { } count)
            words += count == 1 ? ", once" : $", {count} times";
        return rule.Until is { } until ? $"{words}, until {Date(until)}" : words;
    }

    private static string Weekly(RepeatRule rule, LocalDate start)
    {
        var days = rule.Days.IsEmpty ? [start.DayOfWeek] : rule.Days.Select(day => day.Weekday).ToList();
        var isWorkWeek = days.Count == 5 && !days.Contains(IsoDayOfWeek.Saturday) && !days.Contains(IsoDayOfWeek.Sunday);
        var names = days.Select(Vocabulary.NameOf).Humanize("and");
        return rule.Interval switch
        {
            1 when isWorkWeek => "every weekday (Monday to Friday)",
            1 => "every " + names,
            2 => $"every other week on {names}",
            _ => $"every {rule.Interval} weeks on {names}",
        };
    }

    private static string Monthly(RepeatRule rule, LocalDate start)
    {
        var every = rule.Interval switch
        {
            1 => "every month",
            2 => "every other month",
            _ => $"every {rule.Interval} months",
        };
        if (rule.Days.Length > 0)
        {
            var days = rule.Days.GroupBy(day => day.Weekday)
                .Select(group => group.Select(day => Nth(day.Nth)).Humanize("and") + " " + Vocabulary.NameOf(group.Key));
            return $"{days.Humanize("and")} of {every}";
        }

        var dates = (rule.MonthDays.IsEmpty ? [start.Day] : rule.MonthDays).Select(day => day == -1 ? "last day" : day < 0 ? $"{Nth(day)} day" : Ordinal(day));
        var late = rule.MonthDays.Where(day => day > 28).ToList();
        return $"the {dates.Humanize("and")} of {every}{(late.Count > 0 ? $" that has a {Ordinal(late.Max())}" : "")}";
    }

    private static string Nth(int nth) => nth switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        -1 => "last",
        -2 => "second last",
        _ => $"{Ordinal(-nth)} last",
    };

    // Humanizer's own speak the machine's language, and a machine may have none.
    public static string Ordinal(int number) => number + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>A warning for when something is set up on days when many are away; empty where there is none.</summary>
    public static string OnBankHolidays(IReadOnlyList<BankHoliday> days) => days switch
    {
        [] => "",
        [var day] => $"{Date(day.Date)} is a bank holiday ({day.Name}).",
        _ => $"These are bank holidays: {days.Take(4).Select(day => $"{Date(day.Date)} ({day.Name})").Humanize("and")}{(days.Count > 4 ? " and more" : "")}.",
    };

    // What was guessed.

    public static string Slip(string typed, string meant) => $"I read “{typed}” as {meant}.";

    public static string YearNotTime(string year) => $"I took {year} as the year, not as a time.";

    public static string TwelveAm => "I took 12am as midnight. For the middle of the day, write 12 noon.";

    public static string Midnight(LocalDate date) => $"I took midnight as the end of that day, when {Date(date)} begins.";

    public static string DoorsFirst => "I took the first time as the start.";

    public static string OwnZone => "I took the time as it is on your group's own clock.";

    public static string BiWeekly => "I took “biweekly” as every two weeks, not twice a week.";

    public static string BiMonthly => "I took “bimonthly” as every two months, not twice a month.";

    public static string EverySecond(string day) => $"I took it as every other {day}. If you mean the second {day} of the month, write: second {day} of every month.";

    public static string EveryNth => "I took it as a day of every month.";

    public static string EveryWeekOf(IEnumerable<IsoDayOfWeek> days) => $"I took it as every week on {days.Select(Vocabulary.NameOf).Humanize("and")}.";

    public static string EveryMonth(string day) => $"I took it as the {day} of every month, not of one month only.";

    public static string PaceFromName(string words) => $"I took “{words}” to say how often it is.";

    public static string NotTheDate(string words) => $"I took “{words}” as part of a name, not as the day.";

    public static string UntilMonth(string month) => $"I took “until {month}” as up to the end of {month}.";

    public static string UntilLate => "I left the end open.";

    public static string UntilGuess(LocalDate until) => $"I took the last date as no later than {Date(until)}.";

    public static string About(ClockTime time) => $"I took “about” as {Time(time)}.";

    public static string AmOrPm(ClockTime time) => $"I took the time as {Time(time)} ({Spoken(time)}).";

    public static string AmOrPm(ClockTime from, ClockTime to) => $"I took the time as {Time(from)} to {Time(to)} ({Spoken(from)} to {Spoken(to)}).";

    private static string Spoken(ClockTime time) => time == ClockTime.Noon ? "noon"
        : LocalTimePattern.CreateWithInvariantCulture(time.Minute == 0 ? "%h" : "h:mm").Format(time) + (time.Hour < 12 ? "am" : "pm");

    public static string PartOfDay(ClockTime time) => $"No exact time was given, so I took {Time(time)}.";

    public static string NextWeekday(LocalDate taken, LocalDate? other) =>
        other is { } date ? $"I took “next” as {Date(taken)}, not {Date(date)}." : $"I took “next” as {Date(taken)}.";

    public static string AfterNext(LocalDate taken) => $"I took “after next” as {Date(taken)}.";

    public static string ThisWeekday(LocalDate taken) => $"That day of this week is over, so I took {Date(taken)}.";

    public static string TodayOrNextWeek(LocalDate taken) => $"Today is a {Vocabulary.NameOf(taken.DayOfWeek)} too. I took {Date(taken)}.";

    public static string TheWeekday(string day) => $"I took “the {day}” as the next one.";

    public static string WrongWeekday(LocalDate date, IsoDayOfWeek written) =>
        $"{Date(date)} is a {Vocabulary.NameOf(date.DayOfWeek)}, not a {Vocabulary.NameOf(written)}. I took the date.";

    public static string NextYear(LocalDate date) => $"That date has passed this year, so I took {Date(date)}.";

    public static string LeapYear(LocalDate date) => $"The next 29 February is {Date(date)}.";

    public static string LooseDay(string written, LocalDate date) => $"I took “{written}” as {Date(date)}.";

    public static string NextBankHoliday(string name) => $"I took the next one: {name}.";

    public static string StartsOn(LocalDate date) => $"I took {Date(date)} as the first.";

    public static string SameWeekday(string day) => $"I took “monthly” as the {day} of the month.";

    public static string NotOneOfThem(LocalDate date) => $"{Date(date)} is not one of its dates, so there is nothing to leave out.";

    public static string DayLeftOpen(LocalDate date) => $"No day was given, so I took {Date(date)}.";

    // What was not understood.

    public static string Nothing => "I could not find a day or a time in that.";

    public static string TooLong => "That is too long for me to look for a date in.";

    public static string NoDay => "I found a time, but no day.";

    public static string WhichDay => "I found how often, but not on which day.";

    public static string TwoDates => "I found two dates, and I can take one at a time.";

    public static string TwoTimes => "I found two times, and I do not know which is the start.";

    public static string TwoPaces => "I found two ways to repeat that do not fit together.";

    public static string Either => "You gave a choice. I need one day and one time.";

    public static string LeftOver(string words) => $"I did not understand “{words}”.";

    public static string NoSuchDate(int day, int month, int? year) =>
        $"There is no {day} {Vocabulary.NameOf(month)}{(year is { } y ? " " + y : "")}.";

    public static string NoSuchMonth(int month) => $"There is no month {month}. I read dates with the day first, such as 3/2/2027 for 3 February.";

    public static string NoSuchTime(string typed) => $"“{typed}” is not a time.";

    public static string NoSuchNth(string month) => $"{month} has no such day.";

    public static string OtherZone(string zone) => $"I can only take times on your group's own clock, not in {zone}.";

    public static string Past(LocalDate date) => $"{Date(date)} is in the past.";

    public static string PastTime(ClockTime time) => $"{Time(time)} today has passed.";

    public static string HasPassed => "That time has passed.";

    public static string ClosesTooSoon => "That is less than a minute away.";

    public static string ClosesTooLate(int days) => $"That is too far away. It can be open for {days} days at most.";

    public static string NotYet(LocalDate date) => $"{Date(date)} is still to come.";

    public static string EndFirst => "The end is before the start.";

    public static string EndTwice => "The end and the length do not fit together.";

    public static string NoDayWithThatDate(int day, string weekday) => $"In the coming months, no {Ordinal(day)} is a {weekday}.";

    public static string LastWhat(string day) => $"“Last {day}” may be past, or the last of the month. Write: last {day} of every month.";

    public static string SeveralDays => "I cannot yet plan something that goes on for several days.";

    public static string NoLead => "I could not find how long before. Write for example: 7 days, 1 day and 2 hours.";

    public static string NoPace => "I found how many, but not how often.";

    public static string NoRepeats => "This needs one date, not one that repeats.";

    public static string RuleTooFar => "I can repeat something at most every 99 days, weeks, months or years.";

    public static string RuleTooOften => "I can plan at most 1,000 dates.";

    public static string RuleTwoEnds => "It has both a last date and a number of dates. Give one of them.";

    public static string RuleImpossible => "I cannot repeat something in that way.";

    public static string RuleNever => "No date fits that, so it would never take place.";

    public static string RuleOver => "Its last date is before its first.";
}
