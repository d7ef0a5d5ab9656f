using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

[JsonConverter(typeof(AgendaItemIdJson))]
internal readonly record struct AgendaItemId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class AgendaItemIdJson() : NumberJson<AgendaItemId>(id => id.Value, value => new(value));

/// <summary>
/// Something to talk about. It belongs to a series and waits for its next date, until it was reached or taken out. The series is the
/// one that the others carry on from (<see cref="AgendaBook.Root"/>), or none where no meeting was planned when it was added.
/// </summary>
internal sealed record AgendaItem(AgendaItemId Id, CommunityId Community, SeriesId Series, string Text, DateTimeOffset At)
{
    public const int LongestText = 300;

    /// <summary>Two whole days; nobody means more.</summary>
    public const int MostMinutes = 960;

    /// <summary>More do not wait for one meeting.</summary>
    public const int MostWaiting = 100;

    /// <summary>Where nothing was planned yet: the next meeting that is set up takes it.</summary>
    public static readonly SeriesId AnySeries = new(0);

    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    /// <summary>Who added it; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    public string ByName { get => field ?? ""; init; } = "";

    /// <summary>How long it may take; null where nobody said.</summary>
    public int? Minutes { get; init; }

    /// <summary>Where it stands among those that wait; the lowest first.</summary>
    public long Place { get; init; }

    /// <summary>Ticked as reached.</summary>
    public bool IsDone { get; init; }

    /// <summary>Meetings that are over and had it on their agenda, the earliest first.</summary>
    public ImmutableArray<MeetingId> StoodOn { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>In which of these it was reached; null where in none.</summary>
    public MeetingId? Reached { get; init; }

    /// <summary>True where it waits no longer: it was reached in a meeting that is over, or there is no next one.</summary>
    public bool IsClosed { get; init; }

    /// <summary>When it was taken out; it can be brought back for <see cref="UndoFor"/>.</summary>
    public DateTimeOffset? Removed { get; init; }

    [JsonIgnore]
    public bool IsWaiting => !IsClosed && Removed is null;

    [JsonIgnore]
    public bool IsCarriedOver => StoodOn.Length > 0;

    public bool MayBeTakenOutBy(Scene scene) => scene.Steers || By == scene.Person.Id;

    /// <summary>As it is once a meeting that had it on its agenda is over.</summary>
    public AgendaItem After(MeetingId meeting, bool hasNext) => StoodOn.Contains(meeting) ? this : this with
    {
        StoodOn = StoodOn.Add(meeting),
        Reached = IsDone ? meeting : null,
        IsClosed = IsDone || !hasNext,
    };

    public AgendaItem Without(PersonId person) => By == person ? this with { By = null, ByName = AgendaTexts.SomebodyForgotten } : this;
}
