using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Rota;

internal static class RotaKinds
{
    public static DocumentIndex<Turn> TurnsByTime { get; } = new("time", t => IndexKey.Of(t.Community.Value, t.StartsAt));

    /// <summary>Everybody whom a turn names.</summary>
    public static DocumentIndex<Turn> TurnsByPerson { get; } =
        new("person", t => t.CannotCome.Select(p => (PersonId?)p).Append(t.Person).Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<Turn> Turns { get; } = new("rotaTurns", t => IdOf(t.Meeting, t.Role), RotaJson.Default, TurnsByTime, TurnsByPerson);

    public static DocumentIndex<Willing> WillingByCommunity { get; } = new("community", w => IndexKey.Of(w.Community.Value));

    public static DocumentIndex<Willing> WillingByPerson { get; } = new("person", w => IndexKey.Of(w.Person.Value));

    public static DocumentKind<Willing> Willing { get; } = new("rotaWilling", w => IdOf(w.Community, w.Person, w.Role), RotaJson.Default, WillingByCommunity, WillingByPerson);

    public static string IdOf(MeetingId meeting, RotaRole role) => IndexKey.Of(meeting.Value, (long)role);

    public static string IdOf(CommunityId community, PersonId person, RotaRole role) => IndexKey.Of(community.Value, person.Value, (long)role);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Willing))]
[JsonSerializable(typeof(FillTurns))]
[JsonSerializable(typeof(TellTurns))]
internal sealed partial class RotaJson : JsonSerializerContext;
