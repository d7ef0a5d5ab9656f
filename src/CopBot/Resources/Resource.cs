using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Resources;

[JsonConverter(typeof(ResourceIdJson))]
internal readonly record struct ResourceId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ResourceIdJson() : NumberJson<ResourceId>(id => id.Value, value => new(value));

/// <summary>What kind of thing was shared, as in <c>kind:document</c>.</summary>
internal enum ResourceKind
{
    Link,
    Document,
    Photo,
    Voice,
    Video,
    Audio,
    Text,
}

/// <summary>The message that a resource came with. Only supergroups' messages have links (core.telegram.org/api/links#message-links).</summary>
internal sealed record SharedIn(ChatId Chat, MessageId Message)
{
    public string? Url => Chat.IsSupergroup ? $"https://t.me/c/{-Chat.Value - 1_000_000_000_000}/{Message.Value}" : null;
}

/// <summary>Something that a community keeps.</summary>
internal sealed record Resource(
    ResourceId Id, CommunityId Community, ResourceKind Kind, string Title, PersonId? SharedBy, string SharedByName, DateTimeOffset SharedAt)
{
    public string Note { get; init; } = "";

    /// <summary>Without the #, lower case, in the order in which they were given.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>As it was typed, with a scheme.</summary>
    public string? Link { get; init; }

    /// <summary>What makes two spellings of a link the same link.</summary>
    public string? LinkIdentity { get; init; }

    public TelegramFile? File { get; init; }

    public string? FileName { get; init; }

    /// <summary>The message that holds the thing itself.</summary>
    public SharedIn? Source { get; init; }

    /// <summary>The message with the command, which may be corrected for some minutes.</summary>
    public SharedIn? Asked { get; init; }

    /// <summary>True while the title is only the link's host, so a page's title may take its place.</summary>
    public bool TitleIsMadeUp { get; init; }

    /// <summary>Who found it useful.</summary>
    public ImmutableArray<PersonId> Useful { get; init; } = [];

    public Removal? Removed { get; init; }

    public const int LongestTitle = 200;

    public const int LongestNote = 1000;

    public const int MostThemes = 10;

    /// <summary>The sharer and whoever steers the community may change and remove it.</summary>
    public bool MayBeChangedBy(Scene scene) => scene.Steers || SharedBy == scene.Person.Id;

    public Resource ToggleUseful(PersonId person) =>
        this with { Useful = Useful.Contains(person) ? Useful.Remove(person) : Useful.Add(person) };

    /// <summary>With these themes too, each once.</summary>
    public Resource WithThemes(IEnumerable<string> more) =>
        this with { Themes = [.. Themes.Concat(more).Distinct(StringComparer.Ordinal).Take(MostThemes)] };

    /// <summary>The same thing, without a trace of this person.</summary>
    public Resource Without(PersonId person) => this with
    {
        SharedBy = SharedBy == person ? null : SharedBy,
        SharedByName = SharedBy == person ? "a former member" : SharedByName,
        Source = SharedBy == person ? null : Source,
        Asked = SharedBy == person ? null : Asked,
        Useful = Useful.Remove(person),
        Removed = Removed?.By == person ? Removed with { By = null, ByName = "a former member" } : Removed,
    };
}

/// <summary>Taken out of the library; for some minutes it can come back.</summary>
internal sealed record Removal(PersonId? By, string ByName, DateTimeOffset At)
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);
}
