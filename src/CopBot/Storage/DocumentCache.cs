namespace CopBot.Storage;

/// <summary>Documents as they were last written or read, as JSON, the most recently used ones up to a number of bytes.</summary>
/// <remarks>It holds bytes and not records, so that nobody can change what another reads, and so that its size is known.</remarks>
internal sealed class DocumentCache(int capacity)
{
    private const int Overhead = 160;
    private readonly Dictionary<(LiteDbKind Kind, string Id), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private int _bytes;

    public byte[]? Get(LiteDbKind kind, string id)
    {
        if (!_entries.TryGetValue((kind, id), out var node))
            return null;
        if (node != _byUse.First)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        return node.Value.Body;
    }

    public void Set(LiteDbKind kind, string id, byte[] body)
    {
        Remove(kind, id);
        // A document that would push out much else is not worth it.
        if (body.Length > capacity / 16)
            return;
        _entries[(kind, id)] = _byUse.AddFirst(new Entry(kind, id, body));
        _bytes += body.Length + Overhead;
        while (_bytes > capacity && _byUse.Last is { } last)
            Remove(last.Value.Kind, last.Value.Id);
    }

    public void Remove(LiteDbKind kind, string id)
    {
        if (!_entries.Remove((kind, id), out var node))
            return;
        _byUse.Remove(node);
        _bytes -= node.Value.Body.Length + Overhead;
    }

    private readonly record struct Entry(LiteDbKind Kind, string Id, byte[] Body);
}
