using CopBot.Pictures;
using CopBot.Pictures.Lettering;
using SkiaSharp;

namespace CopBot.Tests.Pictures;

/// <summary>What holds for every picture. The files are in the tests' output, under Pictures, to be looked at.</summary>
public class GalleryTests
{
    public static TheoryData<string> Names() => Gallery.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_IsTheSameTwice_AndOneThatTelegramTakes(string name)
    {
        var png = PictureMaker.Draw(Gallery.All[name]);
        Assert.Equal(png, PictureMaker.Draw(Gallery.All[name]));

        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Pictures"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.png"), png);
        using var bitmap = SKBitmap.Decode(png);
        Assert.Equal(Draft.Width, bitmap.Width);
        // core.telegram.org/bots/api#sendphoto
        Assert.True(bitmap.Width + bitmap.Height <= 10_000 && png.Length < 10 * 1024 * 1024);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_ShowsEveryTextWithinItsSheet_AndNoneOverAnother(string name)
    {
        using var type = new TypeCase();
        var sheet = Gallery.All[name].LayOut(type);
        using var bitmap = SKBitmap.Decode(PaintSheet.ToPng(sheet, type));
        var texts = sheet.Marks.OfType<Letters>().Where(t => t.Line.Text.Length > 0).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            Assert.True(text.Area.X >= 0 && text.Area.Right <= sheet.Width && text.Area.Bottom <= sheet.Height, text.Line.Text);
            Assert.True(text.Line.Size >= 24, $"“{text.Line.Text}” is too small for a phone.");
            Assert.True(Painted(bitmap, text.Area, text.On) > 0.01, $"Nothing is seen of “{text.Line.Text}”.");
            foreach (var other in texts.Where(o => !ReferenceEquals(o, text)))
                Assert.False(Overlap(text.Area, other.Area), $"“{text.Line.Text}” and “{other.Line.Text}” overlap.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_HasContrast(string name)
    {
        using var type = new TypeCase();
        foreach (var mark in Gallery.All[name].LayOut(type).Marks)
        {
            // w3.org/TR/WCAG22: 4.5 for text; 3 for what else must be seen. A track and a patch of paper need not be.
            var (ink, on, needed) = mark switch
            {
                Letters text => (text.Ink, text.On, 4.5),
                Box box when box.Ink == Ink.Track || box.Ink == Ink.Paper => (Ink.Dark, Ink.Paper, 1),
                Box box => (box.Ink, box.On, 3),
                Stroke stroke => (stroke.Ink, stroke.On, 3),
                Disc disc => (disc.Ink, disc.On, 3),
                Pointer pointer => (pointer.Ink, pointer.On, 3),
                _ => throw new InvalidOperationException(mark.GetType().Name),
            };
            Assert.True(Contrast(ink, on) >= needed, $"{ink} on {on}: {Contrast(ink, on):F2}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_SayTheTitleAndEveryLabel(string name)
    {
        var picture = Gallery.All[name];
        var words = picture.Words();
        Assert.StartsWith(picture.Title, words, StringComparison.Ordinal);
        Assert.Contains(picture.Footnote, words, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", words, StringComparison.Ordinal);
        var labels = picture switch
        {
            BarChart chart => chart.Bars.Select(b => $"{b.Label}: {b.Amount:0.#}"),
            RankedRounds vote => vote.Options.Select(o => $"{o.Label}: "),
            Importance chart => chart.Topics.Select(t => $"{t.Label}: important {t.Important:0.0}, confident {t.Confident:0.0}"),
            _ => [],
        };
        Assert.All(labels, label => Assert.Contains(label, words, StringComparison.Ordinal));
    }

    private static bool Overlap(Area one, Area other) =>
        one.X < other.Right - 1 && other.X < one.Right - 1 && one.Y < other.Bottom - 1 && other.Y < one.Bottom - 1;

    private static double Painted(SKBitmap bitmap, Area area, Ink on)
    {
        var (painted, all) = (0, 0);
        for (var y = (int)area.Y; y < (int)area.Bottom; y++)
        {
            for (var x = (int)area.X; x < Math.Min((int)area.Right + 1, bitmap.Width); x++)
            {
                all++;
                var pixel = bitmap.GetPixel(x, y);
                if (Math.Abs(pixel.Red - on.R) + Math.Abs(pixel.Green - on.G) + Math.Abs(pixel.Blue - on.B) > 90)
                    painted++;
            }
        }

        return all == 0 ? 0 : (double)painted / all;
    }

    private static double Contrast(Ink one, Ink other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Light(Ink ink) => (0.2126 * Linear(ink.R)) + (0.7152 * Linear(ink.G)) + (0.0722 * Linear(ink.B));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
