namespace CopBot.Storage;

/// <summary>What a document can be found by: zero, one or several keys a document.</summary>
/// <remarks>
/// A key is a string that is compared ordinally; compose it with <see cref="IndexKey"/>. Null keys are left out, equal keys of one
/// document count once. A key may have at most <see cref="StoreLimits.KeyBytes"/> bytes of UTF-8; use <see cref="IndexKey.Digest"/>
/// for what may be longer. The keys must depend on the document alone. Whoever changes what an index means gives it a new name,
/// then the store fills it anew at its next start.
/// </remarks>
internal sealed class DocumentIndex<T>
    where T : class
{
    private readonly Func<T, IEnumerable<string?>> _keys;

    public DocumentIndex(string name, Func<T, IEnumerable<string?>> keys)
    {
        Name = name;
        _keys = keys;
    }

    /// <summary>An index with one key a document, or none where <paramref name="key"/> gives null.</summary>
    public DocumentIndex(string name, Func<T, string?> key)
    {
        Name = name;
        Single = key;
        _keys = document => [key(document)];
    }

    public string Name { get; }

    private Func<T, string?>? Single { get; }

    /// <summary>The document's keys, each once.</summary>
    /// <exception cref="ArgumentException">A key is too long.</exception>
    internal string[] KeysOf(T document, string kind)
    {
        if (Single is not null)
            return Single(document) is { } only ? [StoreLimits.Check(only, kind, Name)] : [];

        var keys = new List<string>();
        foreach (var key in _keys(document))
        {
            if (key is not null && !keys.Contains(key))
                keys.Add(StoreLimits.Check(key, kind, Name));
        }

        return [.. keys];
    }
}
