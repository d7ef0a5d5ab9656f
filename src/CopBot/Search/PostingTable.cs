using System.Globalization;
using System.Text;
using SQLitePCL;

namespace CopBot.Search;

/// <summary>
/// The SQLite FTS5 table, in memory, without a copy of the texts (<c>content=''</c>). It is given terms, not text: splitting,
/// folding and stemming are done before, so that the vocabulary and the table can never differ about a word.
/// Called through SQLite's C interface, because ADO.NET costs more than the search itself.
/// </summary>
internal sealed class PostingTable : IDisposable
{
    private readonly sqlite3 _db;
    private readonly List<sqlite3_stmt> _statements = [];
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _delete;
    private readonly sqlite3_stmt _ranked;
    private readonly sqlite3_stmt _plain;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;
    private readonly int _fields;

    static PostingTable() => Batteries_V2.Init();

    /// <summary>Makes an empty table.</summary>
    /// <param name="weights">One for each field; what a match there is worth.</param>
    public PostingTable(IReadOnlyList<double> weights)
    {
        _fields = weights.Count;
        const int Flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_MEMORY | raw.SQLITE_OPEN_NOMUTEX;
        Check(raw.sqlite3_open_v2(":memory:", out _db, Flags, null));
        var fields = string.Join(',', Enumerable.Range(0, _fields).Select(FieldName));
        Execute("PRAGMA journal_mode=MEMORY");
        Execute("PRAGMA temp_store=MEMORY");

        // ascii: every byte of a letter outside ASCII belongs to its word, whatever Unicode version SQLite was built with.
        Execute($"CREATE VIRTUAL TABLE t USING fts5({fields}, content='', contentless_delete=1, tokenize='ascii')");
        _insert = Prepare($"INSERT INTO t(rowid,{fields}) VALUES(?{string.Concat(Enumerable.Repeat(",?", _fields))})");
        _delete = Prepare("DELETE FROM t WHERE rowid=?");
        var worth = string.Join(',', weights.Select(w => w.ToString("R", CultureInfo.InvariantCulture)));
        _ranked = Prepare($"SELECT rowid, bm25(t,{worth}) FROM t WHERE t MATCH ?");
        _plain = Prepare("SELECT rowid FROM t WHERE t MATCH ?");
        _begin = Prepare("BEGIN");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    /// <summary>What a field is called in a match expression.</summary>
    public static string FieldName(int field) => $"c{field}";

    public void Insert(long row, IReadOnlyList<ReadOnlyMemory<byte>> texts)
    {
        Check(raw.sqlite3_bind_int64(_insert, 1, row));
        for (var i = 0; i < _fields; i++)
        {
            Check(raw.sqlite3_bind_text(_insert, i + 2, texts[i].Span));
        }

        Run(_insert);
    }

    public void Delete(long row)
    {
        Check(raw.sqlite3_bind_int64(_delete, 1, row));
        Run(_delete);
    }

    public void Begin() => Run(_begin);

    public void Commit() => Run(_commit);

    public void Rollback() => Run(_rollback);

    /// <summary>Merges all that was written into one piece: worth its time after a rebuild.</summary>
    public void Optimize() => Execute("INSERT INTO t(t) VALUES('optimize')");

    /// <summary>Calls back for every row that matches, with its rank: the lower the better, 0 when ranks are not asked for.</summary>
    public void Match<TState>(string expression, bool ranked, TState state, Action<TState, long, double> found)
    {
        var statement = ranked ? _ranked : _plain;
        Span<byte> small = stackalloc byte[512];
        var length = Encoding.UTF8.GetMaxByteCount(expression.Length);
        var bytes = length <= small.Length ? small : new byte[length];
        Check(raw.sqlite3_bind_text(statement, 1, bytes[..Encoding.UTF8.GetBytes(expression, bytes)]));
        try
        {
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                found(state, raw.sqlite3_column_int64(statement, 0), ranked ? raw.sqlite3_column_double(statement, 1) : 0);
            }

            Check(result);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _db.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        _statements.Add(statement);
        return statement;
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(_db, sql));

    private static void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(result);
    }

    // Without SQLite's message, which may quote what somebody typed.
    private static void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new InvalidOperationException($"The search table failed with SQLite's code {result}.");
        }
    }
}
