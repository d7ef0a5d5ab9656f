using System.Text.Json;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Questions;
using CopBot.Storage;
using NodaTime;
using NodaTime.Text;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.ServiceDirectory;

/// <summary>One change of a record: who, when, what, and how it was before, so that it can be taken back.</summary>
/// <param name="Number">Grows with every change.</param>
/// <param name="Service">Which record.</param>
/// <param name="Community">Whose.</param>
/// <param name="By">Null where the person was forgotten, or where it was nobody's deed.</param>
/// <param name="ByName">As they were called then.</param>
/// <param name="At">When.</param>
/// <param name="What">In a few words: "added", "phone, hours", "imported".</param>
/// <param name="Before">The record before; null where it was added. Without its places where they are withheld.</param>
internal sealed record ServiceChange(
    long Number, ServiceId Service, CommunityId Community, PersonId? By, string ByName, DateTimeOffset At, string What, Service? Before);

internal static class ServiceKinds
{
    public static DocumentIndex<Service> ByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value));

    /// <summary>By the id that it has where it came from.</summary>
    public static DocumentIndex<Service> BySource { get; } =
        new("source", s => s.SourceId.Length > 0 ? SourceKey(s.Community, s.SourceId) : null);

    /// <summary>Everybody whom a record names.</summary>
    public static DocumentIndex<Service> ByPerson { get; } = new(
        "person", s => s.Flags.Select(f => f.By).Append(s.VouchedBy).Append(s.Checked?.By).Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    /// <summary>What is offered, by the day of its last check: see <see cref="LastSeen"/>.</summary>
    public static DocumentIndex<Service> ByLastSeen { get; } = new("seen", s => s.IsOffered ? SeenKey(s.Community, LastSeen(s)) : null);

    public static DocumentKind<Service> Services { get; } =
        new("services", s => IdOf(s.Id), ServiceJson.Default, ByCommunity, BySource, ByPerson, ByLastSeen);

    public static string SeenKey(CommunityId community, LocalDate day) => IndexKey.Of(community.Value, LocalDatePattern.Iso.Format(day));

    /// <summary>
    /// The day, in UTC, on which somebody last said that the record is right, or else on which it last changed. Where the community
    /// lives it may have been the day before or after.
    /// </summary>
    private static LocalDate LastSeen(Service service) =>
        ServiceTexts.LastCheck(service, LocalTime.Utc) ?? LocalTime.DateIn(LocalTime.Utc, service.LastModified);

    public static DocumentIndex<ServiceChange> ChangesByService { get; } = new("service", c => IndexKey.Of(c.Service.Value));

    public static DocumentIndex<ServiceChange> ChangesByCommunity { get; } = new("community", c => IndexKey.Of(c.Community.Value));

    /// <summary>Everybody whom a change or its picture of the record names.</summary>
    public static DocumentIndex<ServiceChange> ChangesByPerson { get; } = new(
        "person",
        c => (c.Before?.Flags.Select(f => f.By) ?? []).Append(c.By).Append(c.Before?.VouchedBy).Append(c.Before?.Checked?.By)
            .Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<ServiceChange> Changes { get; } =
        new("serviceChanges", c => IndexKey.Of(c.Number), ServiceJson.Default, ChangesByService, ChangesByCommunity, ChangesByPerson);

    public static DocumentIndex<CommunitySynonym> SynonymsByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value));

    public static DocumentKind<CommunitySynonym> Synonyms { get; } =
        new("synonyms", s => WordKey(s.Community, s.Phrase), ServiceJson.Default, SynonymsByCommunity);

    public static DocumentIndex<AreaInside> AreasByCommunity { get; } = new("community", a => IndexKey.Of(a.Community.Value));

    public static DocumentKind<AreaInside> Areas { get; } =
        new("areas", a => WordKey(a.Community, a.Name), ServiceJson.Default, AreasByCommunity);

    /// <summary>One word of one community, however it is written.</summary>
    public static string WordKey(CommunityId community, string word) => IndexKey.Of(community.Value, IndexKey.Digest(FoldedName.Of(word)));

    public static string IdOf(ServiceId id) => IndexKey.Of(id.Value);

    public static string SourceKey(CommunityId community, string source) => IndexKey.Of(community.Value, IndexKey.Digest(source));
}

/// <summary>A date as ISO 8601: 2026-11-25.</summary>
internal sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("No ISO date.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(ServiceChange))]
[JsonSerializable(typeof(Answers.WhoQuestion))]
[JsonSerializable(typeof(CommunitySynonym))]
[JsonSerializable(typeof(AreaInside))]
internal sealed partial class ServiceJson : JsonSerializerContext;
