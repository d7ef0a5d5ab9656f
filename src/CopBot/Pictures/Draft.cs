using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>A sheet in the making, filled from the top. Sizes suit a phone at arm's length, which shows the sheet at a third of its width.</summary>
/// <param name="isMirrored">For people who read to the left: drawn as for others, and turned round at the end.</param>
internal sealed class Draft(TypeCase type, bool isMirrored = false)
{
    public const int Width = 1080;
    public const float Margin = 56;
    public const float Inner = Width - (2 * Margin);

    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    /// <summary>Where the next thing stands.</summary>
    public float Y { get; set; } = 48;

    public TypeCase Type => type;

    public void Add(Mark mark) => _marks.Add(mark);

    public void Title(string title)
    {
        var text = PlainText.Shorten(title, Picture.LongestTitle);
        var size = text.Length switch { > 180 => 42, > 90 => 48, _ => 56 };
        Y += Text(text, size, Margin, Inner, Ink.Dark, isBold: true) + 32;
    }

    /// <summary>The last line; nothing where there is none.</summary>
    public void Footnote(string footnote)
    {
        if (footnote.Length > 0)
            Y += Text(footnote, 36, Margin, Inner, Ink.Soft) + 8;
    }

    /// <summary>Text wrapped into a column, where the reading of the sheet begins; at its right where only this text runs to the left. Returns its height.</summary>
    public float Text(string text, float size, float x, float width, Ink ink, bool isBold = false)
    {
        var y = Y;
        foreach (var line in type.Wrap(text, size, width, isBold))
            y += Put(line, line.RunsLeft && !isMirrored ? x + width - line.Width : x, y, ink, Ink.Paper);
        return y - Y;
    }

    /// <summary>One line whose middle is at <paramref name="middle"/>, moved as far as the margins want.</summary>
    public Area Centred(string text, float size, float middle, float y, Ink ink, bool isBold = false, Ink? on = null)
    {
        var line = type.Line(text, size, isBold);
        var x = Math.Clamp(middle - (line.Width / 2), Math.Min(Margin, middle), Math.Max(Margin, Width - Margin - line.Width));
        var height = Put(line, x, y, ink, on ?? Ink.Paper);
        return new Area(x, y, line.Width, height);
    }

    /// <summary>Returns the line's height.</summary>
    public float Put(SetLine line, float x, float y, Ink ink, Ink on)
    {
        _marks.Add(new Letters(new Area(x, y, line.Width, line.Height), line, line.Baseline, ink, on));
        return line.Height;
    }

    public Sheet Finish()
    {
        var height = (int)MathF.Ceiling(Y + 40);
        return new Sheet(
            Width,
            height,
            isMirrored ? [.. _marks.Select(m => m with { Area = m.Area.Mirrored(Width) })] : _marks.ToImmutable());
    }
}
