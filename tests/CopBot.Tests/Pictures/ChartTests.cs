using CopBot.Pictures;
using CopBot.Pictures.Lettering;
using SkiaSharp;

namespace CopBot.Tests.Pictures;

public class ChartTests
{
    [Fact]
    public void Poll_HasBarsInProportion()
    {
        var poll = Gallery.All["poll"];
        using var bitmap = SKBitmap.Decode(PictureMaker.Draw(poll));
        using var type = new TypeCase();
        var tracks = poll.LayOut(type).Marks.OfType<Box>().Where(b => b.Ink == Ink.Track).ToList();
        int[] expected = [14, 9, 6, 2];
        Assert.Equal(4, tracks.Count);
        for (var i = 0; i < tracks.Count; i++)
        {
            // Along the lower edge of the bar, below its words.
            var y = (int)tracks[i].Area.Bottom - 4;
            var filled = Enumerable.Range((int)tracks[i].Area.X, (int)tracks[i].Area.Width).Count(x => bitmap.GetPixel(x, y) is { Red: < 60 });
            Assert.InRange(filled, (tracks[i].Area.Width * expected[i] / 31) - 8, (tracks[i].Area.Width * expected[i] / 31) + 2);
        }
    }

    [Fact]
    public void Poll_WhoHasMostStandsOut_InWordsAndColour()
    {
        var poll = BarChart.OfPoll("?", [("a", 1), ("b", 3), ("c", 3)], 7, "");
        Assert.Equal([false, true, true], poll.Bars.Select(b => b.StandsOut));
        Assert.Equal(["", PictureTexts.TiedForMost, PictureTexts.TiedForMost], poll.Bars.Select(b => b.Tag));
        Assert.Equal("?\na: 1 (14%)\nb: 3 (43%), tied for most\nc: 3 (43%), tied for most", poll.Words());
        Assert.DoesNotContain(((BarChart)Gallery.All["poll-nobody"]).Bars, b => b.StandsOut);
    }

    [Fact]
    public void Poll_InUrdu_IsTurnedRound()
    {
        using var type = new TypeCase();
        var sheet = Gallery.All["poll-urdu"].LayOut(type);
        var bars = sheet.Marks.OfType<Box>().Where(b => b.Ink == Ink.Green || b.Ink == Ink.Blue);
        Assert.All(bars, bar => Assert.Equal(Draft.Width - Draft.Margin, bar.Area.Right, 1f));
        var label = sheet.Marks.OfType<Letters>().First(t => t.Line.Text.StartsWith("بدھ", StringComparison.Ordinal));
        Assert.True(label.Line.RunsLeft);
        Assert.Equal(Draft.Width - Draft.Margin, label.Area.Right, 1f);
    }

    [Fact]
    public void Poll_WithManyRows_SaysHowManyMore()
    {
        var poll = BarChart.OfPoll("?", Enumerable.Range(1, 30).Select(i => ($"Option {i}", i)), 30, "");
        Assert.Contains(Texts(poll), t => t == PictureTexts.AndMore(6));
        Assert.Contains("Option 30: 30", poll.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_SayWhoWinsAndWhoIsOut()
    {
        var words = Gallery.All["rounds"].Words();
        Assert.Contains("The Threshold: wins, 8 votes in round 1, 9 in round 2, 12 in round 3", words, StringComparison.Ordinal);
        Assert.Contains("Borough: out in round 2, 5 votes in round 1, 6 in round 2", words, StringComparison.Ordinal);
        Assert.Contains("Noticeboard: out in round 1, 3 votes", words, StringComparison.Ordinal);
        var texts = Texts(Gallery.All["rounds"]);
        Assert.Contains("8 → 9 → 12", texts);
        Assert.Contains("out in round 1", texts);
    }

    [Theory]
    [InlineData("scale", "middle 6")]
    [InlineData("scale-between", "middle 5.5")]
    [InlineData("scale-of-5", "middle 1")]
    public void Scale_MarksTheMiddleAnswer(string name, string middle)
    {
        Assert.Contains(middle, Texts(Gallery.All[name]));
        Assert.Contains($"The {middle.Replace("middle", "middle answer is", StringComparison.Ordinal)}.", Gallery.All[name].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scale_WithoutAnswers_SaysSo()
    {
        Assert.Contains(PictureTexts.NoAnswers, Texts(Gallery.All["scale-nobody"]));
        Assert.Contains("No answers yet.", Gallery.All["scale-nobody"].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Attendance_HasANumberForEachMeeting_InTwoRowsOfTwelve()
    {
        using var type = new TypeCase();
        var sheet = Gallery.All["attendance-24"].LayOut(type);
        var bars = sheet.Marks.OfType<Box>().Where(b => b.Stands).ToList();
        Assert.Equal(23, bars.Count);
        Assert.Equal(2, bars.Select(b => b.Area.Bottom).Distinct().Count());
        Assert.Contains("–", Texts(Gallery.All["attendance-24"]));
        // 8 people and 26 people, on the same scale.
        Assert.Equal(8f / 26, bars.Min(b => b.Area.Height) / bars.Max(b => b.Area.Height), 0.01f);
        Assert.Contains("3 May 2025: none", Gallery.All["attendance-24"].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_HaveTheWidestGapFirst()
    {
        var words = Gallery.All["needs"].Words().Split('\n');
        Assert.Equal("1. Housing law after the Renters' Rights Act: important 4.6, confident 2.2, gap +2.4", words[1]);
        Assert.Equal("4. Running a good meeting online, with people who join by phone: important 3.2, confident 3.6, gap −0.4", words[4]);
        Assert.Equal(["+2.4", "+0.2", "0.0", "−0.4"], Texts(Gallery.All["needs"]).Where(t => t is ['+' or '−', ..] or "0.0"));
    }

    [Fact]
    public async Task Maker_DrawsForManyAtOnce()
    {
        using var maker = new PictureMaker();
        var pngs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maker.DrawAsync(Gallery.All["attendance"], CancellationToken.None)));
        Assert.All(pngs, png => Assert.Equal(pngs[0], png));
    }

    private static List<string> Texts(Picture picture)
    {
        using var type = new TypeCase();
        return [.. picture.LayOut(type).Marks.OfType<Letters>().Select(t => t.Line.Text)];
    }
}
