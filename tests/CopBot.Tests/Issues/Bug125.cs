using CopBot.Storage;

namespace CopBot.Tests.Issues;

/// <summary>
/// What LiteDB gives back after a rollback came into its log on a thread of its own, and could reach the data file before the log was
/// on the disk. A power cut then left a page that was not whole and stood in no log, and the start took the database for damaged.
/// </summary>
public sealed class Bug125
{
    [Fact]
    public void Checkpoint_PageAddedToTheLogSinceItsFlush_IsOnTheDiskBeforeTheDataFileChanges()
    {
        var order = new List<string>();
        using var log = new CommitLog(new Told("log", order), CommitLog.NewSalt());
        using var data = new DataStream(new Told("data", order)) { Ahead = log.Flush, Writable = true };
        var page = new byte[CommitLog.PageSize];
        log.Flush();
        log.Append(page, 0);
        order.Clear();

        data.Write(page);
        data.SetLength(2 * CommitLog.PageSize);

        Assert.Equal(["log written", "log flushed", "data written", "data cut"], order);
    }

    /// <summary>A file that tells in which order things are done to it and to others.</summary>
    private sealed class Told(string name, List<string> order) : IStoreFile
    {
        public long Length => 0;

        public int Read(Span<byte> buffer, long at) => 0;

        public void Write(ReadOnlySpan<byte> bytes, long at) => order.Add($"{name} written");

        public void SetLength(long length) => order.Add($"{name} cut");

        public void Flush() => order.Add($"{name} flushed");

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
