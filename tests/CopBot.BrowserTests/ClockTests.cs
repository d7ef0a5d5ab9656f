using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class ClockTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Clock_MovedOn_ShowsLondonTimeAndANewDay()
    {
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("Thu 5 Nov");
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("10:42");
        await SayAsync("Before");
        await Expect(LastMessage).ToContainTextAsync("Before");

        await Page.GetByRole(AriaRole.Button, new() { Name = "+1 hour" }).ClickAsync();
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("11:42");
        await Page.GetByRole(AriaRole.Button, new() { Name = "+1 day" }).ClickAsync();
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("Fri 6 Nov");
        await SayAsync("After");

        await Expect(Page.Locator(".day")).ToHaveTextAsync(["Yesterday, Thursday 5 November", "Today, Friday 6 November"]);
    }

    [Fact]
    public async Task Next_WithNothingDue_SaysWhyItWillNotMove()
    {
        var next = Page.GetByRole(AriaRole.Button, new() { Name = "To next thing due" });

        await Expect(next).ToBeDisabledAsync();
        await Expect(next).ToHaveAccessibleDescriptionAsync("Nothing is due");
        await next.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".toast")).ToContainTextAsync("Nothing is due");
        await Expect(Page.Locator(".clock-shown")).ToContainTextAsync("10:42");
    }

    [Fact]
    public async Task StartOver_AsksFirst_ThenEmptiesEveryWindow()
    {
        var other = await OpenAsync();
        await SayAsync("Soon gone");
        await Expect(other.Locator(".msg").Last).ToContainTextAsync("Soon gone");
        var startOver = Page.Locator(".chats").GetByRole(AriaRole.Button, new() { Name = "Start over" });

        await startOver.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("This cannot be undone.");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(startOver).ToBeFocusedAsync();
        await Expect(LastMessage).ToContainTextAsync("Soon gone");

        await startOver.ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();

        await Expect(Messages.Filter(new() { HasText = "Soon gone" })).ToHaveCountAsync(0);
        await Expect(other.Locator(".msg").Filter(new() { HasText = "Soon gone" })).ToHaveCountAsync(0);
    }
}
