using System.Text;
using System.Text.Json;

namespace CopBot.Tests.Support;

/// <summary>
/// What a kept document says to somebody who reads it. Bytes are searched as bytes, not as the Base64 in which JSON holds them: among tens of
/// thousands of its letters a short word stands by chance now and then.
/// </summary>
internal static class Written
{
    // In letters. No word that the house writes is so long; what it seals is as long at least: 45 bytes.
    private const int ShortestBytes = 60;

    /// <summary>True where the text stands in a name, a value or, in UTF-8, in bytes of the document.</summary>
    public static bool Says(string json, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        using var document = JsonDocument.Parse(json);
        return Says(document.RootElement, text, comparison);
    }

    private static bool Says(JsonElement element, string text, StringComparison comparison) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(p => p.Name.Contains(text, comparison) || Says(p.Value, text, comparison)),
        JsonValueKind.Array => element.EnumerateArray().Any(e => Says(e, text, comparison)),
        JsonValueKind.String => Plain(element).Contains(text, comparison),
        _ => element.GetRawText().Contains(text, comparison),
    };

    private static string Plain(JsonElement value) =>
        value.GetString() is { Length: >= ShortestBytes } && value.TryGetBytesFromBase64(out var bytes) ? Encoding.UTF8.GetString(bytes) : value.GetString()!;
}
