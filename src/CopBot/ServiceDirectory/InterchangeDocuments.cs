using System.Text.Json.Serialization;
using CopBot.ServiceDirectory.Interchange;
using CopBot.Storage;

namespace CopBot.ServiceDirectory;

internal static class InterchangeKinds
{
    public static DocumentIndex<ImportJob> JobsByCommunity { get; } = new("community", j => IndexKey.Of(j.Community.Value));

    public static DocumentIndex<ImportJob> JobsByPerson { get; } = new("person", j => j.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<ImportJob> Jobs { get; } =
        new("imports", j => IndexKey.Of(j.Id.Value), InterchangeJson.Default, JobsByCommunity, JobsByPerson);

    public static DocumentIndex<ImportStep> StepsByJob { get; } = new("import", s => IndexKey.Of(s.Import.Value));

    public static DocumentKind<ImportStep> Steps { get; } =
        new("importSteps", s => IndexKey.Of(s.Import.Value, (long)s.From), InterchangeJson.Default, StepsByJob);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(LocalDateJson)])]
[JsonSerializable(typeof(ImportJob))]
[JsonSerializable(typeof(ImportStep))]
[JsonSerializable(typeof(ImportQuestion))]
[JsonSerializable(typeof(CompareImport))]
[JsonSerializable(typeof(NextRows))]
[JsonSerializable(typeof(EndOfUndo))]
internal sealed partial class InterchangeJson : JsonSerializerContext;
