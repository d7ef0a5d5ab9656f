using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>
/// Everything that can set the house in motion: what people do in Telegram, what falls due, what outside work brought.
/// A plain value; nothing in it knows Telegram's library.
/// </summary>
internal abstract record Incoming
{
    /// <summary>Telegram's number, where it came from Telegram.</summary>
    public UpdateId? Update { get; init; }

    /// <summary>Telegram's own JSON, made only when the update has to be set aside.</summary>
    public Func<string>? Original { get; init; }
}

/// <summary>Something that a person did in a chat.</summary>
internal abstract record FromPerson(Person Person, Chat Chat) : Incoming
{
    public TopicId? Topic { get; init; }
}

/// <summary>A message. <paramref name="Text"/> is the text or the caption, empty where there is neither.</summary>
internal sealed record Said(Person Person, Chat Chat, MessageId Message, string Text) : FromPerson(Person, Chat)
{
    /// <summary>A command meant for this bot, at the very beginning of the text.</summary>
    public Command? Command { get; init; }

    /// <summary>Links in the text: typed ones and those hidden behind words.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    public Attachment? Attachment { get; init; }

    public Quoted? ReplyTo { get; init; }

    /// <summary>A place on the map, where that was sent.</summary>
    public Spot? Spot { get; init; }

    /// <summary>People named in the text by a mention that Telegram resolved.</summary>
    public ImmutableArray<Person> Mentioned { get; init; } = [];

    /// <summary>True for a private chat, a reply to the bot, or a mention of it.</summary>
    public bool ToTheBot { get; init; }

    /// <summary>True where the person changed a message that was sent before.</summary>
    public bool Edited { get; init; }

    /// <summary>When it was first sent.</summary>
    public DateTimeOffset SentAt { get; init; }
}

/// <summary>A command such as <c>/find debt advice</c>: <c>find</c> and <c>debt advice</c>, trimmed.</summary>
internal sealed record Command(string Name, string Arguments);

/// <summary>What kind of thing is attached to a message, or kept in the library.</summary>
internal enum AttachmentKind
{
    Document,
    Photo,
    Voice,
    Video,
    Audio,
}

/// <summary>A file sent in the chat. <paramref name="Size"/> in bytes where Telegram says.</summary>
internal sealed record Attachment(AttachmentKind Kind, TelegramFile File, string? Name = null, long? Size = null);

/// <summary>
/// A place on the map. Degrees; <paramref name="Name"/> and <paramref name="Address"/> are empty for a bare location
/// (core.telegram.org/bots/api#venue).
/// </summary>
internal sealed record Spot(double Latitude, double Longitude, string Name = "", string Address = "");

/// <summary>The message that somebody replied to, as far as Telegram shows it.</summary>
internal sealed record Quoted(MessageId Message, Person? Author, bool IsFromBot, string Text)
{
    public ImmutableArray<string> Links { get; init; } = [];

    public Attachment? Attachment { get; init; }

    /// <summary>True for the bot's own message that is seen by one person only.</summary>
    public bool IsEphemeral { get; init; }
}

/// <summary>A press on a button under one of the bot's messages. Must be answered within seconds.</summary>
internal sealed record Pressed(Person Person, Chat Chat, string PressId, string Data) : FromPerson(Person, Chat)
{
    /// <summary>The message that carries the button; null when it is too old or was sent by inline mode.</summary>
    public MessageId? Message { get; init; }

    /// <summary>True where the message is a file, so that its words are a caption.</summary>
    public bool IsOnFile { get; init; }

    /// <summary>Set where the message is seen by this person only.</summary>
    public int? Ephemeral { get; init; }
}

/// <summary>Somebody typed <c>@bot …</c> in any chat. <paramref name="Offset"/> is what we gave as the next page.</summary>
internal sealed record Searched(Person Person, string QueryId, string Text, string Offset) : Incoming;

/// <summary>How somebody, or the bot, stands in a chat (core.telegram.org/bots/api#chatmember).</summary>
internal enum Standing
{
    Out,
    Member,
    Administrator,
}

/// <summary>The bot was added, removed, promoted, blocked or unblocked.</summary>
internal sealed record BotStandingChanged(Person By, Chat Chat, Standing Before, Standing After) : FromPerson(By, Chat)
{
    /// <summary>True where it may pin messages from now on.</summary>
    public bool MayPin { get; init; }
}

/// <summary>Somebody joined, left, or became an administrator. <paramref name="Before"/> is null where Telegram does not say.</summary>
internal sealed record StandingChanged(Person Person, Chat Chat, Standing? Before, Standing After) : FromPerson(Person, Chat);

/// <summary>The group has another title.</summary>
internal sealed record ChatRenamed(Person Person, Chat Chat) : FromPerson(Person, Chat);

/// <summary>A group became a supergroup and has another id from now on.</summary>
internal sealed record ChatMoved(ChatId From, ChatId To) : Incoming;

/// <summary>What Telegram answered about a group's administrators, asked before something that depends on it.</summary>
internal sealed record AdministratorsLearned(ChatId Chat, ImmutableArray<Person> Administrators, bool BotIsAdministrator) : Incoming
{
    public bool BotMayPin { get; init; }
}

/// <summary>What Telegram answered about one person in one group.</summary>
internal sealed record StandingLearned(ChatId Chat, PersonId Person, Standing Standing) : Incoming;

/// <summary>Telegram refuses to bring anything to this chat (blocked, kicked, never started), or brings it again.</summary>
internal sealed record ReachChanged(ChatId Chat, bool Reachable) : Incoming;

/// <summary>What was set to fall due has done so. <paramref name="At"/> is when it was due, which may be a while ago.</summary>
internal sealed record FellDue(string Key, string Name, string Payload, DateTimeOffset At) : Incoming;

/// <summary>A start, or a night: what was only to be kept for a while and is over goes (<see cref="ITidy"/>); then features that listen plan their day.</summary>
internal sealed record NightFell : Incoming;

/// <summary>An errand's result; <paramref name="Entry"/> is the outbox entry that asked for it.</summary>
internal sealed record ErrandDone(EntryId Entry, string Name, object Errand, object Result) : Incoming;

/// <summary>The sender has done with an entry. <paramref name="Placed"/> where a live card became a message.</summary>
internal sealed record Delivered(EntryId Entry, PlacedCard? Placed = null) : Incoming;

/// <summary>A file that the library is to keep has been sent; Telegram has it under <paramref name="File"/> from now on.</summary>
internal sealed record FileSent(ForLibrary Library, string Name, TelegramFile File, ChatId Chat, MessageId Message) : Incoming;

/// <summary>The message that a live card became.</summary>
internal sealed record PlacedCard(CardKey Card, ChatId Chat, MessageId Message, bool IsFile)
{
    /// <summary>It is a poll: only its buttons can be changed.</summary>
    public bool IsPoll { get; init; }
}

/// <summary>A message that was a live card is no longer there, or can no longer be changed.</summary>
internal sealed record CardGone(CardKey Card, ChatId Chat, MessageId Message) : Incoming;

/// <summary>A poll was posted; <paramref name="Poll"/> is Telegram's own number of it, <paramref name="Message"/> where it stands.</summary>
internal sealed record PollPosted(CardKey Card, string Poll, ChatId Chat, MessageId Message) : Incoming;

/// <summary>Telegram did not take a poll: the group may allow none, or the bot is no longer in it.</summary>
internal sealed record PollRefused(CardKey Card) : Incoming;

/// <summary>Telegram did not let the bot pin this card: it has no right to in the group.</summary>
internal sealed record PinRefused(CardKey Card) : Incoming;

/// <summary>What is known of a poll's votes: how many chose what, never who.</summary>
/// <param name="Options">In Telegram's order, with those that members have added.</param>
/// <param name="Voters">How many people voted; each may have chosen several.</param>
internal sealed record PollTally(ImmutableArray<OptionTally> Options, int Voters, bool IsClosed);

/// <summary>An option, and how many chose it.</summary>
internal sealed record OptionTally(string Text, int Votes);

/// <summary>Telegram tells how one of the bot's polls stands, by Telegram's own number of it.</summary>
internal sealed record PollCounted(string Poll, PollTally Tally) : Incoming;

/// <summary>What came of ending a poll.</summary>
internal enum PollEnd
{
    /// <summary>It has ended just now.</summary>
    Stopped,

    /// <summary>It had ended before, such as by the same call, whose answer was lost; Telegram tells its counts by an update.</summary>
    WasStopped,

    /// <summary>Somebody deleted it in the chat.</summary>
    Gone,

    /// <summary>It can no longer be reached: the group has become another chat since, or the bot is out of it.</summary>
    Lost,

    /// <summary>Telegram refused, or the call broke again and again: it may still be open in the chat.</summary>
    Failed,
}

/// <summary>The answer to <see cref="ClosePoll"/>; with the last counts where it was <see cref="PollEnd.Stopped"/>.</summary>
internal sealed record PollClosed(CardKey Card, PollEnd End, PollTally? Tally) : Incoming;

/// <summary>The sender is about to send what must not be sent twice; or, withdrawn, knows that it did not go out.</summary>
internal sealed record Claimed(EntryId Entry, bool Withdrawn = false) : Incoming;

/// <summary>
/// Carrying out an entry threw, which nothing should. It stays in the outbox until the next start; an entry that breaks at several
/// starts is set aside. <paramref name="Kind"/> says what it was, <paramref name="Error"/> is the exception with its stack.
/// </summary>
internal sealed record Broke(EntryId Entry, string Kind, string Error) : Incoming
{
    /// <summary>Where it was to end a poll: which.</summary>
    public CardKey? Poll { get; init; }
}

/// <summary>Several things that one update brought, such as three people who joined at once.</summary>
internal sealed record Several(ImmutableArray<Incoming> Parts) : Incoming;

/// <summary>An update that means nothing to the house; it is confirmed in its turn.</summary>
internal sealed record Ignored : Incoming;

/// <summary>An update that could not be read; it is set aside, without what people wrote.</summary>
internal sealed record Untranslatable(string Error) : Incoming;

/// <summary>An entry of the outbox: the transaction that wrote it, and its place in it.</summary>
internal readonly record struct EntryId(long Batch, int Index);
