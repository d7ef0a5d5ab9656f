using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Wins;

[JsonConverter(typeof(ThanksIdJson))]
internal readonly record struct ThanksId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ThanksIdJson() : NumberJson<ThanksId>(id => id.Value, value => new(value));

/// <summary>Thanks of one person to another. <paramref name="Text"/> is what stood behind the name, such as "for the lift".</summary>
internal sealed record Thanks(ThanksId Id, CommunityId Community, PersonId To, string ToName, string Text, DateTimeOffset At)
{
    public const int LongestText = 500;

    /// <summary>At most so many people are thanked at once.</summary>
    public const int MostPeople = 5;

    /// <summary>Null where they were forgotten, or wrote in the group's own name.</summary>
    public PersonId? From { get; init; }

    public string FromName { get => field ?? ""; init; } = "";

    /// <summary>True once the person thanked has it.</summary>
    public bool IsBrought { get; init; }

    /// <summary>True once the group was shown it, because the person thanked lets it.</summary>
    public bool IsShown { get; init; }

    public bool MayBeChangedBy(Scene scene) => scene.Steers || To == scene.Person.Id || From == scene.Person.Id;
}

/// <summary>Whether somebody lets the group see thanks to them.</summary>
internal sealed record ThanksChoice(CommunityId Community, PersonId Person, bool ShowInGroup);
