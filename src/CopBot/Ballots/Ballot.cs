using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Time;
using NodaTime;

namespace CopBot.Ballots;

[JsonConverter(typeof(BallotIdJson))]
internal readonly record struct BallotId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class BallotIdJson() : NumberJson<BallotId>(id => id.Value, value => new(value));

/// <summary>Carried by buttons and kept by number: never renumber.</summary>
internal enum BallotKind
{
    /// <summary>A proposal: consent, concern, object, stand aside.</summary>
    Consent,

    /// <summary>Instant run-off.</summary>
    Ranked,

    /// <summary>0 to 5 for each option.</summary>
    Score,

    /// <summary>A number of dots to spend.</summary>
    Dots,

    /// <summary>Yes to as many as one likes.</summary>
    Approval,

    /// <summary>Find a time: yes, if need be or no for each.</summary>
    Time,
}

/// <summary>Something that can be chosen. <paramref name="Label"/> is one plain line.</summary>
internal sealed record BallotOption(string Label)
{
    /// <summary>In a vote for a time: when, in local time of the community.</summary>
    [JsonConverter(typeof(LocalDateTimeJson))]
    public LocalDateTime? Start { get; init; }

    /// <summary>In a vote for a time: how long.</summary>
    public int Minutes { get; init; }
}

/// <summary>
/// How many have to answer. With <paramref name="Of"/> 0 it is <paramref name="Number"/> people, else that share, such as 1 of 2, of those who
/// joined (/join).
/// </summary>
internal sealed record Quorum(int Number, int Of = 0)
{
    /// <summary>How many people that is, where so many have joined.</summary>
    public int Needed(int joined) => Of == 0 ? Number : Math.Max(1, (joined * Number + Of - 1) / Of);
}

/// <summary>What somebody wants to ask. <paramref name="Text"/> is a proposal or a question, in their words.</summary>
internal sealed record BallotWish(BallotKind Kind, string Text)
{
    public const int LongestText = 1000;

    public const int LongestQuestion = 300;

    public const int LongestOption = 100;

    public const int MostOptions = 12;

    public const int FewestOptions = 2;

    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public ImmutableArray<BallotOption> Options { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Nobody can see who answered how.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>With names, but nobody sees how it stands before it closes.</summary>
    public bool IsHidden { get; init; }

    public Quorum? Quorum { get; init; }

    /// <summary>How many dots everybody has, in a vote by dots.</summary>
    public int Dots { get; init; }

    /// <summary>When it is to close; null where nobody has said.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>How many have to answer, where so many have joined; 0 where that is open. Without names, fewer than are shown cannot decide.</summary>
    public int Needed(int joined) => Quorum is not { } quorum ? 0 : IsAnonymous ? Math.Max(Ballot.SmallestGroup, quorum.Needed(joined)) : quorum.Needed(joined);

    /// <summary>True where something that it needs is still missing.</summary>
    [JsonIgnore]
    public bool IsUnfinished => Text.Length == 0 || (Kind != BallotKind.Consent && Options.Length < FewestOptions);
}

/// <summary>Kept by number: never renumber.</summary>
internal enum BallotState
{
    Open,
    Closed,
    Cancelled,
}

/// <summary>Something that the group is to decide.</summary>
internal sealed record Ballot(BallotId Id, CommunityId Community, BallotWish Asked, DateTimeOffset At, DateTimeOffset Closes)
{
    public const int LongestTitle = 100;

    /// <summary>Below this, an anonymous one shows how many answered, and nothing else.</summary>
    public const int SmallestGroup = 3;

    /// <summary>Who asked; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    /// <summary>Where the group was when it was asked.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>The earlier one that this is another version of.</summary>
    public BallotId? Amends { get; init; }

    public BallotState State { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What came of it, once it is closed.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Those who had not answered were reminded.</summary>
    public bool IsReminded { get; init; }

    /// <summary>The group was told what came of it.</summary>
    public bool IsTold { get; init; }

    /// <summary>Its best time became a meeting.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Which time became a meeting; null where none did, or before this was kept.</summary>
    public int? Planned { get; init; }

    [JsonIgnore]
    public BallotKind Kind => Asked.Kind;

    [JsonIgnore]
    public ImmutableArray<BallotOption> Options => Asked.Options;

    [JsonIgnore]
    public bool IsAnonymous => Asked.IsAnonymous;

    [JsonIgnore]
    public bool IsOpen => State == BallotState.Open;

    /// <summary>How it stands is for all to see.</summary>
    [JsonIgnore]
    public bool ShowsHowItStands => IsOpen && !Asked.IsAnonymous && !Asked.IsHidden;

    /// <summary>Its words in one short line.</summary>
    [JsonIgnore]
    public string Title => PlainText.Shorten(PlainText.OneLine(Asked.Text), LongestTitle);

    /// <summary>Names its answers where they are without names.</summary>
    [JsonIgnore]
    public Urn Urn => new("vote", Id.Value);

    /// <summary>Names the reasons that are given without a name, where the answers have names.</summary>
    [JsonIgnore]
    public Urn WhyUrn => new("votewhy", Id.Value);

    /// <summary>True for what the group decided by it.</summary>
    [JsonIgnore]
    public bool IsDecision => State == BallotState.Closed && Outcome?.Verdict is Verdict.Adopted or Verdict.Chosen;

    public bool IsOpenAt(DateTimeOffset now) => IsOpen && now < Closes;

    public Ballot Extend(TimeSpan by) => this with { Closes = Closes + by };

    public Ballot Close(Outcome outcome, DateTimeOffset now) => this with { State = BallotState.Closed, ClosedAt = now, Outcome = outcome };

    public Ballot Cancel(DateTimeOffset now) => this with { State = BallotState.Cancelled, ClosedAt = now };
}

/// <summary>What somebody answered, with their name; one for each ballot and person.</summary>
/// <param name="Ballot">Which.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">As Telegram named them when they answered.</param>
/// <param name="Marks">What, as <see cref="Marks"/> writes it.</param>
internal sealed record BallotAnswer(BallotId Ballot, PersonId Person, string Name, string Marks)
{
    /// <summary>Why, where they said so with their name; empty where not.</summary>
    public string Why { get => field ?? ""; init; } = "";
}

/// <summary>A vote that somebody is just setting up; one for each person and community, kept for <see cref="KeptFor.Draft"/> after it was touched last.</summary>
internal sealed record BallotDraft(CommunityId Community, PersonId Person, BallotWish Wish)
{
    public DateTimeOffset At { get; init; }

    /// <summary>False until they have said which kind it is to be.</summary>
    public bool HasKind { get; init; }

    public TopicId? Topic { get; init; }

    public BallotId? Amends { get; init; }
}
