using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CopBot.Transport;

/// <summary>
/// What is kept of an update that could not be read: which fields it has and of which kinds, its number, and Telegram's own words for what
/// something is (<c>type</c>, <c>status</c>), which new kinds are known by. Nothing that people wrote, no names, no other numbers.
/// </summary>
internal static partial class Skeleton
{
    // What is longer is cut to what tells its kind.
    private const int MostOfAList = 3;

    /// <summary>Never throws.</summary>
    public static string Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes))
                Write(writer, document.RootElement, "");
            return Encoding.UTF8.GetString(bytes.ToArray());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>The types of an exception and of what is in it, where it came from and at which field; not its words, which may quote the update.</summary>
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            text.Append(e.GetType());
            if (e is JsonException { Path: { } path } && FieldPath().IsMatch(path))
                text.Append(" at ").Append(path);
            text.AppendLine();
        }

        return text.Append(exception.StackTrace).ToString();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in value.EnumerateObject().Where(f => Word().IsMatch(f.Name)))
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value, field.Name);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray().Take(MostOfAList))
                    Write(writer, item, "");
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when name == "update_id":
                value.WriteTo(writer);
                break;
            case JsonValueKind.String when name is "type" or "status" && Word().IsMatch(value.GetString()!):
                value.WriteTo(writer);
                break;
            default:
                writer.WriteStringValue(value.ValueKind.ToString());
                break;
        }
    }

    [GeneratedRegex("^[a-z0-9_]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\$[a-z0-9_.\[\]]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex FieldPath();
}
