using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;

namespace CopBot.Meetings;

[JsonConverter(typeof(SeriesIdJson))]
internal readonly record struct SeriesId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class SeriesIdJson() : NumberJson<SeriesId>(id => id.Value, value => new(value));

[JsonConverter(typeof(MeetingIdJson))]
internal readonly record struct MeetingId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class MeetingIdJson() : NumberJson<MeetingId>(id => id.Value, value => new(value));

/// <summary>A place to go to. <paramref name="Address"/> in one line, empty where it is not known.</summary>
internal sealed record Venue(string Name, string Address = "")
{
    /// <summary>Steps, lifts, loops, parking, toilets: empty where nothing is known.</summary>
    public string Access { get => field ?? ""; init; } = "";

    /// <summary>Degrees; both or none.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>What a meeting is about, apart from its time: the same for a whole series, until one date differs.</summary>
internal sealed record MeetingDetails(string Title)
{
    public const int LongestTitle = 120;

    public const int LongestText = 500;

    public Venue? Venue { get; init; }

    /// <summary>An https link, shown to those alone who are going; empty where there is none.</summary>
    public string OnlineLink { get => field ?? ""; init; } = "";

    /// <summary>What to bring; empty where nothing is said.</summary>
    public string Bring { get => field ?? ""; init; } = "";

    /// <summary>How many can come, with their guests; null where there is no limit.</summary>
    public int? Places { get; init; }

    /// <summary>When the group is reminded.</summary>
    public ImmutableArray<Lead> Reminders { get => field.IsDefault ? StandardReminders : field; init; } = StandardReminders;

    public static ImmutableArray<Lead> StandardReminders { get; } = [new(7), new(1), new(0, 120)];
}

/// <summary>
/// What was set up: one date, or many by a rule. <paramref name="Start"/> is the first, in local time of <paramref name="Zone"/>
/// (IANA), and <paramref name="Minutes"/> its length by the clock.
/// </summary>
internal sealed record Series(
    SeriesId Id, CommunityId Community, MeetingDetails Details, [property: JsonConverter(typeof(LocalDateTimeJson))] LocalDateTime Start, int Minutes, string Zone)
{
    /// <summary>Null for one date.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>Who set it up; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Raised with each change, as SEQUENCE of iCalendar (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; init; }

    public DateTimeOffset Changed { get; init; }

    /// <summary>True where all of it was cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The series that this one carries on from some date on, so that both are one event to a calendar's reader.</summary>
    public SeriesId? Continues { get; init; }

    /// <summary>Local times at which it takes place, from one on, at most <paramref name="take"/>.</summary>
    public ImmutableArray<LocalDateTime> Dates(LocalDateTime from, int take) =>
        IsCancelled || take < 1 ? [] : Repeat is { } repeat ? repeat.Occurrences(from, take) : Start >= from ? [Start] : [];
}

internal enum MeetingStatus
{
    Planned,
    Cancelled,
}

/// <summary>
/// One date of a series. <paramref name="Planned"/> is when the series has it, as iCalendar's RECURRENCE-ID, and stays when the date is
/// moved; <paramref name="Start"/> is when it takes place. Both in local time of <paramref name="Zone"/>.
/// </summary>
internal sealed record Meeting(
    MeetingId Id,
    SeriesId Series,
    CommunityId Community,
    MeetingDetails Details,
    [property: JsonConverter(typeof(LocalDateTimeJson))] LocalDateTime Planned,
    [property: JsonConverter(typeof(LocalDateTimeJson))] LocalDateTime Start,
    int Minutes,
    string Zone)
{
    public MeetingStatus Status { get; init; }

    /// <summary>Why it was cancelled, in the words of whoever did; empty where they gave none.</summary>
    public string Why { get => field ?? ""; init; } = "";

    /// <summary>Raised with each change of this date alone.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset Changed { get; init; }

    /// <summary>People who came, and whom we have been asked to forget.</summary>
    public int CameWithoutName { get; init; }

    [JsonIgnore]
    public LocalDateTime End => Start.PlusMinutes(Minutes);

    /// <summary>UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset StartsAt => Time.LocalTime.Instant(Zone, Start);

    /// <summary>UTC; the length is by the clock of the wall, as people plan it.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt => Time.LocalTime.Instant(Zone, End) is var end && end > StartsAt ? end : StartsAt.AddMinutes(Minutes);

    [JsonIgnore]
    public string Title => Details.Title;

    [JsonIgnore]
    public bool IsCancelled => Status == MeetingStatus.Cancelled;
}
