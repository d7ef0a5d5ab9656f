using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Nudges;

[JsonConverter(typeof(NudgeIdJson))]
internal readonly record struct NudgeId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class NudgeIdJson() : NumberJson<NudgeId>(id => id.Value, value => new(value));

/// <summary>Kept by number: never renumber.</summary>
internal enum NudgeStatus
{
    /// <summary>Shown to whoever makes it; goes the night after a day.</summary>
    Draft,
    Active,
    Paused,

    /// <summary>Can be brought back; gone for good after <see cref="KeptFor.DeletedNudge"/>.</summary>
    Deleted,
}

/// <summary>
/// Something to be said at its time: once, again and again, or ahead of each meeting. The group's own, except where it has an
/// <see cref="Owner"/>: then it is a reminder of theirs, in private.
/// </summary>
internal sealed record Nudge(NudgeId Id, CommunityId Community, string Text, DateTimeOffset Made)
{
    public const int LongestText = 1000;

    /// <summary>So many of a group, and of one person in one, are kept.</summary>
    public const int Most = 50;

    /// <summary>Who made it, so that they can change it; null once they are forgotten. Shown to nobody.</summary>
    public PersonId? By { get; init; }

    /// <summary>Whose reminder it is.</summary>
    public PersonId? Owner { get; init; }

    /// <summary>True where each time the next prompt of the list is said instead of <see cref="Text"/>.</summary>
    public bool FromList { get; init; }

    /// <summary>Where it was made in the group.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>When it repeats; null where it does not.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>How long before each meeting; null where it has nothing to do with meetings.</summary>
    public Lead? Ahead { get; init; }

    /// <summary>When it is to be said next, UTC; null where it follows meetings, or is over.</summary>
    public DateTimeOffset? Next { get; init; }

    public NudgeStatus Status { get; init; }

    /// <summary>Since when it is a draft, or deleted.</summary>
    public DateTimeOffset? Since { get; init; }

    [JsonIgnore]
    public bool IsActive => Status == NudgeStatus.Active;

    /// <summary>At the same hour of another zone; <paramref name="before"/> is the group's until now.</summary>
    public Nudge MovedTo(string zone, string before) => this with
    {
        Next = Next is { } next ? Time.LocalTime.Instant(zone, Time.LocalTime.DateTimeIn(Repeat?.Zone ?? before, next)) : null,
        Repeat = Repeat is { } repeat ? repeat with { Zone = zone } : null,
    };

    public bool MayBeChangedBy(Scene scene) => Owner is { } owner ? owner == scene.Person.Id : scene.Steers || By == scene.Person.Id;

    /// <summary>Said at <paramref name="now"/>, or let go: what comes next, if anything.</summary>
    public Nudge After(DateTimeOffset now) => Ahead is not null ? this
        : Repeat is { } repeat && repeat.Instants((Next > now ? Next.Value : now).AddTicks(1), 1) is [var next] ? this with { Next = next }
        : this with { Next = null };
}

/// <summary>That something was said in a community, so that it is not said again.</summary>
/// <param name="InGroup">True where it was a message in the group, which counts towards the budget.</param>
internal sealed record SaidNudge(string Key, DateTimeOffset At, bool InGroup);

/// <summary>What the bot has said of its own accord in a community.</summary>
internal sealed record NudgeLog(CommunityId Community, DateTimeOffset Since)
{
    public System.Collections.Immutable.ImmutableArray<SaidNudge> Said { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the bot looks next whether there is something to say.</summary>
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>When each of the group's messages of these days was started, the earliest first.</summary>
    [JsonIgnore]
    public IEnumerable<DateTimeOffset> InGroup => Said.Where(s => s.InGroup).Select(s => s.At);

    public SaidNudge? Find(string key) => Said.LastOrDefault(s => s.Key == key);

    /// <summary>With one message more, in which all of these were said.</summary>
    public NudgeLog With(IReadOnlyList<string> keys, DateTimeOffset now, bool inGroup) => this with
    {
        Said =
        [
            .. Said.Where(s => s.At + KeptFor.SaidNudge > now),
            .. keys.Select((key, i) => new SaidNudge(key, now, inGroup && i == 0)),
        ],
    };
}

/// <summary>Kept by number: never renumber.</summary>
internal enum NudgeWay
{
    Usual,
    LessOften,
    Stop,

    /// <summary>Not now: a few days later, once.</summary>
    Later,
}

/// <summary>How somebody wants one kind of nudge.</summary>
internal sealed record NudgeWish(CommunityId Community, string Kind, NudgeWay Way)
{
    /// <summary>Not before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When they were nudged last.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>What was said last, so that "not now" brings it again.</summary>
    public System.Collections.Immutable.ImmutableArray<string> LastKeys { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>What somebody was nudged of, and how they want it.</summary>
internal sealed record NudgedPerson(PersonId Person)
{
    public System.Collections.Immutable.ImmutableArray<NudgeWish> Wishes { get => field.IsDefault ? [] : field; init; } = [];

    public System.Collections.Immutable.ImmutableArray<PersonSaid> Said { get => field.IsDefault ? [] : field; init; } = [];

    public NudgeWish Wish(CommunityId community, string kind) =>
        Wishes.FirstOrDefault(w => w.Community == community && w.Kind == kind) ?? new NudgeWish(community, kind, NudgeWay.Usual);

    public NudgedPerson With(NudgeWish wish) => this with { Wishes = [.. Wishes.Where(w => w.Community != wish.Community || w.Kind != wish.Kind), wish] };

    public bool WasSaid(CommunityId community, string key) => Said.Any(s => s.Community == community && s.Key == key);
}

/// <summary>That one person was told something.</summary>
internal sealed record PersonSaid(CommunityId Community, string Key, DateTimeOffset At);

/// <summary>Somebody new in a group, until they are welcomed.</summary>
internal sealed record Newcomer(CommunityId Community, PersonId Person, string Name, DateTimeOffset At);
