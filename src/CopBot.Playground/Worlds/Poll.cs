using System.Collections.Immutable;

namespace CopBot.Playground.Worlds;

/// <summary>A poll that the bot sent.</summary>
public sealed class Poll
{
    internal const int MostOptions = 12;

    internal const int LongestOption = 100;

    private readonly Dictionary<Person, ImmutableArray<int>> _votes = [];
    private readonly Dictionary<int, (Person By, DateTimeOffset At)> _added = [];

    internal Poll(string id, string question, ImmutableArray<string> options) => (Id, Question, Options) = (id, question, options);

    public string Id { get; }

    public string Question { get; }

    public ImmutableArray<string> Options { get; private set; }

    public bool Anonymous { get; internal init; }

    public bool Multiple { get; internal init; }

    public bool Revotable { get; internal init; }

    /// <summary>The right answers of a quiz; empty for an ordinary poll.</summary>
    public ImmutableArray<int> Correct { get; internal init; } = [];

    /// <summary>Results are shown when it has closed, not before.</summary>
    public bool HidesResults { get; internal init; }

    /// <summary>Members may add options.</summary>
    public bool TakesOptions { get; internal init; }

    /// <summary>Everybody sees the options in an order of their own.</summary>
    public bool Shuffled { get; internal init; }

    public bool IsQuiz { get; internal init; }

    public string? Explanation { get; internal init; }

    public bool Closed { get; internal set; }

    public DateTimeOffset? ClosesAt { get; internal init; }

    public int? OpenSeconds { get; internal init; }

    internal ITimer? Closing { get; set; }

    /// <summary>How many people voted.</summary>
    public int Total => _votes.Count;

    public IReadOnlyList<Person> VotersOf(int option) => [.. _votes.Where(v => v.Value.Contains(option)).Select(v => v.Key)];

    public ImmutableArray<int> VoteOf(Person person) => _votes.GetValueOrDefault(person, []);

    /// <summary>Who added an option after the poll was posted, and when; null for one that was there from the beginning.</summary>
    public (Person By, DateTimeOffset At)? AddedBy(int option) => _added.TryGetValue(option, out var added) ? added : null;

    internal void Add(string option, Person by, DateTimeOffset at)
    {
        _added[Options.Length] = (by, at);
        Options = Options.Add(option);
    }

    internal void Vote(Person person, ImmutableArray<int> options)
    {
        if (options.IsEmpty)
            _votes.Remove(person);
        else
            _votes[person] = options;
    }
}
