using System.Collections.Immutable;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>A number on a day.</summary>
/// <param name="Value">Not below 0; null where there is none, as for a meeting that was cancelled.</param>
internal readonly record struct TrendPoint(DateOnly Day, double? Value);

/// <summary>Numbers by day, such as attendance by meeting: bars, or a line for what is an average.</summary>
/// <param name="Points">In order of days; the newest 24 are drawn, twelve in a row.</param>
internal sealed record Trend(string Title, ImmutableArray<TrendPoint> Points, string Footnote) : Picture(Title, Footnote)
{
    public bool IsLine { get; init; }

    /// <summary>The highest that there can be, such as 10; without it, the highest of the points.</summary>
    public double? Top { get; init; }

    public override string Words() => PictureTexts.Of(this);

    internal override Sheet LayOut(TypeCase type) => DrawTrend.LayOut(this, type);
}

file static class DrawTrend
{
    private const int InARow = 12;

    public static Sheet LayOut(Trend trend, TypeCase type)
    {
        var draft = new Draft(type);
        draft.Title(trend.Title);
        var shown = trend.Points.Length > Picture.MostRows ? trend.Points[^Picture.MostRows..] : trend.Points;
        var top = Math.Max(trend.Top ?? 0, shown.Length > 0 ? shown.Max(p => p.Value ?? 0) : 0);
        if (shown.Length == 0)
            draft.Y += draft.Text(PictureTexts.NothingYet, 44, Draft.Margin, Draft.Inner, Ink.Soft) + 40;
        var rows = Math.Max(1, (shown.Length + InARow - 1) / InARow);
        // The rows are as alike as can be: 14 are 7 and 7.
        var inARow = Math.Max(1, (shown.Length + rows - 1) / rows);
        for (var row = 0; row * inARow < shown.Length; row++)
            DrawRow(draft, trend, [.. shown.Skip(row * inARow).Take(inARow)], inARow, top, rows == 1 ? 400 : 280);
        draft.Footnote(trend.Footnote);
        return draft.Finish();
    }

    private static void DrawRow(Draft draft, Trend trend, ImmutableArray<TrendPoint> points, int columns, double top, float tallest)
    {
        var slot = Math.Min(Draft.Inner / columns, 240);
        var size = columns <= 8 ? 42 : 38;
        // A row is no higher than what is in it.
        var ground = draft.Y + 72 + Math.Max(60, points.Max(p => Height(p.Value ?? 0)));
        float Height(double value) => top > 0 && value > 0 ? MathF.Max(4, MathF.Round((float)(tallest * value / top))) : 0;
        float Middle(int i) => Draft.Margin + ((i + 0.5f) * slot);

        if (trend.IsLine)
        {
            for (var i = 1; i < points.Length; i++)
            {
                if (points[i - 1].Value is { } from && points[i].Value is { } to)
                    draft.Add(Segment(Middle(i - 1), ground - Height(from), Middle(i), ground - Height(to)));
            }
        }

        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Value is { } value)
            {
                var y = ground - Height(value);
                if (trend.IsLine)
                    draft.Add(new Disc(new Area(Middle(i) - 13, y - 13, 26, 26), Ink.Blue, Ink.Paper));
                else if (value > 0)
                    draft.Add(new Box(new Area(Middle(i) - (slot * 0.4f), y, slot * 0.8f, ground - y), Ink.Blue, Ink.Paper, 8) { Stands = true });
                Number(draft, Numbers.Plain(value), size, slot, Middle(i), !trend.IsLine ? y - 52 : HangsBelow(points, i) && ground - y > 80 ? y + 18 : y - 68);
            }
            else
            {
                draft.Centred("–", size, Middle(i), ground - 52, Ink.Soft);
            }

            draft.Centred(Numbers.Plain(points[i].Day.Day), size, Middle(i), ground + 12, Ink.Dark);
            if (i == 0 || points[i - 1].Day.Month != points[i].Day.Month || points[i - 1].Day.Year != points[i].Day.Year)
            {
                var month = draft.Type.Line(Numbers.Month(points[i].Day), 34);
                draft.Put(month, Middle(i) - (month.Width / 2), ground + 62, Ink.Soft, Ink.Paper);
            }

            if (i == 0 || points[i - 1].Day.Year != points[i].Day.Year)
            {
                var year = draft.Type.Line(Numbers.Plain(points[i].Day.Year), 34);
                draft.Put(year, MathF.Max(Draft.Margin, Middle(i) - (year.Width / 2)), ground + 104, Ink.Soft, Ink.Paper);
            }
        }

        draft.Add(new Box(new Area(Draft.Margin, ground, Draft.Inner, 4), Ink.Dark, Ink.Paper, 0));
        draft.Y = ground + 168;
    }

    // In a valley the line is above the point on both sides.
    private static bool HangsBelow(ImmutableArray<TrendPoint> points, int i)
    {
        double? before = i > 0 ? points[i - 1].Value : null;
        double? after = i + 1 < points.Length ? points[i + 1].Value : null;
        return (before ?? after) > points[i].Value && (after ?? before) > points[i].Value;
    }

    // On a patch of paper, so that the line does not run through it; as large as its column allows.
    private static void Number(Draft draft, string text, float size, float slot, float middle, float y)
    {
        var line = draft.Type.Line(text, size, isBold: true);
        if (line.Width > slot - 6)
            line = draft.Type.Line(text, size * (slot - 6) / line.Width, isBold: true);
        var area = new Area(middle - (line.Width / 2), y, line.Width, line.Height);
        draft.Add(new Box(new Area(area.X - 2, area.Y + 6, area.Width + 4, area.Height - 15), Ink.Paper, Ink.Paper, 4));
        draft.Put(line, area.X, y, Ink.Dark, Ink.Paper);
    }

    private static Stroke Segment(float fromX, float fromY, float toX, float toY) =>
        new(new Area(fromX, Math.Min(fromY, toY), toX - fromX, Math.Abs(toY - fromY)), Ink.Blue, Ink.Paper, 7) { Rises = toY < fromY };
}
