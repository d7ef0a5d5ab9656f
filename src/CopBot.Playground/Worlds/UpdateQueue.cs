using System.Globalization;
using System.Text.Json.Nodes;

namespace CopBot.Playground.Worlds;

/// <summary>
/// Updates that the bot has not confirmed yet, in order. Every member is called under the world's lock.
/// Rules: core.telegram.org/bots/api#getupdates.
/// </summary>
internal sealed class UpdateQueue(World world)
{
    /// <summary>How many past updates are remembered for tests.</summary>
    private const int Remembered = 20_000;

    /// <summary>All but these are sent unless the bot asks for others.</summary>
    private static readonly string[] OnlyWhenAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly LinkedList<Update> _pending = [];
    private readonly List<Update> _again = [];
    private readonly Queue<Update> _past = new();
    private List<Update> _againInHand = [];
    private int _last = 417_205_300;

    /// <summary>Set when something waits; a waiting poll or the webhook's sender looks then.</summary>
    public event Action? Arrived;

    public HashSet<string>? Allowed { get; private set; }

    public IReadOnlyCollection<Update> Past => _past;

    public int LastId => _last;

    public Update? Last { get; private set; }

    public int Count => _pending.Count + _again.Count + _againInHand.Count;

    public bool Any => _pending.Count + _again.Count > 0;

    /// <summary>A null leaves the list as it was; an empty one means the default.</summary>
    public void Allow(IReadOnlyCollection<string>? types)
    {
        if (types is not null)
            Allowed = types.Count == 0 ? null : types.ToHashSet(StringComparer.Ordinal);
    }

    public bool Wants(string type) => Allowed?.Contains(type) ?? !OnlyWhenAsked.Contains(type);

    /// <summary>Queues an update, unless the bot did not ask for its kind: such a one is never seen.</summary>
    public Update? Add(string type, JsonObject payload, long lane)
    {
        if (!Wants(type))
            return null;
        var id = ++_last;
        var json = $$"""{"update_id":{{id.ToString(CultureInfo.InvariantCulture)}},"{{type}}":{{payload.ToJsonString(Wire.Json.Compact)}}}""";
        return Queue(new Update(id, type, json, lane));
    }

    public Update AddRaw(JsonObject update)
    {
        if (update["update_id"] is null)
            update.Insert(0, "update_id", ++_last);
        var id = update["update_id"]!.GetValue<int>();
        _last = Math.Max(_last, id);
        return Queue(new Update(id, "raw", update.ToJsonString(Wire.Json.Compact), 0));
    }

    /// <summary>Sends an update once more under its old id, whatever the bot has confirmed since.</summary>
    public void Repeat(Update update)
    {
        _again.Add(update);
        Arrived?.Invoke();
    }

    /// <summary>Takes an answer to getUpdates: everything before the offset is confirmed and forgotten.</summary>
    public void Confirm(long offset)
    {
        _againInHand = [];
        if (offset < 0)
        {
            while (_pending.Count > -offset)
                _pending.RemoveFirst();
        }
        else
        {
            while (_pending.First is { } first && first.Value.Id < offset)
                _pending.RemoveFirst();
        }

        world.Wake();
    }

    public List<Update> Peek(int limit)
    {
        var batch = _again.Take(limit).ToList();
        _againInHand = [.. batch];
        _again.RemoveRange(0, batch.Count);
        batch.AddRange(_pending.Take(limit - batch.Count));
        return batch;
    }

    /// <summary>The first update whose lane is free, for a webhook.</summary>
    public Update? NextOutside(IReadOnlySet<long> busy) =>
        _again.Concat(_pending).FirstOrDefault(u => !busy.Contains(u.Lane));

    public void Confirm(Update update)
    {
        if (!_again.Remove(update))
            _pending.Remove(update);
        world.Wake();
    }

    public bool AnyUpTo(int id) => _again.Count > 0 || _againInHand.Count > 0 || (_pending.First is { } first && first.Value.Id <= id);

    public void Clear()
    {
        _pending.Clear();
        _again.Clear();
        _againInHand = [];
        world.Wake();
    }

    private Update Queue(Update update)
    {
        _pending.AddLast(update);
        _past.Enqueue(update);
        if (_past.Count > Remembered)
            _past.Dequeue();
        Last = update;
        Arrived?.Invoke();
        world.Wake();
        return update;
    }
}
