using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Meetings.Agendas;

internal static class AgendaKinds
{
    /// <summary>What waits for the next date of a series, in its order.</summary>
    public static DocumentIndex<AgendaItem> Waiting { get; } =
        new("waiting", i => i.IsWaiting ? IndexKey.Of(i.Community.Value, i.Series.Value, i.Place) : null);

    public static DocumentIndex<AgendaItem> ByCommunity { get; } = new("community", i => IndexKey.Of(i.Community.Value));

    /// <summary>What stood on the agenda of a meeting that is over.</summary>
    public static DocumentIndex<AgendaItem> ByMeeting { get; } = new("meeting", i => i.StoodOn.Select(m => IndexKey.Of(m.Value)));

    public static DocumentIndex<AgendaItem> ByPerson { get; } = new("person", i => i.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<AgendaItem> Items { get; } = new("agendaItems", i => IdOf(i.Id), AgendaJson.Default, Waiting, ByCommunity, ByMeeting, ByPerson);

    public static string IdOf(AgendaItemId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AgendaItem))]
[JsonSerializable(typeof(AgendaQuestion))]
[JsonSerializable(typeof(TimeQuestion))]
[JsonSerializable(typeof(CloseAgenda))]
[JsonSerializable(typeof(PurgeItem))]
internal sealed partial class AgendaJson : JsonSerializerContext;
