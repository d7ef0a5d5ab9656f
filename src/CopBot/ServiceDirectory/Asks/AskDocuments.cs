using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Asks;

internal static class AskKinds
{
    public static DocumentIndex<Ask> OpenByTime { get; } =
        new("open", a => a.Status == AskStatus.Open ? IndexKey.Of(a.Community.Value, a.At) : null);

    public static DocumentIndex<Ask> ByCommunity { get; } = new("community", a => IndexKey.Of(a.Community.Value));

    /// <summary>Everybody whom an ask names.</summary>
    public static DocumentIndex<Ask> ByPerson { get; } =
        new("person", a => a.Helpers.Select(h => h.By).Append(a.Asker).Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<Ask> Asks { get; } = new("asks", a => IdOf(a.Id), AskJson.Default, OpenByTime, ByCommunity, ByPerson);

    public static DocumentIndex<LookedUp> LookupsByTime { get; } = new("time", l => IndexKey.Of(l.Community.Value, l.At));

    public static DocumentIndex<LookedUp> LookupsByAge { get; } = new("age", l => IndexKey.Of(l.At));

    public static DocumentKind<LookedUp> Lookups { get; } = new("lookups", l => IndexKey.Of(l.Id), AskJson.Default, LookupsByTime, LookupsByAge);

    public static string IdOf(AskId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(LookedUp))]
[JsonSerializable(typeof(AskQuestion))]
internal sealed partial class AskJson : JsonSerializerContext;
