using System.Collections.Immutable;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>A picture laid out: what stands where, in pixels from the top left corner, in the order in which it is painted.</summary>
internal sealed record Sheet(int Width, int Height, ImmutableArray<Mark> Marks);

/// <summary>A rectangle in pixels; y grows downwards.</summary>
internal readonly record struct Area(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public float Middle => X + (Width / 2);

    /// <summary>The same seen in a mirror as wide as the sheet.</summary>
    public Area Mirrored(float sheet) => this with { X = sheet - Right };
}

internal abstract record Mark(Area Area);

/// <summary>A filled rectangle with round corners. <paramref name="On"/> is what it stands on.</summary>
internal sealed record Box(Area Area, Ink Ink, Ink On, float Radius) : Mark(Area)
{
    /// <summary>True for a bar that stands on a line: its lower corners are square.</summary>
    public bool Stands { get; init; }
}

/// <summary>One line of text; the area is the line's own, as wide as its letters.</summary>
/// <param name="Baseline">Below the top of the area.</param>
internal sealed record Letters(Area Area, SetLine Line, float Baseline, Ink Ink, Ink On) : Mark(Area);

/// <summary>A straight line from the top left of the area to its bottom right, or, where it <see cref="Rises"/>, from the bottom left to the top right.</summary>
internal sealed record Stroke(Area Area, Ink Ink, Ink On, float Thickness) : Mark(Area)
{
    public bool IsDashed { get; init; }

    public bool Rises { get; init; }
}

/// <summary>A round spot; a hollow one is a ring.</summary>
internal sealed record Disc(Area Area, Ink Ink, Ink On, bool IsHollow = false) : Mark(Area);

/// <summary>A triangle that points down.</summary>
internal sealed record Pointer(Area Area, Ink Ink, Ink On) : Mark(Area);
