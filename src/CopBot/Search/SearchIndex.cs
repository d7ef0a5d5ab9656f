namespace CopBot.Search;

/// <summary>
/// A full-text index in memory, derived from a store and rebuilt from it at start. One thread uses it at a time.
/// A change is visible at once to this index's queries and lasts from <see cref="Commit"/> on; <see cref="Rollback"/> takes
/// back all since the last commit. The owner calls these as its store commits or rolls back.
/// </summary>
internal sealed class SearchIndex(SearchShape shape) : IDisposable
{
    public SearchShape Shape { get; } = shape;

    /// <summary>How many entries there are, in all scopes.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>Adds an entry, or puts it in the place of the one with its id.</summary>
    public void Put(SearchEntry entry) => throw new NotImplementedException();

    /// <summary>Takes an entry out. False when there is none with this id.</summary>
    public bool Remove(string id) => throw new NotImplementedException();

    /// <summary>Takes out all entries of a scope, and tells how many they were.</summary>
    public int RemoveScope(string scope) => throw new NotImplementedException();

    /// <summary>Replaces all there is, as one step of its own: if reading the entries throws, the index stays as it was.</summary>
    /// <exception cref="InvalidOperationException">Changes wait for <see cref="Commit"/> or <see cref="Rollback"/>.</exception>
    public void Rebuild(IEnumerable<SearchEntry> entries) => throw new NotImplementedException();

    public SearchResult Query(SearchQuery query) => throw new NotImplementedException();

    public void Commit() => throw new NotImplementedException();

    public void Rollback() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
