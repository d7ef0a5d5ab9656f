namespace CopBot.Playground.Api;

/// <summary>What the bot called: counts of everything, and the latest calls themselves.</summary>
public sealed class CallLog
{
    /// <summary>How many calls are kept; the counts go on.</summary>
    private const int Kept = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<ApiCall> _calls = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ApiCall> _refused = [];
    private long _order;

    /// <summary>The latest calls, oldest first.</summary>
    public IReadOnlyList<ApiCall> Recent
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>Calls refused by a rule, not by a fault made on purpose; the first 20,000.</summary>
    public IReadOnlyList<ApiCall> Refused
    {
        get
        {
            lock (_gate)
                return [.. _refused];
        }
    }

    /// <summary>How many calls came in, those refused among them.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
                return _order;
        }
    }

    /// <summary>How often a method was called, refused calls among them.</summary>
    public int Count(string method)
    {
        lock (_gate)
            return _counts.GetValueOrDefault(method);
    }

    public IReadOnlyList<ApiCall> Of(string method)
    {
        lock (_gate)
            return [.. _calls.Where(c => string.Equals(c.Method, method, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Forgets all calls; numbering goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
            _counts.Clear();
            _refused.Clear();
        }
    }

    internal ApiCall Begin(string method, IReadOnlyDictionary<string, string> parameters, DateTimeOffset at)
    {
        lock (_gate)
        {
            var call = new ApiCall(++_order, method, parameters, at);
            _calls.Enqueue(call);
            if (_calls.Count > Kept)
                _calls.Dequeue();
            _counts[method] = _counts.GetValueOrDefault(method) + 1;
            return call;
        }
    }

    internal void End(ApiCall call, Outcome outcome, int status, string? description)
    {
        lock (_gate)
        {
            call.End(outcome, status, description);
            if (outcome == Outcome.Refused && _refused.Count < Kept)
                _refused.Add(call);
        }
    }
}
