using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

/// <summary>Axe finds nothing to say against any main view, in either theme.</summary>
public sealed class AccessibilityTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Axe_OnEveryMainView_FindsNoViolation()
    {
        await AssertAccessibleAsync("empty group");
        await FillAsync();
        await AssertAccessibleAsync("group");

        await Page.Locator(".of-bot .bubble").First.HoverAsync();
        await Page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await AssertAccessibleAsync("message menu");
        await Page.Keyboard.PressAsync("Escape");

        await Page.Locator("#you").ClickAsync();
        await AssertAccessibleAsync("people menu");
        await Page.Keyboard.PressAsync("Escape");

        await Composer.FillAsync("/");
        await Expect(Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await AssertAccessibleAsync("completion");
        await Composer.FillAsync("");

        await Page.Locator(".chats").GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await AssertAccessibleAsync("start over");
        await Page.Keyboard.PressAsync("Escape");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await AssertAccessibleAsync("add a person");
        await Page.Keyboard.PressAsync("Escape");

        await Page.Locator(".chat").Last.ClickAsync();
        await AssertAccessibleAsync("private chat");
    }
}

/// <summary>The same on a phone, in a class of its own so that both walk at once.</summary>
public sealed class PhoneAccessibilityTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Axe_OnAPhone_FindsNoViolation()
    {
        await FillAsync();
        await Page.SetViewportSizeAsync(390, 800);
        await AssertAccessibleAsync("phone, chat");
        await Page.Locator(".clock-face").ClickAsync();
        await AssertAccessibleAsync("phone, clock");
        await Page.Keyboard.PressAsync("Escape");
        await Page.Locator(".about").ClickAsync();
        await AssertAccessibleAsync("phone, about");
        await Page.Keyboard.PressAsync("Escape");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Back to the chats" }).ClickAsync();
        await AssertAccessibleAsync("phone, list");
    }
}
