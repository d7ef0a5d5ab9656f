using System.Text.Json.Nodes;

namespace CopBot.Playground.Api;

/// <summary>
/// A call that Telegram would refuse. It is an exception because it is found many readers deep; it never leaves this room:
/// <see cref="BotApi"/> turns it into the answer.
/// </summary>
internal sealed class Refused(int code, string description) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter { get; init; }

    public long? MigrateToChatId { get; init; }

    public static Refused Bad(string what) => new(400, "Bad Request: " + what);

    public static Refused Forbidden(string what) => new(403, "Forbidden: " + what);

    public static Refused Conflict(string what) => new(409, "Conflict: " + what);

    public string ToJson()
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = Code, ["description"] = Message };
        if (RetryAfter is not null || MigrateToChatId is not null)
        {
            var parameters = new JsonObject();
            if (RetryAfter is { } seconds)
                parameters["retry_after"] = seconds;
            if (MigrateToChatId is { } chat)
                parameters["migrate_to_chat_id"] = chat;
            json["parameters"] = parameters;
        }

        return json.ToJsonString(Wire.Json.Compact);
    }
}
