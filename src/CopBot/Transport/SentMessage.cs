using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// All that is read of the message that Telegram echoes: its number, the file of a document, and a poll's number. What cannot be read there would look like a message that did not go
/// out, and be sent twice; and it costs time.
/// </summary>
internal sealed class SentMessage
{
    [JsonPropertyName("message_id")]
    public int Id { get; init; }

    [JsonPropertyName("document")]
    public SentDocument? Document { get; init; }

    [JsonPropertyName("poll")]
    public SentPoll? Poll { get; init; }
}

/// <summary>A poll's own number at Telegram.</summary>
internal sealed class SentPoll
{
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";
}

/// <summary>A file as Telegram keeps it.</summary>
internal sealed class SentDocument
{
    [JsonPropertyName("file_id")]
    public string Id { get; init; } = "";

    [JsonPropertyName("file_unique_id")]
    public string Unique { get; init; } = "";
}

/// <summary>One of Telegram.Bot's requests whose answer is read as far as the message's number.</summary>
internal sealed class Sending(IRequest<Tg.Message> request) : IRequest<SentMessage>
{
    public HttpMethod HttpMethod => request.HttpMethod;

    public string MethodName => request.MethodName;

    public bool IsWebhookResponse { get; set; }

    public HttpContent? ToHttpContent() => request.ToHttpContent();
}
