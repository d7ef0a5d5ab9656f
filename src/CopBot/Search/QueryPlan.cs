using System.Text;

namespace CopBot.Search;

/// <summary>One asked word as a scope knows it. Expressions are FTS5's, made of this scope's terms alone.</summary>
/// <param name="Exact">The word, or another with its stem; for one that is not there, what stands in for it.</param>
/// <param name="Longer">Words that begin with it; null when there are none, or they already stand in for it.</param>
/// <param name="Entries">About how many entries have it.</param>
internal sealed record PlannedWord(string Exact, string? Longer, int Entries)
{
    public WordCorrection? Correction { get; init; }

    public string All => Longer is null ? Exact : $"({Exact} OR {Longer})";
}

/// <summary>A query as one scope understands it.</summary>
/// <param name="Unknown">Words for which the scope has nothing, not even a near one.</param>
/// <param name="Phrases">Null when a phrase has a word that the scope has not: nothing can match.</param>
internal sealed record QueryPlan(
    Scope Scope, IReadOnlyList<PlannedWord> Words, IReadOnlyList<TextWord> Unknown, IReadOnlyList<string>? Phrases, int[][] Facets)
{
    private const int MostContinuations = 12;

    /// <summary>About how many entries can match at most.</summary>
    public int Entries { get; private init; }

    public bool IsPossible => Phrases is not null && Unknown.Count == 0;

    public bool HasLonger => Words.Any(w => w.Longer is not null);

    public bool HasCorrection => Words.Any(w => w.Correction is not null);

    public string Exactly => string.Join(" AND ", Phrases!.Concat(Words.Select(w => w.Exact)));

    public string Widely => string.Join(" AND ", Phrases!.Concat(Words.Select(w => w.All)));

    /// <summary>One word of them with all the phrases.</summary>
    public string Only(PlannedWord word) => string.Join(" AND ", Phrases!.Append(word.All));

    public static QueryPlan For(Scope scope, IEnumerable<TextWord> words, AskedWords asked, SearchQuery query)
    {
        List<PlannedWord> planned = [];
        List<TextWord> unknown = [];
        var most = int.MaxValue;
        foreach (var word in words)
        {
            if (Plan(scope.Vocabulary, word) is { } known)
            {
                planned.Add(known);
                most = Math.Min(most, known.Entries);
            }
            else
            {
                unknown.Add(word);
            }
        }

        List<string>? phrases = [];
        foreach (var phrase in asked.Phrases)
        {
            var (expression, entries) = Phrase(scope.Vocabulary, phrase);
            if (expression is null)
            {
                phrases = null;
                break;
            }

            phrases.Add(expression);
            most = Math.Min(most, entries);
        }

        return new QueryPlan(scope, planned, unknown, phrases, FacetsOf(scope, query)) { Entries = most };
    }

    public static int[][] FacetsOf(Scope scope, SearchQuery query) =>
        [.. query.Facets.Select(any => any.Select(f => scope.Facets.GetValueOrDefault(f, -1)).Where(f => f >= 0).ToArray())];

    /// <summary>The slips that are forgiven in a word: none in a short one or a number.</summary>
    private static int SlipsFor(string word) => word.AsSpan().ContainsAnyInRange('0', '9') ? 0 : word.Length switch
    {
        < 4 => 0,
        < 6 => 1,
        _ => 2,
    };

    private static PlannedWord? Plan(Vocabulary vocabulary, TextWord word) =>
        word.Parts.Count > 1 ? PlanCompound(vocabulary, word) : PlanPlain(vocabulary, word);

    private static PlannedWord? PlanCompound(Vocabulary vocabulary, TextWord word)
    {
        var (apart, apartEntries) = Phrase(vocabulary, word.Parts);
        var joined = word.Joined is null ? null : vocabulary.FindStem(PorterStem.Of(word.Joined));
        return (apart, joined) switch
        {
            (null, null) => null,
            (null, not null) => new PlannedWord(Quote(vocabulary.Key, joined.Text), null, joined.Entries),
            (not null, null) => new PlannedWord(apart, null, apartEntries),
            _ => new PlannedWord($"({apart} OR {Quote(vocabulary.Key, joined.Text)})", null, apartEntries + joined.Entries),
        };
    }

    private static PlannedWord? PlanPlain(Vocabulary vocabulary, TextWord word)
    {
        var text = word.Parts[0];
        var stem = vocabulary.Find(text)?.Stem ?? vocabulary.FindStem(PorterStem.Of(text));
        var (longer, entries) = Longer(vocabulary, text, stem);
        if (stem is not null)
        {
            return new PlannedWord(Quote(vocabulary.Key, stem.Text), longer, stem.Entries + entries);
        }

        if (longer is not null)
        {
            return new PlannedWord(longer, null, entries);
        }

        var slips = SlipsFor(text);
        if (word.IsSign || slips == 0 || vocabulary.Near(text, slips) is not [var (near, _), ..])
        {
            return null;
        }

        return new PlannedWord(Quote(vocabulary.Key, near.Stem.Text), null, near.Stem.Entries)
        {
            Correction = new WordCorrection(word.Written, near.Written),
        };
    }

    private static (string? Expression, int Entries) Longer(Vocabulary vocabulary, string text, Stem? exact)
    {
        List<Word>? words = null;
        vocabulary.Continuing(text, ref words);
        if (words is null)
        {
            return (null, 0);
        }

        List<Stem> stems = [];
        foreach (var word in words)
        {
            if (word.Stem != exact && (stems.Count > MostContinuations || !stems.Contains(word.Stem)))
            {
                stems.Add(word.Stem);
            }
        }

        var entries = stems.Sum(s => s.Entries);
        return stems.Count switch
        {
            0 => (null, 0),
            1 => (Quote(vocabulary.Key, stems[0].Text), entries),

            // So many words begin alike only with a short beginning, which their stems share.
            > MostContinuations => ($"{Quote(vocabulary.Key, text)} *", entries),
            _ => ($"({string.Join(" OR ", stems.Select(s => Quote(vocabulary.Key, s.Text)))})", entries),
        };
    }

    private static (string? Expression, int Entries) Phrase(Vocabulary vocabulary, IReadOnlyList<string> parts)
    {
        var phrase = new StringBuilder("\"");
        var entries = int.MaxValue;
        foreach (var part in parts)
        {
            if (vocabulary.FindStem(PorterStem.Of(part)) is not { } stem)
            {
                return (null, 0);
            }

            phrase.Append(vocabulary.Key).Append(stem.Text).Append(' ');
            entries = Math.Min(entries, stem.Entries);
        }

        phrase[^1] = '"';
        return (phrase.ToString(), entries);
    }

    /// <summary>A term holds only letters, digits and marks, so it needs no escape.</summary>
    private static string Quote(string key, string stem) => $"\"{key}{stem}\"";
}
