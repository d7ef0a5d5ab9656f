using CopBot.BrowserTests.Support;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;
using Microsoft.Playwright;

namespace CopBot.BrowserTests;

public sealed class TalkTests(Chromium chromium) : PageTest(chromium)
{
    [Fact]
    public async Task Say_Something_ShowsItLiveHereAndInAnotherWindow()
    {
        var other = await OpenAsync();

        await SayAsync("Good morning, all");

        await Expect(LastMessage).ToContainTextAsync("Good morning, all");
        await Expect(LastMessage).ToContainTextAsync("10:42");
        await Expect(other.Locator(".msg").Last).ToContainTextAsync("Good morning, all");
        await Expect(Page.Locator(".day").Last).ToHaveTextAsync("Today, Thursday 5 November");
        await Expect(Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Open_WithPictures_ShowsTheNewest()
    {
        var (group, bryn) = (Server.World.Chats[0], Server.World.People[1]);
        for (var i = 0; i < 12; i++)
            Server.World.SendFile(bryn, group, FileKind.Photo, "board.png", MakePicture.Bars(), "image/png", $"Board {i}");
        Server.World.Say(bryn, group, "That was the last one");

        var page = await OpenAsync();

        await page.Locator(".photo img").Last.EvaluateAsync("picture => picture.decode()");
        await Expect(page.Locator(".msg").Last).ToBeInViewportAsync();
        await Expect(page.Locator("#to-end")).ToBeHiddenAsync();
        Assert.Equal(1.6, await page.EvaluateAsync<double>("() => { const box = document.querySelector('.photo img').getBoundingClientRect(); return Math.round(box.width / box.height * 100) / 100; }"));
    }

    [Fact]
    public async Task Say_WithMarkupInNamesAndWords_ShowsItAsText()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await Page.GetByLabel("First name").FillAsync("<img src=x onerror=alert(1)>");
        await Page.GetByLabel("Last name").FillAsync("<b>Bold</b>");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add to the group" }).ClickAsync();
        await Expect(Page.Locator(".people .person b").Last).ToHaveTextAsync("<img src=x onerror=alert(1)> <b>Bold</b>");

        await Page.Locator(".people .person").Last.ClickAsync();
        await SayAsync("<script>alert(2)</script> & <i>so on</i>");
        await BecomeAsync("Bryn");

        await Expect(LastMessage.Locator(".who")).ToContainTextAsync("<img src=x onerror=alert(1)> <b>Bold</b>");
        await Expect(LastMessage.Locator(".text")).ToHaveTextAsync("<script>alert(2)</script> & <i>so on</i>");
        await Expect(Page.Locator(".msg img, .msg script, .msg i")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task UpArrow_InEmptyComposer_EditsTheLastOwnMessage()
    {
        await SayAsync("A tpyo");
        await Expect(LastMessage).ToContainTextAsync("A tpyo");

        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("A tpyo");
        await SayAsync("A typo");

        await Expect(LastMessage.Locator(".text")).ToHaveTextAsync("A typo");
        await Expect(LastMessage.Locator(".meta")).ToContainTextAsync("edited");
        await Expect(Messages.Filter(new() { HasText = "tpyo" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Menu_OfAMessage_RepliesReactsForwardsAndDeletes()
    {
        await SayAsync("/html");
        await Expect(Page.Locator(".of-bot .text")).ToContainTextAsync("Bold");
        await Page.Locator(".of-bot .text b").HoverAsync();
        await Page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await SayAsync("I answer this");
        await Expect(LastMessage.Locator(".quote")).ToContainTextAsync("Bold");

        await MenuAsync("React with heart");
        await Expect(LastMessage.Locator(".reaction")).ToHaveAttributeAsync("aria-pressed", "true");
        await LastMessage.Locator(".reaction").ClickAsync();
        await Expect(LastMessage.Locator(".reaction")).ToHaveCountAsync(0);

        await MenuAsync("Delete…");
        await Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Messages.Filter(new() { HasText = "I answer this" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Html_FromTheBot_RevealsSpoilersSendsCommandsAndFollowsDeepLinks()
    {
        await SayAsync("/html");
        var spoiler = Page.Locator(".spoiler");
        await Expect(spoiler).ToHaveAttributeAsync("role", "button");
        await spoiler.ClickAsync();
        await Expect(spoiler).ToContainClassAsync("shown");

        await Page.Locator(".of-bot .command").ClickAsync();
        await Expect(Key("Useful")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "deeper" }).ClickAsync();
        await Expect(Page.Locator(".talk-title p")).ToContainTextAsync("Private chat of Amara");
        await Expect(LastMessage).ToContainTextAsync("You came with “deep”.");
    }

    [Fact]
    public async Task File_Sent_ShowsItsNameAndPicture()
    {
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "Send a file" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "Guide.txt", MimeType = "text/plain", Buffer = "words"u8.ToArray() });
        await Page.Locator("dialog textarea").FillAsync("For the library");
        await Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(LastMessage.Locator(".document")).ToContainTextAsync("Guide.txt");
        await Expect(LastMessage.Locator(".text")).ToHaveTextAsync("For the library");
    }

    [Fact]
    public async Task Voice_Recorded_IsSent()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" }).ClickAsync();
        await Expect(Page.Locator(".recorder-time")).Not.ToHaveTextAsync("0:00");
        await Page.Locator(".recorder").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(LastMessage.Locator(".sound")).ToContainTextAsync("Voice message");
    }

    [Fact]
    public async Task Log_With250Messages_StaysFastAndAtTheEnd()
    {
        var group = Server.World.Chats[0];
        var bryn = Server.World.People.Single(p => p.FirstName == "Bryn");
        for (var i = 1; i <= 250; i++)
            Server.World.Say(bryn, group, $"Message {i}");
        await Expect(LastMessage).ToContainTextAsync("Message 250");
        await Expect(LastMessage).ToBeInViewportAsync();
        var before = await Page.EvaluateAsync<double>("() => { window.first = document.querySelector('.msg'); return performance.now(); }");

        await SayAsync("One more");
        await Expect(LastMessage).ToContainTextAsync("One more");

        Assert.True(await Page.EvaluateAsync<bool>("() => window.first === document.querySelector('.msg')"), "Old messages were laid out anew.");
        Assert.True(before > 0);
        await Page.ReloadAsync();
        await Expect(Page.Locator(".earlier")).ToContainTextAsync("Show earlier messages");
        await Page.Locator(".earlier").ClickAsync();
        await Expect(Messages.Filter(new() { HasTextString = "Message 20" }).First).ToBeAttachedAsync();
    }

    private async Task MenuAsync(string item)
    {
        await LastMessage.Locator(".bubble").HoverAsync();
        await Page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }
}
