using Microsoft.Win32.SafeHandles;

namespace CopBot.Storage;

/// <summary>A file as the store sees it: bytes at places, and a barrier. The tests put a failing disk behind it.</summary>
internal interface IStoreFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    int Read(Span<byte> buffer, long at);

    void Write(ReadOnlySpan<byte> bytes, long at);

    void SetLength(long length);

    /// <summary>Returns when all that was written is on the disk.</summary>
    void Flush();
}

/// <summary>The real thing.</summary>
internal sealed class StoreFile(string path, FileMode mode = FileMode.OpenOrCreate, FileAccess access = FileAccess.ReadWrite) : IStoreFile
{
    // Readers are let in so that a backup can be taken from outside; the lock file keeps other writers out.
    private readonly SafeFileHandle _handle = File.OpenHandle(
        path,
        mode,
        access,
        access == FileAccess.Read ? FileShare.ReadWrite : FileShare.Read);

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(Span<byte> buffer, long at)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = RandomAccess.Read(_handle, buffer[done..], at + done);
            if (read == 0)
                break;
            done += read;
        }

        return done;
    }

    public void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(_handle, bytes, at);

    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    public void Flush() => Disk.FlushData(_handle);

    public void Dispose() => _handle.Dispose();
}
