using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Meetings.Rota;

/// <summary>What somebody does at a meeting. Kept by number: never renumber.</summary>
internal enum RotaRole
{
    Facilitator,
    Notes,
}

/// <summary>How somebody came to a turn. Kept by number: never renumber.</summary>
internal enum TurnCame
{
    /// <summary>They took it themselves.</summary>
    ByChoice,

    /// <summary>They had said yes to turns, and it was theirs.</summary>
    InTurn,
}

/// <summary>A role at one meeting, and whose it is. Nobody's where <paramref name="Name"/> is empty; somebody's whom we were asked to forget where <paramref name="Person"/> alone is null.</summary>
internal sealed record Turn(MeetingId Meeting, RotaRole Role, CommunityId Community, DateTimeOffset StartsAt, PersonId? Person, string Name)
{
    public TurnCame Came { get; init; }

    /// <summary>They would like somebody else to take it.</summary>
    public bool IsOffered { get; init; }

    /// <summary>They were reminded of this date, or took the turn when that was past.</summary>
    public bool IsTold { get; init; }

    /// <summary>They said that they cannot at this date, so it does not come to them again.</summary>
    public ImmutableArray<PersonId> CannotCome { get => field.IsDefault ? [] : field; init; } = [];

    [JsonIgnore]
    public bool IsTaken => Name.Length > 0;

    public static Turn Open(Meeting meeting, RotaRole role) => new(meeting.Id, role, meeting.Community, meeting.StartsAt, null, "");

    public Turn For(Person person, TurnCame came) =>
        this with { Person = person.Id, Name = person.Name.Length > 0 ? person.Name : "?", Came = came, IsOffered = false, IsTold = false, CannotCome = CannotCome.Remove(person.Id) };

    /// <summary>Nobody's again.</summary>
    public Turn Reopened(bool cannotCome) => this with
    {
        Person = null,
        Name = "",
        IsOffered = false,
        IsTold = false,
        CannotCome = cannotCome && Person is { } person && !CannotCome.Contains(person) ? CannotCome.Add(person) : CannotCome,
    };

    /// <summary>What is past keeps the turn without the name; what is to come is nobody's.</summary>
    public Turn Without(PersonId person, DateTimeOffset now)
    {
        var turn = this with { CannotCome = CannotCome.Remove(person) };
        return Person != person ? turn : StartsAt <= now ? turn with { Person = null, Name = RotaTexts.SomebodyForgotten } : turn.Reopened(cannotCome: false);
    }
}

/// <summary>Somebody who said yes to turns at a role.</summary>
internal sealed record Willing(CommunityId Community, PersonId Person, RotaRole Role, DateTimeOffset Since);
