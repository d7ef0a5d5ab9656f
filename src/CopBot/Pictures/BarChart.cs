using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>A row of a <see cref="BarChart"/>.</summary>
/// <param name="Label">What it counts, such as a poll's option.</param>
/// <param name="Amount">Not below 0.</param>
internal sealed record Bar(string Label, double Amount)
{
    /// <summary>The amount as it is written; without it, with at most one place after the point.</summary>
    public string? Shown { get; init; }

    /// <summary>A smaller line below the label.</summary>
    public string Detail { get; init; } = "";

    /// <summary>A word or two on the bar, such as "most votes" or "out in round 2".</summary>
    public string Tag { get; init; } = "";

    /// <summary>Drawn bold and green. Give it a <see cref="Tag"/> that says why: colour alone says nothing.</summary>
    public bool StandsOut { get; init; }

    internal string Number => Shown ?? Numbers.Plain(Amount);
}

/// <summary>Bars below each other, one for each option, in the order given.</summary>
/// <param name="Whole">What a full bar stands for, such as how many voted; where nothing reaches it and it is 0, the bars are empty.</param>
internal sealed record BarChart(string Title, ImmutableArray<Bar> Bars, double Whole, string Footnote) : Picture(Title, Footnote)
{
    /// <summary>Writes each bar's share of the whole, in percent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool HasShares { get; init; } = true;

    /// <summary>
    /// For unlike things, such as guides and meetings: the numbers alone, each with what it counts. Bars would set side by side what cannot be
    /// compared.
    /// </summary>
    public bool IsFigures { get; init; }

    /// <summary>Marks an amount on every bar, such as a quorum or a majority; say in the footnote which.</summary>
    public double? Goal { get; init; }

    /// <summary>A poll's result. Whoever has the most votes stands out; nobody does where nobody voted.</summary>
    /// <param name="voters">How many people voted; each may have chosen several.</param>
    public static BarChart OfPoll(string title, IEnumerable<(string Label, int Count)> options, int voters, string footnote)
    {
        ImmutableArray<(string Label, int Count)> all = [.. options];
        var most = all.Length > 0 ? all.Max(o => o.Count) : 0;
        var tag = all.Count(o => o.Count == most) == 1 ? PictureTexts.MostVotes : PictureTexts.TiedForMost;
        return new BarChart(
            title,
            [.. all.Select(o => o.Count == most && most > 0 ? new Bar(o.Label, o.Count) { StandsOut = true, Tag = tag } : new Bar(o.Label, o.Count))],
            voters,
            footnote);
    }

    public override string Words() => PictureTexts.Of(this);

    internal override Sheet LayOut(TypeCase type) => DrawBars.LayOut(this, type);

    internal string? ShareOf(Bar bar) => HasShares && !IsFigures && Whole > 0 ? $"{Math.Round(100 * bar.Amount / Whole, MidpointRounding.AwayFromZero):0}%" : null;
}

/// <summary>Label and number in one row, the bar below it.</summary>
file static class DrawBars
{
    public static Sheet LayOut(BarChart chart, TypeCase type)
    {
        var draft = new Draft(type, Bidi.RunsLeft(chart.Title));
        draft.Title(chart.Title);
        var shown = chart.Bars.Length > Picture.MostRows ? chart.Bars[..Picture.MostRows] : chart.Bars;
        if (chart.IsFigures)
            return Figures(chart, draft, shown);
        var look = shown.Length <= 6 ? new Look(42, 46, 36, 52, 44) : new Look(38, 42, 34, 44, 34);
        var full = Math.Max(chart.Whole, shown.Length > 0 ? shown.Max(b => b.Amount) : 0);
        ImmutableArray<(SetLine Number, SetLine? Share)> figures =
        [
            .. shown.Select(b => (
                type.Line(b.Number, look.Number, isBold: true),
                chart.ShareOf(b) is { } share ? type.Line(share, look.Label) : null)),
        ];
        var numbers = figures.Length > 0 ? figures.Max(f => f.Number.Width) : 0;
        var shares = figures.Length > 0 ? figures.Max(f => f.Share is { } share ? share.Width + 32 : 0) : 0;
        for (var i = 0; i < shown.Length; i++)
        {
            var bar = shown[i];
            var top = draft.Y;
            if (figures[i].Share is { } share)
                draft.Put(share, Draft.Width - Draft.Margin - share.Width, top + Level(figures[i].Number, share), Ink.Soft, Ink.Paper);
            draft.Put(figures[i].Number, Draft.Width - Draft.Margin - shares - figures[i].Number.Width, top, bar.StandsOut ? Ink.Green : Ink.Dark, Ink.Paper);
            // The first line of the label stands on the number's line.
            draft.Y += Level(figures[i].Number, type.Line(bar.Label, look.Label));
            var column = Draft.Inner - numbers - shares - 32;
            draft.Y += draft.Text(PlainText.Shorten(bar.Label, Picture.LongestLabel), look.Label, Draft.Margin, column, Ink.Dark, bar.StandsOut);
            if (bar.Detail.Length > 0)
                draft.Y += 2 + draft.Text(bar.Detail, look.Detail, Draft.Margin, Draft.Inner, Ink.Soft);
            draft.Y += 10;
            DrawBar(draft, chart, bar, look, full);
            draft.Y += look.Thickness + look.Gap;
        }

        if (shown.Length < chart.Bars.Length)
            draft.Y += draft.Text(PictureTexts.AndMore(chart.Bars.Length - shown.Length), 36, Draft.Margin, Draft.Inner, Ink.Soft) + 12;
        draft.Footnote(chart.Footnote);
        return draft.Finish();
    }

    // A column of numbers, and what each counts beside it on its line.
    private static Sheet Figures(BarChart chart, Draft draft, ImmutableArray<Bar> shown)
    {
        ImmutableArray<SetLine> numbers = [.. shown.Select(b => draft.Type.Line(b.Number, 76, isBold: true))];
        var column = numbers.Length > 0 ? numbers.Max(n => n.Width) : 0;
        var labels = Draft.Margin + column + 40;
        for (var i = 0; i < shown.Length; i++)
        {
            if (i > 0)
            {
                draft.Add(new Box(new Area(Draft.Margin, draft.Y, Draft.Inner, 3), Ink.Track, Ink.Paper, 0));
                draft.Y += 20;
            }

            var (bar, number, top) = (shown[i], numbers[i], draft.Y);
            draft.Put(number, Draft.Margin + column - number.Width, top, bar.StandsOut ? Ink.Green : Ink.Blue, Ink.Paper);
            draft.Y += Level(number, draft.Type.Line(bar.Label, 46));
            draft.Y += draft.Text(PlainText.Shorten(bar.Label, Picture.LongestLabel), 46, labels, Draft.Width - Draft.Margin - labels, Ink.Dark, bar.StandsOut);
            if (bar.Detail.Length > 0)
                draft.Y += 2 + draft.Text(bar.Detail, 36, labels, Draft.Width - Draft.Margin - labels, Ink.Soft);
            draft.Y = MathF.Max(draft.Y, top + number.Height) + 20;
        }

        if (shown.Length < chart.Bars.Length)
            draft.Y += draft.Text(PictureTexts.AndMore(chart.Bars.Length - shown.Length), 36, Draft.Margin, Draft.Inner, Ink.Soft) + 12;
        draft.Footnote(chart.Footnote);
        return draft.Finish();
    }

    private static void DrawBar(Draft draft, BarChart chart, Bar bar, Look look, double full)
    {
        var ink = bar.StandsOut ? Ink.Green : Ink.Blue;
        var track = new Area(Draft.Margin, draft.Y, Draft.Inner, look.Thickness);
        draft.Add(new Box(track, Ink.Track, Ink.Paper, 10));
        // Something is seen of the smallest amount.
        var length = bar.Amount > 0 && full > 0 ? MathF.Max(8, MathF.Round((float)(track.Width * bar.Amount / full))) : 0;
        if (length > 0)
            draft.Add(new Box(track with { Width = length }, ink, Ink.Track, MathF.Min(10, length / 2)));
        float? line = chart.Goal is { } goal && full > 0 && goal <= full ? track.X + (float)(track.Width * goal / full) : null;
        if (line is { } x)
        {
            draft.Add(new Box(new Area(x - 5, track.Y - 8, 10, track.Height + 16), Ink.Paper, ink, 0));
            draft.Add(new Box(new Area(x - 2.5f, track.Y - 8, 5, track.Height + 16), Ink.Brown, Ink.Paper, 0));
        }

        if (bar.Tag.Length == 0)
            return;
        var tag = draft.Type.Line(bar.Tag, look.Thickness * 0.7f, isBold: true);
        var y = track.Y + ((track.Height - tag.Height) / 2);
        var inside = Beside(line, track.X + 18, tag.Width);
        if (inside + tag.Width + 18 <= track.X + length)
            draft.Put(tag, inside, y, Ink.Paper, ink);
        else
            draft.Put(tag, Math.Min(Beside(line, track.X + length + 16, tag.Width), track.Right - tag.Width - 18), y, Ink.Dark, Ink.Track);
    }

    // Right of the goal's line where it would run through the words.
    private static float Beside(float? line, float x, float width) => line is { } there && x - 12 < there && there < x + width + 12 ? there + 16 : x;

    private static float Level(SetLine taller, SetLine lower) => taller.Baseline - lower.Baseline;

    private sealed record Look(float Label, float Number, float Detail, float Thickness, float Gap);
}
