using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>
/// Draws pictures, one at a time: for errands, never for the reader. Nothing of a picture stays in memory; the drawing library is
/// loaded with the first one.
/// </summary>
internal sealed class PictureMaker : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The bytes of a PNG, 1080 pixels wide. The same picture gives the same bytes.</summary>
    public async Task<byte[]> DrawAsync(Picture picture, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Draw(picture), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    internal static byte[] Draw(Picture picture)
    {
        using var type = new TypeCase();
        var png = PaintSheet.ToPng(picture.LayOut(type), type);
        // The library would keep every letter that it has drawn.
        SkiaSharp.SKGraphics.PurgeAllCaches();
        return png;
    }
}
