using System.Globalization;
using System.Text.Json.Nodes;
using CopBot.Playground.Wire;

namespace CopBot.Playground.Worlds;

/// <content>Buttons pressed, inline questions asked, and the numbers of those and of polls.</content>
public sealed partial class World
{
    private long _lastQuery = 3_914_000_000_000_000;
    private long _lastPoll = 5_800_000_000_000_000_000;

    /// <summary>Presses a button, named by its label or its data.</summary>
    /// <exception cref="NotPossibleException">No such button, it carries no data, or the person can't see the message.</exception>
    public Press Press(Person by, Message message, string labelOrData)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            Require(!message.Deleted, "This message is gone.");
            Require(CanSee(by, message.Chat) && SeenBy(message, by), "You can't see this message.");
            var all = message.Buttons.SelectMany(r => r).ToList();
            var button = all.FirstOrDefault(b => b.Text == labelOrData) ?? all.FirstOrDefault(b => b.Data == labelOrData)
                ?? all.FirstOrDefault(b => b.Text.Contains(labelOrData, StringComparison.OrdinalIgnoreCase))
                ?? throw new NotPossibleException($"There is no button “{labelOrData}”. There are: {string.Join(", ", all)}");
            Require(!button.Disabled, "This button does nothing.");
            return Ask(by, message.Chat, message, button.Data ?? throw new NotPossibleException($"The button “{button.Text}” sends nothing to the bot."));
        }
    }

    /// <summary>
    /// A press as a changed client could send it: any data, any message. "Be aware that the message originated the query can
    /// contain no callback buttons with this data" (core.telegram.org/bots/api#callbackquery).
    /// </summary>
    public Press PressRaw(Person by, Chat chat, int messageId, string data)
    {
        ArgumentNullException.ThrowIfNull(chat);
        lock (Gate)
            return Ask(by, chat, chat.Find(messageId), data, messageId);
    }

    /// <summary>Types the bot's name and some words into a chat; completes with what the bot offers.</summary>
    /// <param name="chat">Where it is typed; null for a chat of unknown kind.</param>
    public InlineAsk Inline(Person by, string query, string offset = "", Chat? chat = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        lock (Gate)
        {
            Require(Bot.AnswersInline, "This bot has no inline mode.");
            var id = NextQueryId();
            var ask = new InlineAsk(id, by, chat, query, Now);
            Asks[id] = ask;
            var payload = new JsonObject { ["id"] = id, ["from"] = ChatJson.User(by), ["query"] = query, ["offset"] = offset };
            if (chat is not null)
                payload["chat_type"] = chat.Kind == ChatKind.Private ? "sender" : ChatJson.TypeOf(chat);
            Notify("inline_query", payload, by.Id);
            return ask;
        }
    }

    /// <summary>Chooses one of the results offered: it is posted by the person via the bot.</summary>
    public Message ChooseInline(Person by, Chat chat, InlineAsk ask, InlineResult result)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(result);
        lock (Gate)
        {
            MayWrite(by, chat);
            var inlineId = result.Buttons.IsEmpty ? null : "BAAA" + NextQueryId();
            var message = Post(chat, by, m =>
            {
                m.ViaBot = true;
                m.Body = result.Content;
                m.File = result.File;
                m.Buttons = result.Buttons;
                m.InlineMessageId = inlineId;
            });
            var payload = new JsonObject { ["result_id"] = result.Id, ["from"] = ChatJson.User(by), ["query"] = ask.Query };
            if (inlineId is not null)
                payload["inline_message_id"] = inlineId;
            Notify("chosen_inline_result", payload, by.Id);
            return message;
        }
    }

    internal Press? FindPress(string queryId) =>
        Presses.TryGetValue(queryId, out var press) && Now - press.At <= QueryLifetime ? press : null;

    internal InlineAsk? FindAsk(string queryId) =>
        Asks.TryGetValue(queryId, out var ask) && Now - ask.At <= QueryLifetime ? ask : null;

    internal Message? FindInline(string inlineMessageId) =>
        ChatsById.Values.SelectMany(c => c.Timeline).FirstOrDefault(m => m.InlineMessageId == inlineMessageId);

    internal void Settle(Press press, PressAnswer answer)
    {
        press.Settle(answer);
        Tell(new Change.Answered(press));
    }

    private Press Ask(Person by, Chat chat, Message? message, string data, int messageId = 0)
    {
        ArgumentNullException.ThrowIfNull(by);
        var press = new Press(NextQueryId(), by, chat, message, data, Now);
        Presses[press.QueryId] = press;
        var payload = new JsonObject { ["id"] = press.QueryId, ["from"] = ChatJson.User(by) };
        if (message?.InlineMessageId is { } inlineId)
            payload["inline_message_id"] = inlineId;
        else if (message is not null)
            payload["message"] = MessageJson.Of(message);
        else
            payload["message"] = new JsonObject { ["chat"] = ChatJson.Chat(chat), ["message_id"] = messageId, ["date"] = 0 };
        payload["chat_instance"] = (chat.Id * -7919).ToString(CultureInfo.InvariantCulture);
        payload["data"] = data;
        Notify("callback_query", payload, chat.Id);
        return press;
    }

    internal string NextPollId() => (_lastPoll += 1009).ToString(CultureInfo.InvariantCulture);

    private string NextQueryId() => (_lastQuery += 104_729).ToString(CultureInfo.InvariantCulture);
}
