using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiteDB;

namespace CopBot.Storage;

/// <summary>The unit of work over LiteDB. Writes wait here until a search must see them or the transaction ends.</summary>
/// <remarks>
/// Waiting makes one write of many to one document, which is what a transaction of many updates mostly does, and lets most
/// transactions that fail be forgotten without LiteDB ever having heard of them.
/// </remarks>
internal sealed class LiteDbDocuments : IDocuments, IDisposable
{
    private ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private readonly LiteDbSequences _sequences = new();
    private readonly Dictionary<DocumentKind, LiteDbKind> _kinds = [];
    private readonly HashSet<LiteDbKind> _touched = [];
    private readonly HashSet<(LiteDbKind Kind, string Id)> _changed = [];
    private readonly DocumentCache _cache;
    private readonly StoreThread _thread;
    private LiteDbEngine? _engine;
    private bool _running;
    private bool _wrote;

    public LiteDbDocuments(IEnumerable<DocumentKind> kinds, int cacheBytes, StoreThread thread)
    {
        _thread = thread;
        _cache = new DocumentCache(cacheBytes);
        foreach (var kind in kinds)
        {
            if (_kinds.Keys.FirstOrDefault(other => string.Equals(other.Name, kind.Name, StringComparison.OrdinalIgnoreCase)) is { } other)
                throw new ArgumentException($"Two kinds of documents are called '{other.Name}' and '{kind.Name}'; names differ by more than capitals.", nameof(kinds));
            _kinds.Add(kind, new LiteDbKind(kind));
        }

        // What people write is mostly not ASCII-only; the default encoder would make six bytes of each letter with an accent.
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public IReadOnlyCollection<LiteDbKind> Kinds => _kinds.Values;

    /// <summary>Begins to serve from <paramref name="engine"/>, whose collections and indexes are in place.</summary>
    public void Attach(LiteDbEngine engine)
    {
        _engine = engine;
        _sequences.Load(engine);
        foreach (var kind in _kinds.Values)
            kind.Count = kind.CommittedCount = engine.Count(kind.Collection);
    }

    public T? Get<T>(DocumentKind<T> kind, string id)
        where T : class
    {
        var own = Enter(kind);
        StoreLimits.Check(id, own.Collection, "id");
        if (own.Unwritten.TryGetValue(id, out var unwritten))
            return unwritten is var (body, _) ? Read(kind, id, body) : null;
        var entry = Find(own, id);
        return entry.Body is null ? null : entry.Read(json => Read(kind, id, json));
    }

    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        var own = Enter(kind);
        var id = kind.IdOf(document);
        var keys = kind.Indexes.Count == 0 ? [] : new string[kind.Indexes.Count][];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = kind.Indexes[i].KeysOf(document, kind.Name);
        var body = Write(kind, document);
        if (body.Length > StoreLimits.DocumentBytes)
            throw new ArgumentException($"The document '{id}' of the kind '{kind.Name}' is larger than {StoreLimits.DocumentBytes} bytes.", nameof(document));
        Change(own, id, (body, keys));
    }

    public bool Delete<T>(DocumentKind<T> kind, string id)
        where T : class
    {
        var own = Enter(kind);
        StoreLimits.Check(id, own.Collection, "id");
        if (own.Unwritten.TryGetValue(id, out var unwritten) ? unwritten is null : Find(own, id).Body is null)
            return false;
        Change(own, id, null);
        return true;
    }

    public IReadOnlyList<T> Find<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key, int limit = int.MaxValue)
        where T : class
    {
        var own = Enter(kind);
        var place = kind.PlaceOf(index);
        StoreLimits.Check(key, kind.Name, index.Name);
        return Search(kind, own, own.Indexes[place].Between(key + '\0', key + '\u0001', descending: false, limit), limit);
    }

    public IReadOnlyList<T> Range<T>(DocumentKind<T> kind, DocumentIndex<T> index, string? from, string? to, bool descending = false, int limit = int.MaxValue)
        where T : class
    {
        var own = Enter(kind);
        var place = kind.PlaceOf(index);
        if (to is not null && string.CompareOrdinal(from ?? "", to) >= 0)
            return [];
        return Search(kind, own, own.Indexes[place].Between(from ?? "", to, descending, limit), limit);
    }

    public IReadOnlyList<T> All<T>(DocumentKind<T> kind)
        where T : class =>
        Search(kind, Enter(kind), new Query(), int.MaxValue);

    public int Count<T>(DocumentKind<T> kind)
        where T : class
    {
        var own = Enter(kind);
        WriteOut(own);
        return own.Count;
    }

    public int CountWhere<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key)
        where T : class
    {
        var own = Enter(kind);
        var place = kind.PlaceOf(index);
        StoreLimits.Check(key, kind.Name, index.Name);
        WriteOut(own);
        var query = own.Indexes[place].Between(key + '\0', key + '\u0001', descending: false, int.MaxValue);
        query.Select = BsonExpression.Create("$._id");
        var count = 0;
        Reading().Read(own.Collection, query, _ => count++);
        return count;
    }

    public long NextNumber(string sequence)
    {
        Enter();
        return _sequences.Next(StoreLimits.Check(sequence, "sequence", "name"));
    }

    /// <summary>From here to <see cref="Commit"/> or <see cref="Rollback"/> the members may be used.</summary>
    public void Begin() => _running = true;

    /// <summary>Returns when all is durable. Throws as <see cref="LiteDbEngine.Commit"/> does, and then <see cref="Rollback"/> must follow.</summary>
    public void Commit()
    {
        foreach (var kind in _touched)
            WriteOut(kind);
        if (_sequences.Changes() is { Count: > 0 } numbers)
        {
            Writing().Upsert(LiteDbSequences.Collection, numbers);
            _wrote = true;
        }

        _engine!.Commit(_wrote);
        foreach (var kind in _touched)
            kind.CommittedCount = kind.Count;
        _sequences.Committed();
        End();
    }

    public void Rollback()
    {
        foreach (var (kind, id) in _changed)
            _cache.Remove(kind, id);
        foreach (var kind in _touched)
        {
            kind.Unwritten.Clear();
            kind.Count = kind.CommittedCount;
        }

        _sequences.RolledBack();
        var wrote = _wrote;
        End();
        _engine!.Rollback(wrote);
    }

    public void Dispose() => _writer.Dispose();

    private static T Read<T>(DocumentKind<T> kind, string id, byte[] body)
        where T : class
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize(body, kind.Json) ?? throw new System.Text.Json.JsonException("It is JSON null.");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new InvalidOperationException(
                $"The document '{id}' of the kind '{kind.Name}' cannot be read as {typeof(T).Name}: a migration is missing, or the database is damaged.",
                e);
        }
    }

    private byte[] Write<T>(DocumentKind<T> kind, T document)
        where T : class
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        System.Text.Json.JsonSerializer.Serialize(_writer, document, kind.Json);
        _writer.Flush();
        var body = _buffer.WrittenSpan.ToArray();
        if (_buffer.Capacity > 1024 * 1024)
        {
            _buffer = new ArrayBufferWriter<byte>(4096);
            _writer.Reset(_buffer);
        }

        return body;
    }

    private DocumentCache.Entry Find(LiteDbKind kind, string id) =>
        _cache.Get(kind, id) ?? _cache.Set(kind, id, Reading().Get(kind.Collection, id)?[LiteDbEngine.BodyField].AsBinary);

    private void Change(LiteDbKind kind, string id, (byte[] Body, string[][] Keys)? to)
    {
        _touched.Add(kind);
        _changed.Add((kind, id));
        kind.Unwritten[id] = to;
    }

    private List<T> Search<T>(DocumentKind<T> kind, LiteDbKind own, Query query, int limit)
        where T : class
    {
        if (limit <= 0)
            return [];
        WriteOut(own);
        var bodies = new List<(string Id, byte[] Body)>();
        Reading().Read(own.Collection, query, found => bodies.Add((found[LiteDbEngine.IdField].AsString, found[LiteDbEngine.BodyField].AsBinary)));
        var documents = new List<T>(bodies.Count);
        foreach (var (id, body) in bodies)
            documents.Add(Read(kind, id, body));
        return documents;
    }

    private void WriteOut(LiteDbKind kind)
    {
        if (kind.Unwritten.Count == 0)
            return;
        var puts = new List<BsonDocument>(kind.Unwritten.Count);
        var deletes = new List<BsonValue>();
        foreach (var (id, change) in kind.Unwritten)
        {
            if (change is var (body, keys))
            {
                puts.Add(kind.ToBson(id, body, keys));
                _cache.Set(kind, id, body);
            }
            else
            {
                deletes.Add(id);
                _cache.Set(kind, id, null);
            }
        }

        _wrote = true;
        if (deletes.Count > 0)
            kind.Count -= Writing().Delete(kind.Collection, deletes);
        if (puts.Count > 0)
            kind.Count += Writing().Upsert(kind.Collection, puts);
        kind.Unwritten.Clear();
    }

    private void End()
    {
        _running = false;
        _wrote = false;
        _touched.Clear();
        _changed.Clear();
    }

    private LiteDbEngine Reading() => Writing();

    private LiteDbEngine Writing()
    {
        _engine!.Begin();
        return _engine;
    }

    private LiteDbKind Enter(DocumentKind kind)
    {
        Enter();
        return _kinds.TryGetValue(kind, out var own)
            ? own
            : throw new ArgumentException($"The kind '{kind.Name}' is not registered: the store must know all kinds before it opens.", nameof(kind));
    }

    private void Enter()
    {
        if (!_running || !_thread.IsCurrent)
            throw new InvalidOperationException("Documents can be read and written only inside a transaction's body, on the thread that runs it: use IStore.TransactAsync.");
    }
}
