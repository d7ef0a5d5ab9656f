using System.Collections.Immutable;
using NodaTime;

namespace CopBot.Time.Phrases;

/// <summary>Makes one of the fragments of a text, or finds that they contradict each other.</summary>
internal sealed class Assembly
{
    private readonly ImmutableArray<Token> _tokens;

    private readonly PhraseUse _use;

    private Assembly(ImmutableArray<Token> tokens, PhraseUse use)
    {
        _tokens = tokens;
        _use = use;
    }

    public Fragment Whole { get; private set; } = new();

    /// <summary>Those that are time; the others are part of a name.</summary>
    public List<Fragment> Used { get; } = [];

    /// <summary>Days in names: whatever they are, the whole speaks of another.</summary>
    public List<Fragment> Names { get; } = [];

    public List<string> Notes { get; } = [];

    public string? Trouble { get; private set; }

    public static Assembly? Of(List<Fragment> fragments, ImmutableArray<Token> tokens, PhraseUse use)
    {
        if (fragments.Count == 0)
            return null;
        var assembly = new Assembly(tokens, use);
        assembly.Join(fragments);
        return assembly;
    }

    /// <summary>One pace of two that say half of it each; null where they contradict.</summary>
    public static Pace? Agree(Pace one, Pace other)
    {
        if (one.HasDays && other.HasDays)
        {
            if (one.Frequency != other.Frequency)
                return null;
            var interval = one.Interval == 1 ? other.Interval : one.Interval;
            return (other.Interval == 1 || one.Interval == 1 || one.Interval == other.Interval) && one.MonthDays.IsEmpty == other.MonthDays.IsEmpty
                ? new Pace(one.Frequency, interval, [.. one.Days.Concat(other.Days).Distinct()], [.. one.MonthDays.Concat(other.MonthDays).Distinct()])
                : null;
        }

        if (!one.HasDays && !other.HasDays)
            return one.Frequency == other.Frequency && one.Interval == other.Interval ? one : null;
        var (days, pace) = one.HasDays ? (one, other) : (other, one);
        if (days.Frequency != pace.Frequency)
            return null;
        return days.Interval == 1 ? days with { Interval = pace.Interval, IsImplied = false }
            : pace.Interval == 1 || pace.Interval == days.Interval ? days with { IsImplied = false } : null;
    }

    private void Join(List<Fragment> fragments)
    {
        var main = _use == PhraseUse.Deadline ? fragments.LastOrDefault(one => one.IsDue) : null;
        var isMarked = main is not null;
        main ??= fragments.MaxBy(Strength)!;

        // "Christmas party 6pm" is on some day near Christmas.
        if (main is { Date: DateSpec.Named { Day.IsLoose: true }, From: null, Part: DayPart.None, IsDue: false, Pace: null } && main.Next < _tokens.Length && _tokens[main.Next].IsWord && !_tokens[main.Next].Is("at"))
            Trouble = TimeTexts.NoDay;
        Whole = main;
        Used.Add(main);
        foreach (var other in fragments.Where(one => one != main))
        {
            if (isMarked && other.First < main.First)
                continue;
            if (!other.HasDay)
                AddPart(other, main);
            else
                AddDay(other, main);
            if (Trouble is not null)
                return;
        }

        Used.Sort((one, other) => one.First - other.First);
        var all = Used.Concat(Names).OrderBy(one => one.First).ToList();
        for (var i = 1; i < all.Count; i++)
        {
            if (Enumerable.Range(all[i - 1].Next, all[i].First - all[i - 1].Next).Any(at => _tokens[at].Is("or")) && all[i].First - all[i - 1].Next <= 3)
                Trouble = TimeTexts.Either;
        }

        Trouble ??= Used.Select(one => one.Trouble).FirstOrDefault(trouble => trouble is not null);
        Notes.AddRange(Used.SelectMany(one => one.Notes));
    }

    private static int Strength(Fragment one)
    {
        var day = one.Date switch
        {
            DateSpec.Exact or DateSpec.DayMonth => 10,
            DateSpec.DayOnly or DateSpec.NthOf or DateSpec.InWeek or DateSpec.FromToday or DateSpec.Beside or DateSpec.Shifted or DateSpec.Moment => 8,
            DateSpec.Coming { Which: Which.Plain, Weeks: 0 } => 4,
            DateSpec.Coming => 8,
            DateSpec.Named { Day.IsLoose: true } => 2,
            DateSpec.Named => 7,
            not null => 5,
            null => one.Start is null ? 0 : 6,
        };
        var pace = one.Pace switch
        {
            { HasDays: true } => 9,
            not null => 1,
            null => 0,
        };
        return Math.Max(day, pace) * 4 + (one.From is null && one.Part == DayPart.None ? 0 : 3) + (one.Trouble is null ? 0 : 30) + (one.IsEmpty ? 0 : 1);
    }

    private static bool IsWeakDay(Fragment one) =>
        one is { From: null, Pace: null, Start: null, Trouble: null, Part: DayPart.None or DayPart.Lunch or DayPart.Breakfast or DayPart.Morning or DayPart.Night or DayPart.Evening }
            and { Date: DateSpec.Coming { Which: Which.Plain or Which.Last, Weeks: 0 } or DateSpec.Named or DateSpec.Loose or DateSpec.FromToday { Days: 0 } or DateSpec.DayOnly { Weekday: IsoDayOfWeek.None } };

    private void AddDay(Fragment other, Fragment main)
    {
        // "Friday Club": the name of something, where a better day stands elsewhere.
        if (IsWeakDay(other) && main.HasDay)
        {
            // "in three weeks on Tuesday": two days, not a name.
            if (other.Date is DateSpec.Coming && IsBeside(other, main))
                Trouble = TimeTexts.TwoDates;
            Names.Add(other);
            return;
        }

        // "every Tuesday 10am at the hall, starting 5 January".
        if (other is { Start: not null, Date: null, Pace: null } && main.Start is null)
        {
            main.Start = other.Start;
            Take(other, main);
            return;
        }

        // "Tue 1 Dec 10am, Dudson Centre, then first Tuesday of every month".
        if (main.Pace is null && other.Pace is not null && other.Date is null && other.From is null)
        {
            main.Pace = other.Pace;
            Take(other, main);
            return;
        }

        if (main.Date is null && main.Start is null && main.Pace is { HasDays: false } && other.Pace is null)
        {
            main.Date = other.Date;
            Take(other, main);
            return;
        }

        Trouble = other.Trouble ?? main.Trouble ?? TimeTexts.TwoDates;
    }

    private bool IsBeside(Fragment one, Fragment other)
    {
        var (first, second) = one.First < other.First ? (one, other) : (other, one);
        for (var at = first.Next; at < second.First; at++)
        {
            if (_tokens[at].Kind != TokenKind.Mark && _tokens[at].Text is not ("on" or "the" or "at" or "and" or "a"))
                return false;
        }

        return true;
    }

    private void AddPart(Fragment other, Fragment main)
    {
        if (other.From is not null)
        {
            if (main.From is not null)
            {
                var isSame = main.From == other.From && main.To == other.To;
                if (isSame)
                    Take(other, main);
                else if (other.From.IsBare && (other.To is null || other.To.IsBare))
                    return;
                else
                    Trouble = TimeTexts.TwoTimes;
                return;
            }

            main.From = other.From;
            main.To = other.To;
            if (main.Part == DayPart.None)
                main.Part = other.Part;
        }
        else if (other is { Part: not DayPart.None, Length: null, Pace: null })
        {
            if (main.From is null && main.Part == DayPart.None && other.Part is DayPart.EndOfWork or DayPart.Lunch)
                main.Part = other.Part;
            else
                return;
        }

        if (other.Pace is { } pace)
        {
            if (main.Pace is null)
                main.Pace = pace;
            else if (Agree(main.Pace, pace) is { } both)
                main.Pace = both;
            else
                Trouble = TimeTexts.TwoPaces;
            if (other.First < main.First)
                Notes.Add(TimeTexts.PaceFromName(string.Join(' ', _tokens[other.First..other.Next].Select(token => token.Text))));
        }

        Take(other, main);
    }

    private void Take(Fragment other, Fragment main)
    {
        Used.Add(other);
        if (main.From is null)
            (main.From, main.To) = (other.From, other.To);
        if (main.Part == DayPart.None)
            main.Part = other.Part;
        main.Length ??= other.Length;
        main.Until ??= other.Until;
        main.Lasts ??= other.Lasts;
        main.Count = Math.Max(main.Count, other.Count);
        main.Except.AddRange(other.Except);
        main.ExceptMonths.AddRange(other.ExceptMonths);
        main.ExceptBankHolidays |= other.ExceptBankHolidays;
    }
}
