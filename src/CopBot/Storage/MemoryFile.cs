namespace CopBot.Storage;

/// <summary>A file that is nowhere, for a log that is not to be kept.</summary>
internal sealed class MemoryFile : IStoreFile
{
    private readonly MemoryStream _bytes = new();

    public long Length => _bytes.Length;

    public int Read(Span<byte> buffer, long at)
    {
        _bytes.Position = at;
        return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public void Write(ReadOnlySpan<byte> bytes, long at)
    {
        _bytes.Position = at;
        _bytes.Write(bytes);
    }

    public void SetLength(long length) => _bytes.SetLength(length);

    public void Flush()
    {
        // There is nowhere to flush to.
    }

    public void Dispose() => _bytes.Dispose();
}
