using System.Buffers.Binary;
using LiteDB;
using LiteDB.Engine;

namespace CopBot.Storage;

/// <summary>A LiteDB data file before an engine opens it: making a new one, and telling a sound one from a damaged one.</summary>
internal static class LiteDbFile
{
    private const int LastPageAt = 64;
    private const int VersionAt = 59;
    private const int StampAt = 176;
    private const int DamagedAt = 191;
    private const byte Version = 8;

    /// <summary>Makes an empty database and gives it its name only when it is whole on the disk.</summary>
    public static void Create(string path, Func<string, IStoreFile> openFile, Action<LiteEngine> fill)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = openFile(unfinished))
        using (var log = new MemoryStream())
        using (var data = new DataStream(file) { Writable = true })
        {
            using (var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary }))
            {
                engine.Pragma("UTC_DATE", true);
                fill(engine);
                // Checkpoints are ours to order: a transaction must be durable in the log before its pages reach the data file.
                engine.Pragma("CHECKPOINT", 0);
                engine.Checkpoint();
            }

            file.Flush();
        }

        File.Move(unfinished, path);
        Disk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Notes in the data file which log belongs to it. LiteDB leaves these bytes of its first page as they are.</summary>
    public static void Stamp(IStoreFile file, ulong salt)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, salt);
        file.Write(bytes, StampAt);
    }

    /// <summary>A first page as LiteDB has it in memory, with the stamp that the file is to have: at no moment may it have an older one.</summary>
    public static byte[] Stamped(ReadOnlySpan<byte> firstPage, ulong salt)
    {
        var page = firstPage.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(page.AsSpan(StampAt), salt);
        return page;
    }

    /// <summary>
    /// Brings what the log holds into the data file, and stamps it with the salt that is returned, for the next log. Before anything
    /// is written, it looks at what can be seen without reading everything: that the file is a database, that the log is its own,
    /// and that all the pages it counts are there.
    /// </summary>
    /// <exception cref="StoreDamagedException">Something of this is not so; both files are as they were.</exception>
    public static ulong Recover(IStoreFile data, IStoreFile log, string path)
    {
        var first = new byte[CommitLog.PageSize];
        if (FaultOf(data, first) is { } fault)
            throw Damaged(path, fault, null);
        var head = CommitLog.ReadHead(log);
        if (head is null && log.Length > CommitLog.HeadSize)
            throw Damaged(path, "the log beside it, 'copbot.log', does not begin as a log does", null);
        var pages = LogReplay.CommittedPages(log);
        if (pages.Count > 0)
        {
            var stamp = BinaryPrimitives.ReadUInt64LittleEndian(first.AsSpan(StampAt));
            if (stamp != head!.Value.Salt && stamp != head.Value.NextSalt)
            {
                throw Damaged(
                    path,
                    "the log beside it, 'copbot.log', belongs to another database (was a file put in place by hand?)",
                    null);
            }
        }

        if (pages.TryGetValue(0, out var newest))
            LogReplay.ReadPage(log, newest, first);
        var needed = ((long)BinaryPrimitives.ReadUInt32LittleEndian(first.AsSpan(LastPageAt)) + 1) * CommitLog.PageSize;
        var length = Math.Max(data.Length, pages.Count == 0 ? 0 : ((long)pages.Keys.Max() + 1) * CommitLog.PageSize);
        if (needed > length)
            throw Damaged(path, "pages are missing at its end", null);
        if (length % CommitLog.PageSize != 0)
            throw Damaged(path, "its last page is not whole", null);

        var next = head?.NextSalt ?? CommitLog.NewSalt();
        LogReplay.Apply(log, pages, data, next);
        Stamp(data, next);
        data.Flush();
        return next;
    }

    public static StoreDamagedException Damaged(string path, string fault, Exception? inner) => new(
        $"The database '{path}' is damaged: {fault}. CopBot has left it as it is. Put the newest good backup in its place with "
        + "'CopBot restore <file>' (the damaged file is kept beside it), or move the file away to begin with an empty database.",
        inner);

    private static string? FaultOf(IStoreFile file, byte[] first) =>
        file.Read(first, 0) < first.Length ? "it is shorter than one page"
        : !first.AsSpan(32, 27).SequenceEqual("** This is a LiteDB file **"u8) ? "it does not begin as a database does"
        : first[VersionAt] != Version ? "it has a format that this CopBot does not read"
        : first[DamagedAt] != 0 ? "it is marked as damaged"
        : null;
}
