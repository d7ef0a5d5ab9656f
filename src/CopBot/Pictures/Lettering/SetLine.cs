using System.Collections.Immutable;

namespace CopBot.Pictures.Lettering;

/// <summary>One line of text, set.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Runs">From left to right.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Size">Of the letters, in pixels.</param>
/// <param name="RunsLeft">True where its paragraph runs to the left, and so stands at the right.</param>
internal sealed record SetLine(string Text, ImmutableArray<GlyphRun> Runs, float Width, float Size, bool RunsLeft)
{
    // Arabic reaches farther up and down than the letters of Europe.
    private bool IsTall => Runs.Any(r => r.Face is FaceName.Arabic or FaceName.ArabicBold);

    public float Height => MathF.Round(Size * (IsTall ? 1.5f : 1.2f));

    /// <summary>Below the top of the line.</summary>
    public float Baseline => MathF.Round(Size * (IsTall ? 1.08f : 0.94f));
}
