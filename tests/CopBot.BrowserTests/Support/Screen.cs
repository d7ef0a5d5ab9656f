using Microsoft.Playwright;

namespace CopBot.BrowserTests.Support;

/// <summary>What a visitor sits before. Pixels.</summary>
public sealed record Screen(int Width, int Height, bool Dark = false, bool Touch = false)
{
    public static readonly Screen Desktop = new(1280, 800);

    public static readonly Screen DarkDesktop = Desktop with { Dark = true };

    public static readonly Screen Phone = new(360, 640, Touch: true);

    internal BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = Height },
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        IsMobile = Touch,
        HasTouch = Touch,
    };
}
