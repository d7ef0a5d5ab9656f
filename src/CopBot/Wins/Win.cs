using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Wins;

[JsonConverter(typeof(WinIdJson))]
internal readonly record struct WinId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class WinIdJson() : NumberJson<WinId>(id => id.Value, value => new(value));

/// <summary>Somebody who said "well done".</summary>
internal sealed record Cheer(PersonId Person, string Name);

/// <summary>Something that went well. <paramref name="Text"/> is in people's own words.</summary>
internal sealed record Win(WinId Id, CommunityId Community, string Text, DateTimeOffset At)
{
    public const int LongestText = 600;

    public const int MostThemes = 5;

    /// <summary>More are not kept.</summary>
    public const int MostCheers = 200;

    /// <summary>Who told it; null where it came without a name, or they were forgotten.</summary>
    public PersonId? By { get; init; }

    /// <summary>Whose it is; null where it has no name.</summary>
    public PersonId? For { get; init; }

    /// <summary>Whose it is, as shown; empty where it has no name.</summary>
    public string Name { get => field ?? ""; init; } = "";

    /// <summary>True where the person named gave their name themselves, so that it may be told outside the group's own talk.</summary>
    public bool NameIsGiven { get; init; }

    /// <summary>Without the #, lower case.</summary>
    public ImmutableArray<string> Themes { get => field.IsDefault ? [] : field; init; } = [];

    public TelegramFile? Photo { get; init; }

    public ImmutableArray<Cheer> Cheers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When it was taken out; gone for good after <see cref="KeptFor.RemovedWin"/>.</summary>
    public DateTimeOffset? Removed { get; init; }

    /// <summary>What the button of whoever told it without a name carries, so that they alone can take it back; 0 where there is none.</summary>
    public long Secret { get; init; }

    [JsonIgnore]
    public bool IsOfAnother => For is not null && For != By;

    public bool MayBeChangedBy(Scene scene) => scene.Steers || By == scene.Person.Id || For == scene.Person.Id;

    /// <summary>With this person's "well done", or without it where they had said it.</summary>
    public Win Toggle(Person person) => Cheers.FirstOrDefault(c => c.Person == person.Id) is { } cheer ? this with { Cheers = Cheers.Remove(cheer) }
        : Cheers.Length < MostCheers ? this with { Cheers = Cheers.Add(new Cheer(person.Id, person.Name)) }
        : this;

    public Win WithoutName() => this with { For = null, Name = "", NameIsGiven = false };

    public Win Without(PersonId person) => (For == person ? WithoutName() : this) with
    {
        By = By == person ? null : By,
        Cheers = Cheers.RemoveAll(c => c.Person == person),
    };
}

/// <summary>
/// A win that somebody tells in private, until they have said whether with their name; nothing in it leads to them. Its number is drawn
/// at random, so that nobody can guess another one's.
/// </summary>
internal sealed record WinDraft(long Id, CommunityId Community, string Text, DateTimeOffset At)
{
    public ImmutableArray<string> Themes { get => field.IsDefault ? [] : field; init; } = [];

    public TelegramFile? Photo { get; init; }
}
