using System.Text.Json;
using CopBot.Storage;

namespace CopBot.Tests.Support;

/// <summary>
/// A store without a disk: documents are kept as the JSON that the real one would keep, transactions are all or nothing.
/// Kinds that it was not given are refused, as by the real one.
/// </summary>
internal sealed class MemoryStore(IEnumerable<DocumentKind> kinds) : IStore, IDocuments
{
    private readonly Lock _lock = new();
    private readonly List<ITransactionListener> _listeners = [];
    private Dictionary<string, SortedDictionary<string, string>> _kinds =
        kinds.ToDictionary(k => k.Name, _ => new SortedDictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);

    private Dictionary<string, long> _numbers = [];
    private bool _inside;

    public IDocuments Documents => this;

    public void Follow(ITransactionListener listener) => _listeners.Add(listener);

    public Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default)
    {
        lock (_lock)
        {
            var kinds = _kinds.ToDictionary(k => k.Key, k => new SortedDictionary<string, string>(k.Value, StringComparer.Ordinal), StringComparer.Ordinal);
            var numbers = new Dictionary<string, long>(_numbers);
            _inside = true;
            try
            {
                var result = body();
                _listeners.ForEach(l => l.Committed());
                return Task.FromResult(result);
            }
            catch (Exception e)
            {
                (_kinds, _numbers) = (kinds, numbers);
                _listeners.ForEach(l => l.RolledBack());
                return Task.FromException<T>(e);
            }
            finally
            {
                _inside = false;
            }
        }
    }

    /// <summary>Every document of every kind, as it is kept: kind, id, JSON.</summary>
    public IReadOnlyList<(string Kind, string Id, string Json)> Raw()
    {
        lock (_lock)
            return [.. _kinds.SelectMany(kind => kind.Value, (kind, document) => (kind.Key, document.Key, document.Value))];
    }

    public T? Get<T>(DocumentKind<T> kind, string id)
        where T : class => Of(kind).TryGetValue(id, out var json) ? Read(kind, json) : null;

    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class => Of(kind)[kind.IdOf(document)] = JsonSerializer.Serialize(document, kind.Json);

    public bool Delete<T>(DocumentKind<T> kind, string id)
        where T : class => Of(kind).Remove(id);

    public IReadOnlyList<T> Find<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key, int limit = int.MaxValue)
        where T : class => [.. All(kind).Where(d => index.KeysOf(d, kind.Name).Contains(key)).Take(limit)];

    public IReadOnlyList<T> Range<T>(DocumentKind<T> kind, DocumentIndex<T> index, string? from, string? to, bool descending = false, int limit = int.MaxValue)
        where T : class
    {
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

    public long NextNumber(string sequence) => _numbers[sequence] = _numbers.GetValueOrDefault(sequence) + 1;

    public Task<string> BackupAsync(string folder, CancellationToken ct = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static T Read<T>(DocumentKind<T> kind, string json)
        where T : class => JsonSerializer.Deserialize(json, kind.Json)!;

    private SortedDictionary<string, string> Of(DocumentKind kind)
    {
        if (!_inside)
            throw new InvalidOperationException("Outside a transaction.");
        return _kinds.TryGetValue(kind.Name, out var documents) ? documents : throw new ArgumentException($"The kind {kind.Name} is not registered.");
    }
}
