using CopBot.BrowserTests.Support;
using CopBot.Playground.Worlds;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

/// <summary>A poll of Telegram's own on the page: what one votes oneself, what others do meanwhile, and taking it back.</summary>
public sealed class PollTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Votes_OfOneselfAndOthers_MoveTheBarsAndTheCount_AndCanBeTakenBack()
    {
        await SayAsync("/poll");
        await Expect(Page.Locator(".poll-kind")).ToHaveTextAsync("Poll");
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("No votes yet");
        await Choice("Friday").ClickAsync();
        await AssertResultAsync("Monday", votes: 0, share: 0, "");
        await AssertResultAsync("Friday", votes: 1, share: 100, "you");
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("1 vote");

        var poll = await PollAsync();
        Server.World.Vote(Find("Bryn"), poll, 0);
        await AssertResultAsync("Monday", votes: 1, share: 50, "Bryn");
        await AssertResultAsync("Friday", votes: 1, share: 50, "you");
        Server.World.Vote(Find("Dev"), poll, 0);
        await AssertResultAsync("Monday", votes: 2, share: 67, "Bryn, Dev");
        await AssertResultAsync("Friday", votes: 1, share: 33, "you");
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("3 votes");

        await TakeBack.ClickAsync();
        await Expect(Page.Locator(".poll-choice")).ToHaveCountAsync(2);
        await Expect(Page.Locator(".poll-bar")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("2 votes");
        await Expect(TakeBack).ToHaveCountAsync(0);

        await Choice("Monday").ClickAsync();
        await AssertResultAsync("Monday", votes: 3, share: 100, names: null);
        Server.World.Vote(Find("Bryn"), poll);
        await AssertResultAsync("Monday", votes: 2, share: 100, names: null);
        await AssertAccessibleAsync("a poll with votes");
    }

    [Fact]
    public async Task SeveralAnswersWithoutNames_AreVotedTogether_AndCountPeople()
    {
        await SayAsync("/choose");
        await Expect(Page.Locator(".poll-kind")).ToHaveTextAsync("Anonymous poll · several answers allowed");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tea" }).CheckAsync();
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Water" }).CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Vote", Exact = true }).ClickAsync();
        await AssertResultAsync("Tea", votes: 1, share: 100, "");
        await AssertResultAsync("Coffee", votes: 0, share: 0, "");
        await AssertResultAsync("Water", votes: 1, share: 100, "");
        await Expect(Page.Locator(".poll-results .mine")).ToHaveCountAsync(2);

        Server.World.Vote(Find("Ewa"), await PollAsync(), 1, 2);
        await AssertResultAsync("Tea", votes: 1, share: 50, "");
        await AssertResultAsync("Water", votes: 2, share: 100, "");
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("2 votes");
    }

    [Fact]
    public async Task HiddenResults_StayHiddenUntilItCloses_AndAnOptionCanBeAdded()
    {
        await SayAsync("/hidden");
        await Page.GetByLabel("Another option").FillAsync("Cleo");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Choice("Cleo").ClickAsync();
        await Expect(Page.Locator(".poll-results .mine")).ToHaveTextAsync("Cleo");
        await Expect(Page.Locator(".poll-bar")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".poll-kind")).ToHaveTextAsync("Poll · results when it closes");
        Server.World.Vote(Find("Bryn"), await PollAsync(), 0);
        await Expect(Page.Locator(".poll-foot")).ToContainTextAsync("2 votes");
        await Expect(Page.Locator(".poll-bar")).ToHaveCountAsync(0);
    }

    private ILocator TakeBack => Page.GetByRole(AriaRole.Button, new() { Name = "Take back my vote" });

    private ILocator Choice(string label) => Page.Locator(".poll-choice", new() { HasText = label });

    private Person Find(string firstName) => Server.World.People.Single(p => p.FirstName == firstName);

    // The page shows it, so the playground has it.
    private async Task<Message> PollAsync()
    {
        await Expect(Page.Locator(".poll")).ToHaveCountAsync(1);
        return Server.World.Chats.SelectMany(c => c.Messages).Single(m => m.Poll is not null);
    }

    private async Task AssertResultAsync(string option, int votes, int share, string? names)
    {
        var line = Page.Locator(".poll-results li", new() { HasText = option });
        await Expect(line.Locator(".poll-share")).ToHaveTextAsync($"{votes} {share}%");
        await Expect(line.Locator(".poll-bar")).ToHaveAttributeAsync("value", $"{share}");
        await Expect(line.Locator(".poll-bar")).ToHaveAttributeAsync("aria-label", $"{option}: {share} %");
        if (names is { Length: 0 })
            await Expect(line.Locator("small")).ToHaveCountAsync(0);
        else if (names is not null)
            await Expect(line.Locator("small")).ToHaveTextAsync(names);
    }
}
