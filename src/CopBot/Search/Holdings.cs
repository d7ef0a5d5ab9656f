using System.Buffers;
using System.Globalization;

namespace CopBot.Search;

/// <summary>An entry as the index holds it; never changed.</summary>
internal sealed class Row(long number, string id, Scope scope, long stamp, int[] facets, Word[] words)
{
    public long Number => number;

    public string Id => id;

    public Scope Scope => scope;

    public long Stamp => stamp;

    public int[] Facets => facets;

    /// <summary>Each of its words once, for the count of the vocabulary.</summary>
    public Word[] Words => words;
}

/// <summary>All of one scope: nothing here is shared with another.</summary>
internal sealed class Scope(string name, string key)
{
    public string Name => name;

    public HashSet<Row> Rows { get; } = [];

    public Vocabulary Vocabulary { get; } = new(key);

    /// <summary>Facets by number, so that a row's are compared as integers.</summary>
    public Dictionary<string, int> Facets { get; } = [];
}

/// <summary>What an index holds at a time, and how it takes back what was not committed.</summary>
internal sealed class Holdings : IDisposable
{
    private const int KeyLength = 4;
    private const string KeySigns = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly SearchShape _shape;
    private readonly Dictionary<string, Scope> _scopes = [];
    private readonly Dictionary<string, Row> _byId = [];
    private readonly List<Row?> _rows = [null];
    private readonly List<(Row? Before, Row? After)> _changes = [];
    private readonly List<TextWord> _words = [];
    private readonly ArrayBufferWriter<byte>[] _texts;
    private readonly ReadOnlyMemory<byte>[] _bound;
    private readonly HashSet<Word> _seen = [];
    private bool _open;
    private int _keys;

    public Holdings(SearchShape shape)
    {
        _shape = shape;

        // One field more than the shape has: joined words and signs, where they can't come between two words of a phrase.
        var weights = shape.Fields.Select(f => f.Weight).ToList();
        Table = new PostingTable([.. weights, weights.Average()]);
        _texts = [.. weights.Append(0).Select(_ => new ArrayBufferWriter<byte>())];
        _bound = new ReadOnlyMemory<byte>[_texts.Length];
    }

    public PostingTable Table { get; }

    public int Count => _byId.Count;

    public bool HasChanges => _open;

    public Row? RowAt(long number) => _rows[(int)number];

    public Scope? ScopeOf(string name) => _scopes.GetValueOrDefault(name);

    public void Put(SearchEntry entry)
    {
        if (entry.Texts.Count != _shape.Fields.Count)
        {
            throw new ArgumentException($"{_shape.Name}: {entry.Texts.Count} texts for {_shape.Fields.Count} fields.", nameof(entry));
        }

        Begin();
        var before = _byId.GetValueOrDefault(entry.Id);
        if (before is not null)
        {
            Table.Delete(before.Number);
            Swap(before, null);
            _changes.Add((before, null));
        }

        var row = Read(entry, before?.Number ?? _rows.Count);
        Table.Insert(row.Number, _bound);
        Swap(null, row);
        _changes.Add((null, row));
    }

    public bool Remove(string id)
    {
        if (!_byId.TryGetValue(id, out var row))
        {
            return false;
        }

        Begin();
        Table.Delete(row.Number);
        Swap(row, null);
        _changes.Add((row, null));
        return true;
    }

    public int RemoveScope(string name)
    {
        if (ScopeOf(name) is not { } scope)
        {
            return 0;
        }

        string[] ids = [.. scope.Rows.Select(r => r.Id)];
        return ids.Count(Remove);
    }

    public void Commit()
    {
        if (!_open)
        {
            return;
        }

        Table.Commit();
        foreach (var (before, _) in _changes)
        {
            if (before is not null && before.Scope.Rows.Count == 0)
            {
                _scopes.Remove(before.Scope.Name);
            }
        }

        Close();
    }

    public void Rollback()
    {
        if (!_open)
        {
            return;
        }

        Table.Rollback();
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            Swap(_changes[i].After, _changes[i].Before);
        }

        Close();
    }

    public void Dispose() => Table.Dispose();

    private void Begin()
    {
        if (!_open)
        {
            Table.Begin();
            _open = true;
        }
    }

    private void Close()
    {
        _changes.Clear();
        _open = false;
    }

    private void Swap(Row? gone, Row? come)
    {
        if (gone is not null)
        {
            _byId.Remove(gone.Id);
            _rows[(int)gone.Number] = null;
            gone.Scope.Rows.Remove(gone);
            Recount(gone, -1);
        }

        if (come is not null)
        {
            while (_rows.Count <= come.Number)
            {
                _rows.Add(null);
            }

            _byId[come.Id] = come;
            _rows[(int)come.Number] = come;
            come.Scope.Rows.Add(come);
            Recount(come, 1);
        }
    }

    private static void Recount(Row row, int change)
    {
        foreach (var word in row.Words)
        {
            row.Scope.Vocabulary.Count(word, change);
        }
    }

    /// <summary>Makes the row of an entry, and leaves the terms of its texts in <c>_bound</c>.</summary>
    private Row Read(SearchEntry entry, long number)
    {
        if (!_scopes.TryGetValue(entry.Scope, out var scope))
        {
            _scopes[entry.Scope] = scope = new Scope(entry.Scope, NextKey());
        }

        _seen.Clear();
        foreach (var text in _texts)
        {
            text.ResetWrittenCount();
        }

        for (var i = 0; i < entry.Texts.Count; i++)
        {
            _words.Clear();
            TextWords.Split(entry.Texts[i], _words);
            foreach (var word in _words)
            {
                foreach (var part in word.Parts)
                {
                    Write(scope, part, word.Parts.Count == 1 ? word.Written : part, word.IsSign ? _texts[^1] : _texts[i]);
                }

                if (word.Joined is { } joined)
                {
                    Write(scope, joined, word.Written, _texts[^1]);
                }
            }
        }

        for (var i = 0; i < _texts.Length; i++)
        {
            _bound[i] = _texts[i].WrittenMemory;
        }

        return new Row(number, entry.Id, scope, entry.Stamp, FacetsOf(scope, entry.Facets), [.. _seen]);
    }

    private void Write(Scope scope, string text, string written, ArrayBufferWriter<byte> into)
    {
        var word = scope.Vocabulary.Learn(text, written);
        into.Write(word.Stem.Term);
        into.Write(" "u8);
        _seen.Add(word);
    }

    private static int[] FacetsOf(Scope scope, IReadOnlyList<string> facets)
    {
        var numbers = new int[facets.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!scope.Facets.TryGetValue(facets[i], out numbers[i]))
            {
                scope.Facets[facets[i]] = numbers[i] = scope.Facets.Count;
            }
        }

        return numbers;
    }

    /// <summary>A key that no other scope has or had. Always of one length, so that no key and word read like another key and word.</summary>
    private string NextKey()
    {
        var number = _keys++;
        Span<char> key = stackalloc char[KeyLength];
        for (var i = KeyLength - 1; i >= 0; i--)
        {
            key[i] = KeySigns[number % KeySigns.Length];
            number /= KeySigns.Length;
        }

        return number == 0 ? key.ToString() : throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{_shape.Name}: more than {_keys - 1} scopes since the last rebuild."));
    }
}
