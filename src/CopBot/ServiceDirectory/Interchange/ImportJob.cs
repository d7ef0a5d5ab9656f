using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

[JsonConverter(typeof(ImportIdJson))]
internal readonly record struct ImportId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ImportIdJson() : NumberJson<ImportId>(id => id.Value, value => new(value));

internal enum ImportState
{
    /// <summary>The file is fetched, read and compared.</summary>
    Reading,

    /// <summary>Somebody decides.</summary>
    Shown,

    /// <summary>Compared once more before the first row is taken, since things may have changed meanwhile.</summary>
    Starting,
    Applying,
    Done,
    Undoing,
    Undone,
    Cancelled,
    Failed,
}

/// <summary>
/// One import, from the file to the end of its undo. The rows themselves are not kept: Telegram keeps the file, and it is read again
/// where the house was started anew meanwhile.
/// </summary>
internal sealed record ImportJob(ImportId Id, CommunityId Community, PersonId? By, string ByName, DateTimeOffset At, TelegramFile File, string FileName)
{
    public ImportState State { get; init; }

    /// <summary>Where it was asked for, so that files go there, too.</summary>
    public ChatId Chat { get; init; }

    public TopicId? Topic { get; init; }

    [JsonIgnore]
    public Place Where => new(Chat, Topic);

    public ImportCounts Counts { get => field ?? new ImportCounts(0, 0, 0, 0, 0); init; } = new(0, 0, 0, 0, 0);

    /// <summary>Rows that look like a record that is here, in the file's order.</summary>
    public ImmutableArray<TwinRow> Twins { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>So many rows of the plan are taken in; when undoing, so many steps are taken back.</summary>
    public int Applied { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    /// <summary>When undoing: records left as they are, since somebody has changed them.</summary>
    public int LeftAlone { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Why it could not be done: a sentence.</summary>
    public string Why { get => field ?? ""; init; } = "";

    [JsonIgnore]
    public bool IsUndecided => Twins.Any(t => t.IsSame is null);

    /// <summary>True where it is not over by itself and no press is waited for.</summary>
    [JsonIgnore]
    public bool IsRunning => State is ImportState.Reading or ImportState.Starting or ImportState.Applying or ImportState.Undoing;
}

/// <summary>How many rows become what.</summary>
internal sealed record ImportCounts(int New, int Changed, int Unchanged, int Refused, int LeftOut)
{
    /// <summary>The first few rows that were refused, ready to be shown.</summary>
    public ImmutableArray<RowNote> FirstRefused { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<string> UnknownColumns { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Rows that look like a record that is here and are more than anybody is asked about: they are taken for new.</summary>
    public int MoreTwins { get; init; }

    /// <summary>So many rows bring the date of their last check with them.</summary>
    public int Dated { get; init; }

    [JsonIgnore]
    public int Rows => New + Changed + Unchanged;
}

/// <summary>A row of the file that looks like a record that is here. <paramref name="IsSame"/>: null until somebody says.</summary>
internal sealed record TwinRow(int Number, ServiceId Like, bool? IsSame, TwinFace Face);

/// <summary>What of a row is shown beside its twin.</summary>
internal sealed record TwinFace(string Name, string Organization, string Phone, string Postcode, string Address);

/// <summary>What a part of an import did, so that it can be taken back.</summary>
internal sealed record ImportStep(ImportId Import, int From)
{
    public ImmutableArray<StepChange> Changes { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>One record. <paramref name="Before"/>: null where it was added; <paramref name="After"/>: <see cref="SameRecord"/> of what was made of it.</summary>
internal sealed record StepChange(ServiceId Service, string After, Service? Before);
