using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CopBot.Pictures.Lettering;

/// <summary>The fonts that come with the house.</summary>
internal enum FaceName
{
    Latin,
    LatinBold,
    Arabic,
    ArabicBold,
    Emoji,
}

/// <summary>One font, read from this assembly: the machine's own are never looked at.</summary>
internal sealed class Face : IDisposable
{
    private readonly SKTypeface _typeface;
    private readonly SKShaper _shaper;

    public Face(FaceName name)
    {
        var file = $"CopBot.Pictures.Fonts.{FileOf(name)}.ttf";
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is missing.");
        using var data = SKData.Create(stream);
        _typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{file} cannot be read.");
        _shaper = new SKShaper(_typeface);
    }

    public bool Has(int rune) => _typeface.ContainsGlyph(rune);

    /// <summary>The caller disposes it.</summary>
    public SKFont At(float size) => new(_typeface, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };

    /// <summary>Glyphs of a part of a text, from left to right; positions in pixels from the start of the part's baseline.</summary>
    public GlyphRun Shape(string text, int start, int length, bool runsLeft, FaceName name, float size)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text.AsSpan(), start, length);
        // Left unsaid, the language would be the machine's.
        buffer.Language = new HarfBuzzSharp.Language("en");
        buffer.Direction = runsLeft ? HarfBuzzSharp.Direction.RightToLeft : HarfBuzzSharp.Direction.LeftToRight;
        buffer.GuessSegmentProperties();
        using var font = At(size);
        var shaped = _shaper.Shape(buffer, 0, 0, font);
        return new GlyphRun(name, size, Array.ConvertAll(shaped.Codepoints, c => (ushort)c), shaped.Points, shaped.Width);
    }

    public void Dispose()
    {
        _shaper.Dispose();
        _typeface.Dispose();
    }

    private static string FileOf(FaceName name) => name switch
    {
        FaceName.Latin => "Inter-Medium",
        FaceName.LatinBold => "Inter-Bold",
        FaceName.Arabic => "NotoSansArabic-Medium",
        FaceName.ArabicBold => "NotoSansArabic-Bold",
        FaceName.Emoji => "Twemoji",
    };
}

/// <summary>Glyphs of one font that stand side by side; <paramref name="Points"/> from the start of the run's baseline, in pixels.</summary>
internal sealed record GlyphRun(FaceName Face, float Size, ushort[] Glyphs, SKPoint[] Points, float Width);
