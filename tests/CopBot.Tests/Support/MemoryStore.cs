using System.Text.Json;
using CopBot.Storage;

namespace CopBot.Tests.Support;

/// <summary>
/// A store without a disk: documents are kept as the JSON that the real one would keep, transactions are all or nothing, one at a
/// time. It passes the contract of stores, so what is tested on it would not be told anything else by a real one.
/// </summary>
internal sealed class MemoryStore(IEnumerable<DocumentKind> kinds) : IStore, IDocuments
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<ITransactionListener> _listeners = [];
    private Dictionary<string, SortedDictionary<string, string>> _kinds =
        kinds.ToDictionary(k => k.Name, _ => new SortedDictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);

    private Dictionary<string, long> _numbers = [];
    private int? _thread;
    private bool _closed;

    public IDocuments Documents => this;

    public void Follow(ITransactionListener listener) => _listeners.Add(listener);

    public Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default) => _thread == Environment.CurrentManagedThreadId
        ? throw new InvalidOperationException("A transaction's body cannot start another transaction.")
        : TransactInTurnAsync(body, ct);

    /// <summary>Another store with what is in this one, as after a restart.</summary>
    public MemoryStore Again() => new([]) { _kinds = _kinds, _numbers = _numbers };

    /// <summary>Every document of every kind, as it is kept: kind, id, JSON.</summary>
    public IReadOnlyList<(string Kind, string Id, string Json)> Raw()
    {
        _turn.Wait(TestContext.Current.CancellationToken);
        try
        {
            return [.. _kinds.SelectMany(kind => kind.Value, (kind, document) => (kind.Key, document.Key, document.Value))];
        }
        finally
        {
            _turn.Release();
        }
    }

    public T? Get<T>(DocumentKind<T> kind, string id)
        where T : class => Of(kind).TryGetValue(id, out var json) ? Read(kind, json) : null;

    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class
    {
        foreach (var index in kind.Indexes)
            _ = index.KeysOf(document, kind.Name);
        Of(kind)[kind.IdOf(document)] = JsonSerializer.Serialize(document, kind.Json);
    }

    public bool Delete<T>(DocumentKind<T> kind, string id)
        where T : class => Of(kind).Remove(id);

    public IReadOnlyList<T> Find<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key, int limit = int.MaxValue)
        where T : class
    {
        _ = kind.PlaceOf(index);
        return [.. All(kind).Where(d => index.KeysOf(d, kind.Name).Contains(key)).Take(limit)];
    }

    public IReadOnlyList<T> Range<T>(DocumentKind<T> kind, DocumentIndex<T> index, string? from, string? to, bool descending = false, int limit = int.MaxValue)
        where T : class
    {
        _ = kind.PlaceOf(index);
        var found = All(kind)
            .SelectMany(d => index.KeysOf(d, kind.Name), (d, key) => (Document: d, Key: key, Id: kind.IdOf(d)))
            .Where(f => (from is null || string.CompareOrdinal(f.Key, from) >= 0) && (to is null || string.CompareOrdinal(f.Key, to) < 0))
            .OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Id, StringComparer.Ordinal);
        return [.. (descending ? found.Reverse() : found).DistinctBy(f => f.Id).Take(limit).Select(f => f.Document)];
    }

    public IReadOnlyList<T> All<T>(DocumentKind<T> kind)
        where T : class => [.. Of(kind).Values.Select(json => Read(kind, json))];

    public int Count<T>(DocumentKind<T> kind)
        where T : class => Of(kind).Count;

    public int CountWhere<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key)
        where T : class => Find(kind, index, key).Count;

    public long NextNumber(string sequence)
    {
        RefuseOutside();
        return _numbers[sequence] = _numbers.GetValueOrDefault(sequence) + 1;
    }

    public Task<string> BackupAsync(string folder, CancellationToken ct = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private async Task<T> TransactInTurnAsync<T>(Func<T> body, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _turn.WaitAsync(ct);
        try
        {
            ct.ThrowIfCancellationRequested();

            // Never on the caller's thread, as with the real one.
            return await Task.Run(() => Transact(body), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Transact<T>(Func<T> body)
    {
        var kinds = _kinds.ToDictionary(k => k.Key, k => new SortedDictionary<string, string>(k.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        var numbers = new Dictionary<string, long>(_numbers);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            var result = body();
            Tell(l => l.Committed());
            return result;
        }
        catch
        {
            (_kinds, _numbers) = (kinds, numbers);
            Tell(l => l.RolledBack());
            throw;
        }
        finally
        {
            _thread = null;
        }
    }

    // A listener's mistake harms nobody else.
    private void Tell(Action<ITransactionListener> news)
    {
        foreach (var listener in _listeners)
            _ = Record.Exception(() => news(listener));
    }

    private static T Read<T>(DocumentKind<T> kind, string json)
        where T : class => JsonSerializer.Deserialize(json, kind.Json)!;

    private SortedDictionary<string, string> Of(DocumentKind kind)
    {
        RefuseOutside();
        return _kinds.TryGetValue(kind.Name, out var documents) ? documents : throw new ArgumentException($"The kind {kind.Name} is not registered.");
    }

    private void RefuseOutside()
    {
        if (_thread != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException("Outside a transaction: use IStore.TransactAsync.");
    }
}
