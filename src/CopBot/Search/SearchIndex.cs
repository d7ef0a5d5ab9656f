namespace CopBot.Search;

/// <summary>
/// A full-text index in memory, derived from a store and rebuilt from it at start. One thread uses it at a time.
/// A change is visible at once to this index's queries and lasts from <see cref="Commit"/> on; <see cref="Rollback"/> takes
/// back all since the last commit. The owner calls these as its store commits or rolls back.
/// </summary>
/// <remarks>
/// All words must match, by their stem ("mentoring" finds "mentor") or, ranked lower, as the beginning of a longer word; a word
/// that stands nowhere in the scope is read as the nearest one that does; when no entry has all the words, those with most of
/// them are found, and the result says so. Accents and case are ignored. A match in a heavier field ranks higher (bm25), and of
/// equals the newest goes first.
/// </remarks>
internal sealed class SearchIndex : IDisposable
{
    private readonly int _heaviestField;
    private Holdings _holdings;
    private Finder _finder;

    /// <summary>Makes an empty index.</summary>
    /// <exception cref="ArgumentException">There is no field, or a weight is not above 0.</exception>
    public SearchIndex(SearchShape shape)
    {
        if (shape.Fields.Count == 0 || shape.Fields.Any(f => !(f.Weight > 0)))
        {
            throw new ArgumentException($"{shape.Name}: an index needs fields, each with a weight above 0.", nameof(shape));
        }

        Shape = shape;
        _heaviestField = shape.Fields.Index().MaxBy(f => f.Item.Weight).Index;
        _holdings = new Holdings(shape);
        _finder = new Finder(_holdings, _heaviestField);
    }

    public SearchShape Shape { get; }

    /// <summary>How many entries there are, in all scopes.</summary>
    public int Count => _holdings.Count;

    /// <summary>Adds an entry, or puts it in the place of the one with its id.</summary>
    /// <exception cref="ArgumentException">The entry has not one text for each field.</exception>
    public void Put(SearchEntry entry) => _holdings.Put(entry);

    /// <summary>Takes an entry out. False when there is none with this id.</summary>
    public bool Remove(string id) => _holdings.Remove(id);

    /// <summary>Takes out all entries of a scope, and tells how many they were.</summary>
    public int RemoveScope(string scope) => _holdings.RemoveScope(scope);

    /// <summary>Replaces all there is, as one step of its own: if reading the entries throws, the index stays as it was.</summary>
    /// <exception cref="InvalidOperationException">Changes wait for <see cref="Commit"/> or <see cref="Rollback"/>.</exception>
    public void Rebuild(IEnumerable<SearchEntry> entries)
    {
        if (_holdings.HasChanges)
        {
            throw new InvalidOperationException($"{Shape.Name}: commit or roll back before a rebuild.");
        }

        var fresh = new Holdings(Shape);
        try
        {
            foreach (var entry in entries)
            {
                fresh.Put(entry);
            }

            fresh.Commit();
            fresh.Table.Optimize();
        }
        catch
        {
            fresh.Dispose();
            throw;
        }

        _holdings.Dispose();
        _holdings = fresh;
        _finder = new Finder(fresh, _heaviestField);
    }

    public SearchResult Query(SearchQuery query) => _finder.Find(query);

    /// <summary>Keeps the changes. Nothing happens when there are none.</summary>
    public void Commit() => _holdings.Commit();

    /// <summary>Takes back the changes since the last commit. Nothing happens when there are none.</summary>
    public void Rollback() => _holdings.Rollback();

    public void Dispose() => _holdings.Dispose();
}
