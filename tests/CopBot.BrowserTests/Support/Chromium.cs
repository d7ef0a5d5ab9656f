using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CopBot.BrowserTests.Support.Chromium))]

namespace CopBot.BrowserTests.Support;

/// <summary>
/// One Chromium for all the tests: the one that <c>CHROMIUM_PATH</c> names, else an installed one. None is ever fetched;
/// where there is none, <see cref="Missing"/> says so and the tests skip.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private IPlaywright? _playwright;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public IBrowser Browser
    {
        get => field ?? throw new InvalidOperationException(Missing);
        private set;
    }

    public async ValueTask InitializeAsync()
    {
        if (Path() is not { } path)
        {
            Missing = "No Chromium found. Install one (apt-get install chromium) or name it in CHROMIUM_PATH.";
            return;
        }
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_playwright is null)
            return;
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Path() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named
            ? File.Exists(named) ? named : throw new FileNotFoundException("CHROMIUM_PATH names no file.", named)
            : Usual.FirstOrDefault(File.Exists);
}
