using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Meetings;

/// <summary>What somebody answered to an invitation. Kept by number: never renumber.</summary>
internal enum Rsvp
{
    /// <summary>They have not answered, or their place has passed on.</summary>
    None,
    Going,
    Maybe,
    Cant,

    /// <summary>They want to come, and all places are taken.</summary>
    Waiting,
}

/// <summary>Somebody and one meeting.</summary>
/// <param name="Meeting">Which.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">As Telegram named them when they last pressed a button.</param>
internal sealed record Attendee(MeetingId Meeting, PersonId Person, string Name)
{
    public const int LongestNeeds = 500;

    public Rsvp Rsvp { get; init; }

    /// <summary>When they gave this answer: the order of the waiting list. Ticks of UTC would tie, so a number of its own.</summary>
    public long Turn { get; init; }

    /// <summary>How many they bring.</summary>
    public int Guests { get; init; }

    /// <summary>A private note that facilitators alone see, until a week after the meeting; empty where there is none.</summary>
    public string Needs { get => field ?? ""; init; } = "";

    /// <summary>While they are waiting: a place is theirs until then.</summary>
    public DateTimeOffset? OfferedUntil { get; init; }

    /// <summary>Whether they were there; null where nobody has said.</summary>
    public bool? Came { get; init; }

    /// <summary>How many places they take or hold.</summary>
    [JsonIgnore]
    public int Seats => Rsvp == Rsvp.Going || (Rsvp == Rsvp.Waiting && OfferedUntil is not null) ? 1 + Guests : 0;

    /// <summary>True where nothing is left to keep.</summary>
    [JsonIgnore]
    public bool IsEmpty => Rsvp == Rsvp.None && Needs.Length == 0 && Came is null;
}
