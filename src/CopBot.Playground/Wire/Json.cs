using System.Text.Encodings.Web;
using System.Text.Json;

namespace CopBot.Playground.Wire;

internal static class Json
{
    /// <summary>Compact, camel-cased where types are written, letters of all languages left as they are.</summary>
    public static JsonSerializerOptions Compact { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
