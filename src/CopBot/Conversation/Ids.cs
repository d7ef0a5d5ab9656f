using System.Text.Json.Serialization;

namespace CopBot.Conversation;

/// <summary>A Telegram chat: positive for a private chat (then it equals the person's id), negative for groups.</summary>
[JsonConverter(typeof(ChatIdJson))]
internal readonly record struct ChatId(long Value)
{
    /// <summary>Supergroups and channels are numbered from -100… downwards; only their messages have links.</summary>
    public bool IsSupergroup => Value <= -1_000_000_000_000;

    public override string ToString() => Value.ToString();
}

/// <summary>A Telegram user.</summary>
[JsonConverter(typeof(PersonIdJson))]
internal readonly record struct PersonId(long Value)
{
    /// <summary>
    /// Telegram's account behind which any group's administrators may write without a name; it sees no ephemeral messages
    /// (core.telegram.org/bots/api#message, sender_chat).
    /// </summary>
    public static PersonId AnonymousAdministrator { get; } = new(1087968824);

    /// <summary>A person's private chat with the bot has the person's own number (core.telegram.org/bots/api#chat).</summary>
    public ChatId PrivateChat => new(Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A message inside its chat.</summary>
[JsonConverter(typeof(MessageIdJson))]
internal readonly record struct MessageId(int Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A topic of a forum group (<c>message_thread_id</c>).</summary>
[JsonConverter(typeof(TopicIdJson))]
internal readonly record struct TopicId(int Value);

/// <summary>A community of practice as CopBot numbers it. Survives the group's change of chat id.</summary>
[JsonConverter(typeof(CommunityIdJson))]
internal readonly record struct CommunityId(long Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Telegram's number of an update; each is handled once.</summary>
internal readonly record struct UpdateId(int Value);

/// <summary>A file kept by Telegram. <paramref name="Id"/> sends it again; <paramref name="Unique"/> tells two files apart.</summary>
internal readonly record struct TelegramFile(string Id, string Unique);
