using System.Text.Json;
using System.Text.Json.Serialization;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// An update as it came. Read one by one, so that one which Telegram.Bot cannot read (a new kind of member, a field of
/// another type) is set aside instead of holding up all others for ever.
/// </summary>
/// <param name="Id">0 where even that could not be read.</param>
/// <param name="Update">Null where it could not be read; then <paramref name="Error"/> says why, and <paramref name="Json"/> is its <see cref="Skeleton"/>.</param>
[JsonConverter(typeof(ReceivedUpdateJson))]
internal sealed record ReceivedUpdate(int Id, Tg.Update? Update, string Error, string Json)
{
    public ReceivedUpdate(Tg.Update update)
        : this(update.Id, update, "", "")
    {
    }
}

internal sealed class ReceivedUpdateJson : JsonConverter<ReceivedUpdate>
{
    public override ReceivedUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var again = reader;
        try
        {
            if (JsonSerializer.Deserialize<Tg.Update>(ref reader, options) is { Id: > 0 } update)
                return new ReceivedUpdate(update);
            reader = again;
            return Unreadable(ref reader, "It has no number.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            reader = again;
            return Unreadable(ref reader, Skeleton.Of(e));
        }
    }

    public override void Write(Utf8JsonWriter writer, ReceivedUpdate value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Updates are only read.");

    private static ReceivedUpdate Unreadable(ref Utf8JsonReader reader, string error)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var id = json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("update_id", out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out var known)
                ? known
                : 0;
        return new ReceivedUpdate(id, null, error, Skeleton.Of(json.RootElement.GetRawText()));
    }
}
