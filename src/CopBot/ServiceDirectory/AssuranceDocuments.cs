using System.Text.Json.Serialization;
using CopBot.ServiceDirectory.Assurance;
using CopBot.Storage;

namespace CopBot.ServiceDirectory;

internal static class AssuranceKinds
{
    public static DocumentIndex<PendingCheck> PendingByCommunity { get; } = new("community", p => IndexKey.Of(p.Community.Value));

    public static DocumentIndex<PendingCheck> PendingByPerson { get; } = new("person", p => p.Asked is { } id ? IndexKey.Of(id.Value) : null);

    public static DocumentKind<PendingCheck> Pending { get; } =
        new("pendingChecks", p => ServiceKinds.IdOf(p.Service), AssuranceJson.Default, PendingByCommunity, PendingByPerson);

    public static DocumentKind<Checker> Checkers { get; } = new("checkers", c => IndexKey.Of(c.Id.Value), AssuranceJson.Default);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PendingCheck))]
[JsonSerializable(typeof(Checker))]
[JsonSerializable(typeof(CheckServices))]
[JsonSerializable(typeof(Offers.TellOfFlag))]
internal sealed partial class AssuranceJson : JsonSerializerContext;
