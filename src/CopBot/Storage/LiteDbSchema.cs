using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace CopBot.Storage;

/// <summary>Which version a database has, and how it comes to today's: migrations, then the indexes that are new or stale.</summary>
internal sealed class LiteDbSchema
{
    /// <summary>No kind can have this name.</summary>
    private const string Collection = "_store";
    private const string SchemaId = "schema";
    private const int FirstVersion = 1;

    private readonly IReadOnlyList<Migration> _migrations;

    public LiteDbSchema(IReadOnlyList<Migration> migrations)
    {
        _migrations = migrations;
        var last = FirstVersion;
        foreach (var migration in migrations)
        {
            if (migration.To <= last)
                throw new ArgumentException($"The migration to version {migration.To} does not come after version {last}.", nameof(migrations));
            last = migration.To;
        }

        Current = last;
    }

    /// <summary>The version that this program writes.</summary>
    public int Current { get; }

    /// <summary>Writes down that a database which is being made has the current version.</summary>
    public void Begin(LiteEngine engine) => engine.Insert(
        Collection,
        [new BsonDocument { [LiteDbEngine.IdField] = SchemaId, ["version"] = Current, ["kinds"] = new BsonDocument(), ["stale"] = new BsonArray() }],
        BsonAutoId.ObjectId);

    /// <summary>The version of an open database.</summary>
    /// <exception cref="StoreVersionException">It is newer than this program, or no database of CopBot's.</exception>
    public int VersionOf(LiteDbEngine engine, string path)
    {
        if (engine.Get(Collection, SchemaId) is not { } schema)
        {
            throw new StoreVersionException(
                $"The database '{path}' was not made by CopBot. Give Storage:Path another folder, or move the file away. It was left as it is.");
        }

        var version = schema["version"].AsInt32;
        return version <= Current
            ? version
            : throw new StoreVersionException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database '{path}' has version {version}, but this CopBot knows versions up to {Current}. Start the newer CopBot that wrote it, or put a backup from before in its place with 'CopBot restore <file>'. It was left as it is."));
    }

    /// <summary>Runs the migrations after <paramref name="version"/>, each in a transaction of its own.</summary>
    public void Migrate(LiteDbEngine engine, int version, Action<Migration> begins)
    {
        foreach (var migration in _migrations.Where(migration => migration.To > version))
        {
            begins(migration);
            InTransaction(engine, () =>
            {
                var documents = new LiteDbRawDocuments(engine);
                migration.Apply(documents);
                var schema = engine.Get(Collection, SchemaId)!;
                schema["version"] = migration.To;
                var stale = schema["stale"].AsArray.Select(name => name.AsString).Union(documents.Changed, StringComparer.Ordinal);
                schema["stale"] = new BsonArray(stale.Select(name => new BsonValue(name)));
                engine.Upsert(Collection, [schema]);
            });
        }
    }

    /// <summary>Makes the collections and indexes of all kinds, and fills those that are new or whose documents a migration changed.</summary>
    public static void Prepare(LiteDbEngine engine, IEnumerable<LiteDbKind> kinds)
    {
        var schema = engine.Get(Collection, SchemaId)!;
        var stale = schema["stale"].AsArray.Select(name => name.AsString).ToHashSet(StringComparer.Ordinal);
        var known = schema["kinds"].AsDocument;
        if (!engine.Collections().Contains(LiteDbSequences.Collection, StringComparer.Ordinal))
            InTransaction(engine, () => engine.Upsert(LiteDbSequences.Collection, []));

        // What is new, at once: at a first start that is everything, and the disk is waited for once. What was there may be long: one by one.
        var todo = kinds.Where(kind => !IsPrepared(kind)).ToLookup(kind => known.ContainsKey(kind.Collection) || stale.Contains(kind.Collection));
        if (todo[false].ToList() is { Count: > 0 } fresh)
            PrepareAll(fresh);
        foreach (var kind in todo[true])
            PrepareAll([kind]);

        // An index that is gone stays behind, empty in time; should its name come back, it counts as new.
        bool IsPrepared(LiteDbKind kind) =>
            known.ContainsKey(kind.Collection) && Indexed(kind).SetEquals(kind.Declared.IndexNames) && !stale.Contains(kind.Collection);

        HashSet<string> Indexed(LiteDbKind kind) =>
            known.TryGetValue(kind.Collection, out var names) ? names.AsArray.Select(name => name.AsString).ToHashSet(StringComparer.Ordinal) : [];

        void PrepareAll(IReadOnlyList<LiteDbKind> some) => InTransaction(engine, () =>
        {
            foreach (var kind in some)
            {
                var indexed = Indexed(kind);
                if (kind.Indexes.Any(index => !indexed.Contains(index.Name)) || stale.Contains(kind.Collection))
                    WorkOutKeys(engine, kind);
                engine.Upsert(kind.Collection, []);
                foreach (var index in kind.Indexes)
                    engine.EnsureIndex(kind.Collection, index.Name, index.Keys);
                known[kind.Collection] = new BsonArray(kind.Declared.IndexNames.Select(name => new BsonValue(name)));
                stale.Remove(kind.Collection);
            }

            schema["stale"] = new BsonArray(stale.Select(name => new BsonValue(name)));
            engine.Upsert(Collection, [schema]);
        });
    }

    private static void WorkOutKeys(LiteDbEngine engine, LiteDbKind kind)
    {
        var documents = new LiteDbRawDocuments(engine).Bodies(kind.Collection);
        var changed = new List<BsonDocument>(documents.Count);
        foreach (var (id, body) in documents)
        {
            try
            {
                changed.Add(kind.ToBson(id, body, kind.Declared.KeysOf(body).Keys));
            }
            catch (System.Text.Json.JsonException e)
            {
                throw new InvalidOperationException($"The document '{id}' of the kind '{kind.Collection}' cannot be read: a migration is missing.", e);
            }
        }

        engine.Upsert(kind.Collection, changed);
    }

    private static void InTransaction(LiteDbEngine engine, Action body)
    {
        engine.Begin();
        try
        {
            body();
        }
        catch
        {
            engine.Rollback(wrote: true);
            throw;
        }

        engine.Commit(wrote: true);
        engine.CheckpointIfDue();
    }
}
