using LiteDB;

namespace CopBot.Storage;

/// <summary>The sequences' last numbers: all in memory, the changed ones written with each transaction.</summary>
internal sealed class LiteDbSequences
{
    /// <summary>No kind can have this name.</summary>
    public const string Collection = "_sequence";

    private readonly Dictionary<string, long> _committed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _changed = new(StringComparer.Ordinal);

    public void Load(LiteDbEngine engine) =>
        engine.Read(Collection, new Query(), found => _committed[found[LiteDbEngine.IdField].AsString] = found["n"].AsInt64);

    public long Next(string name)
    {
        var next = (_changed.TryGetValue(name, out var changed) ? changed : _committed.GetValueOrDefault(name)) + 1;
        return _changed[name] = next;
    }

    public IReadOnlyCollection<BsonDocument> Changes() =>
        _changed.Count == 0 ? [] : [.. _changed.Select(pair => new BsonDocument { [LiteDbEngine.IdField] = pair.Key, ["n"] = pair.Value })];

    public void Committed()
    {
        foreach (var (name, number) in _changed)
            _committed[name] = number;
        _changed.Clear();
    }

    public void RolledBack() => _changed.Clear();
}
