namespace CopBot.Search;

/// <summary>A row that matches. A lower tier goes before any rank, then the lower rank, then the newest.</summary>
internal readonly record struct Hit(Row Row, int Tier, double Rank);

/// <summary>Gathers what matches: counts all, keeps the best. Used again from query to query.</summary>
internal sealed class Hits
{
    private readonly List<Hit> _best = [];
    private int[] _seenIn = [];
    private int _search;
    private int _most;

    /// <summary>How many different rows there were.</summary>
    public int Total { get; private set; }

    /// <summary>Begins anew; <paramref name="most"/> is how many of the best will be asked for.</summary>
    public void Clear(int most)
    {
        _best.Clear();
        _search++;
        _most = most;
        Total = 0;
    }

    /// <summary>Takes a row that no other pass can bring again.</summary>
    public void AddOnce(Row row, int tier, double rank)
    {
        Total++;
        _best.Add(new Hit(row, tier, rank));
        if (_best.Count > (2 * _most) + 256)
        {
            KeepBest();
        }
    }

    /// <summary>Takes a row, unless an earlier pass brought it.</summary>
    public void Add(Row row, int tier, double rank)
    {
        if (row.Number >= _seenIn.Length)
        {
            Array.Resize(ref _seenIn, (int)row.Number * 2);
        }

        if (_seenIn[row.Number] != _search)
        {
            _seenIn[row.Number] = _search;
            AddOnce(row, tier, rank);
        }
    }

    public string[] Page(int offset, int limit)
    {
        KeepBest();
        return [.. _best.Skip(offset).Take(limit).Select(h => h.Row.Id)];
    }

    private void KeepBest()
    {
        _best.Sort(static (a, b) => a.Tier != b.Tier ? a.Tier.CompareTo(b.Tier)
            : a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank)
            : a.Row.Stamp != b.Row.Stamp ? b.Row.Stamp.CompareTo(a.Row.Stamp)
            : string.CompareOrdinal(a.Row.Id, b.Row.Id));
        if (_best.Count > _most)
        {
            _best.RemoveRange(_most, _best.Count - _most);
        }
    }
}
