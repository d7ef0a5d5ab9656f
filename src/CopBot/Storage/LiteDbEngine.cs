using LiteDB;
using LiteDB.Engine;

namespace CopBot.Storage;

/// <summary>One LiteDB engine over one data file and one log, with commits that are durable when they return.</summary>
/// <remarks>
/// To be used by the store's one thread. The engine sits on streams of ours, not on files of its own, so that there is one flush a
/// commit, so that LiteDB can neither rebuild nor mark nor cut a file, and so that nothing reaches the data file before the log
/// that holds it is on the disk.
/// </remarks>
internal sealed class LiteDbEngine : IDisposable
{
    public const string BodyField = "j";
    public const string IdField = "_id";

    private readonly LiteEngine _engine;
    private readonly CommitLog _log;
    private readonly DataStream _data;
    private readonly IStoreFile _dataFile;
    private readonly int _checkpointPages;
    private readonly BsonExpression _count = BsonExpression.Create("{ count: COUNT(*._id) }");
    private readonly BsonExpression _idEquals = BsonExpression.Create("$._id = @0", new BsonValue(""));
    private readonly string _path;
    private bool _inTransaction;
    private int _checkpointsHeld;

    /// <summary>Brings what the log holds into the data file, then opens it.</summary>
    /// <exception cref="StoreDamagedException">The data file is not sound. Nothing was changed.</exception>
    public LiteDbEngine(IStoreFile data, IStoreFile log, string path, int checkpointPages)
    {
        _path = path;
        _dataFile = data;
        _checkpointPages = checkpointPages;
        _log = new CommitLog(log, LiteDbFile.Recover(data, log, path));
        _data = new DataStream(data) { Ahead = _log.Flush };
        try
        {
            _engine = new LiteEngine(new EngineSettings
            {
                DataStream = _data,
                LogStream = new LogStream(_log),
                Collation = Collation.Binary,
                AutoRebuild = false,
                Upgrade = false,
            });
        }
        catch (Exception e) when (e is LiteException or ArgumentException or IndexOutOfRangeException or InvalidCastException)
        {
            _log.Dispose();
            throw LiteDbFile.Damaged(path, "LiteDB cannot open it", e);
        }
    }

    /// <summary>What broke the engine; it does nothing more.</summary>
    public StoreFailedException? Failure { get; private set; }

    public int LogPages => _log.Frames;

    /// <summary>Begins a transaction unless one has begun.</summary>
    public void Begin()
    {
        if (_inTransaction)
            return;
        Guarded(engine => engine.BeginTrans());
        _inTransaction = true;
    }

    /// <summary>Returns when all that was written since <see cref="Begin"/> is on the disk.</summary>
    /// <param name="wrote">Whether anything was.</param>
    /// <exception cref="StoreFailedException">It may or may not be.</exception>
    public void Commit(bool wrote)
    {
        if (!_inTransaction)
            return;
        _inTransaction = false;
        Guarded(engine =>
        {
            var before = _log.Confirmed;
            if (!engine.Commit())
                throw new LiteException(0, "There was no transaction to commit.");
            if (wrote)
                _log.Commit(before);
            return true;
        });
    }

    /// <summary>Undoes all since <see cref="Begin"/>.</summary>
    public void Rollback(bool wrote)
    {
        if (!_inTransaction)
            return;
        _inTransaction = false;
        if (Failure is not null)
            return;
        Guarded(engine =>
        {
            engine.Rollback();
            return true;
        });
        // LiteDB may write to the log even now (it gives new pages back), perhaps a moment later; a checkpoint waits for that, so
        // that the next commit cannot take it for its own.
        if (wrote)
            Checkpoint();
    }

    /// <summary>Brings the log into the data file where the log has grown enough.</summary>
    public void CheckpointIfDue()
    {
        if (_checkpointsHeld == 0 && _log.Frames >= _checkpointPages)
            Checkpoint();
    }

    /// <summary>Brings the log into the data file, and empties it.</summary>
    public void Checkpoint() => Guarded(engine =>
    {
        if (_log.Frames == 0)
            return true;
        _log.Flush();
        _log.MarkCheckpoint(begun: true);
        _data.Stamp = _log.NextSalt;
        _data.Writable = true;
        try
        {
            engine.Checkpoint();
            // What is left where nothing in the log was ever confirmed.
            if (_log.Frames > 0)
                _log.MarkCheckpoint(begun: false);
        }
        finally
        {
            _data.Writable = false;
        }

        return true;
    });

    /// <summary>Until <see cref="ReleaseCheckpoints"/> the data file stays as it is, so that it can be copied.</summary>
    public void HoldCheckpoints() => _checkpointsHeld++;

    public void ReleaseCheckpoints() => _checkpointsHeld--;

    public IReadOnlyList<string> Collections() => Guarded(engine =>
    {
        using var reader = engine.Query("$cols", new Query { Where = { BsonExpression.Create("type = 'user'") } });
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.Current["name"].AsString);
        names.Sort(StringComparer.Ordinal);
        return names;
    });

    public void EnsureIndex(string collection, string name, BsonExpression keys) =>
        Guarded(engine => engine.EnsureIndex(collection, name, keys, unique: false));

    public void DropIndex(string collection, string name) => Guarded(engine => engine.DropIndex(collection, name));

    /// <summary>The names of a collection's indexes, without that of the ids.</summary>
    public IReadOnlyList<string> Indexes(string collection) => Guarded(engine =>
    {
        var where = BsonExpression.Create("collection = @0", new BsonValue(collection));
        using var reader = engine.Query("$indexes", new Query { Where = { where } });
        var names = new List<string>();
        while (reader.Read())
        {
            if (reader.Current["name"].AsString is var name and not IdField)
                names.Add(name);
        }

        return names;
    });

    /// <summary>How many documents the collection has: reads the whole list of ids.</summary>
    public int Count(string collection) => Guarded(engine =>
    {
        using var reader = engine.Query(collection, new Query { Select = _count });
        return reader.Read() ? reader.Current["count"].AsInt32 : 0;
    });

    /// <summary>How many of the documents were not there before.</summary>
    public int Upsert(string collection, IReadOnlyCollection<BsonDocument> documents) =>
        Guarded(engine => engine.Upsert(collection, documents, BsonAutoId.ObjectId));

    /// <summary>How many of the ids were there.</summary>
    public int Delete(string collection, IReadOnlyCollection<BsonValue> ids) => Guarded(engine => engine.Delete(collection, ids));

    public BsonDocument? Get(string collection, string id) => Guarded(engine =>
    {
        _idEquals.Parameters["0"] = id;
        using var reader = engine.Query(collection, new Query { Where = { _idEquals } });
        return reader.Read() ? reader.Current.AsDocument : null;
    });

    /// <summary>Reads a query to its end, or to its limit.</summary>
    public void Read(string collection, Query query, Action<BsonDocument> take) => Guarded(engine =>
    {
        using var reader = engine.Query(collection, query);
        while (reader.Read())
            take(reader.Current.AsDocument);
        return true;
    });

    public void Dispose()
    {
        try
        {
            if (Failure is null)
                Checkpoint();
        }
        catch (StoreFailedException)
        {
            // All is in the log; the next start brings it over.
        }

        _engine.Dispose();
        _log.Dispose();
        _dataFile.Dispose();
    }

    private T Guarded<T>(Func<LiteEngine, T> use)
    {
        if (Failure is not null)
            throw Failure;
        try
        {
            return use(_engine);
        }
        catch (Exception e) when (e is not (StoreException or OutOfMemoryException))
        {
            Failure = new StoreFailedException(
                $"The database '{_path}' failed ({e.Message.TrimEnd('.')}). CopBot takes no more work and must be started again; "
                + "what it acknowledged is kept. If this comes back, look at the disk: is it full, or failing?",
                e);
            throw Failure;
        }
    }
}
