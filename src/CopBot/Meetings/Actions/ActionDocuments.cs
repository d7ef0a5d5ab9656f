using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Meetings.Actions;

internal static class ActionKinds
{
    /// <summary>Open ones, in the order in which they were noted.</summary>
    public static DocumentIndex<ActionPoint> Open { get; } = new("open", a => a.IsOpen ? IndexKey.Of(a.Community.Value, a.At) : null);

    public static DocumentIndex<ActionPoint> ByCommunity { get; } = new("community", a => IndexKey.Of(a.Community.Value, a.At));

    public static DocumentIndex<ActionPoint> ByMeeting { get; } = new("meeting", a => a.Meeting is { } meeting ? IndexKey.Of(meeting.Value) : null);

    public static DocumentIndex<ActionPoint> Dropped { get; } = new("dropped", a => a is { Status: ActionStatus.Dropped, ClosedAt: { } at } ? IndexKey.Of(at) : null);

    /// <summary>Everybody whom an action names.</summary>
    public static DocumentIndex<ActionPoint> ByPerson { get; } =
        new("person", a => a.For.Select(d => d.Person).Append(a.By).Append(a.ClosedBy).Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<ActionPoint> Actions { get; } = new("actions", a => IdOf(a.Id), ActionJson.Default, Open, ByCommunity, ByMeeting, Dropped, ByPerson);

    public static string IdOf(ActionId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ActionPoint))]
[JsonSerializable(typeof(ActionQuestion))]
[JsonSerializable(typeof(DateQuestion))]
internal sealed partial class ActionJson : JsonSerializerContext;
