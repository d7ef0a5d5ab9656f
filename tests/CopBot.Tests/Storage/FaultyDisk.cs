using CopBot.Storage;

namespace CopBot.Tests.Storage;

/// <summary>
/// Files in memory that fail at a given operation, and that know what a real disk would still have after a power cut: all that was
/// flushed, and of what was written since, any sectors or none.
/// </summary>
internal sealed class FaultyDisk
{
    private const int Sector = 512;
    private readonly Dictionary<string, Simulated> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _operations;

    /// <summary>The number of the write, flush or change of length that fails first; all after it fail too, unless <see cref="FailOnce"/>.</summary>
    public int FailAt { get; set; } = int.MaxValue;

    public bool FailOnce { get; init; }

    public string Message { get; init; } = "No space left on device";

    public int Operations => _operations;

    /// <summary>Begins with what the real file holds.</summary>
    public IStoreFile Open(string path)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(path, out var file))
                _files[path] = file = new Simulated(this, File.Exists(path) ? File.ReadAllBytes(path) : []);
            return file;
        }
    }

    /// <summary>Writes to the real files what a power cut now would leave.</summary>
    /// <param name="random">Decides for each sector that was not flushed.</param>
    /// <param name="tear">The share of such sectors that are lost.</param>
    public void CutPower(Random random, double tear)
    {
        foreach (var (path, file) in _files)
            File.WriteAllBytes(path, file.Survive(random, tear));
    }

    private void Operate()
    {
        var number = Interlocked.Increment(ref _operations);
        if (FailOnce ? number == FailAt : number >= FailAt)
            throw new IOException(Message);
    }

    private sealed class Simulated(FaultyDisk disk, byte[] begin) : IStoreFile
    {
        private readonly List<(int At, int Count)> _unflushed = [];
        private byte[] _now = begin;
        private byte[] _flushed = [.. begin];
        private bool _partly;

        public long Length => _now.Length;

        public int Read(Span<byte> buffer, long at)
        {
            var count = (int)Math.Clamp(_now.Length - at, 0, buffer.Length);
            _now.AsSpan((int)at, count).CopyTo(buffer);
            return count;
        }

        public void Write(ReadOnlySpan<byte> bytes, long at)
        {
            try
            {
                disk.Operate();
            }
            catch (IOException) when (!_partly)
            {
                // A write that fails may have written some of it, up to the end of a sector: no disk and no system splits one.
                _partly = true;
                Put(bytes[..(int)Math.Max(0, ((at + (bytes.Length / 2)) / Sector * Sector) - at)], at);
                throw;
            }

            Put(bytes, at);
        }

        public void SetLength(long length)
        {
            disk.Operate();
            Array.Resize(ref _now, (int)length);
        }

        public void Flush()
        {
            disk.Operate();
            Array.Resize(ref _flushed, _now.Length);
            foreach (var (at, count) in _unflushed)
            {
                var end = Math.Min(at + count, _now.Length);
                if (end > at)
                    _now.AsSpan(at..end).CopyTo(_flushed.AsSpan(at));
            }

            _unflushed.Clear();
        }

        public byte[] Survive(Random random, double tear)
        {
            var length = random.Next(2) == 0 ? _now.Length : Math.Max(_flushed.Length, random.Next(_now.Length + 1));
            var left = new byte[length];
            _flushed.AsSpan(0, Math.Min(length, _flushed.Length)).CopyTo(left);
            var sectors = _unflushed.SelectMany(write => Enumerable.Range(write.At / Sector, ((write.At + write.Count - 1) / Sector) - (write.At / Sector) + 1)).ToHashSet();
            foreach (var at in sectors.Select(sector => sector * Sector).Where(at => at < length))
            {
                if (random.NextDouble() >= tear)
                    _now.AsSpan(at, Math.Min(Sector, length - at)).CopyTo(left.AsSpan(at));
            }

            return left;
        }

        public void Dispose()
        {
            // The files outlive the store that used them.
        }

        private void Put(ReadOnlySpan<byte> bytes, long at)
        {
            if (bytes.IsEmpty)
                return;
            if (at + bytes.Length > _now.Length)
                Array.Resize(ref _now, (int)(at + bytes.Length));
            bytes.CopyTo(_now.AsSpan((int)at));
            _unflushed.Add(((int)at, bytes.Length));
        }
    }
}
