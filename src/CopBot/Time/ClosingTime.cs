using System.Collections.Immutable;
using CopBot.Conversation;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time;

/// <summary>When something that the group is asked closes, read from plain words: "Friday 5pm". A day alone is five in the afternoon.</summary>
/// <param name="At">UTC; null where it was not understood, or will not do.</param>
internal sealed record ClosingTime(DateTimeOffset? At)
{
    /// <summary>Nothing stays open for longer, from now.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    private static readonly ClockTime OnADay = new(17, 0);

    private static readonly ClockTime LateOnADay = new(23, 59);

    /// <summary>What was guessed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Why it will not do, in a sentence.</summary>
    public string? Trouble { get; init; }

    /// <summary>It was read, also where it will not do.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Where nobody says when: so many days on, at the hour at which a day ends, out of the quiet hours (UTC).</summary>
    public static DateTimeOffset After(TimeSpan days, Community community, DateTimeOffset now) =>
        GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, LocalTime.DateIn(community.Zone, now).PlusDays(days.Days).At(OnADay)));

    public static ClosingTime Read(string words, Community community, DateTimeOffset now)
    {
        var local = LocalTime.DateTimeIn(community.Zone, now);
        var reading = TimePhrase.Read(words, new PhraseSetting(local, PhraseUse.Deadline, Day: local.Date));
        if (reading.Understood is not { } when)
            return reading is PhraseReading.NotUnderstood { IsPast: true } ? No(TimeTexts.HasPassed) : NotRead(reading is PhraseReading.NotUnderstood { Why: var why } ? why : TimeTexts.Nothing);
        if (when.Title.Length > 0 || when.Place.Length > 0)
            return NotRead(TimeTexts.LeftOver(when.Title.Length > 0 ? when.Title : when.Place));
        var at = LocalTime.Instant(community.Zone, when.Date.At(when.Time ?? OnADay));

        // Today without a time, in the evening: until the end of the day.
        if (when.Time is null && at <= now)
            at = LocalTime.Instant(community.Zone, when.Date.At(LateOnADay));
        if (Check(at, now) is { } trouble)
            return No(trouble);
        return new ClosingTime(at) { Notes = reading is PhraseReading.Guessed guessed ? guessed.Notes : [] };
    }

    /// <summary>Null where something may close then; else why not, in a sentence.</summary>
    public static string? Check(DateTimeOffset at, DateTimeOffset now) =>
        at <= now ? TimeTexts.HasPassed
        : at < now.AddMinutes(1) ? TimeTexts.ClosesTooSoon
        : at > now + Longest ? TimeTexts.ClosesTooLate(Longest.Days)
        : null;

    private static ClosingTime NotRead(string why) => No(why) with { IsRead = false };

    private static ClosingTime No(string why) => new((DateTimeOffset?)null) { Trouble = why };
}
