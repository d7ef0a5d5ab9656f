using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

internal sealed record Upload(string Name, string? Mime, ReadOnlyMemory<byte> Bytes);

/// <summary>A call's parameters. As in Telegram each is text; what has structure is JSON in that text.</summary>
internal sealed class ApiRequest(World world, string method, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, Upload> uploads)
{
    public World World => world;

    public string Method => method;

    public IReadOnlyDictionary<string, string> Values => values;

    public IReadOnlyDictionary<string, Upload> Uploads => uploads;

    public bool Has(string name) => values.TryGetValue(name, out var value) && value.Length > 0;

    public string? Text(string name) => values.GetValueOrDefault(name);

    public bool Flag(string name, bool otherwise = false) => Text(name) switch
    {
        null or "" => otherwise,
        var v when v.Equals("true", StringComparison.OrdinalIgnoreCase) || v is "1" => true,
        var v when v.Equals("false", StringComparison.OrdinalIgnoreCase) || v is "0" => false,
        _ => throw Refused.Bad($"field \"{name}\" must be of type Boolean"),
    };

    public long? Number(string name)
    {
        if (!Has(name))
            return null;
        return long.TryParse(values[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refused.Bad($"field \"{name}\" must be of type Integer");
    }

    public int? Integer(string name) => Number(name) is { } number
        ? number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Refused.Bad($"field \"{name}\" is out of range")
        : null;

    public double Float(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw Refused.Bad($"field \"{name}\" must be of type Float");

    public JsonObject? Object(string name) => Parse(name) switch
    {
        null => null,
        JsonObject json => json,
        _ => throw Refused.Bad($"can't parse {name}: expected an Object"),
    };

    public JsonArray? Array(string name) => Parse(name) switch
    {
        null => null,
        JsonArray json => json,
        _ => throw Refused.Bad($"can't parse {name}: expected an Array"),
    };

    private JsonNode? Parse(string name)
    {
        if (!Has(name))
            return null;
        try
        {
            return JsonNode.Parse(values[name]);
        }
        catch (JsonException)
        {
            throw Refused.Bad($"can't parse {name} JSON object");
        }
    }
}
