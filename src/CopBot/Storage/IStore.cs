namespace CopBot.Storage;

/// <summary>A database of documents with one writer: transactions run one after another, and are durable when they are acknowledged.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>The unit of work of whichever body is running; one object for the store's whole life, so it can be injected.</summary>
    IDocuments Documents { get; }

    /// <summary>
    /// Runs <paramref name="body"/> in one transaction on the store's one writer thread. When the task completes, all that the body
    /// wrote has reached the disk (fsync); a body that throws is rolled back wholly and its exception reaches the caller.
    /// </summary>
    /// <param name="body">Synchronous, and short: everybody else waits. It may start no transaction of its own.</param>
    /// <param name="ct">Heeded until the body starts; what has started is finished.</param>
    /// <exception cref="StoreFailedException">The disk failed. Nothing of this transaction is acknowledged; see there.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default);

    /// <summary>
    /// Writes a consistent copy into <paramref name="folder"/> (made where it is missing), named with the UTC time, complete on the
    /// disk before it gets that name. Returns its full path.
    /// </summary>
    Task<string> BackupAsync(string folder, CancellationToken ct = default);

    /// <summary>From now on <paramref name="listener"/> hears of each transaction.</summary>
    void Follow(ITransactionListener listener);
}
