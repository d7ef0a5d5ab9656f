using CopBot.Pictures.Lettering;
using SkiaSharp;

namespace CopBot.Pictures;

/// <summary>Turns a sheet into the bytes of a PNG. The same sheet gives the same bytes.</summary>
internal static class PaintSheet
{
    public static byte[] ToPng(Sheet sheet, TypeCase type)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(sheet.Width, sheet.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        using (var brush = new SKPaint { IsAntialias = true })
        {
            canvas.Clear(Colour(Ink.Paper));
            foreach (var mark in sheet.Marks)
                Paint(canvas, brush, mark, type);
        }

        using var pixels = bitmap.PeekPixels();
        // Large even areas want no filter; a higher level takes twice the time for a seventh less.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, 3))
            ?? throw new InvalidOperationException("The picture could not be written down.");
        return png.ToArray();
    }

    private static void Paint(SKCanvas canvas, SKPaint brush, Mark mark, TypeCase type)
    {
        var area = SKRect.Create(mark.Area.X, mark.Area.Y, mark.Area.Width, mark.Area.Height);
        brush.Style = SKPaintStyle.Fill;
        switch (mark)
        {
            case Box { Stands: true } bar:
                brush.Color = Colour(bar.Ink);
                using (var shape = new SKRoundRect())
                {
                    var corner = new SKPoint(Math.Min(bar.Radius, area.Height), Math.Min(bar.Radius, area.Height));
                    shape.SetRectRadii(area, [corner, corner, SKPoint.Empty, SKPoint.Empty]);
                    canvas.DrawRoundRect(shape, brush);
                }

                break;
            case Box box:
                brush.Color = Colour(box.Ink);
                canvas.DrawRoundRect(area, box.Radius, box.Radius, brush);
                break;
            case Letters letters:
                brush.Color = Colour(letters.Ink);
                Write(canvas, brush, letters, type);
                break;
            case Disc { IsHollow: false } disc:
                brush.Color = Colour(disc.Ink);
                canvas.DrawOval(area, brush);
                break;
            case Disc ring:
                brush.Color = Colour(ring.On);
                canvas.DrawOval(area, brush);
                brush.Color = Colour(ring.Ink);
                brush.Style = SKPaintStyle.Stroke;
                brush.StrokeWidth = area.Width / 5;
                area.Inflate(-area.Width / 10, -area.Height / 10);
                canvas.DrawOval(area, brush);
                break;
            case Pointer pointer:
                brush.Color = Colour(pointer.Ink);
                using (var triangle = new SKPath())
                {
                    triangle.AddPoly([new(area.Left, area.Top), new(area.Right, area.Top), new(area.MidX, area.Bottom)]);
                    canvas.DrawPath(triangle, brush);
                }

                break;
            case Stroke stroke:
                Draw(canvas, brush, stroke, area);
                break;
        }
    }

    private static void Draw(SKCanvas canvas, SKPaint brush, Stroke stroke, SKRect area)
    {
        brush.Color = Colour(stroke.Ink);
        brush.Style = SKPaintStyle.Stroke;
        brush.StrokeWidth = stroke.Thickness;
        using var dashes = stroke.IsDashed ? SKPathEffect.CreateDash([14, 10], 0) : null;
        brush.PathEffect = dashes;
        if (stroke.Rises)
            canvas.DrawLine(area.Left, area.Bottom, area.Right, area.Top, brush);
        else
            canvas.DrawLine(area.Left, area.Top, area.Right, area.Bottom, brush);
        brush.PathEffect = null;
    }

    private static void Write(SKCanvas canvas, SKPaint brush, Letters letters, TypeCase type)
    {
        var x = letters.Area.X;
        foreach (var run in letters.Line.Runs)
        {
            if (run.Glyphs.Length > 0)
            {
                using var font = type[run.Face].At(run.Size);
                using var builder = new SKTextBlobBuilder();
                builder.AddPositionedRun(run.Glyphs, font, run.Points);
                using var blob = builder.Build();
                canvas.DrawText(blob, x, letters.Area.Y + letters.Baseline, brush);
            }

            x += run.Width;
        }
    }

    private static SKColor Colour(Ink ink) => new(ink.R, ink.G, ink.B);
}
