using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>
/// What all sending methods share: the chat, its topic, the flood limits, the message replied to, ephemeral sending, the
/// keyboard. What is checked first is refused first, in Telegram's order.
/// </summary>
internal sealed class SendingDoor(FloodGate flood, Func<FloodLimits?> limits)
{
    private static readonly TimeSpan EphemeralLifetime = TimeSpan.FromSeconds(15);

    public Message Send(ApiRequest request, Action<Message> content)
    {
        var chat = Reach.ForWriting(request);
        var topic = Reach.Topic(request, chat);
        var ephemeral = Ephemeral(request, chat);
        var replyTo = ReplyTo(request, chat, ephemeral);
        var keyboard = ReadKeyboard.From(request);
        Pass(chat);
        return request.World.Post(
            chat,
            request.World.Bot,
            m =>
            {
                m.Topic = topic ?? replyTo?.Topic;
                m.ReplyTo = replyTo;
                m.Buttons = keyboard.Buttons;
                m.ForceReply = keyboard.ForceReply;
                m.Protected = request.Flag("protect_content");
                m.Silent = request.Flag("disable_notification");
                content(m);
            },
            ephemeral);
    }

    /// <exception cref="Refused">429 when the bot has sent too much of late.</exception>
    public void Pass(Chat chat)
    {
        if (limits() is { } now && flood.Pass(now, chat, chat.World.Now) is { } seconds)
            throw new Refused(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };
    }

    // core.telegram.org/bots/api#replyparameters
    private static Message? ReplyTo(ApiRequest request, Chat chat, Person? ephemeral)
    {
        if (request.Object("reply_parameters") is not { } json)
            return null;
        if (json["chat_id"] is not null && JsonFields.Number(json, "chat_id") != chat.Id)
            throw Refused.Bad("the playground does not serve replies to another chat");
        var quiet = JsonFields.Integer(json, "ephemeral_message_id");
        if (quiet is null && JsonFields.Integer(json, "message_id") is null)
            throw Refused.Bad("parameter \"message_id\" is required in reply_parameters");
        var key = quiet is { } id ? -id : JsonFields.Integer(json, "message_id")!.Value;
        if (quiet is not null && ephemeral is null)
            throw Refused.Bad("a reply to an ephemeral message must itself be an ephemeral message");
        if (chat.Find(key) is { } found)
            return found;
        var anyway = JsonFields.Flag(json, "allow_sending_without_reply") && ephemeral is null;
        return anyway ? null : throw Refused.Bad("message to be replied not found");
    }

    // core.telegram.org/bots/api#ephemeralmessageparameters. A bot that is no administrator may use it only in answer to a
    // press, or to a command that was itself ephemeral, within 15 seconds.
    private static Person? Ephemeral(ApiRequest request, Chat chat)
    {
        if (request.Object("ephemeral_message_parameters") is not { } json)
            return null;
        if (!chat.IsGroup)
            throw Refused.Bad("ephemeral messages can be sent to groups and supergroups only");
        var receiver = request.World.FindPerson(JsonFields.Number(json, "receiver_user_id") ?? 0) ?? throw Refused.Bad("user not found");
        if (!Chat.IsIn(chat.StandingOf(receiver)))
            throw Refused.Bad("USER_NOT_PARTICIPANT");
        var now = request.World.Now;
        if (JsonFields.Text(json, "callback_query_id") is { Length: > 0 } queryId)
        {
            var press = request.World.FindPress(queryId);
            var good = press is not null && press.By == receiver && press.Chat == chat && now - press.At <= EphemeralLifetime;
            if (!good)
                throw Refused.Bad("query is too old and response timeout expired or query ID is invalid");
            // "Must be False for callback queries from ephemeral messages"
            if (press!.Message?.EphemeralFor is not null && JsonFields.Flag(json, "replace_callback_query_message"))
                throw Refused.Bad("replace_callback_query_message can't be used for a press on an ephemeral message");
            return receiver;
        }

        if (JsonFields.Flag(json, "replace_callback_query_message"))
            throw Refused.Bad("callback_query_id is required to replace a message");
        if (chat.BotIsAdmin || AnswersQuietCommand(request, chat, receiver, now))
            return receiver;
        throw Refused.Bad("not enough rights to send ephemeral messages to the chat");
    }

    private static bool AnswersQuietCommand(ApiRequest request, Chat chat, Person receiver, DateTimeOffset now) =>
        request.Object("reply_parameters") is { } reply
        && JsonFields.Integer(reply, "ephemeral_message_id") is { } id
        && chat.Find(-id) is { } asked
        && asked.From == receiver
        && now - asked.Date <= EphemeralLifetime;
}
