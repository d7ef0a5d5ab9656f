using System.Text;
using LiteDB;

namespace CopBot.Storage;

/// <summary>What a migration sees of a LiteDB database.</summary>
internal sealed class LiteDbRawDocuments(LiteDbEngine engine) : IRawDocuments
{
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>The kinds whose index keys must be worked out anew.</summary>
    public IReadOnlySet<string> Changed => _changed;

    public IReadOnlyList<string> Kinds => [.. engine.Collections().Where(name => name[0] != '_')];

    public IReadOnlyList<RawDocument> All(string kind) => [.. Bodies(kind).Select(found => new RawDocument(found.Id, Encoding.UTF8.GetString(found.Body)))];

    public RawDocument? Get(string kind, string id) => engine.Get(kind, StoreLimits.Check(id, kind, "id")) is { } found
        ? new RawDocument(id, Encoding.UTF8.GetString(found[LiteDbEngine.BodyField].AsBinary))
        : null;

    public void Put(string kind, RawDocument document)
    {
        _changed.Add(kind);
        engine.Upsert(kind, [new BsonDocument
        {
            [LiteDbEngine.IdField] = StoreLimits.Check(document.Id, kind, "id"),
            [LiteDbEngine.BodyField] = Encoding.UTF8.GetBytes(document.Json),
        }]);
    }

    public bool Delete(string kind, string id) => engine.Delete(kind, [new BsonValue(id)]) > 0;

    internal List<(string Id, byte[] Body)> Bodies(string kind)
    {
        var bodies = new List<(string, byte[])>();
        engine.Read(kind, new Query(), found => bodies.Add((found[LiteDbEngine.IdField].AsString, found[LiteDbEngine.BodyField].AsBinary)));
        return bodies;
    }
}
