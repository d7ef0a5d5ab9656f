namespace CopBot.Search;

/// <summary>Answers queries from what an index holds.</summary>
internal sealed class Finder(Holdings holdings, int heaviestField)
{
    // Above so many matches the rank of each costs more than it tells: then a match in the heaviest field goes first, and the newest.
    private const int MostRanked = 2000;
    private const int MostNearWords = 5;
    private const int MostAsked = 1_000_000;

    private const int ExactTier = 0;
    private const int LongerTier = 1;
    private const int CorrectedTier = 2;

    private readonly Hits _hits = new();
    private readonly Dictionary<Row, (int Words, double Rank)> _partial = [];

    // What the rows of the pass under way are judged by.
    private SearchQuery _query = new([]);
    private QueryPlan? _plan;
    private int _tier;
    private bool _once;
    private double? _rank;

    public SearchResult Find(SearchQuery query)
    {
        var offset = Math.Clamp(query.Offset, 0, MostAsked);
        var limit = Math.Clamp(query.Limit, 0, MostAsked);
        _query = query;
        _hits.Clear(offset + limit);
        List<Scope> scopes = [.. query.Scopes.Distinct().Select(holdings.ScopeOf).OfType<Scope>()];
        var asked = AskedWords.From(query);
        if (asked.Words.Count == 0 && asked.Phrases.Count == 0)
        {
            if (!asked.IsBlank && query.Facets.Count == 0)
            {
                return SearchResult.Nothing;
            }

            scopes.ForEach(List);
            return new SearchResult(_hits.Page(offset, limit), _hits.Total);
        }

        List<WordCorrection> corrections = [];
        foreach (var scope in scopes)
        {
            Look(QueryPlan.For(scope, asked.Words, asked, query), offset + limit, corrections);
        }

        var relaxed = _hits.Total == 0;
        if (relaxed)
        {
            TextWord[] apart = [.. asked.Apart()];
            foreach (var scope in scopes)
            {
                LookForMost(QueryPlan.For(scope, apart, asked, query), corrections);
            }

            if (_hits.Total == 0)
            {
                return SearchResult.Nothing with { NearWords = Near(scopes, apart) };
            }
        }

        return new SearchResult(_hits.Page(offset, limit), _hits.Total) { Relaxed = relaxed, Corrections = [.. corrections.Distinct()] };
    }

    private void List(Scope scope)
    {
        var facets = QueryPlan.FacetsOf(scope, _query);
        foreach (var row in scope.Rows)
        {
            if (IsAllowed(row, facets))
            {
                _hits.AddOnce(row, ExactTier, 0);
            }
        }
    }

    /// <summary>Finds the entries that have all the words.</summary>
    private void Look(QueryPlan plan, int wanted, List<WordCorrection> corrections)
    {
        if (!plan.IsPossible)
        {
            return;
        }

        var before = _hits.Total;
        _plan = plan;
        if (plan.HasLonger)
        {
            Pass(plan.Exactly, plan.HasCorrection ? CorrectedTier : ExactTier, once: false, plan.Entries);

            // Once the page is full of better ones, the rest is only counted.
            var rest = _hits.Total >= wanted ? int.MaxValue : plan.Entries;
            Pass(plan.Widely, plan.HasCorrection ? CorrectedTier : LongerTier, once: false, rest);
        }
        else
        {
            Pass(plan.Exactly, plan.HasCorrection ? CorrectedTier : ExactTier, once: true, plan.Entries);
        }

        if (_hits.Total > before)
        {
            corrections.AddRange(plan.Words.Select(w => w.Correction).OfType<WordCorrection>());
        }
    }

    private void Pass(string expression, int tier, bool once, int entries)
    {
        _tier = tier;
        if (entries <= MostRanked)
        {
            Pass(expression, once, rank: null);
            return;
        }

        if (entries < int.MaxValue)
        {
            Pass($"{PostingTable.FieldName(heaviestField)} : ({expression})", once: false, rank: -1);
        }

        Pass(expression, once: false, rank: 0);
    }

    private void Pass(string expression, bool once, double? rank)
    {
        _once = once;
        _rank = rank;
        holdings.Table.Match(expression, ranked: rank is null, this, static (finder, number, rank) => finder.Take(number, rank));
    }

    private void Take(long number, double rank)
    {
        if (holdings.RowAt(number) is not { } row || row.Scope != _plan!.Scope || !IsAllowed(row, _plan.Facets))
        {
            return;
        }

        if (_once)
        {
            _hits.AddOnce(row, _tier, _rank ?? rank);
        }
        else
        {
            _hits.Add(row, _tier, _rank ?? rank);
        }
    }

    /// <summary>Finds the entries that have at least half of the words, those with more of them first.</summary>
    private void LookForMost(QueryPlan plan, List<WordCorrection> corrections)
    {
        var asked = plan.Words.Count + plan.Unknown.Count;
        if (plan.Phrases is null || plan.Words.Count == 0 || asked < 2)
        {
            return;
        }

        _plan = plan;
        _partial.Clear();
        foreach (var word in plan.Words)
        {
            holdings.Table.Match(plan.Only(word), word.Entries <= MostRanked, this, static (finder, number, rank) => finder.Note(number, rank));
        }

        var before = _hits.Total;
        foreach (var (row, (words, rank)) in _partial)
        {
            if (words * 2 >= asked)
            {
                _hits.AddOnce(row, asked - words, rank);
            }
        }

        if (_hits.Total > before)
        {
            corrections.AddRange(plan.Words.Select(w => w.Correction).OfType<WordCorrection>());
        }
    }

    private void Note(long number, double rank)
    {
        if (holdings.RowAt(number) is { } row && row.Scope == _plan!.Scope && IsAllowed(row, _plan.Facets))
        {
            var (words, sum) = _partial.GetValueOrDefault(row);
            _partial[row] = (words + 1, sum + rank);
        }
    }

    private bool IsAllowed(Row row, int[][] facets)
    {
        if (row.Stamp < _query.Since)
        {
            return false;
        }

        foreach (var any in facets)
        {
            if (!row.Facets.AsSpan().ContainsAny(any))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Near(List<Scope> scopes, TextWord[] words)
    {
        List<(Word Word, int Distance)> near = [];
        foreach (var scope in scopes)
        {
            foreach (var word in words)
            {
                var text = word.Parts[0];
                if (!word.IsSign && scope.Vocabulary.FindStem(PorterStem.Of(text)) is null)
                {
                    near.AddRange(scope.Vocabulary.Near(text, text.Length switch { < 3 => 0, 3 => 1, < 6 => 2, _ => 3 }));
                }
            }
        }

        return [.. near.OrderBy(n => n.Distance).ThenByDescending(n => n.Word.Entries).ThenBy(n => n.Word.Text, StringComparer.Ordinal)
            .DistinctBy(n => n.Word.Stem.Text).Select(n => n.Word.Written).Take(MostNearWords)];
    }
}
