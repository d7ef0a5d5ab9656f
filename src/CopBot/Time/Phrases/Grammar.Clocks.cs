namespace CopBot.Time.Phrases;

internal sealed partial class Grammar
{
    private bool TryHours()
    {
        if (_found.From is not null)
            return false;
        var start = _at;
        var (hasLead, isAbout, isSpan) = TakeLead();
        if (ReadClock(spoken: !isSpan) is not { } first)
            return _found.Trouble is not null || Back(start);
        var end = _at;
        Clock? to = null;
        var isSeparate = TakeMark("-") || Take("to", "till", "til", "until", "through", "thru") || (isSpan && Take("and"));
        var isLate = isSeparate && Take("late", "whenever");
        if (isLate)
        {
            _found.Notes.Add(TimeTexts.UntilLate);
        }
        else if (isSeparate)
        {
            Take("about", "around", "approx");
            to = ReadClock(spoken: true);
            if (_found.Trouble is not null)
                return true;
            if (to is null || (to.IsBare && IsNoEnd()))
            {
                to = null;
                _at = end;
            }
        }
        else if (Take("for"))
        {
            // "7 for 7.30pm": come at the first, it begins at the second.
            var begins = ReadMinutes() is null ? ReadClock(spoken: true) : null;
            if (begins is { IsBare: false } && Word(0, "hours", "hrs", "minutes", "mins") is false)
            {
                _found.Notes.Add(TimeTexts.DoorsFirst);
                first = first.Half == Half.Unknown ? first with { Half = begins.Half } : first;
            }
            else
            {
                _at = end;
            }
        }

        var isOpen = first.IsBare && (to is null || to.IsBare);
        if (isOpen && !MayBeHours(start, hasLead, first, isRange: to is not null || isLate))
            return Back(start);
        _found.From = first with { IsAbout = first.IsAbout || isAbout };
        _found.To = to;
        TakeZone();
        Take("onwards", "onward", "start", "sharp", "prompt");
        return true;
    }

    // What stands behind the second number of "10-12 …" and makes it no time.
    private bool IsNoEnd() =>
        Peek()?.Meaning.Month > 0 || Mark(0, "/") || Peek() is { Spaced: false, Text: "st" or "nd" or "rd" or "th" }
        || Word(0, "of", "years", "year", "yrs", "yr", "people", "places", "minutes", "mins", "minute", "min", "hours", "hrs", "hour", "hr", "months", "weeks", "days");

    private (bool HasLead, bool IsAbout, bool IsSpan) TakeLead()
    {
        var (hasLead, isAbout, isSpan) = (false, false, false);
        for (var i = 0; i < 4; i++)
        {
            if (Take("at", "starting", "starts", "start", "begins", "beginning") || TakeMark("@"))
                hasLead = true;
            else if (Take("from", "between"))
                (hasLead, isSpan) = (true, true);
            else if (Take("about", "around", "approx", "approximately", "circa", "roughly", "after", "ish") || TakeMark("~"))
                (hasLead, isAbout) = (true, true);
            else
                break;
        }

        return (hasLead, isAbout, isSpan);
    }

    // A number alone is a time only where its surroundings say so.
    private bool MayBeHours(int start, bool hasLead, Clock first, bool isRange)
    {
        if (IsAddress())
            return false;
        if (hasLead)
            return true;
        if (_found.IsDue || _found.Part != DayPart.None)
            return true;
        var before = start > 0 ? tokens[start - 1] : null;
        if (before is not null && (before.Is("ages") || before.Is("aged") || before.Is("age") || before.Is("room") || before.Is("unit") || before.Is("flat")
            || before.Is("floor") || before.Is("number") || before.Is("no") || before.Is("group") || before.Is("years") || before.Is("year")))
        {
            return false;
        }

        if (isRange)
            return Peek() is not { IsWord: true } after || !after.Is("olds");
        if (!_found.HasDay && _found.Pace is null)
            return false;
        var isFigure = tokens[start].Kind == TokenKind.Number;
        return isFigure && first.Hour > 0 && (Peek() is not { IsWord: true } next || next.Capital || next.Is("at") || next.Is("in") || next.Is("on") || next.Is("for")
            || next.Is("every") || next.Is("each") || next.Is("weekly") || next.Is("monthly") || next.Is("fortnightly") || next.Is("please") || next.Is("until"));
    }

    // "24 Hope Street", seen from behind its number.
    private bool IsAddress()
    {
        for (var ahead = 0; ahead < 4 && Peek(ahead) is { IsWord: true } word; ahead++)
        {
            if (word.Text is "street" or "st" or "road" or "rd" or "lane" or "avenue" or "ave" or "drive" or "close" or "way" or "court" or "square" or "crescent"
                or "terrace" or "grove" or "gardens" or "hill" or "park" or "walk" or "row" or "mews" or "parade" or "gate" or "place" or "green" or "downing" or "house")
            {
                return ahead > 0;
            }
        }

        return false;
    }

    private void TakeZone()
    {
        if (TakeInOrder("uk", "time") || TakeInOrder("local", "time"))
            return;
        if (Take("gmt", "bst", "z"))
            _found.Notes.Add(TimeTexts.OwnZone);
        else if (Word(0, "utc", "cet", "cest", "est", "edt", "pst", "pdt"))
            _found.Trouble = TimeTexts.OtherZone(Peek()!.Text.ToUpperInvariant());
    }

    /// <summary>A time of day; a number alone too, for the caller to judge.</summary>
    private Clock? ReadClock(bool spoken)
    {
        var start = _at;
        if (Take("noon", "midday"))
            return Ish(new Clock(12, 0, Half.Whole, HasMinutes: true));
        if (Take("noonish"))
            return new Clock(12, 0, Half.Whole, HasMinutes: true, IsAbout: true);
        if (Take("midnight"))
            return new Clock(0, 0, Half.Whole, HasMinutes: true) { IsMidnight = true };
        if (spoken && ReadSpokenClock() is { } said)
            return WithHalf(said with { IsSpoken = true }, start);
        _at = start;
        if (Peek() is not { } token)
            return null;
        if (token.Meaning.Count is > 0 and <= 12)
        {
            _at++;

            // "three thirty"
            if (Peek()?.Meaning.Count is 10 or 15 or 20 or 30 or 40 or 50 && !Word(1, "minutes", "mins", "people"))
            {
                _at++;
                return WithHalf(new Clock(token.Meaning.Count, Peek(-1)!.Meaning.Count, Half.Unknown) { IsSpoken = true }, start);
            }

            return WithHalf(new Clock(token.Meaning.Count, 0, Half.Unknown), start);
        }

        if (token.Kind != TokenKind.Number)
            return null;
        _at++;
        if (token.Text.Length >= 3)
            return ReadRunTogether(token, start);
        var hour = token.Number;
        if (Mark(0, ":", ".") && !Peek()!.Spaced && Peek(1) is { Kind: TokenKind.Number, Spaced: false, Text.Length: 2 } minute)
        {
            _at += 2;
            if (Mark(0, ":") && Peek(1) is { Kind: TokenKind.Number, Spaced: false, Text.Length: 2 })
                _at += 2;
            if (hour == 24 && minute.Number == 0)
                return new Clock(0, 0, Half.Whole, HasMinutes: true) { IsMidnight = true };
            if (hour > 23 || minute.Number > 59)
                return NoClock(start);
            var isWhole = hour is 0 or > 12 || token.Text[0] == '0';
            Take("hrs", "hours");
            return WithHalf(new Clock(hour, minute.Number, isWhole ? Half.Whole : Half.Unknown, HasMinutes: true), start);
        }

        if (Peek() is { Spaced: false, Text: "h" })
        {
            _at++;
            var minutes = Peek() is { Spaced: false, Kind: TokenKind.Number, Text.Length: 2 } part ? part.Number : 0;
            if (Peek() is { Spaced: false, Kind: TokenKind.Number, Text.Length: 2 })
                _at++;
            return hour > 23 || minutes > 59 ? NoClock(start) : new Clock(hour, minutes, Half.Whole, HasMinutes: true);
        }

        if (hour == 12 && Take("noon", "midday"))
            return new Clock(12, 0, Half.Whole, HasMinutes: true);
        if (hour == 12 && Take("midnight"))
            return new Clock(0, 0, Half.Whole, HasMinutes: true) { IsMidnight = true };
        var bare = WithHalf(new Clock(hour, 0, Half.Unknown), start);
        if (bare is null || bare.Half != Half.Unknown)
            return bare;
        if (hour > 23 || Peek() is { Spaced: false, Kind: TokenKind.Word or TokenKind.Opaque })
            return Back<Clock>(start);
        return hour is 0 or > 12 ? bare with { Half = Half.Whole } : bare;
    }

    // "1400", "930am".
    private Clock? ReadRunTogether(Token token, int start)
    {
        var (hour, minute) = (token.Number / 100, token.Number % 100);
        if (hour > 23 || minute > 59)
            return Back<Clock>(start);
        var clock = WithHalf(new Clock(hour, minute, Half.Unknown), start);
        if (clock is null || clock.Half is Half.Am or Half.Pm)
            return clock is null ? null : clock with { HasMinutes = true };
        if (token.Text.Length == 3)
            return Back<Clock>(start);
        var isSaid = Take("hrs", "hours", "h");
        return clock with { Half = Half.Whole, HasMinutes = isSaid || Word(start - 1 - _at, "at", "from", "until", "till", "to") || Mark(start - 1 - _at, "@", "-") || _found.HasDay };
    }

    // "half past nine", "half ten", "quarter to three", "ten past four".
    private Clock? ReadSpokenClock()
    {
        var start = _at;
        if (Take("half"))
        {
            TakeMark("-");
            Take("past");
            TakeMark("-");
            return TakeHour() is { } hour && !Word(0, "hours", "hour", "hrs", "minutes", "days", "weeks") ? new Clock(hour, 30, Half.Unknown) : Back<Clock>(start);
        }

        Take("a");
        int minutes;
        var isFigure = false;
        if (Take("quarter"))
        {
            minutes = 15;
        }
        else
        {
            isFigure = Peek() is { Kind: TokenKind.Number };
            minutes = TakeCount();
            if (minutes is 0 or > 29)
                return Back<Clock>(start);
        }

        var isSaid = Take("minutes", "mins", "minute");
        TakeMark("-");
        var isTo = Take("to");
        if (!isTo && !Take("past"))
            return Back<Clock>(start);

        // "10 to 12" in figures is a span; "20 to 3" can be none.
        if (isTo && isFigure && !isSaid && minutes is not (20 or 25))
            return Back<Clock>(start);
        if (isTo && !isSaid && minutes is not (5 or 10 or 15 or 20 or 25))
            return Back<Clock>(start);
        TakeMark("-");
        if (TakeHour() is not { } of || IsClockMark(0) && Mark(0, ":", "."))
            return Back<Clock>(start);
        return isTo ? new Clock(of == 1 ? 12 : of - 1, 60 - minutes, Half.Unknown) : new Clock(of, minutes, Half.Unknown);
    }

    private int? TakeHour()
    {
        if (Peek() is not { } token)
            return null;
        var hour = token.Kind == TokenKind.Number && token.Text.Length <= 2 ? token.Number : token.Meaning.Count;
        if (hour is < 1 or > 12)
            return null;
        _at++;
        return hour;
    }

    private Clock? WithHalf(Clock clock, int start)
    {
        if (TakeOclock())
            clock = clock with { IsSpoken = true };
        var isCaught = false;
        var half = Half.Unknown;
        if (Take("am", "pm"))
        {
            half = Peek(-1)!.Text == "am" ? Half.Am : Half.Pm;
        }
        else if (Peek() is { Text: "a" or "p" } letter && (!letter.Spaced || Mark(1, ".")))
        {
            if (Mark(1, ".") && Peek(2) is { Spaced: false, Text: "m" })
            {
                _at += 3;
                TakeMark(".");
                isCaught = true;
            }
            else if (!letter.Spaced && Peek(1) is not { Spaced: false })
            {
                _at++;
                isCaught = true;
            }

            if (isCaught)
                half = letter.Text == "a" ? Half.Am : Half.Pm;
        }

        if (TakeOclock())
            clock = clock with { IsSpoken = true };
        if (half == Half.Unknown)
            return Ish(clock);
        if (clock.Hour > 23 || (clock.Hour > 12 && half == Half.Am) || (clock.Hour == 0 && half == Half.Pm))
            return NoClock(start);
        if (clock.Hour > 12)
            return Ish(clock with { Half = Half.Whole });
        if (clock is { Hour: 12, Minute: 0 } && half == Half.Am)
            _found.Notes.Add(TimeTexts.TwelveAm);
        return Ish(clock with { Half = half });
    }

    private bool TakeOclock()
    {
        if (Take("oclock"))
            return true;
        if (!Word(0, "o") || !Mark(1, "'") || !Word(2, "clock"))
            return false;
        _at += 3;
        return true;
    }

    private Clock Ish(Clock clock)
    {
        if (Peek() is { Text: "ish" } || (Mark(0, "-") && Word(1, "ish")))
        {
            _at += Mark(0, "-") ? 2 : 1;
            clock = clock with { IsAbout = true };
            if (Take("am", "pm"))
                clock = clock with { Half = Peek(-1)!.Text == "am" ? Half.Am : Half.Pm };
        }

        return clock;
    }

    private Clock? NoClock(int start)
    {
        _found.Trouble = TimeTexts.NoSuchTime(Typed(start, _at));
        return null;
    }

    private string Typed(int first, int next) => string.Concat(
        tokens.AsSpan()[first..Math.Min(next, tokens.Length)].ToArray().Select((token, i) => (i > 0 && token.Spaced ? " " : "") + token.Text));

    private bool TryLength()
    {
        if (_found.Length is not null)
            return false;
        var start = _at;
        if (_found.HasDay && (TakeInOrder("all", "day") || (Word(0, "all") && Mark(1, "-") && Word(2, "day"))))
        {
            _at = Word(-1, "day") ? _at : _at + 3;
            return true;
        }

        var isFor = Take("for", "lasting", "lasts", "takes", "duration");
        TakeMark(":");
        Take("about", "around", "approx", "roughly");
        if (ReadMinutes() is not { } minutes || minutes > 24 * 60 || Word(0, "before", "after", "ago", "later") || (Word(0, "from") && Peek(1)?.IsWord != false))
            return Back(start);

        // "a two hour workshop" is its name.
        if (!isFor && Peek() is { IsWord: true } next && Peek(-1)!.Text is "hour" or "minute" && !next.Is("at") && !next.Is("in") && !next.Is("on"))
            return Back(start);
        TakeMark(")");
        _found.Length = minutes;
        return true;
    }

    /// <summary>"90 minutes", "an hour and a half", "1.5 hours", "1h30", "half an hour".</summary>
    private int? ReadMinutes()
    {
        var start = _at;
        if (Take("half"))
        {
            TakeMark("-");
            Take("an", "a");
            return Take("hour") ? 30 : Nothing(start);
        }

        if (TakeInOrder("three", "quarters", "of", "an", "hour"))
            return 45;
        if (TakeInOrder("quarter", "of", "an", "hour") || TakeInOrder("a", "quarter", "of", "an", "hour"))
            return 15;
        var count = TakeCount();
        if (count == 0)
            return Nothing(start);
        var halves = 0;
        if (Mark(0, ".") && !Peek()!.Spaced && Peek(1) is { Kind: TokenKind.Number, Spaced: false, Number: 5 or 50 or 25 or 75 } part)
        {
            _at += 2;
            halves = part.Text is "5" or "50" ? 30 : part.Number * 60 / 100;
        }
        else if (TakeMark("½") || TakeInOrder("and", "a", "half") || (Peek()?.Number == 1 && Mark(1, "/") && Peek(2)?.Number == 2))
        {
            halves = 30;
            if (Peek()?.Number == 1)
                _at += 3;
        }

        TakeMark("-");
        if (TakeUnit() is { } unit)
        {
            if (unit == Unit.Minute && halves == 0)
                return count;
            if (unit != Unit.Hour || count > 48)
                return Nothing(start);
            var minutes = count * 60 + halves;
            if (halves == 0 && TakeInOrder("and", "a", "half"))
                return minutes + 30;
            if (halves == 0 && TakeInOrder("and", "a", "quarter"))
                return minutes + 15;
            var end = _at;
            Take("and");
            if (Peek() is { Kind: TokenKind.Number, Number: < 60 } more && (Word(1, "minutes", "mins", "min", "m") || !more.Spaced))
            {
                _at++;
                Take("minutes", "mins", "min", "m");
                return minutes + more.Number;
            }

            _at = end;
            return minutes;
        }

        // "1h30", "2h", "90m": only where it says that it is a length, for "14h" is a time.
        if (Peek() is { Spaced: false, Text: "h" } && tokens[start].Number is > 0 and <= 12 && start > 0 && tokens[start - 1].Is("for"))
        {
            _at++;
            if (Peek() is { Spaced: false, Kind: TokenKind.Number, Number: < 60 } more)
            {
                _at++;
                return count * 60 + more.Number;
            }

            return count * 60 + halves;
        }

        if (Peek() is { Spaced: false, Text: "m" } && count >= 15)
        {
            _at++;
            return count;
        }

        return Nothing(start);
    }

    private int? Nothing(int start)
    {
        _at = start;
        return null;
    }
}
