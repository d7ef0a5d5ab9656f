using System.Collections.Immutable;

namespace CopBot.Playground.Markup;

/// <summary>Puts entities in the order in which Telegram gives them back, and drops what may not be nested.</summary>
internal static class EntityOrder
{
    /// <summary>Observed: no more than this many formatted parts of a message are kept; the others lose their formatting.</summary>
    private const int MostEntities = 100;

    public static ImmutableArray<TextEntity> Settle(IEnumerable<TextEntity> entities)
    {
        var ordered = entities
            .Where(e => e.Length > 0)
            .OrderBy(e => e.Offset)
            .ThenByDescending(e => e.Length)
            .ThenBy(e => Rank(e.Type))
            .ToList();
        // core.telegram.org/bots/api#formatting-options: pre and code entities can't contain any other.
        var kept = ordered.Where((e, i) => !ordered.Where((o, j) => j != i && Wraps(o, j, e, i)).Any());
        return [.. kept.Select(e => e.Type == "code" ? e with { Language = null } : e).Distinct().Take(MostEntities)];
    }

    private static bool Wraps(TextEntity outer, int outerAt, TextEntity inner, int innerAt)
    {
        if (outer.Type is not ("pre" or "code") || inner.Type is "blockquote" or "expandable_blockquote")
            return false;
        var same = outer.Offset == inner.Offset && outer.Length == inner.Length;
        if (same)
            return inner.Type is not ("pre" or "code") || (outer.Type == "pre" && inner.Type == "code") || (outer.Type == inner.Type && outerAt < innerAt);
        return outer.Offset < inner.End && inner.Offset < outer.End && !(inner.Type is "pre" or "code" && inner.Offset <= outer.Offset && inner.End >= outer.End);
    }

    private static int Rank(string type) => type switch
    {
        "blockquote" or "expandable_blockquote" => 0,
        "pre" => 1,
        "text_link" or "text_mention" => 2,
        "bold" => 3,
        _ => 4,
    };
}
