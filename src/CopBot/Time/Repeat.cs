using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Time;

internal enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday; in a month the <paramref name="Nth"/> of it, from its end where below 0, every one where 0.</summary>
internal readonly record struct RepeatDay(int Nth, IsoDayOfWeek Weekday);

/// <summary>
/// How something repeats: the part of an iCalendar RRULE (RFC 5545, 3.3.10) that people mean. <see cref="Until"/> is a local date,
/// included. Weeks begin on Monday.
/// </summary>
internal sealed record RepeatRule(Frequency Frequency, int Interval = 1)
{
    /// <summary>So many dates are given at most, however many are asked for.</summary>
    public const int MostDates = 1000;

    // A rule that fits no day for so long is taken to fit none.
    private const int MostIdleSteps = 500;

    private static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public ImmutableArray<RepeatDay> Days { get; init; } = [];

    public ImmutableArray<int> MonthDays { get; init; } = [];

    /// <summary>Only in these; every month where empty.</summary>
    public ImmutableArray<int> Months { get; init; } = [];

    public LocalDate? Until { get; init; }

    public int? Count { get; init; }

    /// <summary>As RRULE's value, with UNTIL as a date: <c>FREQ=MONTHLY;BYDAY=1TU</c>.</summary>
    public string Text => TextWithUntil(Until is { } until ? LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Format(until) : null);

    /// <summary>Null where it can be kept; else a sentence that says why not.</summary>
    public string? Flaw
    {
        get
        {
            if (Interval is < 1 or > 99)
                return TimeTexts.RuleTooFar;
            if (Count is < 1 or > MostDates)
                return TimeTexts.RuleTooOften;
            if (Count is not null && Until is not null)
                return TimeTexts.RuleTwoEnds;
            if (Days.Any(day => day.Nth is < -5 or > 5 || (day.Nth != 0 && Frequency != Frequency.Monthly)))
                return TimeTexts.RuleImpossible;
            if (MonthDays.Any(day => day is 0 or < -31 or > 31) || (MonthDays.Length > 0 && (Frequency != Frequency.Monthly || Days.Length > 0)))
                return TimeTexts.RuleImpossible;
            if (Days.Length > 0 && Frequency is not (Frequency.Weekly or Frequency.Monthly))
                return TimeTexts.RuleImpossible;
            if (Frequency == Frequency.Monthly && Days.Any(day => day.Nth == 0))
                return TimeTexts.RuleImpossible;
            return Months.Any(month => month is < 1 or > 12) ? TimeTexts.RuleImpossible : null;
        }
    }

    public bool Equals(RepeatRule? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>With UNTIL as RFC 5545 wants it where the start has a time zone: an instant in UTC.</summary>
    public string TextFor(LocalDateTime start, string zone) => TextWithUntil(Until is { } until
        ? LocalTime.Instant(zone, until.At(start.TimeOfDay)).ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)
        : null);

    /// <summary>
    /// The dates from <paramref name="from"/> on, where the first of all is on or after <paramref name="start"/>: at most
    /// <paramref name="take"/>, and never more than <see cref="MostDates"/>. Empty where the rule fits no day.
    /// </summary>
    public ImmutableArray<LocalDate> Dates(LocalDate start, LocalDate from, int take)
    {
        if (Flaw is not null || take < 1)
            return [];

        // RFC 5545 counts the start as a date whatever the rule says. So it is moved to the first that fits.
        var first = Walk(this with { Until = null, Count = null, Interval = 1 }, start, start).Take(1).ToList();
        if (first.Count == 0 || first[0] > Until)
            return [];
        return [.. Walk(this, first[0], from).Where(date => date >= from).Take(Math.Min(take, MostDates))];
    }

    /// <summary>Null where the text is no RRULE, or one that is not meant here.</summary>
    public static RepeatRule? Read(string text)
    {
        RepeatRule? rule = null;
        foreach (var part in text.Split(';'))
        {
            if (part.Split('=') is not [var name, var value])
                return null;
            if (name == "FREQ")
            {
                if (rule is not null || !Enum.TryParse<Frequency>(value, ignoreCase: true, out var frequency) || value.Any(char.IsAsciiDigit))
                    return null;
                rule = new RepeatRule(frequency);
                continue;
            }

            rule = rule is null ? null : With(rule, name, value);
            if (rule is null)
                return null;
        }

        return rule?.Flaw is null ? rule : null;
    }

    private static RepeatRule? With(RepeatRule rule, string name, string value)
    {
        switch (name)
        {
            case "INTERVAL" when Number(value) is { } interval:
                return rule with { Interval = interval };
            case "COUNT" when Number(value) is { } count:
                return rule with { Count = count };
            case "UNTIL" when LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(value) is { Success: true } until:
                return rule with { Until = until.Value };
            case "BYMONTHDAY" when Numbers(value) is { } days:
                return rule with { MonthDays = days };
            case "BYMONTH" when Numbers(value) is { } months:
                return rule with { Months = months };
            case "BYDAY":
                var read = value.Split(',').Select(Day).ToList();
                return read.TrueForAll(day => day is not null) ? rule with { Days = [.. read.Select(day => day!.Value)] } : null;
            default:
                return null;
        }
    }

    private static RepeatDay? Day(string text)
    {
        var weekday = text.Length < 2 ? -1 : Array.IndexOf(DayNames, text[^2..]);
        if (weekday < 0)
            return null;
        return text.Length == 2 ? new RepeatDay(0, (IsoDayOfWeek)(weekday + 1))
            : Number(text[..^2]) is { } nth && nth != 0 ? new RepeatDay(nth, (IsoDayOfWeek)(weekday + 1)) : null;
    }

    private static int? Number(string text) =>
        text.Length <= 4 && int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ImmutableArray<int>? Numbers(string text)
    {
        var all = text.Split(',').Select(Number).ToList();
        return all.TrueForAll(number => number is not null) ? [.. all.Select(number => number!.Value)] : null;
    }

    private static IEnumerable<LocalDate> Walk(RepeatRule rule, LocalDate start, LocalDate from)
    {
        var component = new CalendarEvent { Start = Date(start) };
        component.RecurrenceRule = new RecurrenceRule(rule.Text);

        // Years beyond 9000 belong to nobody's meeting, and calendars end at 9999.
        var horizon = Math.Min(9000, Math.Max(start.Year, from.Year) + 100);
        var dates = component.GetOccurrences(Date(LocalDate.Max(start, from)), new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostIdleSteps });
        using var each = dates.GetEnumerator();
        while (true)
        {
            LocalDate date;
            try
            {
                if (!each.MoveNext())
                    yield break;
                var found = each.Current.Period.StartTime;
                date = new LocalDate(found.Year, found.Month, found.Day);
            }
            catch (Exception e) when (e is EvaluationException or ArgumentOutOfRangeException)
            {
                yield break;
            }

            if (date.Year > horizon)
                yield break;

            // Where the start does not fit the rule.
            if (date >= start && (date != start || rule.Fits(date)))
                yield return date;
        }
    }

    private bool Fits(LocalDate date)
    {
        if (Months.Length > 0 && !Months.Contains(date.Month))
            return false;
        var fromEnd = CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month) - date.Day;
        if (MonthDays.Length > 0 && !MonthDays.Contains(date.Day) && !MonthDays.Contains(-fromEnd - 1))
            return false;
        return Days.Length == 0 || Days.Any(day => day.Weekday == date.DayOfWeek
            && (day.Nth == 0 || day.Nth == (date.Day - 1) / 7 + 1 || day.Nth == -(fromEnd / 7) - 1));
    }

    private static CalDateTime Date(LocalDate date) => new(date.Year, date.Month, date.Day);

    private string TextWithUntil(string? until)
    {
        var parts = new List<string> { "FREQ=" + Frequency.ToString().ToUpperInvariant() };
        if (Interval != 1)
            parts.Add("INTERVAL=" + Interval);
        if (Days.Length > 0)
            parts.Add("BYDAY=" + string.Join(',', Days.Select(day => (day.Nth == 0 ? "" : day.Nth.ToString()) + DayNames[(int)day.Weekday - 1])));
        if (MonthDays.Length > 0)
            parts.Add("BYMONTHDAY=" + string.Join(',', MonthDays));
        if (Months.Length > 0)
            parts.Add("BYMONTH=" + string.Join(',', Months));
        if (Count is { } count)
            parts.Add("COUNT=" + count);
        if (until is not null)
            parts.Add("UNTIL=" + until);
        return string.Join(';', parts);
    }
}

/// <summary>
/// Something that repeats, as it is kept: local time and zone, so that 10:00 stays 10:00 when the clocks change.
/// <paramref name="Start"/> is the first, and fits the rule.
/// </summary>
[JsonConverter(typeof(RepeatJson))]
internal sealed record Repeat(RepeatRule Rule, LocalDateTime Start, string Zone)
{
    /// <summary>Dates of the rule that are left out.</summary>
    public ImmutableArray<LocalDate> Except { get; init; } = [];

    /// <summary>A repeat whose first date is the first that fits, on or after the day given.</summary>
    public static RepeatOutcome Make(RepeatRule rule, LocalDateTime from, string zone)
    {
        if (rule.Flaw is { } flaw)
            return new RepeatOutcome.Refused(flaw);
        if (rule.Until < from.Date)
            return new RepeatOutcome.Refused(TimeTexts.RuleOver);
        return rule.Dates(from.Date, from.Date, 1) is [var first]
            ? new RepeatOutcome.Made(new Repeat(rule, first.At(from.TimeOfDay), zone))
            : new RepeatOutcome.Refused(TimeTexts.RuleNever);
    }

    /// <summary>At most so many from a local time on; never more than <see cref="RepeatRule.MostDates"/>.</summary>
    public ImmutableArray<LocalDateTime> Occurrences(LocalDateTime from, int take)
    {
        if (take < 1)
            return [];
        var most = Math.Min(take, RepeatRule.MostDates);
        var dates = Rule.Dates(Start.Date, from.Date, most + Except.Length + 1);
        return [.. dates.Where(date => !Except.Contains(date)).Select(date => date.At(Start.TimeOfDay)).Where(time => time >= from).Take(most)];
    }

    /// <summary>The same as instants, in UTC; where the clocks skip the time, as much later as they skip.</summary>
    public ImmutableArray<DateTimeOffset> Instants(DateTimeOffset from, int take)
    {
        var local = LocalTime.DateTimeIn(Zone, from);
        return [.. Occurrences(local.Date.AtMidnight(), Math.Min(take, RepeatRule.MostDates - 1) + 1).Select(time => LocalTime.Instant(Zone, time)).Where(time => time >= from).Take(Math.Max(take, 0))];
    }

    /// <summary>Without one of its dates.</summary>
    public Repeat Without(LocalDate date) => Except.Contains(date) ? this : this with { Except = [.. Except.Add(date).Order()] };

    /// <summary>Only what is before a date; null where nothing is.</summary>
    public Repeat? Before(LocalDate date)
    {
        var last = date.PlusDays(-1);
        if (last < Start.Date)
            return null;
        if (Rule.Until <= last)
            return this;

        // A count is settled by the dates that are left.
        return this with { Rule = Rule with { Until = Rule.Count is not null && IsOver(last) ? null : last, Count = Rule.Count is not null && IsOver(last) ? Rule.Count : null } };
    }

    private bool IsOver(LocalDate last) => Rule.Dates(Start.Date, last.PlusDays(1), 1).IsEmpty;

    public bool Equals(Repeat? other) =>
        other is not null && Rule == other.Rule && Start == other.Start && Zone == other.Zone && Except.SequenceEqual(other.Except);

    public override int GetHashCode() => HashCode.Combine(Rule, Start, Zone);

    /// <summary>Lines as in iCalendar; <see cref="Read"/> takes them back.</summary>
    public override string ToString()
    {
        var start = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Format(Start);
        var except = Except.IsEmpty ? "" : "\nEXDATE;VALUE=DATE:" + string.Join(',', Except.Select(LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Format));
        return $"DTSTART;TZID={Zone}:{start}\nRRULE:{Rule.Text}{except}";
    }

    /// <summary>Null where the text was not made by <see cref="ToString"/>.</summary>
    public static Repeat? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length is not (2 or 3) || !lines[0].StartsWith("DTSTART;TZID=", StringComparison.Ordinal) || !lines[1].StartsWith("RRULE:", StringComparison.Ordinal))
            return null;
        if (lines[0]["DTSTART;TZID=".Length..].Split(':') is not [var zone, var startText] || RepeatRule.Read(lines[1]["RRULE:".Length..]) is not { } rule)
            return null;
        var start = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Parse(startText);
        if (!start.Success)
            return null;
        var except = lines.Length == 2 ? [] : lines[2].Split(':')[^1].Split(',').Select(LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse).ToList();
        return except.TrueForAll(date => date.Success) ? new Repeat(rule, start.Value, zone) { Except = [.. except.Select(date => date.Value)] } : null;
    }
}

/// <summary>What came of making a repeat.</summary>
internal abstract record RepeatOutcome
{
    private RepeatOutcome()
    {
    }

    public sealed record Made(Repeat Repeat) : RepeatOutcome;

    /// <summary><paramref name="Why"/> is a sentence.</summary>
    public sealed record Refused(string Why) : RepeatOutcome;
}

internal sealed class RepeatJson : JsonConverter<Repeat>
{
    public override Repeat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Repeat.Read(reader.GetString() ?? "") ?? throw new JsonException("This is no repeat.");

    public override void Write(Utf8JsonWriter writer, Repeat value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
