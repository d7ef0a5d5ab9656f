using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CopBot.Playground.Api;

/// <summary>Reads fields of objects inside a parameter; a field of another type than asked for is refused.</summary>
internal static class JsonFields
{
    public static string? Text(JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Refused.Bad($"Field \"{name}\" must be of type String"),
    };

    public static long? Number(JsonObject json, string name)
    {
        var text = json[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.ToJsonString(),
            JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
            _ => "",
        };
        if (text is null)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refused.Bad($"Field \"{name}\" must be of type Integer");
    }

    public static int? Integer(JsonObject json, string name) => Number(json, name) is { } number
        ? number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Refused.Bad($"Field \"{name}\" is out of range")
        : null;

    public static bool Flag(JsonObject json, string name) => json[name] switch
    {
        null => false,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => throw Refused.Bad($"Field \"{name}\" must be of type Boolean"),
    };

    public static IEnumerable<int> Integers(JsonArray array, string name) => array.Select(n =>
        n is JsonValue value && int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refused.Bad($"field \"{name}\" must be an Array of Integer"));
}
