using CopBot.Playground;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CopBot.BrowserTests.Support;

/// <summary>
/// A test of the page: its own playground on a free port with the five people and a clock that stands at
/// Thursday 5 November 2026, 10:42 in London; a bot; and a page that is open and live.
/// </summary>
public abstract class PageTest(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private readonly List<string> _complaints = [];
    private IBrowserContext? _context;
    private DummyBot? _bot;

    protected PlaygroundServer Server { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected ILocator Composer => Page.Locator("#composer-text");

    protected ILocator Messages => Page.Locator(".msg");

    protected ILocator LastMessage => Page.Locator(".msg").Last;

    protected virtual BrowserNewContextOptions Context => new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        Server = await PlaygroundServer.StartAsync(new()
        {
            Seeded = true,
            Frozen = true,
            Start = new DateTimeOffset(2026, 11, 5, 10, 42, 0, TimeSpan.Zero),
        }, TestContext.Current.CancellationToken);
        _bot = new DummyBot(Server);
        Server.BotRunning = true;
        _context = await chromium.Browser.NewContextAsync(Context);
        _context.SetDefaultTimeout(10_000);
        Page = await OpenAsync(_context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(_complaints);
    }

    /// <summary>Opens the page and waits until it is live. What the console complains of fails the test at its end.</summary>
    protected async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => Note(message);
        await page.GotoAsync(Server.Url);
        await Expect(page.Locator(".you b")).ToHaveTextAsync("Amara");
        return page;
    }

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    protected async Task BecomeAsync(string firstName)
    {
        await Page.Locator("#you").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitemradio, new() { Name = firstName }).ClickAsync();
        await Expect(Page.Locator(".you b")).ToHaveTextAsync(firstName);
    }

    protected ILocator Key(string label) => Page.Locator(".key", new() { HasText = label });

    /// <summary>Asks axe about the page as it stands; any violation fails, with where it is.</summary>
    protected async Task AssertAccessibleAsync(string view)
    {
        // Colours are judged after movement has ended.
        await Page.WaitForFunctionAsync("() => document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)");
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        Assert.True(result.Violations.Length == 0, $"{view}: {string.Join("; ", result.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
        Assert.NotEmpty(result.Passes);
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type == "error" && !message.Text.Contains("net::ERR_", StringComparison.Ordinal))
            _complaints.Add(message.Text);
    }
}
