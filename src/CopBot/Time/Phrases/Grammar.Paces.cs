using NodaTime;

namespace CopBot.Time.Phrases;

internal sealed partial class Grammar
{
    private static readonly IsoDayOfWeek[] WorkingDays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    private bool TryPace()
    {
        var start = _at;
        var pace = ReadPace();
        if (_found.Trouble is not null)
        {
            _at = Math.Max(_at, start + 1);
            return true;
        }

        if (pace is not null)
        {
            Merge(pace);
            return true;
        }

        return _at > start || Back(start);
    }

    // Null with the place moved on where it was a date after all ("last Friday in January").
    private Pace? ReadPace()
    {
        var start = _at;
        if (Take("every", "each", "evry"))
            return ReadEvery() ?? Back<Pace>(start);
        if (Take("alternate"))
        {
            if (ReadWeekdays(out _) is { Count: > 0 } days)
                return Pace.Weekly(days, 2);
            return TakeUnit() switch
            {
                Unit.Day => Pace.Only(Frequency.Daily, 2),
                Unit.Week => Pace.Only(Frequency.Weekly, 2),
                Unit.Month => Pace.Only(Frequency.Monthly, 2),
                _ => Back<Pace>(start),
            };
        }

        if (ReadAdverb() is { } adverb)
            return adverb;
        _at = start;
        if (ReadOrdinalDays(isEvery: false) is { } ordinals)
            return ordinals;
        if (_at > start || _found.Trouble is not null)
            return null;
        _at = start;
        if (ReadMonthDays() is { } monthDays)
            return monthDays;
        if (_at > start)
            return null;
        _at = start;
        return ReadDaysOfWeek() ?? Back<Pace>(start);
    }

    private Pace? ReadAdverb()
    {
        var start = _at;
        if (Take("daily"))
            return Pace.Only(Frequency.Daily);
        if (Take("weekly"))
            return Pace.Only(Frequency.Weekly);
        if (Take("fortnightly"))
            return Pace.Only(Frequency.Weekly, 2);
        if (Take("monthly"))
            return Pace.Only(Frequency.Monthly);
        if (Take("quarterly"))
            return Pace.Only(Frequency.Monthly, 3);
        if (Take("yearly", "annually"))
            return Pace.Only(Frequency.Yearly);
        if (Take("bi"))
            TakeMark("-");
        if ((Peek(-1) is { Text: "bi" or "-" } && Take("weekly") && start < _at) || Take("biweekly"))
        {
            _found.Notes.Add(TimeTexts.BiWeekly);
            return Pace.Only(Frequency.Weekly, 2);
        }

        if ((start < _at && Take("monthly")) || Take("bimonthly"))
        {
            _found.Notes.Add(TimeTexts.BiMonthly);
            return Pace.Only(Frequency.Monthly, 2);
        }

        _at = start;
        if (Take("once"))
        {
            if (Take("a", "per", "every", "each", "an"))
            {
                if (Word(-1, "every"))
                    return ReadEvery() ?? Back<Pace>(start);
                return (Take("fortnight") ? Pace.Only(Frequency.Weekly, 2) : Take("quarter") ? Pace.Only(Frequency.Monthly, 3) : OfUnit(TakeUnit(), 1)) ?? Back<Pace>(start);
            }

            return Back<Pace>(start);
        }

        // "six weekly", "3-monthly".
        var count = TakeCount();
        if (count > 1)
        {
            TakeMark("-");
            if (Word(0, "weekly") && Word(1, "sessions", "meetings", "classes", "workshops"))
            {
                // "8 weekly sessions": eight of them, each week.
                _at += 2;
                _found.Count = count;
                return Pace.Only(Frequency.Weekly);
            }

            if (Take("weekly"))
                return Pace.Only(Frequency.Weekly, count);
            if (Take("monthly"))
                return Pace.Only(Frequency.Monthly, count);
        }

        return Back<Pace>(start);
    }

    private static Pace? OfUnit(Unit? unit, int count) => unit switch
    {
        Unit.Day => Pace.Only(Frequency.Daily, count),
        Unit.Week => Pace.Only(Frequency.Weekly, count),
        Unit.Month => Pace.Only(Frequency.Monthly, count),
        Unit.Year => Pace.Only(Frequency.Yearly, count),
        _ => null,
    };

    // Behind "every".
    private Pace? ReadEvery()
    {
        Take("single");
        var start = _at;
        if (Take("weekday", "workday", "weekdays") || TakeInOrder("working", "day") || TakeInOrder("week", "day"))
            return Pace.Weekly(WorkingDays);
        if (Take("weekend"))
            return Pace.Weekly(Weekend);
        if (Take("fortnight"))
            return Pace.Only(Frequency.Weekly, 2);
        if (Take("quarter"))
            return Pace.Only(Frequency.Monthly, 3);
        if (Word(0, "morning", "afternoon", "evening", "night", "lunchtime"))
            return Pace.Only(Frequency.Daily);
        if (OfUnit(TakeUnit(), 1) is { } plain)
            return plain;
        _at = start;
        if (ReadSpanOfDays() is { } span)
            return Pace.Weekly(span);
        if (Take("other", "alternate", "second") || (Peek() is { Number: 2 } && Peek(1)?.Text == "nd" && (_at += 2) > 0))
        {
            var isOther = Word(-1, "other", "alternate");
            if (OfUnit(TakeUnit(), 2) is { } doubled)
                return doubled;
            if (Take("fortnight"))
                return Pace.Only(Frequency.Weekly, 4);
            var single = _at;
            if (isOther || !IsOrdinalList())
            {
                if (ReadWeekdays(out _) is { Count: > 0 } days)
                {
                    if (isOther || !(IsOfEveryMonth(out _, out _) || Word(0, "monthly")))
                    {
                        if (!isOther)
                            _found.Notes.Add(TimeTexts.EverySecond(Vocabulary.NameOf(days[0])));
                        return Pace.Weekly(days, 2);
                    }
                }
            }

            _at = single;
        }

        _at = start;
        if (ReadOrdinalDays(isEvery: true) is { } ordinals)
            return ordinals;
        if (_found.Trouble is not null)
            return null;
        _at = start;
        if (TakeOrdinal() is > 2 and < 60 and var nth && OfUnit(TakeUnit(), nth) is { } every)
            return every;
        _at = start;
        if (ReadMonthDays() is { } monthDays)
            return monthDays with { IsImplied = false };
        _at = start;
        var count = TakeCount();
        if (count > 0 && Take("fortnights"))
            return Pace.Only(Frequency.Weekly, count * 2);
        if (count is > 0 and < 100 && OfUnit(TakeUnit(), count) is { } many)
            return many;
        _at = start;
        return ReadWeekdays(out _) is { Count: > 0 } weekdays ? Pace.Weekly(weekdays) : null;
    }

    private bool IsOrdinalList() => (Word(0, "and") || Mark(0, "&", ",", "+")) && (Peek(1)?.Meaning.Ordinal != 0 || Peek(1)?.Kind == TokenKind.Number);

    // "Monday, Wednesday and Friday"; empty where there is none.
    private List<IsoDayOfWeek> ReadWeekdays(out bool isPlural)
    {
        var days = new List<IsoDayOfWeek>();
        for (var day = TakeWeekday(out isPlural); day != IsoDayOfWeek.None && days.Count < 7;)
        {
            days.Add(day);
            var end = _at;
            TakeMark(",");
            TakeMark("&", "+", "/");
            Take("and");
            Take("every", "each", "on");
            var isAlsoPlural = false;
            day = _at == end ? IsoDayOfWeek.None : TakeWeekday(out isAlsoPlural);
            if (day == IsoDayOfWeek.None || IsDated())
            {
                _at = end;
                break;
            }

            isPlural |= isAlsoPlural;
        }

        return days;
    }

    // "Tuesday 1 Dec and Thursday 3 Dec": dates, not days of every week.
    private bool IsDated()
    {
        var at = Word(0, "the") ? 1 : 0;
        return BeginsDay(at) || Peek(at)?.Meaning.Month > 0 || (Peek(at) is { Kind: TokenKind.Number } && at == 1);
    }

    private List<IsoDayOfWeek>? ReadSpanOfDays()
    {
        var start = _at;
        var from = TakeWeekday(out _);
        if (from == IsoDayOfWeek.None || !(TakeMark("-") || Take("to", "till", "til", "until", "through", "thru")))
            return Back<List<IsoDayOfWeek>>(start);
        var to = TakeWeekday(out _);
        if (to == IsoDayOfWeek.None || to <= from || IsDated())
            return Back<List<IsoDayOfWeek>>(start);
        return [.. Enumerable.Range((int)from, to - from + 1).Select(day => (IsoDayOfWeek)day)];
    }

    private Pace? ReadDaysOfWeek()
    {
        var start = _at;
        if (_found.Date is not null)
            return null;
        if (Take("weekdays") || TakeInOrder("working", "days") || Take("weekday"))
            return Word(-1, "weekday") && !Word(0, "mornings", "afternoons", "evenings", "lunchtimes", "nights") ? Back<Pace>(start) : Pace.Weekly(WorkingDays);
        if (Take("weekends"))
            return Pace.Weekly(Weekend);
        if (ReadSpanOfDays() is { } span)
        {
            _found.Notes.Add(TimeTexts.EveryWeekOf(span));
            return Pace.Weekly(span);
        }

        _at = start;
        var days = ReadWeekdays(out var isPlural);
        if (days.Count == 0 || (days.Count == 1 && IsDated()))
            return Back<Pace>(start);
        var isEachOf = Word(0, "mornings", "afternoons", "evenings", "nights", "lunchtimes");
        if (days.Count == 1 && !isPlural && !(isEachOf && days.Count == 1))
            return Back<Pace>(start);

        // "Tuesday's": of one Tuesday, or a slip for "Tuesdays".
        if (isPlural && HasApostrophe(-1))
            _found.Notes.Add(TimeTexts.EveryWeekOf(days));
        else if (!isPlural && !isEachOf && _found.Pace is null)
            _found.Notes.Add(TimeTexts.EveryWeekOf(days));
        return Pace.Weekly(days);
    }

    // "first and third Tuesday", "last Friday of the month". A date of one month is put where dates go.
    private Pace? ReadOrdinalDays(bool isEvery)
    {
        var start = _at;
        Take("the");
        var days = new List<RepeatDay>();
        var lastNth = 0;
        while (days.Count < 10)
        {
            var round = _at;
            var nths = new List<int>();
            for (var nth = TakeOrdinal(); nth != 0 && nths.Count < 10; nth = TakeOrdinal())
            {
                nths.Add(nth);
                var end = _at;
                TakeMark(",");
                TakeMark("&", "+", "/");
                Take("and");
                Take("the");
                if (Peek()?.Meaning.Ordinal is null or 0 && !(Peek() is { Kind: TokenKind.Number } && Peek(1) is { Spaced: false, Text: "st" or "nd" or "rd" or "th" }))
                {
                    _at = end;
                    break;
                }
            }

            var weekday = nths.Count == 0 ? IsoDayOfWeek.None : TakeWeekday(out _);
            if (weekday == IsoDayOfWeek.None || nths.Exists(nth => nth > 5))
            {
                _at = round;
                break;
            }

            days.AddRange(nths.Select(nth => new RepeatDay(nth, weekday)));
            lastNth = nths[^1];
            var after = _at;
            TakeMark(",");
            TakeMark("&", "+");
            Take("and");
            Take("the");
            if (_at == after)
                break;
            if (TakeOrdinal() == 0 || Peek()?.Meaning.Weekday is null or IsoDayOfWeek.None)
            {
                _at = after;
                break;
            }

            _at = after;
            TakeMark(",");
            TakeMark("&", "+");
            Take("and");
            Take("the");
        }

        if (days.Count == 0)
            return Back<Pace>(start);
        if (Peek(-1) is { Meaning.Weekday: IsoDayOfWeek.None, IsWord: true } && !Mark(-1, "."))
            _at--;
        var read = _at;
        if (IsOfEveryMonth(out var isSaid, out var interval))
            return new Pace(Frequency.Monthly, interval, [.. days.Distinct()], []) { IsImplied = !isSaid && !isEvery && days.Count == 1, IsOfMonth = true };
        _at = read;
        if (days.Count == 1 && _found.Date is null && Take("of", "in"))
        {
            Take("the");
            var (nth, weekday) = days[0];
            if (Peek() is { Meaning.Month: > 0 } month)
            {
                _at++;
                _found.Date = new DateSpec.NthOf(nth, weekday, month.Meaning.Month, TakeYear());
                return null;
            }

            if (TakeInOrder("new", "year"))
                return Single(new DateSpec.NthOf(nth, weekday, 1));
            if (TakeInOrder("next", "month"))
                return Single(new DateSpec.NthOf(nth, weekday, MonthsOn: 1));
            if (TakeInOrder("this", "month"))
                return Single(new DateSpec.NthOf(nth, weekday));
        }

        _at = read;
        if (days.Count == 1 && Word(0, "after", "before") && _found.Date is null)
        {
            var isAfter = Word(0, "after");
            _at++;
            if (days[0].Nth > 0 && ReadDate() is { } of and not DateSpec.Moment)
                return Single(new DateSpec.Beside(of, days[0].Weekday, isAfter, days[0].Nth));
            _at = read;
        }

        // "last Tuesday" is past; "every last Tuesday" and "monthly on the last Tuesday" are not.
        if (isEvery && lastNth > 2)
            _found.Notes.Add(TimeTexts.EveryNth);
        return new Pace(Frequency.Monthly, 1, [.. days.Distinct()], []) { IsImplied = !isEvery && days.Count == 1 };
    }

    private Pace? Single(DateSpec date)
    {
        _found.Date = date;
        return null;
    }

    // "of every month", "each month", "in the month", "every 3 months", "of every other month", "of the quarter".
    private bool IsOfEveryMonth(out bool isSaid, out int interval)
    {
        var start = _at;
        (isSaid, interval) = (false, 1);
        TakeMark(",");
        var isOf = Take("of", "in");
        if (Take("every", "each", "per"))
        {
            isSaid = true;
            if (Take("month", "calendar") && (!Word(-1, "calendar") || Take("month")))
                return true;
            if (Take("quarter"))
            {
                interval = 3;
                return true;
            }

            interval = Take("other", "second", "alternate") ? 2 : TakeCount();
            return (interval > 0 && Take("month", "months", "mths")) || Back(start);
        }

        if (isOf && (Take("the", "a") || true) && Take("month"))
            return true;
        _at = start;
        if (Take("a", "per") && Take("month"))
        {
            isSaid = true;
            return true;
        }

        return Back(start);
    }

    // "1st of each month", "the 1st and 15th of every month", "last day of each month".
    private Pace? ReadMonthDays()
    {
        var start = _at;
        Take("the");
        var days = new List<int>();
        if ((Take("last") || Take("final")) && Take("day"))
        {
            days.Add(-1);
        }
        else
        {
            _at = start;
            Take("the");
            for (var day = TakeOrdinal(); day > 0 && days.Count < 10; day = TakeOrdinal())
            {
                days.Add(day);
                var end = _at;
                TakeMark(",");
                TakeMark("&", "+");
                Take("and");
                Take("the");
                if (Peek() is not { Kind: TokenKind.Number } && Peek()?.Meaning.Ordinal is null or 0)
                {
                    _at = end;
                    break;
                }
            }
        }

        if (days.Count == 0 || days.Exists(day => day > 31))
            return Back<Pace>(start);
        Take("day");
        if (!IsOfEveryMonth(out var isSaid, out var interval))
            return Back<Pace>(start);
        if (!isSaid && days is [-1])
        {
            _found.Date = new DateSpec.EndOfMonth();
            return null;
        }

        return new Pace(Frequency.Monthly, interval, [], [.. days.Distinct().Order()]) { IsImplied = !isSaid };
    }

    // "from 6 January", "until June", "for 6 weeks".
    private bool TryBound()
    {
        var start = _at;
        if (_found.Start is null && Take("from", "starting", "beginning", "commencing", "starts", "start", "begins", "effective"))
        {
            TakeSome("on", "from", "in", "with", "the", "again");

            if (TakeInOrder("next", "week"))
                return Begins(new DateSpec.Loose(IsoDayOfWeek.Monday, 1, "next week"));
            if (TakeInOrder("next", "month"))
                return Begins(new DateSpec.StartOfMonth(MonthsOn: 1));
            if (TakeInOrder("new", "year"))
                return Begins(new DateSpec.StartOfMonth(1));
            if (Peek() is { Meaning.Month: > 0 } month && IsMonthAlone())
            {
                _at++;
                return Begins(new DateSpec.StartOfMonth(month.Meaning.Month, TakeYear()));
            }

            if (ReadDate() is { } from and not DateSpec.Moment)
                return Begins(from);
            return _found.Trouble is not null || Back(start);
        }

        if (_at == _found.First && Word(0, "to", "up", "through", "end"))
            return false;
        if (Take("until", "till", "til", "to", "through", "thru", "ending", "ends", "end", "finishing", "finish", "finishes", "up"))
        {
            var isPlainTo = Word(-1, "to");
            TakeSome("to", "until", "and", "including", "on", "at");

            if (TakeInOrder("further", "notice") || (_found.From is not null && Take("late")))
            {
                if (Word(-1, "late"))
                    _found.Notes.Add(TimeTexts.UntilLate);
                return true;
            }

            Take("the");
            if (_found.Until is null && Peek() is { Meaning.Month: > 0 } month && IsMonthAlone())
            {
                _at++;
                _found.Notes.Add(TimeTexts.UntilMonth(Vocabulary.NameOf(month.Meaning.Month)));
                _found.Until = new DateSpec.EndOfMonth(month.Meaning.Month, TakeYear());
                return true;
            }

            var read = _at;
            if (_found.Until is null && ReadDate() is { } until and not DateSpec.Moment)
            {
                _found.Until = until;
                return true;
            }

            if (_found.Trouble is not null)
                return true;
            _at = read;
            if (_found is { From: not null, To: null } && ReadClock(spoken: true) is { } to && !IsAddress() && !IsNoEnd() && !(isPlainTo && to.IsBare && _found.Part == DayPart.None))
            {
                _found.To = to;
                return true;
            }

            return Back(start);
        }

        if (_found.Pace is not null && Take("in", "during", "throughout") && Peek() is { Meaning.Month: > 0 } only)
        {
            _at++;
            var year = TakeYear();
            _found.Start ??= new DateSpec.StartOfMonth(only.Meaning.Month, year);
            _found.Until ??= new DateSpec.EndOfMonth(only.Meaning.Month, year);
            return true;
        }

        _at = start;
        var isFor = Take("for");
        Take("the");
        Take("next");
        var isTimes = TakeMark("x") || (Peek() is { Text: "x" } && ++_at > 0);
        var count = TakeCount();
        if (count > 0 && (isTimes || TakeMarkTimes()) && _found.Pace is not null)
            return Counted(count);
        if (count > 0 && (_found.Pace is not null || isFor) && TakeUnit() is { } unit && unit is not (Unit.Minute or Unit.Hour) && (isFor || _found.Pace is not null))
        {
            if (Word(0, "before", "after", "ago") || (!isFor && Word(0, "from")))
                return Back(start);
            if (unit == Unit.Session)
                return Counted(count);
            _found.Lasts = (count, unit);
            TakeMark(")");
            return true;
        }

        return Back(start);
    }

    // "until June 10am", not "until June 10".
    private bool IsMonthAlone() => Peek(1) is not { Kind: TokenKind.Number, Text.Length: <= 2 } || IsClockMark(2);

    private void TakeSome(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < 4 && Take(words); i++)
        {
        }
    }

    private bool TakeMarkTimes() => Peek() is { Text: "x" or "times" or "sessions" } && ++_at > 0;

    private bool Counted(int count)
    {
        TakeUnit();
        _found.Count = count;
        return true;
    }

    private bool Begins(DateSpec date)
    {
        _found.Start = date;
        return true;
    }

    // "except 25 December", "but not in August", "excluding bank holidays".
    private bool TryExcept()
    {
        if (_found.Pace is null)
            return false;
        var start = _at;
        if (!Take("except", "excluding", "excl", "apart", "but", "not", "bar", "skipping", "omitting", "other", "no"))
            return false;
        TakeSome("for", "from", "not", "than", "on", "in", "the", "no", "meeting", "session");

        var count = 0;
        while (count < 20)
        {
            var one = _at;
            Take("in", "on", "the");
            if (ReadWeekdays(out _) is { Count: > 0 } weekdays && !IsDated() && _found.Pace is { Frequency: Frequency.Daily or Frequency.Weekly, Interval: 1 } pace)
            {
                var left = pace.Frequency == Frequency.Daily ? WorkingDays.Concat(Weekend) : pace.Days.Select(day => day.Weekday);
                left = left.Except(weekdays).ToList();
                if (!left.Any())
                    _found.Trouble = TimeTexts.RuleNever;
                else
                    _found.Pace = Pace.Weekly(left);
                count++;
                break;
            }

            _at = one;
            Take("in", "on", "the");
            if (TakeInOrder("bank", "holidays") || TakeInOrder("public", "holidays"))
            {
                _found.ExceptBankHolidays = true;
            }
            else if (Peek() is { Meaning.Month: > 0 } month && IsMonthAlone())
            {
                _at++;
                _found.ExceptMonths.Add(month.Meaning.Month);
            }
            else if (ReadDate() is { } date and not (DateSpec.Moment or DateSpec.Coming))
            {
                _found.Except.Add(date);
            }
            else
            {
                _at = one;
                break;
            }

            count++;
            var end = _at;
            TakeMark(",");
            TakeMark("&");
            if (!Take("and", "or") && _at == end)
                break;
            one = end;
            if (!BeginsDay(0) && !(Peek()?.Meaning.Month > 0) && !Word(0, "the", "in", "on", "bank", "public") && Peek()?.Meaning.Weekday is null or IsoDayOfWeek.None)
            {
                if (NamedDay.At(tokens.AsSpan()[_at..], out _) is null && !BeginsDay(0) && !(Peek()?.Meaning.Month > 0))
                {
                    _at = end;
                    break;
                }
            }
        }

        return count > 0 || Back(start);
    }
}
