using System.Text.Json;
using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Transport;

/// <summary>
/// sendPoll (core.telegram.org/bots/api#sendpoll). Every choice is written out: Telegram.Bot leaves out what is false, and where it is
/// left out Telegram lets votes be changed.
/// </summary>
internal sealed class SendPoll(ChatId chat, TopicId? topic, PollSheet sheet, Content buttons, string username)
    : HandWrittenSend("sendPoll", chat, topic, buttons, username)
{
    public bool Silently { get; init; }

    protected override bool HasMarkup => false;

    protected override void Write(Utf8JsonWriter json)
    {
        json.WriteString("question"u8, sheet.Question);
        json.WriteStartArray("options"u8);
        foreach (var option in sheet.Options)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, option);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("is_anonymous"u8, sheet.IsAnonymous);
        json.WriteBoolean("allows_multiple_answers"u8, sheet.TakesSeveral);
        json.WriteBoolean("allows_revoting"u8, !sheet.IsFinal);
        json.WriteBoolean("hide_results_until_closes"u8, sheet.IsHidden);
        json.WriteBoolean("allow_adding_options"u8, sheet.TakesOptions);
        json.WriteBoolean("shuffle_options"u8, sheet.IsShuffled);
        if (Silently)
            json.WriteBoolean("disable_notification"u8, true);
        WriteButtons(json);
    }
}
