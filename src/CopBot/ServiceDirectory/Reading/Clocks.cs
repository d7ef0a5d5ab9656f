namespace CopBot.ServiceDirectory.Reading;

/// <summary>Opening and closing times, made of what was written; <paramref name="Guessed"/> where morning or afternoon was not said.</summary>
internal sealed record ClockSpan(TimeOnly Opens, TimeOnly Closes, bool Guessed);

/// <summary>Settles which half of the day is meant.</summary>
internal static class Clocks
{
    /// <summary>A time that stands alone. Null where it might be morning or afternoon.</summary>
    public static TimeOnly? At(ClockText clock) => clock.Half is { } half ? In(clock, half) : clock.Is24 ? As24(clock) : null;

    /// <summary>
    /// From one time to another. "1-3pm" takes the half from the other end; "10-2" and "9-5" are what offices mean by them; "7-9" is an
    /// evening. Null where both readings are as likely ("8-10"), or where it would end before it begins.
    /// </summary>
    /// <param name="first">When it begins.</param>
    /// <param name="last">When it ends.</param>
    /// <param name="later">True where the day's part is known to be the afternoon or evening, false for the morning.</param>
    public static ClockSpan? Between(ClockText first, ClockText last, bool? later)
    {
        if (first.Half is null && last.Half is null)
            return first.Is24 || last.Is24 ? Checked(As24(first), As24(last)) : Guess(first, last, later);
        if (first.Half is { } opening)
        {
            var opens = In(first, opening);
            return Checked(opens, At(last) ?? After(opens, last));
        }

        var closes = At(last)!.Value;
        return first.Is24 ? Checked(As24(first), closes) : Checked(Before(first, closes), closes);
    }

    private static ClockSpan? Guess(ClockText first, ClockText last, bool? later)
    {
        var late = later ?? first.Hour switch
        {
            >= 9 and <= 11 => false,
            12 or (>= 1 and <= 6) => true,
            7 => last.Hour is >= 8 and <= 11,
            8 => last.Hour is >= 9 and <= 11 ? null : false,
            _ => null,
        };
        if (late is not { } isLate)
            return null;
        var opens = In(first, isLate ? 'p' : 'a');
        return Checked(opens, After(opens, last)) is { } span ? span with { Guessed = true } : null;
    }

    // The nearest time after it that is written so.
    private static TimeOnly After(TimeOnly opens, ClockText last)
    {
        if (last.Hour == 24)
            return TimeOnly.MinValue;
        var morning = In(last, 'a');
        return morning > opens ? morning : In(last, 'p');
    }

    // In the same half where that comes before the end, else in the other: "1-3pm", "11-1pm".
    private static TimeOnly Before(ClockText first, TimeOnly closes)
    {
        var same = In(first, closes.Hour >= 12 ? 'p' : 'a');
        return same < closes ? same : In(first, closes.Hour >= 12 ? 'a' : 'p');
    }

    // Past midnight only where it begins in the evening.
    private static ClockSpan? Checked(TimeOnly opens, TimeOnly closes) =>
        opens < closes || (closes == TimeOnly.MinValue && opens > closes) || (opens.Hour >= 17 && closes.Hour < 8) ? new ClockSpan(opens, closes, false) : null;

    private static TimeOnly In(ClockText clock, char half) => new((clock.Hour % 12) + (half == 'p' ? 12 : 0), clock.Minute);

    private static TimeOnly As24(ClockText clock) => new(clock.Hour % 24, clock.Minute);
}
