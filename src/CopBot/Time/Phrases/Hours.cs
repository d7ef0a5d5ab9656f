using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time.Phrases;

/// <summary>
/// A start and, in minutes, a length, worked out of what was written. What was left open is noted: 1 to 7 are taken as afternoon and
/// evening, 8 to 11 as morning, 12 as noon, where nothing else in the text speaks for another.
/// </summary>
internal sealed record Hours(ClockTime Start, int? Minutes, bool IsNextMidnight = false)
{
    private const int Day = 24 * 60;

    private const int Longest = 16 * 60;

    /// <summary>Null where there are none; then <paramref name="trouble"/> may say why.</summary>
    public static Hours? Of(Fragment found, DayPart hint, List<string> notes, out string? trouble)
    {
        trouble = null;
        if (found.From is null)
            return OfPart(found, notes);
        var part = found.Part != DayPart.None ? found.Part : hint;
        var isHintOnly = found.Part == DayPart.None;
        var hours = found.To is { } to ? Span(found.From, to, part, isHintOnly, notes, out trouble) : Single(found.From, part, isHintOnly, notes);
        if (hours is null || trouble is not null)
            return null;
        if (found.From.IsAbout || found.To is { IsAbout: true })
            notes.Add(TimeTexts.About(hours.Start));
        if (found.Length is { } length)
        {
            if (hours.Minutes is { } minutes && minutes != length)
                trouble = TimeTexts.EndTwice;
            hours = hours with { Minutes = length };
        }

        return hours;
    }

    private static Hours? OfPart(Fragment found, List<string> notes)
    {
        if (found.Part == DayPart.None)
            return null;
        var start = found.Part switch
        {
            DayPart.Breakfast => new ClockTime(8, 0),
            DayPart.FirstThing or DayPart.Morning => new ClockTime(9, 0),
            DayPart.Lunch => ClockTime.Noon,
            DayPart.Afternoon => new ClockTime(14, 0),
            DayPart.EndOfWork => new ClockTime(17, 0),
            _ => new ClockTime(19, 0),
        };
        notes.Add(TimeTexts.PartOfDay(start));
        return new Hours(start, found.Length);
    }

    private static Hours Single(Clock clock, DayPart part, bool isHintOnly, List<string> notes)
    {
        var minute = Minute(clock, part, isHintOnly, out var isOpen);
        if (isOpen)
            notes.Add(TimeTexts.AmOrPm(At(minute)));
        return new Hours(At(minute), null, clock.IsMidnight);
    }

    private static Hours? Span(Clock first, Clock to, DayPart part, bool isHintOnly, List<string> notes, out string? trouble)
    {
        trouble = null;
        var isFromOpen = first.Half == Half.Unknown;
        var isToOpen = to.Half == Half.Unknown;
        int start;
        var isGuess = false;
        if (!isFromOpen || isToOpen)
        {
            start = Minute(first, part, isHintOnly, out isGuess);
        }
        else
        {
            var end = Minute(to, part, isHintOnly, out _);
            end = to.IsMidnight ? Day : end;
            // The later of both that still lies before the end, as "2-4pm" and "10-2pm" are meant.
            var (early, late) = (first.Hour % 12 * 60 + first.Minute, first.Hour % 12 * 60 + 12 * 60 + first.Minute);
            start = late < end ? late : early;

            // "9.30-14:00" is of one clock; "1-11pm" may be either.
            isGuess = late < end && to.Half == Half.Whole && !to.IsMidnight && to.Hour != 12 && first.Hour is < 8 or 12 && first.Hour != 12;
        }

        int stop;
        if (!isToOpen)
        {
            stop = to.IsMidnight ? Day : Minute(to, part, isHintOnly, out _);
            if (stop <= start)
                stop += Day;
        }
        else
        {
            stop = to.Hour % 12 * 60 + to.Minute;
            while (stop <= start)
                stop += 12 * 60;

            // "7-3": in the morning after all, sooner than through the night.
            if (isFromOpen && stop > Day && start >= 12 * 60 && part == DayPart.None)
            {
                start -= 12 * 60;
                stop -= 12 * 60;
                isGuess = true;
            }

            if (isFromOpen && isGuess && first.HasMinutes && to.HasMinutes && first.Hour is >= 8 and <= 12 && to.Hour > first.Hour)
                isGuess = false;
            else if (first.Half == Half.Whole && to.IsBare && to.Hour <= 12 && stop > 12 * 60 + 59)
                isGuess = first.Hour != 12 && first.Minute != 0;
            else if (first is { HasMinutes: true, Half: Half.Unknown } && stop != to.Hour * 60 + to.Minute)
                isGuess = true;
            if (first is { Half: Half.Whole, Hour: 12 } && to.IsBare && part == DayPart.None)
                isGuess = true;
        }

        if (stop - start > Longest)
        {
            trouble = TimeTexts.EndFirst;
            return null;
        }

        if (isGuess)
            notes.Add(TimeTexts.AmOrPm(At(start), At(stop)));
        return new Hours(At(start), stop - start, first.IsMidnight);
    }

    private static ClockTime At(int minutes) => ClockTime.FromMinutesSinceMidnight(minutes % Day);

    private static int Minute(Clock clock, DayPart part, bool isHintOnly, out bool isOpen)
    {
        isOpen = false;
        var half = clock.Half;
        if (half == Half.Unknown)
        {
            half = part switch
            {
                DayPart.Breakfast or DayPart.FirstThing or DayPart.Morning => clock.Hour == 12 ? Half.Pm : Half.Am,
                DayPart.Lunch => clock.Hour is 10 or 11 ? Half.Am : Half.Pm,
                DayPart.Afternoon or DayPart.Evening or DayPart.Night => Half.Pm,
                _ => clock.Hour is >= 8 and <= 11 ? Half.Am : Half.Pm,
            };
            isOpen = part is DayPart.None or DayPart.EndOfWork || isHintOnly;
            if (clock.HasMinutes && clock.Hour >= 10 && part == DayPart.None)
                isOpen = false;
        }

        var hour = half switch
        {
            Half.Am => clock.Hour % 12,
            Half.Pm => clock.Hour % 12 + 12,
            _ => clock.Hour,
        };
        return hour * 60 + clock.Minute;
    }
}
