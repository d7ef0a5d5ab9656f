using System.Text.Json;
using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Transport;

/// <summary>
/// Sends a file again that Telegram keeps, by the method for its kind: it can only be sent as what it was
/// (core.telegram.org/bots/api#sending-files).
/// </summary>
internal sealed class SendKept(SendKept.Way way, ChatId chat, TopicId? topic, string file, Content caption, string username)
    : HandWrittenSend(way.Method, chat, topic, caption, username)
{
    private static readonly Dictionary<string, Way> _ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Document"] = new("sendDocument", "document"),
        ["Photo"] = new("sendPhoto", "photo"),
        ["Voice"] = new("sendVoice", "voice"),
        ["VoiceNote"] = new("sendVoice", "voice"),
        ["Video"] = new("sendVideo", "video"),
        ["Audio"] = new("sendAudio", "audio"),
        ["Animation"] = new("sendAnimation", "animation"),
        ["VideoNote"] = new("sendVideoNote", "video_note", HasCaption: false),
    };

    /// <summary>
    /// How to send a kind: the name of an <see cref="AttachmentKind"/>, or another that Telegram uses when it says what a file
    /// really is. Null where it is none that we can send.
    /// </summary>
    public static Way? WayOf(string kind) => _ways.GetValueOrDefault(kind);

    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteString(way.Field, file);
        if (way.HasCaption && Content.Markup.Length > 0)
            json.WriteString("caption"u8, Content.Markup);
        WriteButtons(json);
    }

    internal sealed record Way(string Method, string Field, bool HasCaption = true);
}
