namespace CopBot.Playground.Worlds;

public enum ChatKind
{
    Private,
    Group,
    Supergroup,
}

/// <summary>How somebody stands to a group; the words are those of ChatMember.status.</summary>
public enum Standing
{
    Left,
    Kicked,
    Member,
    Administrator,
    Creator,
}

/// <summary>A topic of a forum group. Its id is that of the message that made it.</summary>
public sealed class Topic
{
    internal Topic(int id, string name) => (Id, Name) = (id, name);

    public int Id { get; }

    public string Name { get; }
}

/// <summary>A chat: a group, a supergroup, or a person's private chat with the bot.</summary>
public sealed class Chat
{
    private readonly Dictionary<long, Standing> _standings = [];
    private readonly Dictionary<int, Message> _byKey = [];

    internal Chat(World world, long id, ChatKind kind, string title) => (World, Id, Kind, Title) = (world, id, kind, title);

    public World World { get; }

    public long Id { get; }

    public ChatKind Kind { get; }

    public string Title { get; internal set; }

    /// <summary>Whose private chat with the bot this is.</summary>
    public Person? Person { get; internal init; }

    public string? Username { get; internal set; }

    public bool IsForum { get; internal set; }

    /// <summary>The supergroup that took this group's place.</summary>
    public Chat? MigratedTo { get; internal set; }

    /// <summary>True: the bot may read but not write here (a restriction by the group's administrators).</summary>
    public bool BotMuted { get; set; }

    public bool IsGroup => Kind is not ChatKind.Private;

    /// <summary>What is in the chat now, oldest first, with messages that only one person sees.</summary>
    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (World.Gate)
                return [.. Timeline];
        }
    }

    public IReadOnlyList<Topic> Topics
    {
        get
        {
            lock (World.Gate)
                return [.. TopicList];
        }
    }

    public IReadOnlyList<Person> Members
    {
        get
        {
            lock (World.Gate)
                return [.. Roll.Where(r => IsIn(r.Standing)).Select(r => World.FindPerson(r.Id)).OfType<Person>()];
        }
    }

    public IReadOnlyList<Person> Admins
    {
        get
        {
            lock (World.Gate)
                return [.. Roll.Where(r => Leads(r.Standing)).Select(r => World.FindPerson(r.Id)).OfType<Person>()];
        }
    }

    public bool BotIn => Kind == ChatKind.Private || IsIn(StandingOf(World.Bot));

    public bool BotIsAdmin => Kind != ChatKind.Private && Leads(StandingOf(World.Bot));

    internal List<Message> Timeline { get; } = [];

    internal List<Topic> TopicList { get; } = [];

    internal List<Message> Pins { get; } = [];

    internal int LastMessageId { get; set; }

    internal int LastEphemeralId { get; set; }

    internal IEnumerable<(long Id, Standing Standing)> Roll => _standings.Select(s => (s.Key, s.Value));

    /// <summary>Where somebody stands; a person never seen here has left.</summary>
    public Standing StandingOf(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (World.Gate)
            return _standings.GetValueOrDefault(account.Id, Standing.Left);
    }

    /// <summary>The message with this id, or null. A negative id is that of a message that only one person sees.</summary>
    public Message? Find(int id)
    {
        lock (World.Gate)
            return _byKey.GetValueOrDefault(id);
    }

    public override string ToString() => Title;

    internal bool WasIn(Account account) => _standings.ContainsKey(account.Id);

    internal void Place(Account account, Standing standing) => _standings[account.Id] = standing;

    internal void Keep(Message message)
    {
        Timeline.Add(message);
        _byKey[message.Key] = message;
    }

    internal void Drop(Message message)
    {
        message.Deleted = true;
        Timeline.Remove(message);
        Pins.Remove(message);
        _byKey.Remove(message.Key);
    }

    internal static bool IsIn(Standing standing) => standing is Standing.Member or Standing.Administrator or Standing.Creator;

    internal static bool Leads(Standing standing) => standing is Standing.Administrator or Standing.Creator;
}
