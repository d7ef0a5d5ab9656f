using NodaTime;

namespace CopBot.Time.Phrases;

internal sealed partial class Grammar
{
    private DateSpec? ReadDate()
    {
        var start = _at;
        if (ReadAbsolute(IsoDayOfWeek.None) is { } absolute)
            return absolute;
        if (_found.Trouble is not null)
            return null;
        _at = start;
        if (ReadRelative() is { } relative)
            return relative;
        _at = start;
        if (ReadNamed() is { } named)
            return named;
        _at = start;
        if (ReadMonthEdge() is { } edge)
            return edge;
        _at = start;
        if (ReadWithWeekday() is { } weekday)
            return weekday;
        if (_found.Trouble is not null)
            return null;
        _at = start;
        return ReadDayOnly(IsoDayOfWeek.None);
    }

    // A whole date, in figures or with its month's name.
    private DateSpec? ReadAbsolute(IsoDayOfWeek weekday)
    {
        var start = _at;
        var spec = ReadIso(weekday) ?? ReadFigures(weekday) ?? ReadDayMonth(weekday) ?? ReadMonthDay(weekday);
        if (spec is null)
            return _found.Trouble is null ? Back<DateSpec>(start) : null;
        if (weekday != IsoDayOfWeek.None)
            return spec;

        // "3 Feb (Tuesday)"
        var end = _at;
        var isOpen = TakeMark("(");
        if (!isOpen)
            TakeMark(",");
        var after = TakeWeekday(out var isPlural);
        if (after == IsoDayOfWeek.None || isPlural || (isOpen && !TakeMark(")")) || Word(0, "week", "club") || BeginsDay(0))
        {
            _at = end;
            return spec;
        }

        return spec switch
        {
            DateSpec.Exact exact => exact with { Weekday = after },
            DateSpec.DayMonth day => day with { Weekday = after },
            _ => spec,
        };
    }

    private bool BeginsDay(int ahead) =>
        Peek(ahead) is { Kind: TokenKind.Number, Text.Length: <= 2 }
        && (Peek(ahead + 1)?.Meaning.Month > 0 || Peek(ahead + 1) is { Spaced: false, Text: "st" or "nd" or "rd" or "th" or "/" });

    private DateSpec.Exact? ReadIso(IsoDayOfWeek weekday)
    {
        if (Peek() is not { Kind: TokenKind.Number, Text.Length: 4 } year || !(Mark(1, "-") || Mark(1, "/")) || Peek(1)!.Spaced)
            return null;
        if (Peek(2) is not { Kind: TokenKind.Number, Spaced: false, Text.Length: <= 2 } month || Peek(3)?.Text != Peek(1)!.Text
            || Peek(4) is not { Kind: TokenKind.Number, Spaced: false, Text.Length: <= 2 } day)
        {
            return null;
        }

        _at += 5;
        if (Peek() is { Spaced: false, Text: "t" } && Peek(1) is { Kind: TokenKind.Number, Spaced: false })
            _at++;
        return Exact(year.Number, month.Number, day.Number, weekday);
    }

    // The day comes first: 3/2/2027, 3.2.2027, 3-2-27; without a year only with a slash.
    private DateSpec? ReadFigures(IsoDayOfWeek weekday)
    {
        if (Peek() is not { Kind: TokenKind.Number, Text.Length: <= 2 } day || !Mark(1, "/", ".", "-") || Peek(1)!.Spaced
            || Peek(2) is not { Kind: TokenKind.Number, Spaced: false, Text.Length: <= 2 } month)
        {
            return null;
        }

        var mark = Peek(1)!.Text;
        if (Peek(3)?.Text == mark && !Peek(3)!.Spaced && Peek(4) is { Kind: TokenKind.Number, Spaced: false, Text.Length: 2 or 4 } year)
        {
            _at += 5;
            return Exact(year.Text.Length == 2 ? 2000 + year.Number : year.Number, month.Number, day.Number, weekday);
        }

        if (mark != "/" || (Peek(3) is { Spaced: false } next && next.Kind != TokenKind.Mark))
            return null;
        if (day is { Number: 24 } && month.Number == 7 && weekday == IsoDayOfWeek.None)
            return null;
        _at += 3;
        return DayAndMonth(day.Number, month.Number, weekday);
    }

    private DateSpec? ReadDayMonth(IsoDayOfWeek weekday)
    {
        var start = _at;
        Take("the");
        var day = TakeDay();
        if (day == 0)
            return Back<DateSpec>(start);

        // "3-5 December", "1 and 8 Dec", "3rd & 5th of Feb".
        var single = _at;
        if (TakeMark("-", "&", "/", ",", "+") || Take("to", "and", "or", "until", "till"))
        {
            Take("the");
            if (TakeDay() > 0 && (Take("of") || true) && Peek()?.Meaning.Month > 0)
            {
                _at++;
                _found.Trouble = TimeTexts.TwoDates;
                return null;
            }

            _at = single;
        }

        TakeMark("-", "/");
        Take("of");
        if (Peek() is not { Meaning.Month: > 0 } month)
            return Back<DateSpec>(start);
        _at++;
        if (Mark(0, ".") && month.Text.Length <= 4 && Peek(1) is not null)
            _at++;
        return WithYear(day, month.Meaning.Month, weekday);
    }

    private DateSpec? ReadMonthDay(IsoDayOfWeek weekday)
    {
        var start = _at;
        if (Peek() is not { Meaning.Month: > 0 } month)
            return null;
        _at++;
        if (Mark(0, ".") && month.Text.Length <= 4)
            _at++;
        Take("the");
        var isWord = Peek()?.IsWord == true;
        var day = TakeDay();
        var isOrdinal = _at > 0 && (isWord || Peek(-1) is { IsWord: true });
        if (day == 0 || (!isOrdinal && (IsClockMark(0) || (month.Text is "may" or "march" && !month.Capital))))
            return Back<DateSpec>(start);
        return WithYear(day, month.Meaning.Month, weekday);
    }

    // Whether what follows a number makes it a time: "10:30", "10.30", "10am", "10-12", "10 to".
    private bool IsClockMark(int ahead) =>
        (Mark(ahead, ":", ".") && Peek(ahead + 1) is { Kind: TokenKind.Number, Spaced: false, Text.Length: 2 })
        || (Mark(ahead, "-") && Peek(ahead + 1) is { Kind: TokenKind.Number })
        || (Word(ahead, "am", "pm", "h", "oclock", "ish", "a", "p", "noon", "midday"))
        || (Word(ahead, "to", "till", "til", "until", "past") && Peek(ahead + 1) is { } next && (next.Kind == TokenKind.Number || next.Meaning.Count > 0 || next.Is("noon")));

    // 1 to 99, so that "45 February" can be called what it is.
    private int TakeDay()
    {
        var start = _at;
        var ordinal = TakeOrdinal();
        if (ordinal > 0)
            return ordinal;
        _at = start;
        return TakeNumber(0, 99) is { } number and > 0 && !(Peek() is { Spaced: false, Kind: TokenKind.Word, Text: "am" or "pm" or "h" }) ? number : Zero(start);
    }

    private int Zero(int start)
    {
        _at = start;
        return 0;
    }

    private DateSpec? WithYear(int day, int month, IsoDayOfWeek weekday)
    {
        var year = TakeYear();
        if (year == 0)
            return DayAndMonth(day, month, weekday);
        return Exact(year, month, day, weekday);
    }

    private int TakeYear()
    {
        var start = _at;
        TakeMark(",");
        var isShort = TakeMark("'");
        if (Peek() is not { Kind: TokenKind.Number } number)
            return Zero(start);
        if (isShort)
        {
            if (number.Text.Length != 2)
                return Zero(start);
            _at++;
            return 2000 + number.Number;
        }

        if (number.Text.Length == 2 && number.Number is > 24 and < 60 && number.Spaced && _at == start && !IsClockMark(1)
            && !(Peek(1) is { Spaced: false, Kind: not TokenKind.Mark }))
        {
            _at++;
            return 2000 + number.Number;
        }

        if (number.Text.Length != 4 || number.Number is < 1900 or > 2199 || Word(1, "hrs", "hours", "h") || (Mark(1, "-") && Peek(2) is { Kind: TokenKind.Number, Text.Length: 4 }))
            return Zero(start);
        if (number.Number < 2000 && number.Number % 100 < 60)
            return Zero(start);
        _at++;
        if (number.Number > now.Year + 2 && number.Number % 100 < 60 && number.Number / 100 < 24)
            _found.Notes.Add(TimeTexts.YearNotTime(number.Text));
        return number.Number;
    }

    private DateSpec.Exact? Exact(int year, int month, int day, IsoDayOfWeek weekday)
    {
        if (month is < 1 or > 12 || year is < 1 or > 9000 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            _found.Trouble = month is < 1 or > 12 ? TimeTexts.NoSuchMonth(month) : TimeTexts.NoSuchDate(day, month, year);
            return null;
        }

        return new DateSpec.Exact(new LocalDate(year, month, day), weekday);
    }

    private DateSpec.DayMonth? DayAndMonth(int day, int month, IsoDayOfWeek weekday)
    {
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2028, month))
        {
            _found.Trouble = month is < 1 or > 12 ? TimeTexts.NoSuchMonth(month) : TimeTexts.NoSuchDate(day, month, null);
            return null;
        }

        return new DateSpec.DayMonth(day, month, weekday);
    }

    private DateSpec? ReadRelative()
    {
        var start = _at;
        if (TakeInOrder("the", "day", "after", "tomorrow") || TakeInOrder("day", "after", "tomorrow") || Take("overmorrow"))
            return new DateSpec.FromToday(2);
        if (Take("tomorrow"))
        {
            var weeks = Take("week") ? 7 : Take("fortnight") ? 14 : 0;
            return new DateSpec.FromToday(1 + weeks);
        }

        if (Take("today"))
            return new DateSpec.FromToday(Take("week") ? 7 : Take("fortnight") ? 14 : 0);
        if (Take("tonight", "tonite"))
        {
            _found.Part = DayPart.Night;
            return new DateSpec.FromToday(0);
        }

        if (Word(0, "this") && Word(1, "morning", "afternoon", "evening", "lunchtime"))
        {
            _at++;
            return new DateSpec.FromToday(0);
        }

        if (Take("yesterday"))
            return new DateSpec.FromToday(-1);
        if (Take("in"))
            return ReadSpanFromNow() ?? Back<DateSpec>(start);

        Take("the");
        var afterThe = _at;
        if (TakeInOrder("day", "before") || TakeInOrder("day", "after"))
        {
            var sign = Word(-1, "after") ? 1 : -1;
            return ReadDate() is { } of ? new DateSpec.Shifted(of, sign, 0) : Back<DateSpec>(start);
        }

        // "a week on Thursday", "2 weeks from now", "two weeks before Easter", "a fortnight today".
        _at = afterThe;
        if (TakeSpan() is var (days, months) && days + months > 0)
        {
            if (TakeInOrder("from", "now") || TakeInOrder("from", "today") || Take("today", "hence"))
                return new DateSpec.FromToday(days, months);
            if (Take("tomorrow"))
                return new DateSpec.FromToday(days + 1, months);
            if (Take("ago"))
                return new DateSpec.FromToday(-days, -months);
            if (Word(0, "on", "from", "after", "this") && !(tokens[afterThe].Is("week") && Word(0, "after")) && ++_at > 0)
                return ReadDate() is { } after and not DateSpec.Moment ? new DateSpec.Shifted(after, days, months) : Back<DateSpec>(start);
            if (!tokens[afterThe].Is("week") && Take("before"))
                return ReadDate() is { } before and not DateSpec.Moment ? new DateSpec.Shifted(before, -days, -months) : Back<DateSpec>(start);
        }

        return Back<DateSpec>(start);
    }

    // Behind "in": "2 weeks", "a week's time", "half an hour".
    private DateSpec? ReadSpanFromNow()
    {
        var start = _at;
        Take("the", "next");
        Take("next");
        if (TakeSpan() is var (days, months) && days + months > 0)
        {
            TakeMark("'");
            Take("time", "now");
            return new DateSpec.FromToday(days, months);
        }

        _at = start;
        if (ReadMinutes() is { } minutes)
        {
            TakeMark("'");
            Take("time");
            return new DateSpec.Moment(now.PlusMinutes(minutes));
        }

        return Back<DateSpec>(start);
    }

    // Days, weeks, months and years.
    private (int Days, int Months)? TakeSpan()
    {
        var start = _at;
        var count = TakeCount();
        if (count == 0 && !Word(0, "fortnight", "week"))
            return null;
        count = Math.Max(count, 1);
        TakeMark("-");
        if (Take("fortnight", "fortnights"))
            return (14 * count, 0);
        if (Peek() is { Text: "weeks" or "days" or "months" or "years" or "day" or "week" or "month" or "year" or "wks" or "wk" or "yr" or "yrs" } token && UnitOf(token) is { } unit)
        {
            _at++;
            return unit switch
            {
                Unit.Day => (count, 0),
                Unit.Week => (7 * count, 0),
                Unit.Month => (0, count),
                _ => (0, 12 * Math.Min(count, 100)),
            };
        }

        _at = start;
        return null;
    }

    private DateSpec? ReadNamed()
    {
        if (!Take("the") && use == PhraseUse.Past)
            Take("last");
        var day = NamedDay.At(tokens.AsSpan()[_at..], out var length);
        if (day is null)
            return ReadBankHoliday();
        _at += length;
        if (day.IsLoose && Peek() is { Meaning.Weekday: not IsoDayOfWeek.None })
        {
            _found.Trouble = TimeTexts.LeftOver(Typed(_at - length, _at + 1));
            return null;
        }

        if (day.Doubt is { } doubt)
            _found.Notes.Add(doubt);
        Take("bank");
        if (Word(-1, "bank") && !Take("holiday"))
            _at--;
        var year = TakeYear();
        return new DateSpec.Named(day, year == 0 ? null : year);
    }

    // "bank holiday Monday": the next one, wherever it falls.
    private DateSpec.Exact? ReadBankHoliday()
    {
        if (!TakeInOrder("bank", "holiday", "monday") && !TakeInOrder("next", "bank", "holiday"))
            return null;
        var monday = Word(-1, "monday");
        var day = Enumerable.Range(0, 400).Select(now.Date.PlusDays)
            .First(date => BankHolidays.On(date, nation) is not null && (!monday || date.DayOfWeek == IsoDayOfWeek.Monday));
        _found.Notes.Add(TimeTexts.NextBankHoliday(BankHolidays.On(day, nation)!.Name));
        return new DateSpec.Exact(day);
    }

    // "end of the month", "beginning of February", "end of next week", "the weekend".
    private DateSpec? ReadMonthEdge()
    {
        var start = _at;
        Take("the");
        if (Take("weekend") || (Take("this", "next", "coming") && Take("weekend")))
        {
            var isNext = Peek(-2) is { Text: "next" };
            return new DateSpec.Loose(IsoDayOfWeek.Saturday, isNext ? 1 : 0, isNext ? "next weekend" : "the weekend");
        }

        _at = start;
        Take("the");
        var isEnd = Take("end");
        if (!isEnd && !Take("start", "beginning"))
            return Back<DateSpec>(start);
        Take("of");
        Take("the");
        if (Peek() is { Meaning.Month: > 0 } month)
        {
            _at++;
            var year = TakeYear();
            return isEnd ? new DateSpec.EndOfMonth(month.Meaning.Month, year) : new DateSpec.StartOfMonth(month.Meaning.Month, year);
        }

        var next = Take("next") ? 1 : 0;
        Take("this");
        if (Take("month"))
            return isEnd ? new DateSpec.EndOfMonth(MonthsOn: next) : new DateSpec.StartOfMonth(MonthsOn: next);
        if (Take("week"))
            return new DateSpec.Loose(isEnd ? IsoDayOfWeek.Friday : IsoDayOfWeek.Monday, next, isEnd ? "the end of the week" : "the start of the week");
        if (Take("year") && isEnd)
            return new DateSpec.Exact(new LocalDate(now.Year + next, 12, 31));
        return isEnd && use == PhraseUse.Deadline && ReadDate() is { } day ? day : Back<DateSpec>(start);
    }

    private DateSpec? ReadWithWeekday()
    {
        var start = _at;
        if (TakeInOrder("next", "week"))
        {
            TakeMark(",");
            Take("on");
            var inNext = TakeWeekday(out _);
            return inNext == IsoDayOfWeek.None ? Back<DateSpec>(start) : new DateSpec.InWeek(inNext, 1);
        }

        if (TakeInOrder("the", "week", "after", "next") || TakeInOrder("week", "after", "next"))
        {
            TakeMark(",");
            Take("on");
            var inThat = TakeWeekday(out _);
            return inThat == IsoDayOfWeek.None ? Back<DateSpec>(start) : new DateSpec.InWeek(inThat, 2);
        }

        var hasArticle = Take("the", "a");
        var which = Take("next") ? Which.Next : Take("this") ? Which.This : Take("coming", "following") ? Which.Coming : Which.Plain;
        if (use == PhraseUse.Past && which == Which.Plain && Take("last"))
            which = Which.Last;
        if (which is Which.This or Which.Next && Take("coming"))
            which = Which.Coming;
        var weekday = TakeWeekday(out var isPlural);
        if (weekday == IsoDayOfWeek.None || (isPlural && which == Which.Plain && !HasApostrophe(-1)))
            return Back<DateSpec>(start);

        var end = _at;
        TakeMark(",");
        TakeMark("(");
        if (which is Which.Plain or Which.Next or Which.This or Which.Coming)
        {
            // "next Tuesday, 1 December" and "Tuesday the 1st": the date says which.
            if (ReadAbsolute(weekday) is { } absolute)
            {
                TakeMark(")");
                return absolute;
            }

            if (_found.Trouble is not null)
                return null;
            if (ReadDayOnly(weekday) is { } day)
            {
                TakeMark(")");
                return day;
            }
        }

        _at = end;
        if (which == Which.Plain)
        {
            if (TakeInOrder("after", "next"))
                return new DateSpec.Coming(weekday, Which.AfterNext);
            TakeMark(",");
            Take("of", "in");
            if (TakeInOrder("next", "week"))
                return new DateSpec.InWeek(weekday, 1);
            if (TakeInOrder("this", "week"))
                return new DateSpec.InWeek(weekday, 0);
            if (TakeInOrder("the", "week", "after", "next") || TakeInOrder("week", "after", "next"))
                return new DateSpec.InWeek(weekday, 2);
            _at = end;
            if (Word(0, "week") && !Word(1, "of", "commencing", "beginning", "days"))
            {
                _at++;
                return new DateSpec.Coming(weekday, Which.Plain, 1);
            }

            if (Take("fortnight"))
                return new DateSpec.Coming(weekday, Which.Plain, 2);
            if (Take("coming"))
                return new DateSpec.Coming(weekday, Which.Coming);
            if (Word(0, "next") && !Word(1, "week", "month", "year"))
            {
                _at++;
                return new DateSpec.Coming(weekday, Which.Next);
            }

            if (TakeInOrder("in", "two", "weeks") || TakeInOrder("in", "a", "fortnight"))
                return new DateSpec.Coming(weekday, Which.Plain, 2);
            if (Word(0, "before", "after"))
            {
                var isAfter = Word(0, "after");
                _at++;
                if (ReadDate() is { } of and not DateSpec.Moment)
                    return new DateSpec.Beside(of, weekday, isAfter);
                _at = end;
            }
        }

        if (hasArticle && which == Which.Plain && !Peek(-1)!.Meaning.IsPlural && Word(-2, "a") is false && Word(-2, "the"))
        {
            // "the Tuesday": of which week, nobody says; the coming one is meant or none.
            _found.Notes.Add(TimeTexts.TheWeekday(Vocabulary.NameOf(weekday)));
        }

        return new DateSpec.Coming(weekday, which);
    }

    // "the 12th", "Thurs 12th", "12th of next month".
    private DateSpec? ReadDayOnly(IsoDayOfWeek weekday)
    {
        var start = _at;
        var hasArticle = Take("the");
        var isNumber = Peek() is { Kind: TokenKind.Number };
        var day = TakeOrdinal();
        var isOrdinal = day > 0;
        if (day is < 0 or 0)
        {
            _at = start;
            Take("the");
            if (weekday == IsoDayOfWeek.None || TakeNumber(1, 31) is not { } number || IsClockMark(0) || !Peek(-1)!.Spaced)
                return Back<DateSpec>(start);

            // "Tue 3 10am" is the 3rd; "Tue 3" may be three o'clock.
            var isDay = number > 12 || Peek() is { Kind: TokenKind.Number } || (Word(0, "at") && Peek(1) is { Kind: TokenKind.Number }) || hasArticle;
            if (!isDay || (Peek() is { Kind: TokenKind.Mark, Spaced: false, Text: "/" or ":" }))
                return Back<DateSpec>(start);
            day = number;
        }

        var end = _at;
        Take("of", "in");
        Take("the");
        if (TakeInOrder("next", "month") || TakeInOrder("following", "month"))
            return new DateSpec.DayOnly(day, weekday, 1);
        if (TakeInOrder("this", "month") || TakeInOrder("current", "month"))
            return new DateSpec.DayOnly(day, weekday, 0);
        _at = end;
        if (weekday != IsoDayOfWeek.None && isOrdinal && !isNumber && !hasArticle)
            return Back<DateSpec>(start);
        if (weekday != IsoDayOfWeek.None)
            return day > 31 ? Back<DateSpec>(start) : new DateSpec.DayOnly(day, weekday);
        if (day > 31 || (!hasArticle && !(isNumber && isOrdinal)) || Peek() is { Meaning.Weekday: not IsoDayOfWeek.None } || Peek()?.Meaning.Month > 0)
            return Back<DateSpec>(start);

        // "the second chance café", "1st Hanley Scouts": a number in a name.
        var isAlone = Peek() is not { } next || next.Kind is TokenKind.Number or TokenKind.Mark
            || next.Is("at") || next.Is("from") || next.Is("noon") || next.Is("between") || next.Is("half") || next.Is("in") || next.Is("every") || next.Is("until");
        return isNumber && isAlone ? new DateSpec.DayOnly(day) : Back<DateSpec>(start);
    }

    private bool HasApostrophe(int ahead) => Peek(ahead) is { } token && token.End - token.Start > token.Text.Length;
}
