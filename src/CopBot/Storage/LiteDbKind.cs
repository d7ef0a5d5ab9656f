using LiteDB;

namespace CopBot.Storage;

/// <summary>A declared kind as LiteDB keeps it, with what the running transaction has changed and LiteDB has not seen yet.</summary>
/// <remarks>
/// A document is <c>{ _id, j: its JSON in UTF-8, k_index: [entries] }</c>. An entry is the key, U+0000 and the id: so entries are
/// unique and equal keys come in the order of their ids. Keys and ids never hold U+0000.
/// </remarks>
internal sealed class LiteDbKind(DocumentKind declared)
{
    public const char EntrySeparator = '\0';

    private readonly LiteDbIndex[] _indexes = [.. declared.IndexNames.Select(name => new LiteDbIndex(name))];

    public DocumentKind Declared { get; } = declared;

    public string Collection { get; } = declared.Name;

    public IReadOnlyList<LiteDbIndex> Indexes => _indexes;

    /// <summary>What the running transaction wrote since LiteDB was last told; null is a deletion.</summary>
    public Dictionary<string, (byte[] Body, string[][] Keys)?> Unwritten { get; } = new(StringComparer.Ordinal);

    /// <summary>How many documents LiteDB has, with what the running transaction told it.</summary>
    public int Count { get; set; }

    /// <summary>How many there were before the running transaction.</summary>
    public int CommittedCount { get; set; }

    public BsonDocument ToBson(string id, byte[] body, string[][] keys)
    {
        var document = new BsonDocument { [LiteDbEngine.IdField] = id, [LiteDbEngine.BodyField] = body };
        for (var i = 0; i < _indexes.Length; i++)
        {
            if (keys[i].Length > 0)
                document[_indexes[i].Field] = new BsonArray(keys[i].Select(key => new BsonValue(key + EntrySeparator + id)));
        }

        return document;
    }
}

/// <summary>A declared index as LiteDB keeps it, and the queries it answers.</summary>
/// <remarks>LiteDB compiles each expression, which takes a good part of a start where all are compiled that may be needed once.</remarks>
internal sealed class LiteDbIndex(string name)
{
    private BsonExpression? _between;
    private BsonExpression? _atLeast;

    public string Name { get; } = name;

    public string Field { get; } = "k_" + name;

    public BsonExpression Keys => field ??= BsonExpression.Create($"$.{Field}[*]");

    /// <summary>Both bounds may be given as inclusive: no entry equals a bound, since every entry holds U+0000 and no bound ends behind one.</summary>
    public Query Between(string from, string? to, bool descending, int limit)
    {
        var where = to is null
            ? _atLeast ??= BsonExpression.Create($"{Keys.Source} ANY >= @0", new BsonValue(""))
            : _between ??= BsonExpression.Create($"{Keys.Source} ANY BETWEEN @0 AND @1", new BsonValue(""), new BsonValue(""));
        where.Parameters["0"] = from;
        if (to is not null)
            where.Parameters["1"] = to;
        return new Query
        {
            Where = { where },
            OrderBy = Keys,
            Order = descending ? Query.Descending : Query.Ascending,
            Limit = limit,
        };
    }
}
