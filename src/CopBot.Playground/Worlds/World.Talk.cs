using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Wire;

namespace CopBot.Playground.Worlds;

/// <content>What people say, send, change and take back.</content>
public sealed partial class World
{
    private int _sharedMessageId = 1000;

    /// <summary>Writes into a chat. Writing to the bot in private for the first time starts it, as its Start button does.</summary>
    /// <exception cref="NotPossibleException">Not a member; blocked the bot; empty; more than 4096 characters.</exception>
    public Message Say(Person from, Chat chat, string text, Message? replyTo = null, Topic? topic = null) =>
        Say(from, chat, FormattedText.Typed(text), replyTo, topic);

    /// <summary>Writes a text that has formatting of its own.</summary>
    public Message Say(Person from, Chat chat, FormattedText text, Message? replyTo = null, Topic? topic = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require(text.Text.Length > 0, "Write something first.");
        Require(text.Text.Length <= 4096, "A message holds at most 4096 characters.");
        lock (Gate)
        {
            MayWrite(from, chat);
            return Post(
                chat,
                from,
                m =>
                {
                    m.Body = text;
                    m.ReplyTo = replyTo;
                    m.Topic = topic ?? replyTo?.Topic;
                },
                only: IsQuietCommand(chat, from, text) ? from : null);
        }
    }

    /// <summary>Presses Start in the private chat, with what stood after ?start= in the link.</summary>
    public Message Start(Person person, string? payload = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (Gate)
        {
            if (person.Blocked)
                Unblock(person);
            return Say(person, PrivateChat(person), payload is null ? "/start" : $"/start {payload}");
        }
    }

    public void Block(Person person) => SetBlocked(person, blocked: true);

    public void Unblock(Person person) => SetBlocked(person, blocked: false);

    /// <summary>Sends a file.</summary>
    /// <param name="duration">Seconds, for sound and moving pictures.</param>
    public Message SendFile(
        Person from,
        Chat chat,
        FileKind kind,
        string? name,
        ReadOnlyMemory<byte> bytes,
        string? mime = null,
        string? caption = null,
        Message? replyTo = null,
        Topic? topic = null,
        int duration = 0)
    {
        var body = FormattedText.Typed(caption ?? "");
        Require(body.Text.Length <= 1024, "A caption holds at most 1024 characters.");
        lock (Gate)
        {
            MayWrite(from, chat);
            var stored = Files.Put(kind, MessageFile.HasName(kind) ? name : null, mime, bytes, duration);
            return Post(chat, from, m =>
            {
                m.File = new MessageFile(stored);
                m.Body = body;
                m.ReplyTo = replyTo;
                m.Topic = topic ?? replyTo?.Topic;
            });
        }
    }

    /// <summary>Forwards a message to another chat (or the same).</summary>
    public Message Forward(Person from, Message message, Chat to, Topic? topic = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            MayWrite(from, to);
            Require(message is { Service: null, EphemeralFor: null, Protected: false }, "This message can't be forwarded.");
            return Post(to, from, m =>
            {
                CopyContent(message, m);
                m.Forwarded = message.Forwarded ?? new Forwarded(message.From, message.Date);
                m.Topic = topic;
            });
        }
    }

    /// <summary>Changes the text or caption of a person's own message.</summary>
    public Message Edit(Message message, string text, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            Require(!message.From.IsBot && !message.Deleted && message.Service is null && (by is null || by == message.From), "You can only edit your own messages.");
            var body = FormattedText.Typed(text);
            Require(body.Text.Length > 0 || message.File is not null, "Write something first.");
            message.Body = body;
            Touch(message);
            NotifyMessage(message, edited: true);
            return message;
        }
    }

    /// <summary>Takes a message back. The Bot API has no update for that: the bot is not told.</summary>
    public void Delete(Message message, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            var may = by is null || by == message.From || message.Chat.Kind == ChatKind.Private || Chat.Leads(message.Chat.StandingOf(by));
            Require(may, "You can only delete your own messages.");
            Erase(message);
        }
    }

    /// <summary>Sets a person's reaction to a message; null takes it back.</summary>
    public void React(Person person, Message message, string? emoji)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            Require(SeenBy(message, person) && CanSee(person, message.Chat), "You can't see this message.");
            var old = message.Reactions.Where(r => r.By == person).Select(r => r.Emoji).ToList();
            string[] now = emoji is null ? [] : [emoji];
            if (old.SequenceEqual(now))
                return;
            SetReactions(message, person, now);
            if (message.Chat.BotIsAdmin || message.Chat.Kind == ChatKind.Private)
                Notify("message_reaction", ChatJson.ReactionChange(message, person, old, now, Now), message.Chat.Id);
        }
    }

    /// <summary>Votes in a poll by the positions of options, counted from 0; none takes the vote back.</summary>
    public void Vote(Person person, Message message, params int[] options)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(options);
        lock (Gate)
        {
            var poll = message.Poll ?? throw new NotPossibleException("This is no poll.");
            Require(!poll.Closed, "The poll is closed.");
            Require(CanSee(person, message.Chat), "You can't see this poll.");
            Require(options.All(o => o >= 0 && o < poll.Options.Length), "There is no such option.");
            Require(poll.Multiple || options.Length <= 1, "Only one answer is allowed.");
            Require(poll.Revotable || poll.VoteOf(person).IsEmpty, "A vote in this poll can't be changed.");
            poll.Vote(person, [.. options.Distinct().Order()]);
            if (!poll.Anonymous)
                Notify("poll_answer", PollJson.Answer(poll, person), message.Chat.Id);
            Notify("poll", PollJson.Of(poll), message.Chat.Id);
            Tell(new Change.Said(message));
        }
    }

    /// <summary>Adds an option to a poll that takes them.</summary>
    public void AddOption(Person person, Message message, string option)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(option);
        lock (Gate)
        {
            var poll = message.Poll ?? throw new NotPossibleException("This is no poll.");
            Require(!poll.Closed, "The poll is closed.");
            Require(CanSee(person, message.Chat), "You can't see this poll.");
            Require(poll.TakesOptions, "Nobody can add options to this poll.");
            Require(poll.Options.Length < Poll.MostOptions, $"A poll holds at most {Poll.MostOptions} options.");
            option = option.Trim();
            Require(option.Length is > 0 and <= Poll.LongestOption, $"An option is 1 to {Poll.LongestOption} characters long.");
            poll.Add(option, person, Now);
            var value = new JsonObject { ["option_persistent_id"] = PollJson.PersistentId(poll.Options.Length - 1), ["option_text"] = option };
            PostService(message.Chat, person, new ServiceNote($"{person.Name} added “{option}” to the poll", "poll_option_added") { Value = value });
            Notify("poll", PollJson.Of(poll), message.Chat.Id);
            Tell(new Change.Said(message));
        }
    }

    /// <param name="only">The only person who will see it; null: all in the chat.</param>
    internal Message Post(Chat chat, Account from, Action<Message> fill, Person? only = null)
    {
        var message = new Message(chat, only is null ? NextMessageId(chat) : 0, from, Now)
        {
            EphemeralFor = only,
            EphemeralId = only is null ? 0 : ++chat.LastEphemeralId,
            After = chat.Kind == ChatKind.Supergroup ? chat.LastMessageId : _sharedMessageId,
        };
        fill(message);
        chat.Keep(message);
        NotifyMessage(message);
        Tell(new Change.Said(message));
        return message;
    }

    internal Message PostService(Chat chat, Account from, ServiceNote note) => Post(chat, from, m => m.Service = note);

    internal void ClosedPoll(Message message)
    {
        Notify("poll", PollJson.Of(message.Poll!), message.Chat.Id);
        Tell(new Change.Said(message));
    }

    /// <param name="content">False when only the buttons changed: people are then not told that it was edited.</param>
    internal void Touch(Message message, bool content = true)
    {
        if (content)
            message.Edited = Now;
        message.Edits++;
        Tell(new Change.Said(message));
    }

    internal void Erase(Message message)
    {
        if (message.Deleted)
            return;
        message.Chat.Drop(message);
        Tell(new Change.Gone(message));
    }

    internal void SetReactions(Message message, Account by, IEnumerable<string> emoji)
    {
        message.Reactions = [.. message.Reactions.Where(r => r.By != by), .. emoji.Select(e => new Reaction(by, e))];
        Tell(new Change.Said(message));
    }

    internal static void CopyContent(Message from, Message to)
    {
        to.Body = from.Body;
        to.File = from.File;
        to.Venue = from.Venue;
        to.Poll = from.Poll;
    }

    private static bool CanSee(Person person, Chat chat) => chat.Kind == ChatKind.Private ? chat.Person == person : Chat.IsIn(chat.StandingOf(person));

    private int NextMessageId(Chat chat) => chat.Kind == ChatKind.Supergroup ? ++chat.LastMessageId : ++_sharedMessageId;

    private void MayWrite(Person from, Chat chat)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(chat);
        Require(chat.MigratedTo is null, "The group was upgraded to a supergroup; write there.");
        if (chat.IsGroup)
        {
            Require(Chat.IsIn(chat.StandingOf(from)), $"{from.FirstName} is not in this group.");
            return;
        }

        Require(chat.Person == from, "This private chat is somebody else's.");
        Require(!from.Blocked, $"{from.FirstName} has blocked the bot. Unblock it first.");
        if (from.Started)
            return;
        from.Started = true;
        Tell(new Change.People());
    }

    private void SetBlocked(Person person, bool blocked)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (Gate)
        {
            if (person.Blocked == blocked)
                return;
            Require(person.Started, $"{person.FirstName} has not started the bot.");
            person.Blocked = blocked;
            var (was, now) = blocked ? (Standing.Member, Standing.Kicked) : (Standing.Kicked, Standing.Member);
            Notify("my_chat_member", ChatJson.MemberChange(PrivateChat(person), person, Bot, was, now, Now), person.Id);
            Tell(new Change.People());
        }
    }

    // core.telegram.org/bots/api#botcommand, is_ephemeral: the command is then seen only by its sender and the bot.
    private bool IsQuietCommand(Chat chat, Person from, FormattedText text)
    {
        if (!chat.IsGroup || !chat.BotIn || text.Entities is not [{ Type: "bot_command", Offset: 0 } first, ..])
            return false;
        var name = text.Part(first)[1..].Split('@')[0];
        return Menus.For(chat, from).Any(c => c.Ephemeral && c.Command == name);
    }
}
