using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CopBot.ServiceDirectory.Reading;

internal enum HoursWordKind
{
    /// <summary>Anything else: it is not understood.</summary>
    Unknown,

    /// <summary>Carries no meaning of its own: "open", "on", a bracket.</summary>
    Filler,
    Day,
    Ordinal,
    OfTheMonth,
    EveryOther,
    Every,
    Clock,
    Dash,
    Between,
    Until,
    Separator,
    Except,
    Closed,
    AllHours,
    DayPart,

    /// <summary>A known condition, such as "by appointment" or "term time only".</summary>
    Condition,
}

/// <summary>One word or phrase of opening hours.</summary>
internal sealed record HoursWord(HoursWordKind Kind, string Text)
{
    /// <summary>Bits; bit 0 is Monday.</summary>
    public int Days { get; init; }

    /// <summary>1 to 5, or -1 for the last of the month.</summary>
    public int Nth { get; init; }

    public ClockText? Clock { get; init; }
}

/// <summary>A time as it was written. <paramref name="Half"/>: 'a', 'p', or null where it is not said.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Half">Morning or afternoon, where it is said.</param>
/// <param name="Is24">Written in the way of the 24-hour clock: "09:00", "14:30", "1430".</param>
/// <param name="IsBare">A number and nothing else: "10", which may be anything.</param>
internal sealed record ClockText(int Hour, int Minute, char? Half, bool Is24, bool IsBare);

/// <summary>Cuts opening hours into words.</summary>
internal static partial class HoursWords
{
    public const int AllDays = 0b1111111;

    private static readonly string[] _dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly FrozenDictionary<string, int> _ordinals = new Dictionary<string, int>
    {
        ["first"] = 1,
        ["1st"] = 1,
        ["second"] = 2,
        ["2nd"] = 2,
        ["third"] = 3,
        ["3rd"] = 3,
        ["fourth"] = 4,
        ["4th"] = 4,
        ["fifth"] = 5,
        ["5th"] = 5,
        ["last"] = -1,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The day, as a bit; 0 where it is none.</summary>
    public static int DayOf(string word)
    {
        var match = DayName().Match(word);
        if (!match.Success || match.Length != word.Length)
            return 0;
        var day = Array.IndexOf(_dayNames, (word.Length >= 3 ? word[..3] : word.StartsWith("tu", StringComparison.OrdinalIgnoreCase) ? "tue" : "thu").ToLowerInvariant());
        return day < 0 ? 0 : 1 << day;
    }

    public static List<HoursWord> Cut(string sentence)
    {
        var words = new List<HoursWord>();
        foreach (Match match in Word().Matches(sentence))
            words.Add(Read(match));
        return words;
    }

    private static HoursWord Read(Match match)
    {
        var text = match.Value;
        if (match.Groups["condition"].Success)
            return new HoursWord(HoursWordKind.Condition, text);
        if (match.Groups["allhours"].Success)
            return new HoursWord(HoursWordKind.AllHours, text);
        if (match.Groups["days"].Success)
            return new HoursWord(HoursWordKind.Day, text) { Days = Several(text) };
        if (match.Groups["other"].Success)
            return new HoursWord(HoursWordKind.EveryOther, text);
        if (match.Groups["month"].Success)
            return new HoursWord(HoursWordKind.OfTheMonth, text);
        if (match.Groups["ordinal"].Success)
            return new HoursWord(HoursWordKind.Ordinal, text) { Nth = _ordinals[text] };
        if (match.Groups["clock"].Success)
            return ReadClock(match) is { } clock ? new HoursWord(HoursWordKind.Clock, text) { Clock = clock } : new HoursWord(HoursWordKind.Unknown, text);
        if (match.Groups["day"].Success && DayOf(text.TrimEnd('.')) is var day and not 0)
            return new HoursWord(HoursWordKind.Day, text) { Days = day };
        return new HoursWord(KindOf(text.ToLowerInvariant()), text);
    }

    private static int Several(string text) => text.ToLowerInvariant() switch
    {
        var t when t.StartsWith("week", StringComparison.Ordinal) && t.Contains("end", StringComparison.Ordinal) => 0b1100000,
        var t when t.StartsWith("week", StringComparison.Ordinal) || t is "m-f" or "m - f" => 0b0011111,
        _ => AllDays,
    };

    private static ClockText? ReadClock(Match match)
    {
        var written = match.Groups["clock"].Value.ToLowerInvariant();
        if (written is "noon" or "midday" or "12 noon" or "12noon" or "12 midday" or "12midday")
            return new ClockText(12, 0, 'p', false, false);
        if (written.Contains("midnight", StringComparison.Ordinal))
            return new ClockText(24, 0, null, true, false);
        var digits = match.Groups["hour"].Value;
        var minutes = match.Groups["minute"].Value;
        var half = match.Groups["half"].Value.ToLowerInvariant() switch { "" => (char?)null, var h => h[0] };
        var packed = digits.Length == 4;
        var hour = int.Parse(packed ? digits[..2] : digits, CultureInfo.InvariantCulture);
        var minute = packed ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : minutes.Length > 0 ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        if (half == 'n')
            half = 'p';
        if (hour > 24 || minute > 59 || (hour == 24 && minute > 0) || (half is not null && hour is > 12 or 0 && !(hour > 12 && half == 'p')))
            return null;
        var is24 = half is null && (hour > 12 || packed || (minutes.Length > 0 && digits is ['0', ..]) || match.Groups["hrs"].Success);
        return new ClockText(hour, minute, hour > 12 ? null : half, is24 || hour > 12, half is null && minutes.Length == 0 && !packed && !match.Groups["hrs"].Success);
    }

    private static HoursWordKind KindOf(string word) => word switch
    {
        "-" or "–" or "—" or "‒" or "−" or "=" or "~" or "to" or "through" or "thru" => HoursWordKind.Dash,
        "until" or "till" or "til" => HoursWordKind.Until,
        "between" => HoursWordKind.Between,
        "," or "&" or "and" or "/" or "+" or "plus" or "then" => HoursWordKind.Separator,
        "except" or "excluding" or "exc" or "excl" => HoursWordKind.Except,
        "closed" or "shut" => HoursWordKind.Closed,
        "every" or "each" => HoursWordKind.Every,
        "morning" or "mornings" or "afternoon" or "afternoons" or "evening" or "evenings" or "lunchtime" or "lunchtimes" => HoursWordKind.DayPart,
        "(" or ")" or ":" or "." or "@" or "open" or "opening" or "opens" or "hours" or "times" or "time" or "on" or "at" or "the" or "from" or "in" or "is" or "only"
            or "we" or "are" or "weekly" => HoursWordKind.Filler,
        _ => HoursWordKind.Unknown,
    };

    [GeneratedRegex(
        "^(mon(day)?|tu(es?|esday)?|wed(s|nes|nesday)?|th(u|ur|urs|ursday)?|fri(day)?|sat(urday|s)?|sun(day)?)('?s)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DayName();

    [GeneratedRegex(
        """
        (?<condition>
            \b(strictly\s+)?(by|via|with|upon|on)\s+(prior\s+)?(appointments?|arrangement|referral|request|booking)(\s+only)?\b
          | \bappointments?(\s+only)?\b
          | \bbooking\s+(only|essential|required|needed)\b
          | \bdrop[\s-]?ins?\b
          | \b((during|in)\s+)?(local\s+)?(school\s+)?term[\s-]?time(\s+only)?\b | \bschool\s+terms?(\s+only)?\b | \b(during|in)\s+term(\s+only)?\b
          | \b(except|excluding|exc\.?|excl\.?|apart\s+from|but\s+not|not\s+open|not|closed|shut)\s+((on|for|at)\s+)?(all\s+)?(bank|public)\s+hol(iday|)s?\b
          | \b(bank|public)\s+holidays?\s+(excluded|excepted)\b
          | \bplease\s+(ring|call|phone|telephone|contact\s+us)(\s+(first|ahead|before(\s+(you\s+come|visiting))?|for\s+(details|times|an\s+appointment)))?\b
          | \b(ring|call|phone|contact)\s+(us\s+)?(first|for\s+(details|times|opening\s+times))\b
        )
        | (?<allhours> \b24\s*/\s*7\b | \b24[\s-]*(hours?|hrs?)(\s+(a|per)\s+day)?([\s,]+(7|seven)\s+days(\s+(a|per)\s+week)?)?(?!\w) )
        | (?<days> \bweek\s?days?\b | \bweek\s?ends?\b | \bdaily\b | \bevery\s?day\b | \b(all\s+)?(7|seven)\s+days(\s+(a|per)\s+week)?\b | \bm\s?-\s?f\b )
        | (?<other> \bevery\s+(other|two\s+weeks|2\s+weeks|fortnight)\b | \balternate\b | \bfortnightly\b )
        | (?<month> \b(of|in)\s+(the\s+|each\s+|every\s+|a\s+)?(calendar\s+)?month\b | \b(each|every|a|per)\s+month\b | \bmonthly\b )
        | (?<ordinal> \b(1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)\b )
        | (?<clock> (?<![\w£$.:/])
            ( 12\s?(noon|midday|midnight)\b | noon\b | midday\b | midnight\b
            | (?<hour>\d{4}|\d{1,2}) ([:.](?<minute>\d{2})(?!\d))? ( \s?(?<half>[ap](\.m\.|\.?m\b\.?)|noon\b) | \s?(?<hrs>hrs?|h)\b )? (?![\d£%/]|[:.]\d) ) (?!st\b|nd\b|rd\b|th\b) )
        | (?<day> \b[A-Za-z]{2,9}'?s?\b\.? )
        | \d+(st|nd|rd|th)\b | [£$]?\d[\w.,:/]* | \w+ | [^\s]
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word();
}
