using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Resources;

/// <summary>How many resources of a community have a theme.</summary>
internal sealed record ThemeCount(CommunityId Community, string Theme, int Count);

/// <summary>A question too long for a button, kept for <see cref="KeptFor.LongSearch"/> so that its pages may be turned.</summary>
internal sealed record KeptQuestion(long Number, CommunityId Community, PersonId Person, string Text, DateTimeOffset At);

internal static class ResourceKinds
{
    public static DocumentIndex<Resource> ByTime { get; } =
        new("time", r => r.Removed is null ? IndexKey.Of(r.Community.Value, r.SharedAt) : null);

    public static DocumentIndex<Resource> ByCommunity { get; } = new("community", r => IndexKey.Of(r.Community.Value));

    public static DocumentIndex<Resource> ByLink { get; } =
        new("link", r => r is { LinkIdentity: { } link, Removed: null } ? LinkKey(r.Community, link) : null);

    public static DocumentIndex<Resource> ByFile { get; } =
        new("file", r => r is { File: { } file, Removed: null } ? FileKey(r.Community, file) : null);

    public static DocumentIndex<Resource> ByMessage { get; } =
        new("message", r => r.Asked is { } asked ? MessageKey(asked) : null);

    public static DocumentIndex<Resource> ByTheme { get; } =
        new("theme", r => r.Removed is null ? r.Themes.Select(t => (string?)IndexKey.Of(r.Community.Value, t)) : []);

    /// <summary>Everybody whom a resource names.</summary>
    public static DocumentIndex<Resource> ByPerson { get; } =
        new("person", r => r.Useful.Select(p => (PersonId?)p).Append(r.SharedBy).Append(r.Removed?.By).Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<Resource> Resources { get; } = new(
        "resources", r => IdOf(r.Id), ResourceJson.Default, ByTime, ByCommunity, ByLink, ByFile, ByMessage, ByTheme, ByPerson);

    public static DocumentIndex<ThemeCount> ThemesByCommunity { get; } = new("community", t => IndexKey.Of(t.Community.Value));

    public static DocumentKind<ThemeCount> Themes { get; } =
        new("themes", t => IndexKey.Of(t.Community.Value, t.Theme), ResourceJson.Default, ThemesByCommunity);

    public static DocumentKind<KeptQuestion> Questions { get; } =
        new("questions", q => IndexKey.Of(q.Number), ResourceJson.Default);

    public static string IdOf(ResourceId id) => IndexKey.Of(id.Value);

    public static string LinkKey(CommunityId community, string identity) => IndexKey.Of(community.Value, IndexKey.Digest(identity));

    public static string FileKey(CommunityId community, TelegramFile file) => IndexKey.Of(community.Value, file.Unique);

    public static string MessageKey(SharedIn message) => IndexKey.Of(message.Chat.Value, message.Message.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Resource))]
[JsonSerializable(typeof(ThemeCount))]
[JsonSerializable(typeof(KeptQuestion))]
[JsonSerializable(typeof(ShareQuestion))]
[JsonSerializable(typeof(EditQuestion))]
[JsonSerializable(typeof(TidyQuestion))]
[JsonSerializable(typeof(PurgeResource))]
[JsonSerializable(typeof(ReadPage))]
[JsonSerializable(typeof(List<ExportedResource>))]
internal sealed partial class ResourceJson : JsonSerializerContext;
