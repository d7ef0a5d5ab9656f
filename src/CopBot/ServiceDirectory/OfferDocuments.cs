using System.Text.Json.Serialization;
using CopBot.ServiceDirectory.Offers;
using CopBot.Storage;

namespace CopBot.ServiceDirectory;

internal static class OfferKinds
{
    public static DocumentIndex<Draft> DraftsByPerson { get; } = new("person", d => IndexKey.Of(d.Person.Value));

    public static DocumentIndex<Draft> DraftsByCommunity { get; } = new("community", d => IndexKey.Of(d.Community.Value));

    public static DocumentKind<Draft> Drafts { get; } =
        new("drafts", d => IndexKey.Of(d.Id.Value), OfferJson.Default, DraftsByPerson, DraftsByCommunity);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(FormQuestion))]
[JsonSerializable(typeof(FlagQuestion))]
internal sealed partial class OfferJson : JsonSerializerContext;
