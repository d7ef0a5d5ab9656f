using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>A topic of a survey about needs: averages of what people answered.</summary>
internal sealed record Topic(string Label, double Important, double Confident)
{
    /// <summary>Above 0 where it matters more than people feel sure of it.</summary>
    public double Gap => Important - Confident;
}

/// <summary>Topics by how important each is less how confident people are, the widest gap first.</summary>
/// <param name="Topics">In any order.</param>
/// <param name="Top">The highest answer, such as 5 or 10.</param>
internal sealed record Importance(string Title, ImmutableArray<Topic> Topics, double Top, string Footnote) : Picture(Title, Footnote)
{
    /// <summary>The lowest answer.</summary>
    public double Bottom { get; init; }

    internal ImmutableArray<Topic> Ordered => [.. Topics.OrderByDescending(t => Math.Round(t.Gap, 6)).ThenByDescending(t => t.Important).ThenBy(t => t.Label, StringComparer.Ordinal)];

    public override string Words() => PictureTexts.Of(this);

    internal override Sheet LayOut(TypeCase type) => DrawImportance.LayOut(this, type);
}

/// <summary>For each topic a line from a ring (confident) to a spot (important).</summary>
file static class DrawImportance
{
    private const float Ring = 44;

    // Small enough to be seen within the ring.
    private const float Spot = 28;

    public static Sheet LayOut(Importance chart, TypeCase type)
    {
        var draft = new Draft(type, Bidi.RunsLeft(chart.Title));
        draft.Title(chart.Title);
        Legend(draft);
        var shown = chart.Ordered;
        var hidden = Math.Max(0, shown.Length - Picture.MostRows);
        foreach (var topic in shown.Take(Picture.MostRows))
            Row(draft, chart, topic);
        if (hidden > 0)
            draft.Y += draft.Text(PictureTexts.AndMore(hidden), 36, Draft.Margin, Draft.Inner, Ink.Soft) + 12;
        draft.Footnote(chart.Footnote);
        return draft.Finish();
    }

    private static void Legend(Draft draft)
    {
        var x = Draft.Margin;
        foreach (var (text, ink, hollow) in new[] { (PictureTexts.Important, Ink.Blue, false), (PictureTexts.Confident, Ink.Brown, true) })
        {
            var line = draft.Type.Line(text, 38);
            draft.Add(Mark(x + (Ring / 2), draft.Y + (line.Height / 2), ink, hollow));
            draft.Put(line, x + Ring + 12, draft.Y, Ink.Dark, Ink.Paper);
            x += Ring + 12 + line.Width + 56;
        }

        draft.Y += 76;
    }

    private static void Row(Draft draft, Importance chart, Topic topic)
    {
        var gap = draft.Type.Line(Numbers.Signed(topic.Gap), 46, isBold: true);
        draft.Put(gap, Draft.Width - Draft.Margin - gap.Width, draft.Y, Ink.Dark, Ink.Paper);
        draft.Y += 4 + draft.Text(PlainText.Shorten(topic.Label, Picture.LongestLabel), 42, Draft.Margin, Draft.Inner - gap.Width - 32, Ink.Dark);
        draft.Y += 2 + draft.Text(PictureTexts.ImportantAndConfident(topic), 36, Draft.Margin, Draft.Inner, Ink.Soft);
        draft.Y += 12;

        var middle = draft.Y + (Ring / 2);
        draft.Add(new Box(new Area(Draft.Margin, middle - 5, Draft.Inner, 10), Ink.Track, Ink.Paper, 5));
        var (important, confident) = (X(topic.Important), X(topic.Confident));
        draft.Add(new Box(new Area(Math.Min(important, confident), middle - 6, Math.Abs(important - confident), 12), Ink.Soft, Ink.Track, 0));
        draft.Add(Mark(confident, middle, Ink.Brown, isHollow: true));
        draft.Add(Mark(important, middle, Ink.Blue, isHollow: false));
        draft.Y += Ring + 36;

        float X(double value) =>
            Draft.Margin + (Ring / 2) + ((Draft.Inner - Ring) * (float)Math.Clamp((value - chart.Bottom) / (chart.Top - chart.Bottom), 0, 1));
    }

    private static Disc Mark(float x, float y, Ink ink, bool isHollow)
    {
        var size = isHollow ? Ring : Spot;
        return new Disc(new Area(x - (size / 2), y - (size / 2), size, size), ink, Ink.Paper, isHollow);
    }
}
