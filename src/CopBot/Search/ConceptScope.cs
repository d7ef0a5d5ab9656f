using System.Runtime.InteropServices;

namespace CopBot.Search;

/// <summary>An entry as the index holds it; only whether it is there changes.</summary>
/// <param name="tokens">All its words in order; null between two fields.</param>
/// <param name="words">Each of its words once, for the count of the vocabulary.</param>
internal sealed class ConceptRow<T>(int number, long id, ConceptScope<T> scope, T facts, Stem?[] tokens, Word[] words)
    where T : class
{
    /// <summary>Its place in its scope's postings; another after they were made anew.</summary>
    public int Number { get; set; } = number;

    public long Id => id;

    public ConceptScope<T> Scope => scope;

    public T Facts => facts;

    public ReadOnlySpan<Stem?> Tokens => tokens;

    public Word[] Words => words;

    public bool IsThere { get; set; }
}

/// <summary>All of one scope: its words, and which entries have them.</summary>
internal sealed class ConceptScope<T>(string name, SearchShape shape)
    where T : class
{
    // What is gone leaves its postings behind, passed over, until they are more than what is there.
    private const int MostGone = 1000;

    // Of a text's words, the first of a short text says most of what it is about.
    private const double UsualLength = 20;
    private const double LeastOfLength = 0.5;
    private const double Again = 0.4;
    private const double FurtherApart = 0.55;

    private readonly Dictionary<Stem, List<Posting>> _postings = [];
    private readonly List<ConceptRow<T>> _rows = [];
    private readonly List<TextWord> _words = [];
    private readonly List<Stem?> _tokens = [];
    private readonly HashSet<Word> _seen = [];
    private readonly Dictionary<Stem, double> _lacking = [];
    private readonly Coverage<T> _coverage = new();

    private readonly record struct Posting(int Row, float Strength);

    public string Name => name;

    public Vocabulary Vocabulary { get; } = new("");

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    public IEnumerable<ConceptRow<T>> Rows => _rows.Where(r => r.IsThere);

    /// <summary>How many entries have a word of this stem, about.</summary>
    public int EntriesWith(string stem) => Vocabulary.FindStem(stem)?.Entries ?? 0;

    /// <summary>Finds how much of each concept every entry has that has anything of one.</summary>
    public Coverage<T> Cover(IReadOnlyList<IReadOnlyList<Saying>> concepts)
    {
        _coverage.Begin(concepts.Count, _rows.Count);
        for (var c = 0; c < concepts.Count; c++)
        {
            foreach (var saying in concepts[c])
                Match(saying, c);
        }

        return _coverage;
    }

    /// <summary>The entries in which these words stand side by side, in any field.</summary>
    public IEnumerable<ConceptRow<T>> Mentioning(IReadOnlyList<string> stems)
    {
        if (Find(stems) is not { } known)
            return [];
        var rarest = known.MinBy(s => s.Entries)!;
        return _postings[rarest].Select(p => _rows[p.Row]).Where(r => r.IsThere && (known.Length == 1 || r.Tokens.IndexOf(known) >= 0));
    }

    internal ConceptRow<T> Read(ConceptEntry<T> entry)
    {
        _tokens.Clear();
        _seen.Clear();
        foreach (var text in entry.Texts)
        {
            _words.Clear();
            TextWords.Split(text, _words);
            foreach (var word in _words)
            {
                foreach (var part in word.Parts)
                {
                    var learnt = Vocabulary.Learn(part, word.Parts.Count == 1 ? word.Written : part);
                    _seen.Add(learnt);
                    _tokens.Add(learnt.Stem);
                }
            }

            _tokens.Add(null);
        }

        return new ConceptRow<T>(-1, entry.Id, this, entry.Facts, [.. _tokens], [.. _seen]);
    }

    internal void Show(ConceptRow<T> row)
    {
        if (row.Number < 0)
        {
            row.Number = _rows.Count;
            _rows.Add(row);
            Post(row);
        }

        row.IsThere = true;
        Count++;
        foreach (var word in row.Words)
            Vocabulary.Count(word, 1);
    }

    internal void Hide(ConceptRow<T> row)
    {
        row.IsThere = false;
        Count--;
        foreach (var word in row.Words)
            Vocabulary.Count(word, -1);
    }

    /// <summary>Makes the postings anew once most of them are of what is gone. Only where nothing can be rolled back any more.</summary>
    internal void Compact()
    {
        if (_rows.Count - Count <= Count + MostGone)
            return;
        var there = Rows.ToList();
        _rows.Clear();
        _postings.Clear();
        foreach (var row in there)
        {
            row.Number = _rows.Count;
            _rows.Add(row);
            Post(row);
        }
    }

    private Stem[]? Find(IReadOnlyList<string> stems)
    {
        var known = new Stem[stems.Count];
        for (var i = 0; i < known.Length; i++)
        {
            if (Vocabulary.FindStem(stems[i]) is not { } stem)
                return null;
            known[i] = stem;
        }

        return known;
    }

    private void Match(Saying saying, int concept)
    {
        if (Find(saying.Stems) is not { } known)
            return;
        var rarest = known.MinBy(s => s.Entries)!;
        foreach (var posting in CollectionsMarshal.AsSpan(_postings[rarest]))
        {
            var row = _rows[posting.Row];
            if (!row.IsThere)
                continue;
            var strength = known.Length == 1 ? posting.Strength : StrengthOf(row, known, saying.Together);
            if (strength == 0)
                continue;
            var worth = saying.Worth * (strength < 0 ? FurtherApart : 1);
            _coverage.Add(row, concept, worth, worth * Math.Abs(strength), Again);
        }
    }

    private void Post(ConceptRow<T> row)
    {
        _lacking.Clear();
        var tokens = row.Tokens;
        for (var field = 0; field < shape.Fields.Count; field++)
        {
            var end = tokens.IndexOf((Stem?)null);
            var worth = WorthOf(field, end);
            for (var i = 0; i < end; i++)
            {
                // Each time again says less: what is lacking to certainty shrinks.
                ref var lacking = ref CollectionsMarshal.GetValueRefOrAddDefault(_lacking, tokens[i]!, out var known);
                lacking = known ? lacking * (1 - (worth * Again)) : 1 - worth;
            }

            tokens = tokens[(end + 1)..];
        }

        foreach (var (stem, lacking) in _lacking)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, stem, out var known);
            if (!known)
                list = [];
            list!.Add(new Posting(row.Number, (float)(1 - lacking)));
        }
    }

    /// <summary>How strongly it says so; below 0 where the words stand further apart.</summary>
    private double StrengthOf(ConceptRow<T> row, Stem[] phrase, bool together)
    {
        var lacking = 1.0;
        var tokens = row.Tokens;
        var apart = together ? 0 : double.MaxValue;
        Span<double> each = stackalloc double[phrase.Length];
        each.Clear();
        for (var field = 0; field < shape.Fields.Count; field++)
        {
            var end = tokens.IndexOf((Stem?)null);
            var worth = WorthOf(field, end);
            var here = tokens[..end];
            tokens = tokens[(end + 1)..];
            if (worth == 0)
                continue;
            var at = here.IndexOf(phrase);
            if (at >= 0)
                lacking *= 1 - worth;
            else if (!together)
            {
                for (var i = 0; i < phrase.Length; i++)
                    each[i] = here.Contains(phrase[i]) ? Math.Max(each[i], worth) : each[i];
            }
        }

        if (lacking < 1 || together)
            return 1 - lacking;
        foreach (var one in each)
            apart = Math.Min(apart, one);
        return -apart;
    }

    private double WorthOf(int field, int length) =>
        shape.Fields[field].Weight * (LeastOfLength + ((1 - LeastOfLength) / (1 + (length / UsualLength))));
}
