using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class PressTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Press_AButton_ShowsTheAnswerAndTheEditedCard()
    {
        await SayAsync("/card");

        await Key("Useful (0)").ClickAsync();

        // One, and no more: an answer comes both with the press and with the news.
        await Expect(Page.Locator(".toast")).ToContainTextAsync(["Thank you for saying so."]);
        await Expect(Key("Useful (1)")).ToBeVisibleAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync(["Thank you for saying so."]);
    }

    [Fact]
    public async Task Press_WithAnAlert_WaitsForOk()
    {
        await SayAsync("/card");

        await Key("Remove").ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("You may not remove this.");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Key("Remove")).ToBeFocusedAsync();
    }

    /// <summary>The people of the example press as well, and one of them is who one is.</summary>
    [Fact]
    public async Task WhileTheExampleIsLoaded_WhatItsPeopleAreAnswered_DoesNotPopUp()
    {
        await SayAsync("/card");
        await Expect(Key("Useful (0)")).ToBeVisibleAsync();
        var (asked, played) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Page.RouteAsync("**/play/example", async route =>
        {
            asked.SetResult();
            await played.Task;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"ok\":true}" });
        });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Load an example community" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Load it" }).ClickAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        var amara = Server.World.People.Single(p => p.FirstName == "Amara");
        var card = Server.World.Chats[0].Messages.Last(m => m.Text == "A card");
        await Server.World.Press(amara, card, "Remove").Answered.WaitAsync(TestContext.Current.CancellationToken);
        await Server.World.Press(amara, card, "Useful (0)").Answered.WaitAsync(TestContext.Current.CancellationToken);
        await Expect(Key("Useful (1)")).ToBeVisibleAsync();
        Server.World.Say(amara, Server.World.Chats[0], "All is said.");
        await Expect(LastMessage).ToContainTextAsync("All is said.");

        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Page.Locator(".toast")).ToHaveCountAsync(0);
        played.SetResult();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("Three months of an invented community are here.");
    }

    [Fact]
    public async Task Vote_ThenTakeItBack_ShowsAndHidesTheBars()
    {
        await SayAsync("/poll");
        await Page.Locator(".poll-choice", new() { HasText = "Friday" }).ClickAsync();

        await Expect(Page.Locator(".poll-results .mine")).ToContainTextAsync("Friday");
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("1 vote");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Take back my vote" }).ClickAsync();
        await Expect(Page.Locator(".poll-choice")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Question_ThatForcesAReply_IsAnsweredAsOne()
    {
        await SayAsync("/ask");
        await Expect(Page.Locator(".context")).ToContainTextAsync("What is it called?");

        await SayAsync("The housing guide");

        await Expect(LastMessage.Locator(".quote")).ToContainTextAsync("What is it called?");
        await Expect(Page.Locator(".context")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Inline_Words_OffersResultsAndPostsTheChosenOne()
    {
        await Composer.PressSequentiallyAsync("@copbot housing");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Expect(Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("About housing");

        await Composer.PressAsync("ArrowDown");
        await Composer.PressAsync("Enter");

        await Expect(LastMessage).ToContainTextAsync("Chosen: another");
        await Expect(LastMessage.Locator(".origin")).ToContainTextAsync("via @");
        await Expect(Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Slash_CompletesCommandsByKeyboard()
    {
        await Composer.PressSequentiallyAsync("/");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        await Composer.PressSequentiallyAsync("q");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(Composer).ToHaveAttributeAsync("aria-activedescendant", "option-0");

        await Composer.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Composer.PressSequentiallyAsync("u");
        await Composer.PressAsync("Tab");

        await Expect(Composer).ToHaveValueAsync("/quiet ");
        await Expect(Composer).ToBeFocusedAsync();
    }
}
