namespace CopBot.Search;

/// <summary>
/// A full-text index in memory for questions in whole sentences: what is sought is a list of concepts, each of which can be said in
/// several ways of different worth, and an entry is judged by how much of them it covers. Beside <see cref="SearchIndex"/>, which
/// wants all the words that were typed. The same words and stems, the same transactions: a change is seen at once, lasts from
/// <see cref="Commit"/> on, and <see cref="Rollback"/> takes back all since the last commit. One thread uses it at a time.
/// </summary>
/// <typeparam name="T">What the owner wants to know of an entry without asking its store.</typeparam>
/// <param name="shape">
/// A field's weight, above 0 to 1, is what one word in a short text there is worth; a field of weight 0 is found by
/// <see cref="ConceptScope{T}.Mentioning"/> alone.
/// </param>
/// <param name="changed">Told of each entry that comes (1) or goes (-1), in a rollback too.</param>
internal sealed class ConceptIndex<T>(SearchShape shape, Action<string, T, int>? changed = null)
    where T : class
{
    private Dictionary<string, ConceptScope<T>> _scopes = [];
    private Dictionary<long, ConceptRow<T>> _rows = [];
    private readonly List<(ConceptRow<T>? Gone, ConceptRow<T>? Come)> _changes = [];

    public SearchShape Shape => shape;

    public int Count => _rows.Count;

    public ConceptScope<T>? ScopeOf(string name) => _scopes.GetValueOrDefault(name);

    /// <summary>Adds an entry, or puts it in the place of the one with its id.</summary>
    /// <exception cref="ArgumentException">The entry has not one text for each field.</exception>
    public void Put(ConceptEntry<T> entry)
    {
        if (entry.Texts.Count != shape.Fields.Count)
            throw new ArgumentException($"{shape.Name}: {entry.Texts.Count} texts for {shape.Fields.Count} fields.", nameof(entry));
        Remove(entry.Id);
        if (!_scopes.TryGetValue(entry.Scope, out var scope))
            _scopes[entry.Scope] = scope = new ConceptScope<T>(entry.Scope, shape);
        var row = scope.Read(entry);
        Swap(null, row);
        _changes.Add((null, row));
    }

    /// <summary>Takes an entry out. False when there is none with this id.</summary>
    public bool Remove(long id)
    {
        if (!_rows.TryGetValue(id, out var row))
            return false;
        Swap(row, null);
        _changes.Add((row, null));
        return true;
    }

    /// <summary>Replaces all there is, as one step of its own: if reading the entries throws, the index stays as it was.</summary>
    /// <exception cref="InvalidOperationException">Changes wait for <see cref="Commit"/> or <see cref="Rollback"/>.</exception>
    public void Rebuild(IEnumerable<ConceptEntry<T>> entries)
    {
        if (_changes.Count > 0)
            throw new InvalidOperationException($"{shape.Name}: commit or roll back before a rebuild.");
        var fresh = new ConceptIndex<T>(shape);
        foreach (var entry in entries)
            fresh.Put(entry);
        foreach (var row in _rows.Values)
            changed?.Invoke(row.Scope.Name, row.Facts, -1);
        (_scopes, _rows) = (fresh._scopes, fresh._rows);
        foreach (var row in _rows.Values)
            changed?.Invoke(row.Scope.Name, row.Facts, 1);
    }

    /// <summary>Keeps the changes. Nothing happens when there are none.</summary>
    public void Commit()
    {
        foreach (var scope in _changes.Where(c => c.Gone is not null).Select(c => c.Gone!.Scope).Distinct())
        {
            if (scope.Count == 0)
                _scopes.Remove(scope.Name);
            else
                scope.Compact();
        }

        _changes.Clear();
    }

    /// <summary>Takes back the changes since the last commit. Nothing happens when there are none.</summary>
    public void Rollback()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
            Swap(_changes[i].Come, _changes[i].Gone);
        _changes.Clear();
    }

    private void Swap(ConceptRow<T>? gone, ConceptRow<T>? come)
    {
        if (gone is not null)
        {
            _rows.Remove(gone.Id);
            gone.Scope.Hide(gone);
            changed?.Invoke(gone.Scope.Name, gone.Facts, -1);
        }

        if (come is not null)
        {
            _rows[come.Id] = come;
            come.Scope.Show(come);
            changed?.Invoke(come.Scope.Name, come.Facts, 1);
        }
    }
}

/// <summary>One thing that can be found. <paramref name="Id"/> is unique in the whole index.</summary>
internal sealed record ConceptEntry<T>(long Id, string Scope, IReadOnlyList<string> Texts, T Facts)
    where T : class;

/// <summary>One way to say something: the stems of words that stand side by side, or else further apart for less.</summary>
/// <param name="Stems">At least one.</param>
/// <param name="Worth">Above 0 to 1: how surely who says this means what is sought.</param>
internal sealed record Saying(IReadOnlyList<string> Stems, double Worth)
{
    /// <summary>True where the words must stand side by side.</summary>
    public bool Together { get; init; }
}

/// <summary>What the entries of a scope have of the concepts that were sought. Good until the scope is asked again.</summary>
internal sealed class Coverage<T>
    where T : class
{
    private readonly List<ConceptRow<T>> _rows = [];
    private double[] _worth = [];
    private double[] _strength = [];
    private int[] _places = [];
    private int _concepts;

    /// <summary>How many entries have anything of a concept.</summary>
    public int Count => _rows.Count;

    public ConceptRow<T> Row(int at) => _rows[at];

    /// <summary>For each concept, the greatest worth of what the entry says of it; 0 where nothing.</summary>
    public ReadOnlySpan<double> Worth(int at) => _worth.AsSpan(at * _concepts, _concepts);

    /// <summary>For each concept, how prominently the entry says so, 0 to 1.</summary>
    public ReadOnlySpan<double> Strength(int at) => _strength.AsSpan(at * _concepts, _concepts);

    internal void Begin(int concepts, int rows)
    {
        foreach (var row in _rows)
            _places[row.Number] = 0;
        _rows.Clear();
        _concepts = concepts;
        if (_places.Length < rows)
            _places = new int[rows * 2];
    }

    internal void Add(ConceptRow<T> row, int concept, double worth, double strength, double again)
    {
        var at = _places[row.Number] - 1;
        if (at < 0)
        {
            at = _rows.Count;
            _rows.Add(row);
            _places[row.Number] = at + 1;
            var end = (at + 1) * _concepts;
            if (_worth.Length < end)
            {
                Array.Resize(ref _worth, Math.Max(end, _worth.Length * 2));
                Array.Resize(ref _strength, _worth.Length);
            }

            _worth.AsSpan(at * _concepts, _concepts).Clear();
            _strength.AsSpan(at * _concepts, _concepts).Clear();
        }

        var place = (at * _concepts) + concept;
        _worth[place] = Math.Max(_worth[place], worth);
        var (most, least) = (Math.Max(_strength[place], strength), Math.Min(_strength[place], strength));
        _strength[place] = most + (again * least * (1 - most));
    }
}
