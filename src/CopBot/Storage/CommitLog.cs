using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace CopBot.Storage;

/// <summary>The log that LiteDB writes its transactions to, kept so that each page can be told whole from torn.</summary>
/// <remarks>
/// <para>LiteDB appends pages of 8 KiB; the last page of a transaction is marked as confirmed. Left to itself it lets a background
/// thread write and flush them one by one. Here the pages are gathered, and <see cref="Commit"/> writes them in one go with one
/// flush. Each page is framed with the log's salt, its number and a checksum, so that after a power cut the log ends at the first
/// frame that is not whole: a transaction whose last page reached the disk before an earlier one is not taken for complete.
/// The shape is that of SQLite's write-ahead log (https://sqlite.org/walformat.html).</para>
/// <para>An emptied log gets a new salt (durably, before it is written again) and keeps its blocks: overwriting them is quicker
/// than growing a file.</para>
/// <para>LiteDB must never see a failing write (it would wait for itself for ever), so failures are kept and thrown by
/// <see cref="Commit"/>.</para>
/// </remarks>
internal sealed class CommitLog : IDisposable
{
    public const int PageSize = 8192;
    public const int FrameHead = 16;
    public const int FrameSize = PageSize + FrameHead;
    public const int HeadSize = 4096;

    private const int HeadBytes = 48;
    private const int ConfirmedAt = 18;
    private const int KeepFrames = 4096;
    private const int SpillFrames = 512;
    private static readonly ulong Magic = BinaryPrimitives.ReadUInt64LittleEndian("CopBotL1"u8);

    private readonly IStoreFile _file;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _confirmedSignal = new(0);
    private byte[] _pending = new byte[64 * FrameSize];
    private int _pendingFrames;
    private int _writtenFrames;
    private bool _unflushed;
    private int _confirmed;
    private int _awaited = int.MaxValue;
    private ulong _salt;
    private Exception? _failure;

    /// <summary>Takes over the log in <paramref name="file"/>, which must have been replayed: whatever it holds is dropped.</summary>
    /// <param name="salt">The salt to begin with, with which the data file is stamped already.</param>
    /// <exception cref="IOException">The log cannot be written.</exception>
    public CommitLog(IStoreFile file, ulong salt)
    {
        _file = file;
        NextSalt = salt;
        Reset();
    }

    /// <summary>The salt that the log will have once it is emptied; a checkpoint stamps the data file with it.</summary>
    public ulong NextSalt { get; private set; }

    /// <summary>Pages in the log.</summary>
    public int Frames
    {
        get
        {
            lock (_gate)
                return _writtenFrames + _pendingFrames;
        }
    }

    /// <summary>How many transactions LiteDB has confirmed into this log; grows, and never falls.</summary>
    public int Confirmed => Volatile.Read(ref _confirmed);

    /// <summary>Adds a page. Never throws for the disk's sake.</summary>
    public void Append(ReadOnlySpan<byte> page, long position)
    {
        lock (_gate)
        {
            if (_failure is not null)
                return;
            if (page.Length != PageSize || position != (long)(_writtenFrames + _pendingFrames) * PageSize)
            {
                Fail(new InvalidOperationException($"LiteDB wrote {page.Length} bytes at {position} of its log, which is not its end."));
                return;
            }

            try
            {
                if (_pendingFrames == SpillFrames)
                    WritePending();
                if ((_pendingFrames + 1) * FrameSize > _pending.Length)
                    Array.Resize(ref _pending, _pending.Length * 2);
                var frame = _pending.AsSpan(_pendingFrames * FrameSize, FrameSize);
                page.CopyTo(frame[FrameHead..]);
                Seal(frame, _salt, (uint)(_writtenFrames + _pendingFrames));
                _pendingFrames++;
                _unflushed = true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                Fail(e);
                return;
            }

            if (page[ConfirmedAt] != 0)
                Confirm();
        }
    }

    /// <summary>Reads a page that was added before.</summary>
    public void Read(Span<byte> page, long position)
    {
        lock (_gate)
        {
            var number = (int)(position / PageSize);
            if (number >= _writtenFrames)
            {
                _pending.AsSpan(((number - _writtenFrames) * FrameSize) + FrameHead, page.Length).CopyTo(page);
                return;
            }

            if (_file.Read(page, HeadSize + ((long)number * FrameSize) + FrameHead) != page.Length)
                throw new IOException("The log is shorter than what was written to it.");
        }
    }

    /// <summary>
    /// Waits until the transaction after the first <paramref name="confirmedBefore"/> is in the log, then writes it through to the disk.
    /// </summary>
    /// <exception cref="IOException">The disk failed, now or earlier; the transaction is not durable.</exception>
    public void Commit(int confirmedBefore)
    {
        bool wait;
        lock (_gate)
        {
            wait = _confirmed <= confirmedBefore && _failure is null;
            _awaited = wait ? confirmedBefore + 1 : int.MaxValue;
        }

        // LiteDB appends at once or a moment later on a thread of its own; a minute of silence means that this thread is gone.
        if (wait && !_confirmedSignal.Wait(TimeSpan.FromMinutes(1)))
        {
            lock (_gate)
                _failure ??= new IOException("LiteDB did not write the transaction to its log.");
        }

        Flush();
    }

    /// <summary>Writes through to the disk what the log holds. The data file may only be written after this.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_failure is not null)
                throw new IOException("The log has failed.", _failure);
            if (!_unflushed)
                return;
            try
            {
                WritePending();
                _file.Flush();
                _unflushed = false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Fail(e);
                throw;
            }
        }
    }

    /// <summary>Tells readers from outside that the data file is about to change; <see cref="Reset"/> ends that too.</summary>
    public void MarkCheckpoint(bool begun)
    {
        // Outside what the checksum covers, since the log is needed until the checkpoint is done, and may not depend on this.
        lock (_gate)
            _file.Write([begun ? (byte)1 : (byte)0], HeadBytes - 8);
    }

    /// <summary>Empties the log: all it held is durable elsewhere.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _salt = NextSalt;
            NextSalt = NewSalt();
            if (_file.Length > HeadSize + ((long)KeepFrames * FrameSize))
                _file.SetLength(HeadSize + ((long)KeepFrames * FrameSize));
            WriteHead();
            // Without this flush the old salt could outlive the first new frames, and the rest of the old log be replayed.
            _file.Flush();
            _writtenFrames = 0;
            _pendingFrames = 0;
            _unflushed = false;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _confirmedSignal.Dispose();
    }

    /// <summary>What the log in a file begins with, or null where there is none that is whole.</summary>
    internal static LogHead? ReadHead(IStoreFile file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (file.Read(head, 0) != head.Length
            || BinaryPrimitives.ReadUInt64LittleEndian(head) != Magic
            || BinaryPrimitives.ReadUInt64LittleEndian(head[24..]) != Checksum(head[..24], 0))
        {
            return null;
        }

        return new LogHead(
            BinaryPrimitives.ReadUInt64LittleEndian(head[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(head[16..]),
            head[40] != 0);
    }

    internal static ulong NewSalt() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    /// <summary>True where the frame is whole, belongs to the log with this salt, and has this number.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> frame, ulong salt, uint number) =>
        BinaryPrimitives.ReadUInt64LittleEndian(frame) == salt
        && BinaryPrimitives.ReadUInt32LittleEndian(frame[8..]) == number
        && BinaryPrimitives.ReadUInt32LittleEndian(frame[12..]) == Checksum(frame[FrameHead..], (uint)salt ^ number);

    private static void Seal(Span<byte> frame, ulong salt, uint number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, salt);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[8..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[12..], Checksum(frame[FrameHead..], (uint)salt ^ number));
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes, uint seed)
    {
        var sum = ~seed;
        for (var i = 0; i < bytes.Length; i += 8)
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]));
        return ~sum;
    }

    private void WriteHead()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], _salt);
        BinaryPrimitives.WriteUInt64LittleEndian(head[16..], NextSalt);
        BinaryPrimitives.WriteUInt64LittleEndian(head[24..], Checksum(head[..24], 0));
        _file.Write(head, 0);
    }

    private void WritePending()
    {
        if (_pendingFrames == 0)
            return;
        _file.Write(_pending.AsSpan(0, _pendingFrames * FrameSize), HeadSize + ((long)_writtenFrames * FrameSize));
        _writtenFrames += _pendingFrames;
        _pendingFrames = 0;
    }

    private void Confirm()
    {
        if (++_confirmed == _awaited)
            Wake();
    }

    private void Fail(Exception failure)
    {
        _failure = failure;
        if (_awaited != int.MaxValue)
            Wake();
    }

    private void Wake()
    {
        _awaited = int.MaxValue;
        _confirmedSignal.Release();
    }
}

/// <summary>How a log begins.</summary>
/// <param name="Salt">What tells this log's frames from those of the logs that were in the file before it.</param>
/// <param name="NextSalt">The salt of the log after it. The data file that a log belongs to is stamped with one of the two.</param>
/// <param name="Checkpointing">The data file is being changed just now, or was when the process ended.</param>
internal readonly record struct LogHead(ulong Salt, ulong NextSalt, bool Checkpointing);
