using System.Collections.Immutable;
using NodaTime;

namespace CopBot.Time.Phrases;

/// <summary>
/// Reads what stands at a place of a text: parts of time in any order, each at most once, with small words between them. Every rule
/// looks at a bounded number of tokens, so a text of any length is read in a time that grows with its length alone.
/// </summary>
internal sealed partial class Grammar(ImmutableArray<Token> tokens, LocalDateTime now, Nation nation, PhraseUse use)
{
    // Longer than any that makes sense.
    private const int LongestFragment = 80;

    private int _at;

    private Fragment _found = new();

    /// <summary>What stands at a place; null where nothing of time does.</summary>
    public Fragment? ReadAt(int start)
    {
        _at = start;
        _found = new Fragment { First = start, Next = start };
        while (_at - start < LongestFragment)
        {
            var save = _at;
            if (_at > start)
                SkipBetween();
            if (!TryPart())
            {
                // A part may begin with a small word itself ("at 10"), or follow at once.
                _at = save;
                if (!TryPart())
                    break;
            }

            _found.Next = _at;
            if (_found.Trouble is not null)
                break;
        }

        if (_found.IsEmpty)
            return null;
        foreach (var token in tokens.AsSpan()[_found.First.._found.Next])
        {
            if (token.Meaning is { IsSlip: true, Meant: { } meant })
                _found.Notes.Add(TimeTexts.Slip(token.Text, meant));
        }

        return _found;
    }

    private bool TryPart() => use == PhraseUse.Past ? TryDate() || TryHours() || TryDayPart() : TryDue() || TryExcept() || TryBound() || TryPace() || TryLength() || TryDate() || TryHours() || TryDayPart();

    private void SkipBetween()
    {
        for (var i = 0; i < 3; i++)
        {
            if (Peek() is not { } token)
                return;
            if (token.Kind == TokenKind.Mark && token.Text is "," or "-" or "(" or ")" or "." or ";" or ":" or "|" or "/" or "&" or "+" && Peek(1) is not null)
                _at++;
            else if (token.IsWord && token.Text is "on" or "the" or "then" or "and" or "a" or "an" or "is" or "in" or "of" or "repeated" or "repeating" or "repeats" or "held" or "running" or "runs" or "happening")
                _at++;
            else
                return;
        }
    }

    private bool TryDate()
    {
        if (_found.Date is not null || _found.Trouble is not null)
            return false;
        var start = _at;
        var date = ReadDate();
        if (date is null)
        {
            if (_found.Trouble is null)
                return Back(start);
            _at = Math.Max(_at, start + 1);
            return true;
        }

        _found.Date = date;
        return true;
    }

    // "by 1 Nov", "closes Friday 5pm"; where a deadline is asked for.
    private bool TryDue()
    {
        if (use != PhraseUse.Deadline || _found.HasDay || _found.IsDue)
            return false;
        var start = _at;
        if (!Take("by", "due", "before", "closes", "closing", "close", "deadline", "until", "till", "til", "ends", "expires", "expiring", "within"))
        {
            if (!(Take("no", "not") && Take("later") && Take("than")))
                return Back(start);
        }

        for (var i = 0; i < 4 && (Take("on", "at", "is", "by", "the", "date") || TakeMark(":")); i++)
        {
        }

        if (Word(-1, "within"))
        {
            if (ReadSpanFromNow() is not { } within)
                return Back(start);
            _found.Date = within;
        }
        else if (!(TryDate() || TryHours() || TryDayPart()))
        {
            return Back(start);
        }

        _found.IsDue = true;
        return true;
    }

    private bool TryDayPart()
    {
        if (_found.Part != DayPart.None)
            return false;
        var start = _at;
        for (var i = 0; i < 4 && (Take("in", "the", "at", "during", "early", "late", "mid", "around", "about") || (Word(-1, "mid") && TakeMark("-"))); i++)
        {
        }

        var modifier = _at > start ? Peek(-1) is { Text: "-" } ? "mid" : Peek(-1)!.Text : "";
        if (Take("first") && Take("thing"))
            return Part(DayPart.FirstThing);
        _at = Peek(-1) is { Text: "first" } ? _at - 1 : _at;
        if (modifier is "" or "at" or "the" or "about" or "around")
        {
            if ((Take("close", "end") && Take("of") && (Take("play", "business", "work", "day") || (Take("the") && Take("working") && Take("day")))) || Take("cob", "eod"))
                return Part(DayPart.EndOfWork);
        }

        if (Peek() is { IsWord: true } word && DayPartOf(word) is var (part, isPlural) && part != DayPart.None)
        {
            // "lunch club", "evening class": a name, unless it follows a day.
            if (start == _found.First && !word.Is("lunchtime"))
                return Back(start);
            _at++;
            if (isPlural && _found.Date is DateSpec.Coming { Which: Which.Plain, Weeks: 0 } day)
            {
                _found.Date = null;
                if (!Merge(Pace.Weekly([day.Weekday])))
                    return true;
            }
            else if (isPlural && _found.Pace is null)
            {
                return Back(start);
            }

            return Part(part);
        }

        return Back(start);
    }

    private bool Part(DayPart part)
    {
        _found.Part = part;
        return true;
    }

    private static (DayPart Part, bool IsPlural) DayPartOf(Token word) => word switch
    {
        _ when word.Is("morning") => (DayPart.Morning, false),
        _ when word.Is("mornings") => (DayPart.Morning, true),
        _ when word.Is("afternoons") => (DayPart.Afternoon, true),
        _ when word.Is("afternoon") => (DayPart.Afternoon, false),
        _ when word.Is("evenings") => (DayPart.Evening, true),
        _ when word.Is("evening") || word.Text == "eve" => (DayPart.Evening, false),
        _ when word.Is("night") => (DayPart.Night, false),
        _ when word.Is("nights") => (DayPart.Night, true),
        _ when word.Text is "lunchtime" or "lunch" => (DayPart.Lunch, false),
        _ when word.Text is "lunchtimes" => (DayPart.Lunch, true),
        _ when word.Text is "breakfast" => (DayPart.Breakfast, false),
        _ => (DayPart.None, false),
    };

    // Two paces that agree: "first Tuesday" and "monthly", "Tuesdays" and "fortnightly".
    private bool Merge(Pace pace)
    {
        if (_found.Pace is not { } other)
        {
            _found.Pace = pace;
            return true;
        }

        if (Assembly.Agree(other, pace) is { } both)
        {
            _found.Pace = both;
            return true;
        }

        _found.Trouble = TimeTexts.TwoPaces;
        return false;
    }

    private Token? Peek(int ahead = 0)
    {
        var at = _at + ahead;
        return at >= 0 && at < tokens.Length ? tokens[at] : null;
    }

    private bool Word(int ahead, params ReadOnlySpan<string> words)
    {
        if (Peek(ahead) is not { IsWord: true } token)
            return false;
        foreach (var word in words)
        {
            if (token.Is(word))
                return true;
        }

        return false;
    }

    private bool Mark(int ahead, params ReadOnlySpan<string> marks) =>
        Peek(ahead) is { Kind: TokenKind.Mark } token && marks.Contains(token.Text);

    private bool Take(params ReadOnlySpan<string> words)
    {
        if (!Word(0, words))
            return false;
        _at++;
        return true;
    }

    private bool TakeMark(params ReadOnlySpan<string> marks)
    {
        if (!Mark(0, marks))
            return false;
        _at++;
        return true;
    }

    private bool TakeInOrder(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Word(i, words[i]))
                return false;
        }

        _at += words.Length;
        return true;
    }

    private bool Back(int start)
    {
        _at = start;
        return false;
    }

    private T? Back<T>(int start)
        where T : class
    {
        _at = start;
        return null;
    }

    // As typed.
    private int? TakeNumber(int least, int most, int digits = 2)
    {
        if (Peek() is not { Kind: TokenKind.Number } token || token.Text.Length > digits || token.Number < least || token.Number > most)
            return null;
        _at++;
        return token.Number;
    }

    /// <summary>"2", "two", "a", "a couple of"; 0 where there is none.</summary>
    private int TakeCount()
    {
        if (Peek() is not { } token)
            return 0;
        if (token.Kind == TokenKind.Number && token.Number is > 0 and < 1000)
        {
            _at++;
            return token.Number;
        }

        if (token.Meaning.Count > 0)
        {
            _at++;
            var ones = Peek() is { Text: "-" } && Peek(1)?.Meaning.Count is > 0 and < 10 ? Peek(1)!.Meaning.Count : 0;
            if (token.Meaning.Count < 20 || ones == 0)
                return token.Meaning.Count;
            _at += 2;
            return token.Meaning.Count + ones;
        }

        if (!Take("a", "an"))
            return 0;
        if (!Take("couple"))
            return 1;
        Take("of");
        return 2;
    }

    private IsoDayOfWeek TakeWeekday(out bool isPlural)
    {
        isPlural = false;
        if (Peek() is not { Meaning.Weekday: not IsoDayOfWeek.None } token)
            return IsoDayOfWeek.None;
        isPlural = token.Meaning.IsPlural;
        _at++;
        if (Mark(0, ".") && token.Text.Length <= 5 && Peek(1) is not null)
            _at++;
        return token.Meaning.Weekday;
    }

    /// <summary>"first", "1st", "twenty-first", "last"; 0 where there is none.</summary>
    private int TakeOrdinal()
    {
        var start = _at;
        if (Peek() is { Kind: TokenKind.Number } number && Peek(1) is { Spaced: false, Text: "st" or "nd" or "rd" or "th" } && number.Number is > 0 and < 100)
        {
            _at += 2;
            return number.Number;
        }

        if (Peek()?.Meaning.Count is 20 or 30)
        {
            var tens = Peek()!.Meaning.Count;
            _at++;
            TakeMark("-");
            if (Peek()?.Meaning.Ordinal is > 0 and < 10)
            {
                _at++;
                return tens + Peek(-1)!.Meaning.Ordinal;
            }

            _at = start;
            return 0;
        }

        if (Peek()?.Meaning.Ordinal is not { } ordinal || ordinal == 0)
            return 0;
        _at++;
        if (ordinal == 2 && (TakeInOrder("to", "last") || Take("last")))
            return -2;
        if (ordinal == -1 && TakeInOrder("but", "one"))
            return -2;
        return ordinal;
    }

    private Unit? TakeUnit() => Peek() is { IsWord: true } token && UnitOf(token) is { } unit && ++_at > 0 ? unit : null;

    private static Unit? UnitOf(Token token) => token.Text switch
    {
        "minute" or "minutes" or "min" or "mins" or "mns" => Unit.Minute,
        "hour" or "hours" or "hr" or "hrs" => Unit.Hour,
        "day" or "days" => Unit.Day,
        "week" or "weeks" or "wk" or "wks" or "weekly" => token.Text == "weekly" ? null : Unit.Week,
        "month" or "months" or "mth" or "mths" => Unit.Month,
        "year" or "years" or "yr" or "yrs" => Unit.Year,
        "session" or "sessions" or "times" or "meetings" or "occurrences" or "dates" or "occasions" => Unit.Session,
        _ => null,
    };
}
