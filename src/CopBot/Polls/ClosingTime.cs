using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;

namespace CopBot.Polls;

/// <summary>When a poll closes, read from plain words: "Friday 5pm".</summary>
/// <param name="At">UTC; null where it was not understood, or will not do.</param>
internal sealed record ClosingTime(DateTimeOffset? At)
{
    private static readonly NodaTime.LocalTime OnADay = new(17, 0);

    /// <summary>What was guessed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Why it will not do, in a sentence.</summary>
    public string? Trouble { get; init; }

    public static ClosingTime Read(string words, Community community, DateTimeOffset now)
    {
        var local = CopBot.Time.LocalTime.DateTimeIn(community.Zone, now);
        var reading = TimePhrase.Read(words, new PhraseSetting(local, PhraseUse.Deadline, Day: local.Date));
        if (reading.Understood is not { } when)
            return new ClosingTime((DateTimeOffset?)null) { Trouble = reading is PhraseReading.NotUnderstood { Why: var why } ? why : "" };
        if (when.Title.Length > 0 || when.Place.Length > 0)
            return new ClosingTime((DateTimeOffset?)null) { Trouble = TimeTexts.LeftOver(when.Title.Length > 0 ? when.Title : when.Place) };
        var notes = reading is PhraseReading.Guessed guessed ? guessed.Notes : [];
        var at = Instant(when.Date.At(when.Time ?? OnADay));

        // Today without a time, in the evening: until the end of the day.
        if (when.Time is null && at <= now)
            at = Instant(when.Date.At(new NodaTime.LocalTime(23, 59)));
        return Check(at, now) is { } trouble ? new ClosingTime((DateTimeOffset?)null) { Trouble = trouble } : new ClosingTime(at) { Notes = notes };

        DateTimeOffset Instant(LocalDateTime time) => CopBot.Time.LocalTime.Instant(community.Zone, time);
    }

    /// <summary>Null where a poll may close then.</summary>
    public static string? Check(DateTimeOffset at, DateTimeOffset now) =>
        at < now.AddMinutes(1) ? PollTexts.ClosesTooSoon
        : at > now + QuickPoll.LongestOpen ? PollTexts.ClosesTooLate
        : null;
}
