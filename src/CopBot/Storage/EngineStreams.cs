namespace CopBot.Storage;

/// <summary>The log as the stream that LiteDB expects. Flushing is not LiteDB's business: <see cref="CommitLog.Commit"/> does it.</summary>
internal sealed class LogStream(CommitLog log) : PageStream
{
    public override long Length => (long)log.Frames * CommitLog.PageSize;

    public override void Flush()
    {
        // Called whenever LiteDB's queue runs empty, which says nothing about a transaction's end.
    }

    public override void SetLength(long value)
    {
        if (value != 0)
            throw new NotSupportedException("The log is only ever emptied.");
        log.Reset();
    }

    public override int Read(Span<byte> buffer)
    {
        log.Read(buffer, Position);
        Position += buffer.Length;
        return buffer.Length;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        log.Append(buffer, Position);
        Position += buffer.Length;
    }
}

/// <summary>The data file as the stream that LiteDB expects. It lets itself be changed only during a checkpoint.</summary>
/// <remarks>
/// LiteDB marks a file that it finds damaged by writing into it, and cuts a file whose last page is not whole; a damaged file is to
/// stay as it was found, so what it writes outside a checkpoint goes nowhere.
/// </remarks>
internal sealed class DataStream(IStoreFile file) : PageStream
{
    public bool Writable { get; set; }

    /// <summary>
    /// Brings to the disk what must be there before the file is changed: LiteDB adds to its log, on a thread of its own, even after a
    /// checkpoint was asked for.
    /// </summary>
    public Action Ahead { get; init; } = () => { };

    /// <summary>What the file is stamped with when it is written: the salt of the log that will belong to it then.</summary>
    public ulong? Stamp { get; set; }

    public override long Length => file.Length;

    public override void Flush()
    {
        if (!Writable)
            return;
        if (Stamp is { } stamp)
            LiteDbFile.Stamp(file, stamp);
        file.Flush();
    }

    public override void SetLength(long value)
    {
        if (!Writable)
            return;
        Ahead();
        file.SetLength(value);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer, Position);
        Position += read;
        return read;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Writable)
            Ahead();
        if (Writable && Position == 0 && Stamp is { } stamp)
            file.Write(LiteDbFile.Stamped(buffer, stamp), Position);
        else if (Writable)
            file.Write(buffer, Position);
        Position += buffer.Length;
    }
}

/// <summary>What both have in common. LiteDB locks the stream around setting the place and reading or writing there.</summary>
internal abstract class PageStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public abstract override int Read(Span<byte> buffer);

    public abstract override void Write(ReadOnlySpan<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };
}
