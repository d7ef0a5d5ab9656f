using System.Collections.Immutable;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>How often each number of a scale was given, with the middle answer marked.</summary>
/// <param name="Counts">For each number, from <see cref="First"/>; at most 11.</param>
/// <param name="Lowest">What the first number means, such as "not at all".</param>
/// <param name="Highest">What the last one means.</param>
internal sealed record Histogram(string Title, ImmutableArray<int> Counts, string Lowest, string Highest, string Footnote) : Picture(Title, Footnote)
{
    public int First { get; init; }

    internal int Last => First + Counts.Length - 1;

    internal double? Middle => Numbers.Middle(Counts, First);

    public override string Words() => PictureTexts.Of(this);

    internal override Sheet LayOut(TypeCase type) => DrawHistogram.LayOut(this, type);
}

file static class DrawHistogram
{
    private const float Tallest = 440;

    public static Sheet LayOut(Histogram scale, TypeCase type)
    {
        var draft = new Draft(type);
        draft.Title(scale.Title);
        var slot = Draft.Inner / scale.Counts.Length;
        var most = scale.Counts.Max();
        // Above the bars: the middle's words, its pointer, and the number of the tallest bar.
        var lane = draft.Y;
        var ground = lane + 64 + 44 + 52 + Tallest;
        for (var i = 0; i < scale.Counts.Length; i++)
        {
            var left = Draft.Margin + (i * slot);
            var height = Height(scale.Counts[i], most);
            var bar = new Area(left + (slot * 0.08f), ground - height, slot * 0.84f, height);
            if (height > 0)
            {
                draft.Add(new Box(bar, Ink.Blue, Ink.Paper, 8) { Stands = true });
                draft.Centred(Numbers.Plain(scale.Counts[i]), 40, bar.Middle, bar.Y - 52, Ink.Dark, isBold: true);
            }

            draft.Centred(Numbers.Plain(scale.First + i), 42, bar.Middle, ground + 14, Ink.Dark, isBold: true);
        }

        draft.Add(new Box(new Area(Draft.Margin, ground, Draft.Inner, 4), Ink.Dark, Ink.Paper, 0));
        if (scale.Middle is { } middle)
            MarkMiddle(draft, scale, middle, lane, ground, most, slot);
        else
            draft.Centred(PictureTexts.NoAnswers, 44, Draft.Width / 2f, ground - (Tallest / 2), Ink.Soft);

        draft.Y = ground + 80;
        var half = (Draft.Inner / 2) - 16;
        var low = draft.Text(PictureTexts.Means(scale.First, scale.Lowest), 36, Draft.Margin, half, Ink.Soft);
        var high = 0f;
        foreach (var line in type.Wrap(PictureTexts.Means(scale.Last, scale.Highest), 36, half))
            high += draft.Put(line, Draft.Width - Draft.Margin - line.Width, draft.Y + high, Ink.Soft, Ink.Paper);
        draft.Y += Math.Max(low, high) + 12;
        draft.Footnote(scale.Footnote);
        return draft.Finish();
    }

    // Down to the number of its bar, or, between two, down to the ground; it crosses no number.
    private static void MarkMiddle(Draft draft, Histogram scale, double middle, float lane, float ground, int most, float slot)
    {
        var x = Draft.Margin + ((float)(middle - scale.First + 0.5) * slot);
        var isBetween = middle != Math.Floor(middle);
        var end = isBetween ? ground : ground - Height(scale.Counts[(int)middle - scale.First], most) - 56;
        draft.Centred(PictureTexts.MiddleIs(middle), 42, x, lane, Ink.Brown, isBold: true);
        if (end - lane > 120)
            draft.Add(new Stroke(new Area(x, lane + 60, 0, end - lane - 60 - (isBetween ? 0 : 20)), Ink.Brown, Ink.Paper, 5) { IsDashed = true });
        if (!isBetween)
            draft.Add(new Pointer(new Area(x - 18, end - 24, 36, 24), Ink.Brown, Ink.Paper));
    }

    private static float Height(int count, int most) => count > 0 ? MathF.Max(6, MathF.Round(Tallest * count / most)) : 0;
}
