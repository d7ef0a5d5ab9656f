using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class KeyboardTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Journey_ByKeyboardAlone_SaysPressesReactsSwitchesAndMovesTime()
    {
        await Expect(Composer).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("/card");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Key("Useful (0)")).ToBeVisibleAsync();

        await TabUntilAsync(".key", back: true);
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Key("Useful (0)")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Key("Useful (1)")).ToBeFocusedAsync();
        await AssertFocusIsVisibleAsync();

        await TabUntilAsync(".msg", back: true);
        await Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Page.Locator(".msg.own")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".msg.own .reaction")).ToContainTextAsync("❤️");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Composer).ToBeFocusedAsync();

        await TabUntilAsync("#you", back: true);
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".you b")).ToHaveTextAsync("Bryn");
        await Expect(Page.Locator("#you")).ToBeFocusedAsync();

        await TabUntilAsync("[data-by=day]", back: true);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("Fri 6 Nov");
    }

    [Fact]
    public async Task Tab_PastManyMessages_TakesFewSteps()
    {
        var group = Server.World.Chats[0];
        for (var i = 0; i < 60; i++)
            Server.World.Say(Server.World.People[1], group, $"See https://example.org/{i}");
        await Expect(LastMessage).ToContainTextAsync("/59");

        var steps = await TabUntilAsync(".about", back: true);

        Assert.InRange(steps, 1, 20);
    }

    [Fact]
    public async Task Escape_ClosesMenusAndGivesTheFocusBack()
    {
        await Page.Locator("#you").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Escape");

        await Expect(Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(Page.Locator("#you")).ToBeFocusedAsync();
        await Expect(Page.Locator("#you")).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Log_IsALiveRegion_AndShiftEnterMakesALine()
    {
        var log = Page.GetByRole(AriaRole.Log);
        await Expect(log).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(log).ToHaveAttributeAsync("aria-label", "Messages in Family Support CoP");
        await Composer.PressSequentiallyAsync("one");
        await Composer.PressAsync("Shift+Enter");
        await Composer.PressSequentiallyAsync("two");
        await Composer.PressAsync("Enter");

        await Expect(LastMessage.Locator(".text")).ToHaveJSPropertyAsync("textContent", "one\ntwo");
    }

    private async Task<int> TabUntilAsync(string selector, bool back)
    {
        for (var step = 1; step <= 60; step++)
        {
            await Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return step;
        }
        Assert.Fail($"{selector} is not reached by Tab.");
        return 0;
    }

    private async Task AssertFocusIsVisibleAsync() =>
        Assert.NotEqual("none", await Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
}
