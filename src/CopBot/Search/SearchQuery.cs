namespace CopBot.Search;

/// <summary>
/// What is asked. With neither words nor phrases, all that the facets allow is listed, newest first.
/// </summary>
/// <param name="Scopes">Where to look; the answers of several scopes are ranked together.</param>
/// <param name="Words">As typed: any text is safe, nothing in it is an operator.</param>
internal sealed record SearchQuery(IReadOnlyList<string> Scopes, string Words = "")
{
    /// <summary>Words that must stand next to each other, in this order (compared by their stems), whatever else is found.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>An entry must have at least one facet of every list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Facets { get; init; } = [];

    /// <summary>The least <see cref="SearchEntry.Stamp"/> that counts; null for no limit.</summary>
    public long? Since { get; init; }

    /// <summary>How many of the best to pass over: a page's number times its size.</summary>
    public int Offset { get; init; }

    /// <summary>How many to bring at most.</summary>
    public int Limit { get; init; } = 5;
}

/// <summary>What was found.</summary>
/// <param name="Ids">The asked page, best first.</param>
/// <param name="Total">How many match on all pages.</param>
internal sealed record SearchResult(IReadOnlyList<string> Ids, int Total)
{
    /// <summary>No entry has all the words, so these have most of them.</summary>
    public bool Relaxed { get; init; }

    /// <summary>Words that stand nowhere in the scope, with what was looked for in their place.</summary>
    public IReadOnlyList<WordCorrection> Corrections { get; init; } = [];

    /// <summary>Only when nothing is found: at most five words of these scopes that are near to the asked ones, nearest first.</summary>
    public IReadOnlyList<string> NearWords { get; init; } = [];

    public static SearchResult Nothing { get; } = new([], 0);
}

/// <summary><paramref name="Asked"/> was read as <paramref name="Used"/>, a word of the scope one or two slips away.</summary>
internal sealed record WordCorrection(string Asked, string Used);
