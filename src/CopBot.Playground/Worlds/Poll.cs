using System.Collections.Immutable;

namespace CopBot.Playground.Worlds;

/// <summary>A poll that the bot sent.</summary>
public sealed class Poll
{
    private readonly Dictionary<Person, ImmutableArray<int>> _votes = [];

    internal Poll(string id, string question, ImmutableArray<string> options) => (Id, Question, Options) = (id, question, options);

    public string Id { get; }

    public string Question { get; }

    public ImmutableArray<string> Options { get; }

    public bool Anonymous { get; internal init; }

    public bool Multiple { get; internal init; }

    public bool Revotable { get; internal init; }

    /// <summary>The right answers of a quiz; empty for an ordinary poll.</summary>
    public ImmutableArray<int> Correct { get; internal init; } = [];

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

    internal void Vote(Person person, ImmutableArray<int> options)
    {
        if (options.IsEmpty)
            _votes.Remove(person);
        else
            _votes[person] = options;
    }
}
