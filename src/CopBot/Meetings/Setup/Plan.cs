using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;

namespace CopBot.Meetings.Setup;

[JsonConverter(typeof(PlanIdJson))]
internal readonly record struct PlanId(long Value);

internal sealed class PlanIdJson() : NumberJson<PlanId>(id => id.Value, value => new(value));

/// <summary>What can be said of a meeting, one after the other. Carried by buttons: never renumber.</summary>
internal enum PlanPart
{
    Title,
    When,
    Where,
    OnlineLink,
    Bring,
    Access,
    Places,
    Reminders,
}

/// <summary>When a plan takes place. <paramref name="Start"/> in local time of the community.</summary>
internal sealed record PlanTime([property: JsonConverter(typeof(LocalDateTimeJson))] LocalDateTime Start, int Minutes)
{
    /// <summary>Null for one date.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>Sentences that say what was guessed.</summary>
    public ImmutableArray<string> Notes { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>
/// A meeting that somebody is just setting up, or a change of one that is there, kept for <see cref="KeptFor.Draft"/> after it was
/// touched last.
/// </summary>
/// <param name="Id">0 until it is kept.</param>
/// <param name="Person">Whose.</param>
/// <param name="Community">Whose meeting it will be.</param>
/// <param name="Details">As far as they are known; the title is empty until somebody has said it.</param>
internal sealed record Plan(PlanId Id, PersonId Person, CommunityId Community, MeetingDetails Details)
{
    public DateTimeOffset At { get; init; }

    public PlanTime? Time { get; init; }

    /// <summary>Parts that were answered or skipped, so that they are not asked again of themselves.</summary>
    public ImmutableArray<PlanPart> Asked { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True once it was shown whole: an answer leads back there.</summary>
    public bool Reviewing { get; init; }

    /// <summary>The date that is being changed; null for a new meeting.</summary>
    public MeetingId? Of { get; init; }

    /// <summary>The first day that a new rule may have: the date's own, where others of its series come before it.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? From { get; init; }

    /// <summary>What of it is being changed; null where it is being cancelled.</summary>
    public PlanPart? Changing { get; init; }

    /// <summary>Why it is cancelled, in their words.</summary>
    public string Why { get => field ?? ""; init; } = "";

    /// <summary>Where the group was when it was begun, so that the card is posted there.</summary>
    public TopicId? Topic { get; init; }

    public Plan With(PlanPart answered) => Asked.Contains(answered) ? this : this with { Asked = Asked.Add(answered) };
}
