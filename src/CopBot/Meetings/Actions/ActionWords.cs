using System.Collections.Immutable;
using CopBot.Time;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Meetings.Actions;

/// <summary>By when, as it was read.</summary>
/// <param name="Text">The words, without the date where it stands at their end.</param>
/// <param name="Due">Null where no date is named, or it was not understood.</param>
/// <param name="Time">Null where none is named.</param>
internal sealed record Deadline(string Text, LocalDate? Due, ClockTime? Time)
{
    /// <summary>What was guessed, or what was not understood of a date.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool IsTrouble { get; init; }

    public static Deadline Read(string text, LocalDateTime now)
    {
        switch (TimePhrase.Read(text, new PhraseSetting(now, PhraseUse.Deadline)))
        {
            case PhraseReading.Certain { When: var certain }:
                return Of(text, certain, []);
            case PhraseReading.Guessed { When: var guessed, Notes: var notes }:
                return Of(text, guessed, notes);
            case PhraseReading.NotUnderstood { Why: var why } when why != TimeTexts.Nothing && why != TimeTexts.NoDay && why != TimeTexts.TooLong:
                return new Deadline(text, null, null) { Notes = [why], IsTrouble = true };
            default:
                return new Deadline(text, null, null);
        }
    }

    // People's words stay as they are; only a date at their end goes, since it stands below in full and may be changed later.
    private static Deadline Of(string text, When when, ImmutableArray<string> notes)
    {
        var isAtTheEnd = when.Place.Length == 0 && when.Title.Length > 0 && text.StartsWith(when.Title, StringComparison.Ordinal);
        return new Deadline(isAtTheEnd ? text[..when.Title.Length] : text, when.Date, when.Time) { Notes = notes };
    }
}
