using System.Text.Json;
using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Transport;

/// <summary>sendMessage. Link previews are off: a message with three links would show the picture of the first.</summary>
internal sealed class SendText(ChatId chat, TopicId? topic, Content content, string username)
    : HandWrittenSend("sendMessage", chat, topic, content, username)
{
    /// <summary>Telegram's limit of the hint in a message box (core.telegram.org/bots/api#forcereply).</summary>
    public const int HintLimit = 64;

    public bool Silently { get; init; }

    /// <summary>Opens a message box with this hint, in place of buttons.</summary>
    public string? AskFor { get; init; }

    /// <summary>Makes it ephemeral: only this person sees it.</summary>
    public PersonId? Receiver { get; init; }

    /// <summary>The press that an ephemeral message answers.</summary>
    public string? PressId { get; init; }

    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteString("text"u8, Content.Markup);
        json.WriteStartObject("link_preview_options"u8);
        json.WriteBoolean("is_disabled"u8, true);
        json.WriteEndObject();
        if (Silently)
            json.WriteBoolean("disable_notification"u8, true);
        WriteEphemeral(json);
        if (AskFor is { } hint)
            WriteForceReply(json, hint);
        else
            WriteButtons(json);
    }

    private void WriteEphemeral(Utf8JsonWriter json)
    {
        if (Receiver is not { } receiver)
            return;
        json.WriteStartObject("ephemeral_message_parameters"u8);
        json.WriteNumber("receiver_user_id"u8, receiver.Value);
        if (PressId is not null)
            json.WriteString("callback_query_id"u8, PressId);
        json.WriteEndObject();
    }

    // Selective: only the person whose message is replied to gets the box.
    private static void WriteForceReply(Utf8JsonWriter json, string hint)
    {
        json.WriteStartObject("reply_markup"u8);
        json.WriteBoolean("force_reply"u8, true);
        if (hint.Length > 0)
            json.WriteString("input_field_placeholder"u8, PlainText.Shorten(hint, HintLimit));
        json.WriteBoolean("selective"u8, true);
        json.WriteEndObject();
    }
}
