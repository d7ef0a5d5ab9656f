using System.Text.Json;
using Json.Schema;

namespace CopBot.Tests.ServiceDirectory.Interchange;

/// <summary>The standard's own schemata (Schema/LICENSE), with formats taken seriously.</summary>
internal static class Schemas
{
    private static readonly BuildOptions Options = new() { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 };

    private static readonly JsonSchema Service = Build();

    /// <summary>What is wrong with a full service; empty where it is valid.</summary>
    public static IReadOnlyList<string> FaultsOf(JsonElement service)
    {
        var results = Service.Evaluate(service, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")];
    }

    public static byte[] Read(string name)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream($"Schema/{name}") ?? throw new FileNotFoundException(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonSchema Build()
    {
        Options.SchemaRegistry.Fetch = (uri, _) => Load(uri);
        return Load(new Uri("https://schema.example/service.json"));
    }

    private static JsonSchema Load(Uri uri) =>
        JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(Read(uri.Segments[^1])), Options, uri);
}
