using System.Text.Json.Serialization;
using CopBot.Storage;
using CopBot.Time;

namespace CopBot.Scheduling;

/// <summary>Something that falls due. <paramref name="At"/> in UTC; <paramref name="Payload"/> is JSON for the route <paramref name="Name"/>.</summary>
internal sealed record DueEntry(string Key, string Name, string Payload, DateTimeOffset At)
{
    /// <summary>The rule by which it falls due again; null for once.</summary>
    public Repeat? Repeat { get; init; }
}

/// <summary>What falls due, as the store keeps it. Used inside transactions alone.</summary>
internal sealed class Agenda(IDocuments documents, Alarm alarm) : ITransactionListener
{
    public static DocumentIndex<DueEntry> ByTime { get; } = new("at", d => IndexKey.Of(d.At));

    public static DocumentKind<DueEntry> Kind { get; } = new("due", d => d.Key, SchedulingJson.Default, ByTime);

    private readonly Dictionary<string, DateTimeOffset?> _changed = new(StringComparer.Ordinal);

    /// <summary>Sets or moves what is kept under the key.</summary>
    public void Set(DueEntry entry)
    {
        documents.Put(Kind, entry);
        _changed[entry.Key] = entry.At;
    }

    /// <summary>Takes it back; true where there was something.</summary>
    public bool Cancel(string key)
    {
        _changed[key] = null;
        return documents.Delete(Kind, key);
    }

    /// <summary>Sets what falls due by a rule, from <paramref name="now"/> on; takes the key off where the rule fits no more.</summary>
    public void SetEach(DueEntry entry, Repeat repeat, DateTimeOffset now)
    {
        if (repeat.Instants(now, 1) is [var next])
            Set(entry with { At = next, Repeat = repeat });
        else
            Cancel(entry.Key);
    }

    /// <summary>
    /// True where exactly this is still due; it is taken off, or moved to its next time where it has a rule: what was missed in
    /// between is not made up for. False where it was moved or cancelled in between, or was handled already, so that nothing is
    /// done twice.
    /// </summary>
    public bool Take(string key, DateTimeOffset at, DateTimeOffset now)
    {
        if (documents.Get(Kind, key) is not { } entry || entry.At != at)
            return false;
        if (entry.Repeat is { } repeat)
            SetEach(entry, repeat, (now > at ? now : at).AddTicks(1));
        else
            Cancel(key);
        return true;
    }

    /// <summary>All that is kept, in the order of the keys.</summary>
    public IReadOnlyList<DueEntry> All() => documents.All(Kind);

    /// <summary>What is due by <paramref name="now"/>, the longest due first.</summary>
    public IReadOnlyList<DueEntry> DueBy(DateTimeOffset now, int limit) =>
        documents.Range(Kind, ByTime, null, IndexKey.Of(now.AddTicks(1)), limit: limit);

    /// <summary>What falls due first after <paramref name="now"/>.</summary>
    public DueEntry? FirstAfter(DateTimeOffset now) =>
        documents.Range(Kind, ByTime, IndexKey.Of(now.AddTicks(1)), null, limit: 1) is [var first] ? first : null;

    public void Committed()
    {
        foreach (var (key, at) in _changed)
            alarm.Change(key, at);
        _changed.Clear();
    }

    public void RolledBack() => _changed.Clear();
}

[JsonSerializable(typeof(DueEntry))]
internal sealed partial class SchedulingJson : JsonSerializerContext;
