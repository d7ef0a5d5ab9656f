using CopBot.Playground.Clock;
using CopBot.Playground.Wire;

namespace CopBot.Playground.Worlds;

/// <summary>
/// Everything that exists in the playground: people, chats, messages, files, and what the bot has not been told yet.
/// Its methods do what people do in Telegram's own apps; the bot sees it only through the Bot API. Safe from any thread.
/// </summary>
/// <remarks>A method that people could not use so throws <see cref="NotPossibleException"/> and changes nothing.</remarks>
public sealed partial class World
{
    /// <summary>Observed: a press is answered within about this time or not at all.</summary>
    internal static readonly TimeSpan QueryLifetime = TimeSpan.FromMinutes(15);

    private readonly List<(Func<bool> Condition, TaskCompletionSource Done)> _waiting = [];
    private readonly Random _ids;

    internal World(PlaygroundClock clock, BotAccount bot, int seed)
    {
        Clock = clock;
        Bot = bot;
        _ids = new Random(seed);
        Updates = new UpdateQueue(this);
    }

    public PlaygroundClock Clock { get; }

    public BotAccount Bot { get; }

    public IReadOnlyList<Person> People
    {
        get
        {
            lock (Gate)
                return [.. PeopleById.Values];
        }
    }

    /// <summary>Groups first, then private chats, each in the order in which they came to be.</summary>
    public IReadOnlyList<Chat> Chats
    {
        get
        {
            lock (Gate)
                return [.. ChatsById.Values.OrderBy(c => c.Kind == ChatKind.Private)];
        }
    }

    /// <summary>The updates made so far, oldest first; only the latest 20,000 are kept.</summary>
    public IReadOnlyList<Update> PastUpdates
    {
        get
        {
            lock (Gate)
                return [.. Updates.Past];
        }
    }

    /// <summary>The latest update made; null when there was none.</summary>
    public Update? LastUpdate => Updates.Last;

    /// <summary>How many updates the bot has not confirmed.</summary>
    public int Unconfirmed
    {
        get
        {
            lock (Gate)
                return Updates.Count;
        }
    }

    internal event Action<Change>? Changed;

    internal Lock Gate { get; } = new();

    internal UpdateQueue Updates { get; }

    internal FileShelf Files { get; } = new();

    internal CommandMenus Menus { get; } = new();

    internal DateTimeOffset Now => Clock.GetUtcNow();

    private Dictionary<long, Person> PeopleById { get; } = [];

    private Dictionary<long, Chat> ChatsById { get; } = [];

    private Dictionary<string, Press> Presses { get; } = new(StringComparer.Ordinal);

    private Dictionary<string, InlineAsk> Asks { get; } = new(StringComparer.Ordinal);

    /// <summary>Completes when the bot has confirmed every update made up to this call.</summary>
    public Task ConfirmedAsync(CancellationToken cancellation = default)
    {
        lock (Gate)
        {
            var last = Updates.LastId;
            return UntilAsync(() => !Updates.AnyUpTo(last), cancellation);
        }
    }

    /// <summary>
    /// Completes when the condition holds. It is looked at now and after every change of the world, under the world's lock:
    /// it must be quick and must not wait.
    /// </summary>
    public async Task UntilAsync(Func<bool> condition, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Gate)
        {
            if (condition())
                return;
            _waiting.Add((condition, done));
        }

        try
        {
            await done.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (Gate)
                _waiting.RemoveAll(w => w.Done == done);
        }
    }

    /// <summary>Completes with the next message of the bot in a chat that fits, counting from those already there after a given one.</summary>
    /// <param name="after">Only messages later than this one count; null: any in the chat.</param>
    public async Task<Message> BotSaysAsync(Chat chat, Message? after = null, Func<Message, bool>? fits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chat);
        Message? found = null;
        await UntilAsync(
            () =>
            {
                var from = after is null ? 0 : chat.Timeline.IndexOf(after) + 1;
                found = chat.Timeline.Skip(from).FirstOrDefault(m => m.From.IsBot && m.Service is null && (fits?.Invoke(m) ?? true));
                return found is not null;
            },
            cancellation).ConfigureAwait(false);
        return found!;
    }

    /// <summary>A chat as one person sees it (with what is only for them), one line a message. Null: as the world sees it.</summary>
    public string Transcript(Chat chat, Person? viewer = null)
    {
        ArgumentNullException.ThrowIfNull(chat);
        lock (Gate)
            return string.Join('\n', chat.Timeline.Where(m => SeenBy(m, viewer)).Select(TranscriptLine.Of));
    }

    /// <summary>Sends an update once more, under its old id, as Telegram may after a lost answer.</summary>
    public void Redeliver(Update update)
    {
        ArgumentNullException.ThrowIfNull(update);
        lock (Gate)
            Updates.Repeat(update);
    }

    /// <summary>Queues any JSON object as an update; an update_id is put in where it is missing.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public Update EnqueueRaw(string json)
    {
        var update = System.Text.Json.Nodes.JsonNode.Parse(json)?.AsObject() ?? throw new NotPossibleException("An update is a JSON object.");
        lock (Gate)
            return Updates.AddRaw(update);
    }

    /// <summary>Empties the world; update ids go on rising.</summary>
    internal void Clear()
    {
        lock (Gate)
        {
            foreach (var message in ChatsById.Values.SelectMany(c => c.Timeline))
                message.Poll?.Closing?.Dispose();
            PeopleById.Clear();
            ChatsById.Clear();
            Presses.Clear();
            Asks.Clear();
            Files.Clear();
            Menus.Clear();
            Updates.Clear();
            Tell(new Change.Cleared());
        }
    }

    internal static bool SeenBy(Message message, Person? viewer) =>
        viewer is null || message.EphemeralFor is null || message.EphemeralFor == viewer || message.From == viewer;

    internal void Tell(Change change)
    {
        Changed?.Invoke(change);
        Wake();
    }

    /// <summary>Looks again at what is waited for.</summary>
    internal void Wake()
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            var (condition, done) = _waiting[i];
            if (!condition())
                continue;
            _waiting.RemoveAt(i);
            done.TrySetResult();
        }
    }

    internal Person? FindPerson(long id) => PeopleById.GetValueOrDefault(id);

    internal Account? FindAccount(long id) => id == Bot.Id ? Bot : FindPerson(id);

    internal Chat? FindChat(long id) => ChatsById.GetValueOrDefault(id);

    internal Chat? FindChat(string username) =>
        ChatsById.Values.FirstOrDefault(c => string.Equals(c.Username, username, StringComparison.OrdinalIgnoreCase));

    private void Notify(string type, System.Text.Json.Nodes.JsonObject payload, long lane) => Updates.Add(type, payload, lane);

    private void NotifyMessage(Message message, bool edited = false)
    {
        if (Hearing.Reaches(message))
            Notify(edited ? "edited_message" : "message", MessageJson.Of(message), message.Chat.Id);
    }
}
