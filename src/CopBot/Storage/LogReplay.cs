using System.Buffers.Binary;

namespace CopBot.Storage;

/// <summary>Brings what a log holds into a data file: LiteDB's own checkpoint, done before LiteDB sees either file.</summary>
/// <remarks>
/// Done here, and not by LiteDB, because LiteDB reads the data file's first page before its log, and so would stumble over a first
/// page that a power cut tore during a checkpoint, although the log holds it whole. Doing it twice does no harm.
/// </remarks>
internal static class LogReplay
{
    private const int PageIdAt = 0;
    private const int TransactionAt = 14;
    private const int ConfirmedAt = 18;

    /// <summary>Where each page's last committed version stands in the log. Reads up to the first frame that is not whole.</summary>
    public static IReadOnlyDictionary<uint, uint> CommittedPages(IStoreFile log)
    {
        var pages = new Dictionary<uint, uint>();
        if (CommitLog.ReadHead(log) is not { Salt: var salt })
            return pages;

        var open = new Dictionary<uint, List<(uint Page, uint Frame)>>();
        var frame = new byte[CommitLog.FrameSize];
        for (var number = 0u; ReadFrame(log, frame, number) && CommitLog.IsWhole(frame, salt, number); number++)
        {
            var page = frame.AsSpan(CommitLog.FrameHead);
            var transaction = BinaryPrimitives.ReadUInt32LittleEndian(page[TransactionAt..]);
            if (!open.TryGetValue(transaction, out var own))
                open[transaction] = own = [];
            own.Add((BinaryPrimitives.ReadUInt32LittleEndian(page[PageIdAt..]), number));
            if (page[ConfirmedAt] == 0)
                continue;
            foreach (var (id, at) in own)
                pages[id] = at;
            open.Remove(transaction);
        }

        return pages;
    }

    /// <summary>Writes the pages into the data file, the first with <paramref name="stamp"/>, and waits until they are on the disk.</summary>
    public static void Apply(IStoreFile log, IReadOnlyDictionary<uint, uint> pages, IStoreFile data, ulong stamp)
    {
        if (pages.Count == 0)
            return;
        var frame = new byte[CommitLog.FrameSize];
        foreach (var (id, number) in pages.OrderBy(page => page.Key))
        {
            if (!ReadFrame(log, frame, number))
                throw new IOException("The log became shorter while it was read.");
            var page = frame.AsSpan(CommitLog.FrameHead);
            BinaryPrimitives.WriteUInt32LittleEndian(page[TransactionAt..], uint.MaxValue);
            page[ConfirmedAt] = 0;
            data.Write(id == 0 ? LiteDbFile.Stamped(page, stamp) : page, (long)id * CommitLog.PageSize);
        }

        data.Flush();
    }

    /// <summary>Reads one page of the log as it is.</summary>
    public static void ReadPage(IStoreFile log, uint frame, Span<byte> page) =>
        log.Read(page, CommitLog.HeadSize + ((long)frame * CommitLog.FrameSize) + CommitLog.FrameHead);

    private static bool ReadFrame(IStoreFile log, byte[] frame, uint number) =>
        log.Read(frame, CommitLog.HeadSize + ((long)number * CommitLog.FrameSize)) == frame.Length;
}
