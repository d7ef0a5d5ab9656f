using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Digests;

[JsonConverter(typeof(DigestIdJson))]
internal readonly record struct DigestId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class DigestIdJson() : NumberJson<DigestId>(id => id.Value, value => new(value));

/// <summary>Kept by number: never renumber.</summary>
internal enum DigestStatus
{
    /// <summary>Facilitators have been shown it; it goes out when it is due.</summary>
    Draft,
    Sent,

    /// <summary>Facilitators wanted none of it.</summary>
    Skipped,
}

/// <summary>When a community's digests come.</summary>
/// <param name="Community">Whose.</param>
/// <param name="Since">From when on it is known, UTC: none is due for what was before.</param>
internal sealed record DigestPlan(CommunityId Community, DateTimeOffset Since)
{
    /// <summary>Day and hour as the group said them, as iCalendar's lines (<see cref="Time.Repeat"/>); null: the first working day of each month.</summary>
    public string? Rule { get; init; }

    /// <summary>At what hour of that working day; null: 9:00.</summary>
    public TimeOnly? Hour { get; init; }

    /// <summary>The last year that was told of.</summary>
    public int LastYear { get; init; }

    /// <summary>When the next year is told of.</summary>
    public DateTimeOffset? NextYear { get; init; }

    /// <summary>The instant for which the last one was planned, whether it was sent, skipped, or had nothing to tell.</summary>
    public DateTimeOffset? LastPlanned { get; init; }

    /// <summary>Until when the last one told, UTC; the next goes on from there.</summary>
    public DateTimeOffset? ToldUntil { get; init; }

    /// <summary>Since when the group wants none; null while it does.</summary>
    public DateTimeOffset? OffSince { get; init; }

    /// <summary>Until when the last weekly one told, UTC.</summary>
    public DateTimeOffset? WeeklyUntil { get; init; }

    /// <summary>The zone and quiet hours for which the weekly one is on the agenda; empty where it is not.</summary>
    public string WeeklyHours { get => field ?? ""; init; } = "";

    /// <summary>The last one that was pinned.</summary>
    public DigestId? Pinned { get; init; }

    /// <summary>Facilitators were told that the group does not let the bot pin.</summary>
    public bool ToldOfPin { get; init; }
}

/// <summary>One digest. What it says is gathered anew whenever it is shown; here stands what facilitators did to it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Community">Whose.</param>
/// <param name="Planned">The instant for which it is planned.</param>
/// <param name="From">From when on it tells; until when is <paramref name="Planned"/>, or <see cref="SentAt"/>.</param>
internal sealed record DigestIssue(DigestId Id, CommunityId Community, DateTimeOffset Planned, DateTimeOffset From)
{
    public const int LongestOpening = 300;

    public DigestStatus Status { get; init; }

    /// <summary>The facilitators' own words at the top; empty where they wrote none.</summary>
    public string Opening { get => field ?? ""; init; } = "";

    /// <summary>Tags of the lines that are left out (<see cref="Digest.TagOf"/>).</summary>
    public ImmutableArray<string> LeftOut { get => field.IsDefault ? [] : field; init; } = [];

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset Until => SentAt ?? Planned;
}

/// <summary>What was counted of a year, for the time when some of it is erased.</summary>
/// <param name="Community">Whose.</param>
/// <param name="Year">Of the calendar.</param>
/// <param name="Until">What was before is counted, UTC.</param>
internal sealed record YearCount(CommunityId Community, int Year, DateTimeOffset Until)
{
    public ImmutableArray<DigestCount> Counts { get => field.IsDefault ? [] : field; init; } = [];

    public static string IdOf(CommunityId community, int year) => IndexKey.Of(community.Value, year);
}

/// <summary>Somebody who wants the digest in private, too.</summary>
internal sealed record DigestReader(CommunityId Community, PersonId Person, bool IsWeekly)
{
    public static string IdOf(CommunityId community, PersonId person) => IndexKey.Of(community.Value, person.Value);
}

internal static class DigestKinds
{
    public static DocumentKind<DigestPlan> Plans { get; } = new("digestPlans", p => IndexKey.Of(p.Community.Value), DigestJson.Default);

    public static DocumentIndex<DigestIssue> IssuesByTime { get; } = new("time", i => IndexKey.Of(i.Community.Value, i.Planned));

    public static DocumentKind<DigestIssue> Issues { get; } = new("digests", i => IndexKey.Of(i.Id.Value), DigestJson.Default, IssuesByTime);

    public static DocumentIndex<YearCount> YearsByCommunity { get; } = new("community", y => IndexKey.Of(y.Community.Value));

    public static DocumentKind<YearCount> Years { get; } = new("digestYears", y => YearCount.IdOf(y.Community, y.Year), DigestJson.Default, YearsByCommunity);

    public static DocumentIndex<DigestReader> ReadersByCommunity { get; } = new("community", r => IndexKey.Of(r.Community.Value));

    public static DocumentIndex<DigestReader> ReadersByPerson { get; } = new("person", r => IndexKey.Of(r.Person.Value));

    public static DocumentKind<DigestReader> Readers { get; } =
        new("digestReaders", r => DigestReader.IdOf(r.Community, r.Person), DigestJson.Default, ReadersByCommunity, ReadersByPerson);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DigestPlan))]
[JsonSerializable(typeof(DigestIssue))]
[JsonSerializable(typeof(DigestReader))]
[JsonSerializable(typeof(YearCount))]
[JsonSerializable(typeof(DraftDue))]
[JsonSerializable(typeof(DigestDue))]
[JsonSerializable(typeof(WeekDue))]
[JsonSerializable(typeof(YearDue))]
[JsonSerializable(typeof(DrawDigest))]
[JsonSerializable(typeof(OpeningQuestion))]
[JsonSerializable(typeof(WhenQuestion))]
internal sealed partial class DigestJson : JsonSerializerContext;
