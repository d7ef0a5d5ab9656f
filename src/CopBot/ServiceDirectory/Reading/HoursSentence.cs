using System.Text.RegularExpressions;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>Reads one sentence of opening hours: days with times behind or before them, and what restricts them.</summary>
/// <param name="sentence">As it was written.</param>
/// <param name="given">Days known from elsewhere, as bits; 0: the sentence must say them.</param>
internal sealed partial class HoursSentence(string sentence, int given)
{
    /// <summary>With more strange words than this in front, it tells a story in which the hours may be somebody else's.</summary>
    private const int StoryLength = 8;

    private readonly List<HoursWord> _words = HoursWords.Cut(sentence);
    private readonly List<OpenDays> _units = [];
    private readonly List<string> _conditions = [];
    private OpenDays? _open;
    private List<OpenSpan> _openTimes = [];
    private int _at;
    private bool _strange;
    private int _strangeBefore;
    private bool _timesFirst;

    public IReadOnlyList<Schedule> Schedules { get; private set; } = [];

    /// <summary>Morning or afternoon was taken from what is usual.</summary>
    public bool Guessed { get; private set; }

    /// <summary>The days, as bits, on which it says that it is closed; all, where it says only that.</summary>
    public int ClosedOn { get; private set; }

    private HoursWord? Word => _at < _words.Count ? _words[_at] : null;

    /// <summary>False where not all of it was understood.</summary>
    public bool Read()
    {
        _timesFirst = given != 0 || _words.Find(w => w.Kind is not (HoursWordKind.Filler or HoursWordKind.Between)) is { Kind: HoursWordKind.Clock };
        while (Word is { } word)
            Take(word);
        Close();
        if (_strange && (_strangeBefore > StoryLength || TurnsRound().IsMatch(sentence)))
            _units.Clear();
        Schedules = [.. _units.SelectMany(u => u.Schedules())];
        Guessed &= _units.Count > 0;
        if (!_strange && Schedules.Count == 0 && _conditions.Count > 0)
            Schedules = [new Schedule { Description = sentence }];
        else if (_conditions.Count > 0)
            Schedules = [.. Schedules.Select(s => s with { Description = s.Description.Length > 0 ? s.Description : string.Join(", ", _conditions) })];
        return !_strange && (Schedules.Count > 0 || ClosedOn != 0);
    }

    private void Take(HoursWord word)
    {
        switch (word.Kind)
        {
            case HoursWordKind.Filler or HoursWordKind.Separator or HoursWordKind.Every:
                _at++;
                break;
            case HoursWordKind.Day or HoursWordKind.Ordinal or HoursWordKind.EveryOther:
                TakeDays();
                break;
            case HoursWordKind.Clock or HoursWordKind.Between or HoursWordKind.Until:
                TakeTimes();
                break;
            case HoursWordKind.AllHours:
                _at++;
                Join(_open ?? new OpenDays(given == 0 ? HoursWords.AllDays : given), [OpenSpan.AllDay]);
                break;
            case HoursWordKind.Except:
                TakeExcept();
                break;
            case HoursWordKind.Closed:
                TakeClosed();
                break;
            case HoursWordKind.DayPart:
                TakeDayPart(word);
                break;
            case HoursWordKind.Condition:
                _at++;
                (_open?.Conditions ?? _conditions).Add(word.Text);
                break;
            default:
                _at++;
                _strange = true;
                _strangeBefore += _units.Count == 0 ? 1 : 0;
                _open = null;
                _openTimes = [];
                break;
        }
    }

    private void TakeDays()
    {
        if (ReadDays() is not { } unit)
            return;
        if (_timesFirst && _openTimes.Count > 0)
        {
            Join(unit, _openTimes);
            return;
        }

        CloseDays();
        _open = unit;
    }

    private void TakeTimes()
    {
        var times = ReadTimes();
        if (times.Count == 0)
            return;
        if (_open is { } open)
            Join(open, times);
        else if (_timesFirst && _openTimes.Count == 0)
            _openTimes = times;
        else
            _strange = true;
    }

    private void Join(OpenDays unit, IEnumerable<OpenSpan> times)
    {
        unit.Times.AddRange(times);
        _units.Add(unit);
        _open = null;
        _openTimes = [];
    }

    // "except Thursday", "except Thursday 10-12": these days are taken out of what was said so far.
    private void TakeExcept()
    {
        _at++;
        while (Word is { Kind: HoursWordKind.Filler })
            _at++;
        if (Word?.Kind is not HoursWordKind.Day || ReadDays() is not { IsWeekly: true } except)
        {
            _strange = true;
            return;
        }

        if (_open is null && _openTimes.Count > 0)
        {
            _strange = true;
            return;
        }

        foreach (var unit in _open is { } open ? [open] : _units)
            unit.Days &= ~except.Days;
        if (_open is null && Word?.Kind is HoursWordKind.Clock)
            Join(except, ReadTimes());
    }

    private void TakeClosed()
    {
        _at++;
        if (_open is { } open)
        {
            ClosedOn |= open.IsWeekly ? open.Days : 0;
            _strange |= !open.IsWeekly;
            _open = null;
            return;
        }

        while (Word is { Kind: HoursWordKind.Filler })
            _at++;
        if (Word is { Kind: HoursWordKind.Day } && ReadDays() is { IsWeekly: true } closed)
            ClosedOn |= closed.Days;
        else if (_words.Count == 1)
            ClosedOn = given == 0 ? HoursWords.AllDays : given;
        else
            _strange = true;
    }

    private void TakeDayPart(HoursWord word)
    {
        _at++;
        if (_open is { } open)
            open.Parts.Add(word.Text);
        else if (_units.Count == 0)
            _strange = true;
    }

    // Null, and the sentence strange, where it is no list of days.
    private OpenDays? ReadDays()
    {
        var unit = new OpenDays(0);
        while (true)
        {
            if (Word is { Kind: HoursWordKind.EveryOther })
            {
                unit.Interval = 2;
                _at++;
            }
            else if (Word is { Kind: HoursWordKind.Ordinal } ordinal)
            {
                if (ordinal.Nth == 2 && _at > 0 && _words[_at - 1].Kind == HoursWordKind.Every)
                    unit.MayBeFortnightly = true;
                unit.Nths.Add(ordinal.Nth);
                _at++;
            }
            else if (Word is { Kind: HoursWordKind.Day } day)
            {
                _at++;
                unit.Days |= Word is { Kind: HoursWordKind.Dash } && Peek(1) is { Kind: HoursWordKind.Day } last ? Through(day, last) : day.Days;
            }
            else
            {
                break;
            }

            if (Word is { Kind: HoursWordKind.OfTheMonth })
            {
                unit.SaysMonth = true;
                _at++;
            }

            Between();
        }

        var right = unit.Days != 0 && (unit.Nths.Count == 0 ? !unit.SaysMonth : unit.Interval == 1 && !(unit.MayBeFortnightly && !unit.SaysMonth));
        if (!right)
            _strange = true;
        return right ? unit : null;

        void Between()
        {
            var skip = 0;
            while (Peek(skip) is { Kind: HoursWordKind.Separator or HoursWordKind.Every } or { Kind: HoursWordKind.Filler, Text: "the" or "on" or "The" or "On" })
                skip++;
            var next = Peek(skip);

            // After a day an ordinal begins other days: "Tuesdays, 1st Saturday".
            if (next is { Kind: HoursWordKind.Day } || (next is { Kind: HoursWordKind.Ordinal or HoursWordKind.EveryOther } && unit.Days == 0))
                _at += skip;
        }
    }

    private int Through(HoursWord first, HoursWord last)
    {
        _at += 2;
        var days = 0;
        for (var day = first.Days; ; day = day == 1 << 6 ? 1 : day << 1)
        {
            days |= day;
            if (day == last.Days || (day & HoursWords.AllDays) == 0)
                return days;
        }
    }

    private List<OpenSpan> ReadTimes()
    {
        var times = new List<OpenSpan>();
        while (true)
        {
            var before = _at;
            if (ReadSpan() is { } span)
            {
                times.Add(span);
            }
            else
            {
                if (before == _at)
                    _at++;
                _strange = true;
                return times;
            }

            var skip = 0;
            while (Peek(skip) is { Kind: HoursWordKind.Separator })
                skip++;
            if (Peek(skip) is not { Kind: HoursWordKind.Clock })
                return times;

            // In "10-12 Mon, 9-11 Tue" the second time belongs to the second day.
            _at += skip;
        }
    }

    private OpenSpan? ReadSpan()
    {
        var until = Word is { Kind: HoursWordKind.Until };
        var between = Word is { Kind: HoursWordKind.Between };
        if (until || between)
            _at++;
        if (Word is not { Kind: HoursWordKind.Clock, Clock: { } first })
            return null;
        _at++;
        if (until)
            return Clocks.At(first) is { } end ? new OpenSpan(null, end) : null;
        var joined = Word is { Kind: HoursWordKind.Dash or HoursWordKind.Until } || (between && Word is { Kind: HoursWordKind.Separator });
        if (joined && Peek(1) is { Kind: HoursWordKind.Clock, Clock: { } last })
        {
            _at += 2;
            var read = Clocks.Between(first, last, LaterInTheDay());
            Guessed |= read is { Guessed: true };
            return read is null ? null : new OpenSpan(read.Opens, read.Closes);
        }

        return !between && Clocks.At(first) is { } only ? new OpenSpan(only, null) : null;
    }

    private bool? LaterInTheDay() => _open?.Parts is [var part, ..]
        ? !part.StartsWith("morning", StringComparison.OrdinalIgnoreCase)
        : null;

    private HoursWord? Peek(int ahead) => _at + ahead < _words.Count ? _words[_at + ahead] : null;

    private void Close()
    {
        CloseDays();
        if (_openTimes.Count == 0)
            return;
        if (given != 0)
            Join(new OpenDays(given), _openTimes);
        else
            _strange = true;
    }

    // Days without times say something only by themselves: "Mon - Fri by appointment"; among others they are an open end.
    private void CloseDays()
    {
        if (_open is not { } open)
            return;
        _open = null;
        if (open.Conditions.Count > 0 || open.Parts.Count > 0 || (_units.Count == 0 && Word is null && !_strange))
        {
            open.IsOpenEnd = true;
            _units.Add(open);
        }
        else
        {
            _strange = true;
            _units.Clear();
        }
    }

    [GeneratedRegex(
        @"\b(not|no|never|isn't|aren't|don't|won't|closed|shut|suspended|paused|cancelled|moved|ceased|stopped|until|unless|but|without|temporar\w*|formerly|previous\w*|used|was|were|used|except|excluding|apart"
        + @"|year|years|yrs?|ages?|aged|old|olds|under|over|months?|jan(uary)?|feb(ruary)?|march|april|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|(19|20)\d\d)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TurnsRound();
}
