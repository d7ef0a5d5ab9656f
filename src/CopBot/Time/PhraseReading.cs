using System.Collections.Immutable;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time;

/// <summary>What a phrase is wanted for, which decides what an open one means.</summary>
internal enum PhraseUse
{
    /// <summary>Something that takes place: a day to come, hours, and how it repeats.</summary>
    Meeting,

    /// <summary>A point by which something is done or closed: "by 1 Nov", "closes Friday 5pm". It does not repeat.</summary>
    Deadline,

    /// <summary>A day that has been.</summary>
    Past,
}

/// <summary>
/// Where and when a phrase is read. <paramref name="Now"/> is the local time of the community. <paramref name="Day"/> is the day that
/// is meant where a phrase names none, such as the one that a meeting has already.
/// </summary>
internal sealed record PhraseSetting(
    LocalDateTime Now, PhraseUse Use = PhraseUse.Meeting, Nation Nation = Nation.EnglandAndWales, LocalDate? Day = null);

/// <summary>
/// A day or the first of several, in local time. <paramref name="Time"/> is null where none was given; then
/// <paramref name="End"/> is too.
/// </summary>
internal sealed record When(LocalDate Date, ClockTime? Time = null, LocalDateTime? End = null, RepeatRule? Rule = null)
{
    /// <summary>Dates of the rule that are left out.</summary>
    public ImmutableArray<LocalDate> Except { get; init; } = [];

    /// <summary>What stood before the time; empty where nothing did.</summary>
    public string Title { get; init; } = "";

    /// <summary>What stood behind the time, without "at"; empty where nothing did.</summary>
    public string Place { get; init; } = "";

    /// <summary>Those of the first dates (a year's, at most 60) that are bank holidays.</summary>
    public ImmutableArray<BankHoliday> BankHolidays { get; init; } = [];

    /// <summary>The length by the clock; null where no end was given.</summary>
    public int? Minutes => Time is { } time && End is { } end ? (int)Period.Between(Date.At(time), end, PeriodUnits.Minutes).Minutes : null;

    /// <summary>As a value to keep; null where it does not repeat or has no time of day yet.</summary>
    public Repeat? RepeatIn(string zone) => Rule is { } rule && Time is { } time ? new Repeat(rule, Date.At(time), zone) { Except = Except } : null;
}

/// <summary>What came of reading a phrase.</summary>
internal abstract record PhraseReading
{
    private PhraseReading()
    {
    }

    /// <summary>What was understood; null where nothing was.</summary>
    public When? Understood => this switch
    {
        Certain certain => certain.When,
        Guessed guessed => guessed.When,
        _ => null,
    };

    /// <summary>It can mean nothing else.</summary>
    public sealed record Certain(When When) : PhraseReading;

    /// <summary>It can mean something else; each note is a sentence that says what was taken as what.</summary>
    public sealed record Guessed(When When, ImmutableArray<string> Notes) : PhraseReading;

    /// <summary><paramref name="Why"/> is one sentence or two. An example is in <see cref="TimeTexts"/>.</summary>
    public sealed record NotUnderstood(string Why) : PhraseReading
    {
        /// <summary>It was read, and has passed.</summary>
        public bool IsPast { get; init; }
    }
}
