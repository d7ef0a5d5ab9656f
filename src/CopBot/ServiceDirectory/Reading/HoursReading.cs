using System.Collections.Immutable;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>What was made of opening hours that somebody wrote.</summary>
/// <param name="Schedules">
/// What was understood, and beside it, as a schedule with nothing but a description, each sentence that was not wholly understood,
/// as it was written. Empty where the text says nothing ("not known").
/// </param>
internal sealed record HoursReading(ImmutableArray<Schedule> Schedules)
{
    public static HoursReading Nothing { get; } = new([]);

    /// <summary>The sentences that were not wholly understood, as they were written.</summary>
    public ImmutableArray<string> NotUnderstood { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True where morning or afternoon was taken from what is usual, as in "10-2": show the reading to whoever wrote it.</summary>
    public bool Guessed { get; init; }

    public bool IsUnderstood => NotUnderstood.IsEmpty;
}
