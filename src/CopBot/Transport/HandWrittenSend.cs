using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Outbox;
using Telegram.Bot.Requests.Abstractions;

namespace CopBot.Transport;

/// <summary>
/// A call that sends a message, with its body written by hand: nine of ten calls are such, and the serializer's share of
/// one is a quarter of its processor time. A test holds the bodies to what Telegram.Bot's own requests say.
/// </summary>
internal abstract class HandWrittenSend(string method, ChatId chat, TopicId? topic, Content content, string username) : IRequest<SentMessage>
{
    // What it leaves unescaped matters in web pages only.
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly MediaTypeHeaderValue _json = new("application/json");

    // A body is written in one go on one thread; a writer asks for three bytes a character, most of which it then does not need.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Body, Utf8JsonWriter Json)? _pen;

    public MessageId? ReplyTo { get; init; }

    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName => method;

    public bool IsWebhookResponse { get; set; }

    protected Content Content => content;

    /// <summary>False where what is sent is plain text.</summary>
    protected virtual bool HasMarkup => true;

    public HttpContent ToHttpContent()
    {
        var (body, json) = _pen ??= NewPen();
        body.ResetWrittenCount();
        json.Reset(body);
        json.WriteStartObject();
        json.WriteNumber("chat_id"u8, chat.Value);
        if (topic is { } thread)
            json.WriteNumber("message_thread_id"u8, thread.Value);
        if (HasMarkup)
            json.WriteString("parse_mode"u8, "HTML"u8);
        Write(json);
        WriteReply(json);
        json.WriteEndObject();
        json.Flush();
        return new ByteArrayContent(body.WrittenSpan.ToArray()) { Headers = { ContentType = _json } };
    }

    /// <summary>What this method alone has.</summary>
    protected abstract void Write(Utf8JsonWriter json);

    protected void WriteButtons(Utf8JsonWriter json)
    {
        if (content.Buttons.IsDefaultOrEmpty || content.Buttons.All(row => row.IsDefaultOrEmpty))
            return;
        json.WriteStartObject("reply_markup"u8);
        json.WriteStartArray("inline_keyboard"u8);
        foreach (var row in content.Buttons)
        {
            if (row.IsDefaultOrEmpty)
                continue;
            json.WriteStartArray();
            foreach (var button in row)
                WriteButton(json, button);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Numbers begin with 1; an ephemeral message has 0 (core.telegram.org/bots/api#message) and no reply to it is wanted openly.
    private void WriteReply(Utf8JsonWriter json)
    {
        if (ReplyTo is not { Value: > 0 } message)
            return;
        json.WriteStartObject("reply_parameters"u8);
        json.WriteNumber("message_id"u8, message.Value);
        json.WriteBoolean("allow_sending_without_reply"u8, true);
        json.WriteEndObject();
    }

    private void WriteButton(Utf8JsonWriter json, PackedButton button)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, button.Label);
        if (button.Data is not null)
            json.WriteString("callback_data"u8, button.Data);
        else if (Buttons.UrlOf(button, username) is { } url)
            json.WriteString("url"u8, url);
        else
            json.WriteString("switch_inline_query_current_chat"u8, button.Query ?? "");
        json.WriteEndObject();
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewPen()
    {
        var body = new ArrayBufferWriter<byte>(4096);
        return (body, new Utf8JsonWriter(body, _writing));
    }
}
