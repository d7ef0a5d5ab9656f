using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Surveys.Making;

/// <summary>Until when a survey takes answers, from plain words.</summary>
internal static class ReadDeadline
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly NodaTime.LocalTime Evening = new(17, 0);

    /// <summary>The instant, or why not; the note says what was guessed.</summary>
    public static (DateTimeOffset? Closes, Html Note) Read(string text, Scene scene)
    {
        var zone = scene.Community.Zone;
        var reading = TimePhrase.Read(text, new PhraseSetting(LocalTime.DateTimeIn(zone, scene.Now), PhraseUse.Deadline));
        if (reading is PhraseReading.NotUnderstood not)
            return (null, MakingTexts.NotUnderstood(not.Why));
        var when = reading.Understood!;
        var closes = LocalTime.Instant(zone, when.Date.At(when.Time ?? Evening));
        if (closes < scene.Now + Shortest)
            return (null, MakingTexts.TooSoon);
        if (closes > scene.Now + Longest)
            return (null, MakingTexts.TooLate);
        List<string> notes = reading is PhraseReading.Guessed guessed ? [.. guessed.Notes] : [];
        if (when.Time is null)
            notes.Add(MakingTexts.TookEvening);
        return (closes, Html.Of(string.Join(' ', notes)));
    }

    public static DateTimeOffset In(int days, Scene scene) =>
        LocalTime.Instant(scene.Community.Zone, LocalTime.DateIn(scene.Community.Zone, scene.Now).PlusDays(days).At(Evening));
}
