namespace CopBot.Search;

/// <summary>A field of text; a match in a field of greater <paramref name="Weight"/> ranks higher. Weights are above 0.</summary>
internal sealed record SearchField(string Name, double Weight);

/// <summary>What an index holds: its name, for figures and errors, and its fields in the order of <see cref="SearchEntry.Texts"/>.</summary>
internal sealed record SearchShape(string Name, IReadOnlyList<SearchField> Fields);

/// <summary>One thing that can be found.</summary>
/// <param name="Id">Unique in the whole index, not only in its scope.</param>
/// <param name="Scope">Whose it is, a community's id for example. Nothing of one scope ever shows in a query of another.</param>
/// <param name="Texts">One text a field, in the shape's order; what people wrote, in any script, is safe.</param>
/// <param name="Facets">Exact tokens, compared as they are: <c>kind:document</c>, <c>theme:housing</c>, <c>by:42</c>.</param>
/// <param name="Stamp">When, in any one unit that grows with time (UTC ticks, say): for <see cref="SearchQuery.Since"/> and to show the newest first.</param>
internal sealed record SearchEntry(string Id, string Scope, IReadOnlyList<string> Texts, IReadOnlyList<string> Facets, long Stamp);
