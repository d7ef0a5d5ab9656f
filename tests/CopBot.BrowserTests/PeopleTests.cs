using CopBot.BrowserTests.Support;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class PeopleTests(Chromium chromium) : PageTest(chromium)
{
    private ILocator PrivateChat => Page.Locator(".chat", new() { HasText = "CopBot" }).Last;

    [Fact]
    public async Task Private_WhatOneSays_StaysWithThatPerson()
    {
        await BecomeAsync("Bryn");
        await PrivateChat.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(LastMessage).ToContainTextAsync("Hello.");
        await SayAsync("My own worry");
        await Expect(LastMessage).ToContainTextAsync("You said: My own worry");

        await BecomeAsync("Chloe");

        await Expect(Page.Locator(".talk-title p")).ToContainTextAsync("Private chat of Chloe");
        await Expect(Page.Locator("body")).Not.ToContainTextAsync("own worry");
        await BecomeAsync("Bryn");
        await Expect(LastMessage).ToContainTextAsync("You said: My own worry");
    }

    [Fact]
    public async Task Ephemeral_Answer_IsSeenByOnePersonOnly()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make administrator" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Take administrator rights" })).ToBeVisibleAsync();
        await SayAsync("/quiet");
        await Expect(Page.Locator(".only-you")).ToContainTextAsync("Only you see this");
        await Expect(Page.Locator(".only-you")).ToContainTextAsync("For your eyes only");

        await BecomeAsync("Dev");

        await Expect(LastMessage).ToContainTextAsync("/quiet");
        await Expect(Page.Locator("body")).Not.ToContainTextAsync("For your eyes only");
    }

    [Fact]
    public async Task News_ForSomebodyElse_AreMarkedAtTheSwitch()
    {
        await BecomeAsync("Bryn");
        await PrivateChat.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(LastMessage).ToContainTextAsync("Hello.");
        await BecomeAsync("Amara");
        var bryn = Server.World.People.Single(p => p.FirstName == "Bryn");

        Server.World.Say(bryn, Server.World.PrivateChat(bryn), "again");

        await Expect(Page.Locator(".news-dot")).ToBeVisibleAsync();
        await Page.Locator("#you").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Bryn" })).ToContainTextAsync("has a private message");
    }

    [Fact]
    public async Task Bot_Removed_IsSaidAndCanBeAddedAgain()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove from group" }).ClickAsync();
        await Expect(Page.Locator(".strip.warn")).ToContainTextAsync("CopBot is not in this group.");

        await Page.Locator(".strip.warn").GetByRole(AriaRole.Button, new() { Name = "Add CopBot" }).ClickAsync();

        await Expect(Page.Locator(".strip.warn")).ToHaveCountAsync(0);
        await SayAsync("/card");
        await Expect(Key("Useful")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Person_WhoLeaves_MayJoinAgain()
    {
        await BecomeAsync("Ewa");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Let Ewa leave the group" }).ClickAsync();
        await Expect(Page.Locator(".gate")).ToContainTextAsync("Ewa is not in this group.");
        await Expect(Composer).ToBeHiddenAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Join the group" }).ClickAsync();

        await Expect(Composer).ToBeVisibleAsync();
    }
}
