namespace CopBot.Storage;

/// <summary>The unit of work in which a transaction's body reads and writes.</summary>
/// <remarks>
/// <para>Usable only inside a body that <see cref="IStore.TransactAsync"/> runs, on the thread that runs it; anywhere else every
/// member throws <see cref="InvalidOperationException"/>. A body reads what it has written itself. What is returned is read to the
/// end: nothing stays open.</para>
/// <para>Ids and keys are compared ordinally. A kind that the store was not opened with, or an index of another kind, is an
/// <see cref="ArgumentException"/>.</para>
/// </remarks>
internal interface IDocuments
{
    /// <summary>The document, or null where there is none.</summary>
    T? Get<T>(DocumentKind<T> kind, string id)
        where T : class;

    /// <summary>Inserts the document, or replaces the one with its id; its index keys follow.</summary>
    void Put<T>(DocumentKind<T> kind, T document)
        where T : class;

    /// <summary>True where there was a document to delete.</summary>
    bool Delete<T>(DocumentKind<T> kind, string id)
        where T : class;

    /// <summary>The documents that have the key, in the order of their ids.</summary>
    IReadOnlyList<T> Find<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key, int limit = int.MaxValue)
        where T : class;

    /// <summary>
    /// The documents with a key from <paramref name="from"/> (inclusive; null is from the first) to <paramref name="to"/> (exclusive;
    /// null is to the last), in the order of the keys, and of the ids where keys are equal (both reversed when descending).
    /// A document with several keys in the range is returned once, at the first of them that is met.
    /// </summary>
    IReadOnlyList<T> Range<T>(
        DocumentKind<T> kind,
        DocumentIndex<T> index,
        string? from,
        string? to,
        bool descending = false,
        int limit = int.MaxValue)
        where T : class;

    /// <summary>All documents of the kind, in the order of their ids.</summary>
    IReadOnlyList<T> All<T>(DocumentKind<T> kind)
        where T : class;

    /// <summary>How many documents of the kind there are.</summary>
    int Count<T>(DocumentKind<T> kind)
        where T : class;

    /// <summary>How many documents have the key.</summary>
    int CountWhere<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key)
        where T : class;

    /// <summary>The next of 1, 2, 3…; a number whose transaction is rolled back is given again, one that was committed never.</summary>
    long NextNumber(string sequence);
}
