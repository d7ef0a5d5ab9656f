using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Meetings.Actions;

[JsonConverter(typeof(ActionIdJson))]
internal readonly record struct ActionId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ActionIdJson() : NumberJson<ActionId>(id => id.Value, value => new(value));

/// <summary>Kept by number: never renumber.</summary>
internal enum ActionStatus
{
    Open,
    Done,

    /// <summary>It is not to be done; gone for good after <see cref="KeptFor.DroppedAction"/>.</summary>
    Dropped,
}

/// <summary>Somebody who is to do it; <paramref name="Person"/> is null once they are forgotten.</summary>
internal sealed record Doer(PersonId? Person, string Name);

/// <summary>Something that somebody promised to do. <paramref name="Text"/> is in their own words.</summary>
internal sealed record ActionPoint(ActionId Id, CommunityId Community, string Text, DateTimeOffset At)
{
    public const int LongestText = 500;

    public const int MostDoers = 20;

    public ImmutableArray<Doer> For { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Who noted it; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    /// <summary>By when, on the community's calendar; null where nobody said.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? Due { get; init; }

    /// <summary>On that day by what time; null where nobody said.</summary>
    [JsonConverter(typeof(ClockTimeJson))]
    public ClockTime? DueTime { get; init; }

    /// <summary>The meeting in which it was noted, or just around it; null for one in between.</summary>
    public MeetingId? Meeting { get; init; }

    public ActionStatus Status { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who ticked or dropped it.</summary>
    public PersonId? ClosedBy { get; init; }

    [JsonIgnore]
    public bool IsOpen => Status == ActionStatus.Open;

    public bool IsFor(PersonId person) => For.Any(d => d.Person == person);

    public bool MayBeChangedBy(Scene scene) => scene.Steers || IsFor(scene.Person.Id);

    /// <summary>True where its day, or its hour on that day, has passed.</summary>
    public bool IsOverdue(LocalDateTime now) => Due is { } due && (due < now.Date || (due == now.Date && DueTime < now.TimeOfDay));

    public ActionPoint Close(ActionStatus status, PersonId by, DateTimeOffset now) => this with { Status = status, ClosedAt = now, ClosedBy = by };

    public ActionPoint Reopen() => this with { Status = ActionStatus.Open, ClosedAt = null, ClosedBy = null };

    public ActionPoint Without(PersonId person) => this with
    {
        By = By == person ? null : By,
        ClosedBy = ClosedBy == person ? null : ClosedBy,
        For = [.. For.Select(d => d.Person == person ? new Doer(null, ActionTexts.SomebodyForgotten) : d)],
    };
}
