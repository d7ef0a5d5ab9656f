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
    private const int Patience = 30_000;
    private readonly List<string> _complaints = [];
    private IBrowserContext? _context;
    private DummyBot? _bot;

    protected PlaygroundServer Server { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected ILocator Composer => Page.Locator("#composer-text");

    protected ILocator Messages => Page.Locator(".msg");

    protected ILocator LastMessage => Page.Locator(".msg").Last;

    protected virtual Screen Screen => Screen.Desktop;

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
        Assertions.SetDefaultExpectTimeout(Patience);
        _context = await chromium.Browser.NewContextAsync(Screen.Options);
        _context.SetDefaultTimeout(Patience);
        Page = await OpenAsync();
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
    protected async Task<IPage> OpenAsync()
    {
        var page = await _context!.NewPageAsync();
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

    /// <summary>Fills the group with formatting, a poll that was voted in, and a card that was pressed.</summary>
    protected async Task FillAsync()
    {
        await SayAsync("/html");
        await Expect(Page.Locator(".spoiler")).ToBeVisibleAsync();
        await SayAsync("/poll");
        await Page.Locator(".poll-choice").First.ClickAsync();
        await Expect(Page.Locator(".poll-results")).ToBeVisibleAsync();
        await SayAsync("/card");
        await Key("Useful (0)").ClickAsync();
        await Expect(Page.Locator(".toast")).ToBeVisibleAsync();
    }

    /// <summary>Asks axe about the page as it stands, in the light theme and then, for its colours, in the dark one; any violation fails, with where it is.</summary>
    protected async Task AssertAccessibleAsync(string view)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await AssertNoViolationAsync($"{view}, light", new RunOnlyOptions { Type = "tag", Values = [.. Rules] });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertNoViolationAsync($"{view}, dark", new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] });
    }

    private async Task AssertNoViolationAsync(string view, RunOnlyOptions rules)
    {
        // Colours are judged after movement has ended.
        await Page.WaitForFunctionAsync("() => document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)");
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = rules, Iframes = false, ResultTypes = [ResultType.Violations] });
        Assert.True(result.Violations.Length == 0, $"{view}: {string.Join("; ", result.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
        Assert.NotEmpty(result.Passes);
    }

    private void Note(IConsoleMessage message)
    {
        if (message.Type == "error" && !message.Text.Contains("net::ERR_", StringComparison.Ordinal))
            _complaints.Add(message.Text);
    }
}
