using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Resources;

public sealed class ShareTests
{
    private const string Guide = "https://example.org/debt-guide";

    [Fact]
    public async Task Share_ALink_IsKeptWithTitleAndThemes()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide #debt #housing"));
        Assert.Equal("Debt guide\nLink · #debt #housing\nShared by Bryn Lewis on 24 November (message)", card.Text);
        Assert.Equal(["👍 Useful", "Edit", "Remove"], card.Buttons.SelectMany(row => row).Select(b => b.Text));
        Assert.Contains($"href=\"{Guide}\"", card.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_TheSameLinkAgain_SaysWhoSharedItAndOffersNewThemes()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide #debt"));
        var again = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/share HTTP://www.Example.org:80/debt-guide/?utm_source=x&fbclid=1#top #money #debt"));
        Assert.Equal("Already shared by Bryn Lewis on 24 November: Debt guide", again.Text);
        var outcome = await house.PressAsync(house.Dev, again, "Add #money");
        Assert.Equal("Themes added.", outcome.Answer?.Text);
        Assert.Contains("#debt #money", card.Text, StringComparison.Ordinal);
        var opened = await house.PressAsync(house.Dev, again, "Open it");
        Assert.StartsWith("Debt guide", Assert.Single(opened.Said).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_TheSameFileAgain_IsNotKeptTwice()
    {
        await using var house = await TestHouse.OpenAsync();
        var first = house.World.SendFile(house.Bryn, house.Group, FileKind.Document, "policy.pdf", new byte[] { 1, 2, 3 }, caption: "/share Our policy");
        await house.SettleAsync();
        var again = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/share", first));
        Assert.StartsWith("Already shared by Bryn Lewis", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileKind.Document, "policy.pdf", "policy.pdf\nDocument\nShared by Bryn Lewis on 24 November")]
    [InlineData(FileKind.Photo, null, "Photo, 24 November 2026\nPhoto\nShared by Bryn Lewis on 24 November")]
    [InlineData(FileKind.Voice, null, "Voice note, 24 November 2026\nVoice note\nShared by Bryn Lewis on 24 November")]
    [InlineData(FileKind.Video, null, "Video, 24 November 2026\nVideo\nShared by Bryn Lewis on 24 November")]
    public async Task Share_AsAReplyToAFile_KeepsIt(FileKind kind, string? name, string card)
    {
        await using var house = await TestHouse.OpenAsync();
        var file = house.World.SendFile(house.Bryn, house.Group, kind, name, new byte[] { 1, 2, 3 });
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share", file));
        Assert.Equal(card, said.Text);
    }

    [Fact]
    public async Task Share_AsACaption_KeepsTheFileWithItsTitle()
    {
        await using var house = await TestHouse.OpenAsync();
        var said = Assert.Single(await house.SendFileAsync(house.Chloe, house.Group, FileKind.Document, "s.pdf", "/share Supervision template #supervision"));
        Assert.Equal("Supervision template\nDocument · #supervision\nShared by Chloe Marsh on 24 November", said.Text);
    }

    [Fact]
    public async Task Share_AsAReplyToATextWithALink_TakesTheOthersLink()
    {
        await using var house = await TestHouse.OpenAsync();
        var talk = house.World.Say(house.Dev, house.Group, $"Look at this, it helped a family I work with: {Guide}");
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share #debt", talk));
        Assert.StartsWith("Look at this, it helped a family I work with:", said.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Guide}\"", said.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_AsAReplyToWords_KeepsThem()
    {
        await using var house = await TestHouse.OpenAsync();
        var talk = house.World.Say(house.Dev, house.Group, "The council now takes hardship forms by phone.");
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share Hardship forms #benefits", talk));
        Assert.Equal("Hardship forms\nNote · #benefits\nThe council now takes hardship forms by phone.\nShared by Bryn Lewis on 24 November", said.Text);
    }

    [Fact]
    public async Task Share_AForwardedMessage_KeepsIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var talk = house.World.Say(house.Dev, house.Group, "Food club opens at ten on Mondays");
        var forwarded = house.World.Forward(house.Ewa, talk, house.Group);
        var said = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/share", forwarded));
        Assert.StartsWith("Food club opens at ten on Mondays\nNote", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_Bare_AsksAndTakesTheAnswer()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share"));
        Assert.StartsWith("What would you like to share?", question.Text, StringComparison.Ordinal);
        Assert.True(question.ForceReply);
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"{Guide} Debt guide", question));
        Assert.StartsWith("Debt guide\nLink", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_BareThenCancel_KeepsNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/share");
        Assert.StartsWith("All right, that is cancelled.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel")).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Bryn, "Just talking");
        Assert.StartsWith("Nothing has been shared yet.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/recent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_CorrectedWithinFiveMinutes_CorrectsTheCard()
    {
        await using var house = await TestHouse.OpenAsync();
        var command = house.World.Say(house.Bryn, house.Group, $"/share {Guide} Det guide #dept");
        await house.SettleAsync();
        var card = house.Group.Messages[^1];
        await house.MoveClockAsync(TimeSpan.FromMinutes(4));
        house.World.Edit(command, $"/share {Guide} Debt guide #debt");
        await house.SettleAsync();
        Assert.StartsWith("Debt guide\nLink · #debt", card.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromMinutes(2));
        house.World.Edit(command, $"/share {Guide} Too late");
        await house.SettleAsync();
        Assert.StartsWith("Debt guide", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_HtmlInTitleAndName_IsText()
    {
        await using var house = await TestHouse.OpenAsync();
        var eve = house.World.AddPerson("<b>Eve</b>", "& Co");
        house.World.Join(house.Group, eve);
        var card = Assert.Single(await house.SayAsync(eve, house.Group, "/share https://example.org/a?x=1&y=\"2 <script>alert(1)</script> & \"more\""));
        Assert.Contains("<script>alert(1)</script> & \"more\"", card.Text, StringComparison.Ordinal);
        Assert.Contains("Shared by <b>Eve</b> & Co", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_InATopic_IsAnsweredThere()
    {
        await using var house = await TestHouse.OpenAsync();
        var forum = house.World.AddSupergroup("Forum", [house.Amara], [house.Bryn], forum: true);
        house.World.AddBotTo(forum, house.Amara);
        var topic = house.World.AddTopic(forum, "Housing");
        var said = await house.AfterAsync(forum, house.Bryn, () => house.World.Say(house.Bryn, forum, $"/share {Guide} Guide", topic: topic));
        Assert.Equal(topic, Assert.Single(said, m => m.Text.StartsWith("Guide", StringComparison.Ordinal)).Topic);
    }

    [Fact]
    public async Task Useful_IsCountedOncePerPersonAndCanBeTakenBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        Assert.Equal("Thank you. You marked this as useful.", (await house.PressAsync(house.Dev, card, "👍 Useful")).Answer?.Text);
        await house.PressAsync(house.Ewa, card, "👍 Useful (1)");
        Assert.Equal("👍 Useful (2)", card.Buttons[0][0].Text);
        Assert.Equal("Taken back.", (await house.PressAsync(house.Dev, card, "👍 Useful (2)")).Answer?.Text);
        Assert.Equal("👍 Useful (1)", card.Buttons[0][0].Text);
    }

    [Fact]
    public async Task Card_OpenedTwice_IsChangedInBothPlaces()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        await house.SayPrivatelyAsync(house.Dev, "/start");
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/recent"));
        var copy = Assert.Single((await house.PressAsync(house.Dev, list, "1")).Said);
        await house.PressAsync(house.Dev, copy, "👍 Useful");
        Assert.Equal("👍 Useful (1)", card.Buttons[0][0].Text);
        Assert.Equal("👍 Useful (1)", copy.Buttons[0][0].Text);
    }

    [Fact]
    public async Task Edit_ByTheSharer_ChangesTitleNoteAndThemes()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Det guide"));
        await AnswerAsync(house, card, "Title", "Debt guide");
        await AnswerAsync(house, card, "Note", "Good on priority debts");
        await AnswerAsync(house, card, "Themes", "#debt, money");
        Assert.Equal("Debt guide\nLink · #debt #money\nGood on priority debts\nShared by Bryn Lewis on 24 November (message)", card.Text);
        await AnswerAsync(house, card, "Note", "-");
        Assert.Equal("Debt guide\nLink · #debt #money\nShared by Bryn Lewis on 24 November (message)", card.Text);
    }

    [Fact]
    public async Task Edit_WithWrongThemes_AsksAgainAndChangesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide #debt"));
        var answer = await AnswerAsync(house, card, "Themes", "what?! no");
        Assert.StartsWith("Themes are single words", answer.Text, StringComparison.Ordinal);
        Assert.Contains("#debt", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditAndRemove_BySomebodyElse_AreRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        Assert.Equal("Only the person who shared this, or a facilitator, can change it.", (await house.PressAsync(house.Dev, card, "Edit")).Answer?.Text);
        Assert.Equal("Only the person who shared this, or a facilitator, can remove it.", (await house.PressAsync(house.Dev, card, "Remove")).Answer?.Text);
        Assert.StartsWith("Debt guide", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_ThenUndo_BringsItBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        await house.PressAsync(house.Amara, card, "Remove");
        Assert.Equal("Amara Osei removed “Debt guide” from the library.", card.Text);
        await house.MoveClockAsync(TimeSpan.FromMinutes(9));
        Assert.Equal("It is back in the library.", (await house.PressAsync(house.Bryn, card, "Undo")).Answer?.Text);
        Assert.StartsWith("Debt guide\nLink", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("1 result", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/find debt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_AfterTenMinutes_IsErasedForGood()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        await house.PressAsync(house.Bryn, card, "Remove");
        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal("This was removed from the library.", card.Text);
        Assert.Empty(card.Buttons);
        Assert.StartsWith("Nothing has been shared yet.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/recent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_ForgedWithAnotherCommunitysResource_ShowsNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = house.World.AddSupergroup("Other", [house.Ewa], [house.Ewa]);
        house.World.AddBotTo(other, house.Ewa);
        await house.SayAsync(house.Ewa, other, "/share https://example.org/secret Secret plan");
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/share {Guide} Debt guide"));
        foreach (var data in new[] { "res.open:1", "res.rm:1:0", "res.edit:1:1", "res.use:1", "res.p:2:0::0:secret", "res.rec:2:0", "res.th:2:abc:0", "res.tidy:2", "com.set:2:1:" })
        {
            var press = house.World.PressRaw(house.Dev, house.Group, card.Id, data);
            await house.SettleAsync();
            Assert.NotNull(press.Answer);
            Assert.NotNull(press.Answer.Text);
        }

        Assert.DoesNotContain("Secret", house.Transcript(house.Group), StringComparison.Ordinal);
    }

    private static async Task<Message> AnswerAsync(TestHouse house, Message card, string part, string text)
    {
        var choice = Assert.Single((await house.PressAsync(house.Bryn, card, "Edit")).Said);
        var question = Assert.Single((await house.PressAsync(house.Bryn, choice, part)).Said);
        return Assert.Single(await house.SayAsync(house.Bryn, house.Group, text, question));
    }
}
