using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Communities;

/// <summary>A community as it is kept.</summary>
internal sealed record CommunityRecord(CommunityId Id, ChatId Chat, string Name, string Zone, TimeOnly QuietFrom, TimeOnly QuietUntil)
{
    /// <summary>True where facilitators chose the name; then the group's title does not change it.</summary>
    public bool NameIsChosen { get; init; }

    public bool QuietAnswers { get; init; }

    /// <summary>Chosen with /core.</summary>
    public ImmutableArray<PersonId> Core { get; init; } = [];

    /// <summary>The Telegram group's administrators when they were last asked for.</summary>
    public ImmutableArray<PersonId> Administrators { get; init; } = [];

    public bool BotIsAdministrator { get; init; }

    public bool BotMayPin { get; init; }

    /// <summary>True where the bot has said who it is to this group.</summary>
    public bool Introduced { get; init; }

    /// <summary>Since when the bot is no longer in the group, UTC. Everything is erased after <see cref="KeptFor.GroupWithoutBot"/>.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>Names of the switches that stand otherwise than at first.</summary>
    public ImmutableArray<string> Switched { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the group is for, and its terms; empty where nobody has said.</summary>
    public string About { get => field ?? ""; init; } = "";

    public Community ToCommunity() =>
        new(Id, Chat, Name, Zone, new QuietHours(QuietFrom, QuietUntil), QuietAnswers) { Switched = Switched, About = About };

    /// <summary>The other way round.</summary>
    public CommunityRecord Switch(CommunitySwitch what) =>
        this with { Switched = Switched.Contains(what.Name) ? Switched.Remove(what.Name) : [.. Switched.Append(what.Name).Order(StringComparer.Ordinal)] };

    public Role RoleOf(PersonId person) =>
        Administrators.Contains(person) || person == PersonId.AnonymousAdministrator ? Role.Facilitator
        : Core.Contains(person) ? Role.Core
        : Role.Member;
}

/// <summary>Which community a group is. One more document, so that it is found by its id alone.</summary>
internal sealed record GroupLink(ChatId Chat, CommunityId Community);

/// <summary>Somebody whom the bot has met.</summary>
internal sealed record PersonRecord(PersonId Id, string Name, string? Username)
{
    /// <summary>The communities that they are a member of, as far as is known.</summary>
    public ImmutableArray<CommunityId> In { get; init; } = [];

    /// <summary>The communities from which they want private messages.</summary>
    public ImmutableArray<CommunityId> Joined { get; init; } = [];

    /// <summary>The communities from which they said that they want none; in neither of the two where they have not said.</summary>
    public ImmutableArray<CommunityId> Declined { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True once they have written in private, until they block the bot.</summary>
    public bool PrivateIsOpen { get; init; }

    /// <summary>The community that they speak for in private.</summary>
    public CommunityId? SpeaksFor { get; init; }
}

internal static class CommunityKinds
{
    public static DocumentKind<CommunityRecord> Communities { get; } =
        new("communities", c => IdOf(c.Id), CommunityJson.Default);

    public static DocumentKind<GroupLink> Groups { get; } = new("groups", g => IdOf(g.Chat), CommunityJson.Default);

    public static DocumentIndex<PersonRecord> PeopleByCommunity { get; } =
        new("community", p => p.In.Select(c => (string?)IdOf(c)));

    public static DocumentKind<PersonRecord> People { get; } =
        new("people", p => IdOf(p.Id), CommunityJson.Default, PeopleByCommunity);

    public static string IdOf(CommunityId id) => IndexKey.Of(id.Value);

    public static string IdOf(ChatId id) => IndexKey.Of(id.Value);

    public static string IdOf(PersonId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CommunityRecord))]
[JsonSerializable(typeof(GroupLink))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(EraseCommunity))]
[JsonSerializable(typeof(SettingQuestion))]
internal sealed partial class CommunityJson : JsonSerializerContext;
