using System.Collections.Frozen;
using System.Text.Json;

namespace CopBot.Playground.Api;

/// <summary>The parameters that each served method has, taken from core.telegram.org/bots/api; methods.json names the version.</summary>
internal static class ApiFacts
{
    private static readonly Lazy<FrozenDictionary<string, MethodFacts>> Loaded = new(Load);

    public sealed record MethodFacts(string Name, FrozenSet<string> Required, FrozenSet<string> Optional)
    {
        public bool Knows(string parameter) => Required.Contains(parameter) || Optional.Contains(parameter);
    }

    /// <summary>By name, whatever the case: method names are case-insensitive.</summary>
    public static FrozenDictionary<string, MethodFacts> Methods => Loaded.Value;

    private static FrozenDictionary<string, MethodFacts> Load()
    {
        using var stream = typeof(ApiFacts).Assembly.GetManifestResourceStream("Api/methods.json")
            ?? throw new InvalidOperationException("Api/methods.json is not in the assembly.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("methods").EnumerateObject()
            .Select(m => new MethodFacts(m.Name, Names(m.Value, "required"), Names(m.Value, "optional")))
            .ToFrozenDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenSet<string> Names(JsonElement method, string group) =>
        method.GetProperty(group).EnumerateArray().Select(n => n.GetString()!).ToFrozenSet(StringComparer.Ordinal);
}
