using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>Writes an update down for whoever looks into one that was set aside.</summary>
internal static class UpdateJson
{
    // Telegram.Bot reads a kind that it does not know, such as a new kind of chat, as 0, and then refuses to write it.
    private static readonly Lazy<JsonSerializerOptions> _options = new(() =>
    {
        var options = new JsonSerializerOptions
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        JsonBotAPI.Configure(options);
        return options;
    });

    /// <summary>As Telegram sent it, less what Telegram.Bot does not know; the number alone where that cannot be written. Never throws.</summary>
    public static string Of(Tg.Update update)
    {
        try
        {
            return JsonSerializer.Serialize(update, _options.Value);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return $$"""{"update_id":{{update.Id}}}""";
        }
    }
}
