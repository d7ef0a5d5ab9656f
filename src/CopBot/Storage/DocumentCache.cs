namespace CopBot.Storage;

/// <summary>
/// Documents as they were last written or read, the most recently used ones up to a number of bytes; of an id that has none, that.
/// </summary>
/// <remarks>
/// It holds their JSON, whose size is known, and what a small one was read as, so that what is asked for again and again is not
/// read again and again. Kinds are of immutable records, so nobody can change what another gets.
/// </remarks>
internal sealed class DocumentCache(int capacity)
{
    private const int Overhead = 200;

    /// <summary>A longer one is not kept as it was read.</summary>
    private const int LongestRead = 4096;

    // About how many bytes of memory what was read takes for a byte of JSON.
    private const int ReadFactor = 2;

    private readonly Dictionary<(LiteDbKind Kind, string Id), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private int _bytes;

    /// <summary>Null where nothing is known about this id.</summary>
    public Entry? Get(LiteDbKind kind, string id)
    {
        if (!_entries.TryGetValue((kind, id), out var node))
            return null;
        if (node != _byUse.First)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        return node.Value;
    }

    /// <summary>Keeps a document, or with null that there is none; returns what is kept, or would have been.</summary>
    public Entry Set(LiteDbKind kind, string id, byte[]? body)
    {
        Remove(kind, id);
        var entry = new Entry(kind, id, body);
        // A document that would push out much else is not worth it.
        if (entry.Size > capacity / 16)
            return entry;
        _entries[(kind, id)] = _byUse.AddFirst(entry);
        _bytes += entry.Size;
        while (_bytes > capacity && _byUse.Last is { } last)
            Remove(last.Value.Kind, last.Value.Id);
        return entry;
    }

    public void Remove(LiteDbKind kind, string id)
    {
        if (!_entries.Remove((kind, id), out var node))
            return;
        _byUse.Remove(node);
        _bytes -= node.Value.Size;
    }

    /// <param name="kind">The document's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="body">Its JSON; null where there is no such document.</param>
    internal sealed class Entry(LiteDbKind kind, string id, byte[]? body)
    {
        private object? _read;

        public LiteDbKind Kind => kind;

        public string Id => id;

        public byte[]? Body => body;

        /// <summary>What it counts for, as though it had been read already.</summary>
        public int Size => Overhead + (body is null ? 0 : body.Length * (body.Length > LongestRead ? 1 : 1 + ReadFactor));

        /// <summary>What the JSON was read as before, or is by <paramref name="read"/> now.</summary>
        public T Read<T>(Func<byte[], T> read)
            where T : class
        {
            if (_read is T known)
                return known;
            var document = read(body!);
            if (body!.Length <= LongestRead)
                _read = document;
            return document;
        }
    }
}
