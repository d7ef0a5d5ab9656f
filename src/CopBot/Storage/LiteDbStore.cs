using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CopBot.Storage;

/// <summary>The store over LiteDB: one process, one writer thread, one flush a transaction.</summary>
/// <remarks>
/// Made closed; <see cref="OpenAsync"/> opens it. The memory it takes: LiteDB's page cache, which grows to some 20 MB and never
/// shrinks, the document cache, and all pages that one transaction touches.
/// </remarks>
internal sealed partial class LiteDbStore : IStore
{
    private readonly StoreThread _thread = new("CopBot store");
    private readonly StoreSetup _setup;
    private readonly LiteDbSchema _schema;
    private readonly LiteDbDocuments _documents;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _failed = new();
    private ITransactionListener[] _listeners = [];
    private StoreFolder? _folder;
    private LiteDbEngine? _engine;
    private bool _inBody;
    private Task? _closing;

    /// <summary>Makes a store that is closed.</summary>
    /// <exception cref="ArgumentException">Two kinds share a name, or the migrations are out of order.</exception>
    public LiteDbStore(StoreSetup setup, IEnumerable<DocumentKind> kinds, TimeProvider time, ILogger<LiteDbStore>? log = null)
    {
        _setup = setup;
        _schema = new LiteDbSchema(setup.Migrations);
        _documents = new LiteDbDocuments(kinds, setup.CacheBytes, _thread);
        _time = time;
        Failed = _failed.Token;
        _log = log ?? NullLogger<LiteDbStore>.Instance;
    }

    public IDocuments Documents => _documents;

    /// <summary>Is cancelled when the disk has failed and the store takes no more work.</summary>
    public CancellationToken Failed { get; }

    /// <summary>
    /// Takes the folder, brings in what the log holds, makes a backup and migrates where the database is older, and makes the
    /// collections and indexes of all kinds.
    /// </summary>
    /// <exception cref="StorePathException">The folder cannot be made or written.</exception>
    /// <exception cref="StoreInUseException">Another process has it.</exception>
    /// <exception cref="StoreVersionException">The database is newer than this program.</exception>
    /// <exception cref="StoreDamagedException">The database is damaged; it is left as it was.</exception>
    public Task OpenAsync(CancellationToken ct = default) => _thread.DoAsync(Open, ct);

    public Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (_thread.IsCurrent && _inBody)
            throw new InvalidOperationException("A transaction's body cannot start another transaction: it would wait for itself.");
        return _thread.DoAsync(() => Transact(body), ct);
    }

    public async Task<string> BackupAsync(string folder, CancellationToken ct = default)
    {
        await _thread.DoAsync(() => Engine(engine => engine.Checkpoint(), engine => engine.HoldCheckpoints()), ct);
        try
        {
            // The data file stays as it is while checkpoints are held, so the writer need not wait for the copy.
            return await Task.Run(() => StoreBackup.Copy(_setup.Folder, folder, _time, null, ct), ct);
        }
        finally
        {
            await _thread.DoAsync(() => Engine(engine => engine.ReleaseCheckpoints()), CancellationToken.None);
        }
    }

    public void Follow(ITransactionListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var before = Volatile.Read(ref _listeners);
        while (Interlocked.CompareExchange(ref _listeners, [.. before, listener], before) is var now && now != before)
            before = now;
    }

    /// <summary>Finishes what is queued, brings the log into the data file, and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        Task closing;
        lock (_thread)
            closing = _closing ??= CloseAsync();
        await closing;
    }

    private async Task CloseAsync()
    {
        var closed = _thread.DoAsync(
            () =>
            {
                _engine?.Dispose();
                _engine = null;
                _folder?.Dispose();
                _folder = null;
                return true;
            },
            CancellationToken.None);
        _thread.Finish();
        await closed;
        _documents.Dispose();
        _failed.Dispose();
    }

    private bool Open()
    {
        if (_engine is not null)
            throw new InvalidOperationException("The store is open already.");
        var folder = StoreFolder.Take(_setup.Folder);
        LiteDbEngine? engine = null;
        try
        {
            engine = OpenEngine(folder);
            var version = _schema.VersionOf(engine, folder.DataFile);
            if (version < _schema.Current)
            {
                engine.Checkpoint();
                var backups = _setup.BackupFolder ?? Path.Combine(folder.Path, "backups");
                var backup = StoreBackup.Copy(folder.Path, backups, _time, $"before-{_schema.Current}", CancellationToken.None);
                LogBackedUp(backup);
                _schema.Migrate(engine, version, migration => LogMigrating(migration.To, migration.Why));
            }

            LiteDbSchema.Prepare(engine, _documents.Kinds);
            _documents.Attach(engine);
        }
        catch (Exception e)
        {
            engine?.Dispose();
            folder.Dispose();
            if (e is StoreFailedException { InnerException: { } cause })
                throw cause is IOException ? CannotOpen(folder, cause) : LiteDbFile.Damaged(folder.DataFile, "parts of it cannot be read", cause);
            throw;
        }

        (_engine, _folder) = (engine, folder);
        return true;
    }

    private LiteDbEngine OpenEngine(StoreFolder folder)
    {
        var isNew = !File.Exists(folder.DataFile);
        if (isNew && File.Exists(StoreRestore.UnfinishedIn(folder.Path)))
            throw LiteDbFile.Damaged(folder.DataFile, "a restore was interrupted, and the database is not there", null);

        IStoreFile? log = null;
        IStoreFile? data = null;
        try
        {
            log = _setup.OpenFile(folder.LogFile);
            if (isNew)
            {
                if (LogReplay.CommittedPages(log).Count > 0)
                    throw LiteDbFile.Damaged(folder.DataFile, "it is not there, but its log is", null);
                LiteDbFile.Create(folder.DataFile, _setup.OpenFile, _schema.Begin);
            }

            data = _setup.OpenFile(folder.DataFile);
            return new LiteDbEngine(data, log, folder.DataFile, _setup.CheckpointPages);
        }
        catch (Exception e)
        {
            data?.Dispose();
            log?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw CannotOpen(folder, e);
            throw;
        }
    }

    private static StorePathException CannotOpen(StoreFolder folder, Exception cause) => new(
        $"The database in the data folder '{folder.Path}' (Storage:Path) cannot be opened ({cause.Message.TrimEnd('.')}). "
        + "See that the disk is not full and that CopBot's user may write the files there.",
        cause);

    private T Transact<T>(Func<T> body)
    {
        var engine = Ready();
        var committed = false;
        T result;
        _documents.Begin();
        _inBody = true;
        try
        {
            result = body();
            // A body may have swallowed what broke under it.
            if (engine.Failure is { } failure)
                throw failure;
            _documents.Commit();
            committed = true;
        }
        catch (StoreFailedException)
        {
            NoteFailure(engine);
            throw;
        }
        finally
        {
            if (!committed)
                Undo(engine);
            _inBody = false;
        }

        Tell(static listener => listener.Committed());
        try
        {
            engine.CheckpointIfDue();
        }
        catch (StoreFailedException)
        {
            // This transaction is durable in the log and may be acknowledged; it is the next one that hears of it.
            NoteFailure(engine);
        }

        return result;
    }

    private void Undo(LiteDbEngine engine)
    {
        try
        {
            _documents.Rollback();
        }
        catch (StoreFailedException)
        {
            // What the body threw says more to its caller; the next transaction hears of this.
            NoteFailure(engine);
        }

        Tell(static listener => listener.RolledBack());
    }

    private void Tell(Action<ITransactionListener> what)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                what(listener);
            }
#pragma warning disable CA1031 // A listener's mistake must not make a durable transaction look like a failed one.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogListenerThrew(e, listener.GetType().Name);
            }
        }
    }

    private LiteDbEngine Ready()
    {
        if (_engine is null)
            throw new InvalidOperationException("The store is not open: OpenAsync comes before the first transaction.");
        return _engine.Failure is { } failure ? throw failure : _engine;
    }

    private bool Engine(params ReadOnlySpan<Action<LiteDbEngine>> uses)
    {
        foreach (var use in uses)
            use(Ready());
        return true;
    }

    private void NoteFailure(LiteDbEngine engine)
    {
        if (engine.Failure is not { } failure || _failed.IsCancellationRequested)
            return;
        LogFailed(failure);
        // Not awaited: who listens may well wait for this very thread.
        _ = _failed.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Before the database is migrated it was copied to {File}")]
    private partial void LogBackedUp(string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Migrating the database to version {Version}: {Why}")]
    private partial void LogMigrating(int version, string why);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database failed; nothing more is taken")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} threw while it followed a transaction")]
    private partial void LogListenerThrew(Exception exception, string listener);
}
