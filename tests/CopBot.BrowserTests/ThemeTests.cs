using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class ThemeTests(Chromium chromium) : PageTest(chromium)
{
    protected override Screen Screen => Screen.DarkDesktop;

    [Fact]
    public async Task Theme_FollowsTheSystem_UntilChosen_AndIsKept()
    {
        Assert.True(await IsDarkAsync());

        await Page.GetByRole(AriaRole.Button, new() { Name = "Use the light theme" }).ClickAsync();
        Assert.False(await IsDarkAsync());
        await Page.ReloadAsync();

        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Use the dark theme" })).ToBeVisibleAsync();
        Assert.False(await IsDarkAsync());
    }

    [Fact]
    public async Task Page_FetchesNothingFromElsewhere_AndKeepsItsPolicy()
    {
        var asked = new List<string>();
        Page.Request += (_, request) => asked.Add(request.Url);
        var response = await Page.ReloadAsync();
        await Expect(Page.Locator(".you b")).ToHaveTextAsync("Amara");

        Assert.Contains("default-src 'self'", await response!.HeaderValueAsync("content-security-policy") ?? "", StringComparison.Ordinal);
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(Server.Url, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hints_PrefillTheComposer_AndGoForGoodWhenClosed()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Find something" }).ClickAsync();
        await Expect(Composer).ToHaveValueAsync("/find housing");
        await Expect(Composer).ToBeFocusedAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Close the hints" }).ClickAsync();
        await Page.ReloadAsync();

        await Expect(Composer).ToBeVisibleAsync();
        await Expect(Page.Locator(".hint-chip")).ToHaveCountAsync(0);
    }

    private async Task<bool> IsDarkAsync() =>
        await Page.EvaluateAsync<bool>("() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b < 200; }");
}
