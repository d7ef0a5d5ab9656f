using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class PhoneTests(Chromium chromium) : PageTest(chromium)
{
    protected override Screen Screen => Screen.Phone;

    [Fact]
    public async Task Phone_ShowsChatAndListAsTwoViews_WithBack()
    {
        await Expect(Composer).ToBeInViewportAsync();
        await Expect(Page.Locator("#chats")).ToBeHiddenAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Back to the chats" }).ClickAsync();
        await Expect(Page.Locator("#talk")).ToBeHiddenAsync();
        await Page.Locator(".chat").First.ClickAsync();
        await Expect(Composer).ToBeInViewportAsync();

        await Page.GoBackAsync();
        await Expect(Page.Locator("#chats")).ToBeVisibleAsync();
        await Expect(Page.Locator("#talk")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Phone_WithLongWordsAndWideThings_NeverScrollsSideways()
    {
        await SayAsync("https://example.org/" + new string('a', 300));
        await SayAsync("/card");
        await Expect(Key("Useful")).ToBeInViewportAsync();
        await Expect(Composer).ToBeInViewportAsync();

        foreach (var width in (int[])[320, 360, 400])
        {
            await Page.SetViewportSizeAsync(width, 640);
            Assert.Equal(width, await Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
            Assert.True(await Page.EvaluateAsync<bool>("() => { const s = document.querySelector('#scroll'); return s.scrollWidth <= s.clientWidth; }"));
            Assert.True(await Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.top *, .talk-head *, .composer *')].every(e => e.getBoundingClientRect().right <= innerWidth + 1)"), $"Something sticks out at {width}.");
        }
    }

    [Fact]
    public async Task Phone_MovesTheClockFromItsFace()
    {
        await Page.Locator(".clock-face").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "+1 day" }).ClickAsync();

        await Expect(Page.Locator(".clock-face")).ToContainTextAsync("Fri 6 Nov");
    }
}
