using System.Text;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// Found by going through the library line by line: a file could be kept twice by an undo, a forged button could show words of another
/// community's search, a title that was made up held a name that stayed when its person was forgotten, a long note hid who shared a
/// file, and answers spoke of near words and of a question where there were none.
/// </summary>
public sealed class Bug120
{
    [Fact]
    public async Task Undo_OfAFileThatWasSharedAgain_IsRefused_AndKeptOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        var file = house.World.SendFile(house.Bryn, house.Group, FileKind.Document, "policy.pdf", new byte[] { 1, 2, 3 });
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share Our policy", file));
        await house.PressAsync(house.Bryn, card, "Remove");
        await house.SayAsync(house.Dev, house.Group, "/share The policy", file);
        Assert.StartsWith("Somebody has shared the same thing again", (await house.PressAsync(house.Bryn, card, "Undo")).Answer?.Text, StringComparison.Ordinal);
        var found = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find policy"));
        Assert.StartsWith("1 result", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_BySomebodyElse_IsRefusedInItsOwnWords()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share https://example.org/a A guide"));
        await house.PressAsync(house.Bryn, card, "Remove");
        Assert.Equal("Only the person who shared this, or a facilitator, can bring it back.", (await house.PressAsync(house.Dev, card, "Undo")).Answer?.Text);
    }

    [Fact]
    public async Task AddThemes_ForgedWithWhatAnotherCommunityAskedFor_AddsNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = house.World.AddSupergroup("Other", [house.Ewa], [house.Ewa]);
        house.World.AddBotTo(other, house.Ewa);
        await house.SayAsync(house.Ewa, other, "/share https://example.org/plan Plan");
        await house.SayAsync(house.Ewa, other, "/share https://example.org/plan #secret");
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share https://example.org/a A guide"));

        var press = house.World.PressRaw(house.Dev, house.Group, card.Id, "res.add:2:1");
        await house.SettleAsync();
        Assert.NotNull(press.Answer?.Text);
        Assert.DoesNotContain("secret", house.Transcript(house.Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_LeavesNoNameInATitleThatWasMadeUp()
    {
        await using var house = await TestHouse.OpenAsync();
        var voice = house.World.SendFile(house.Bryn, house.Group, FileKind.Voice, null, new byte[] { 1, 2, 3 });
        await house.SayAsync(house.Dev, house.Group, "/share", voice);
        var mine = house.World.SendFile(house.Dev, house.Group, FileKind.Voice, null, new byte[] { 4 });
        await house.SayAsync(house.Dev, house.Group, "/share", mine);
        foreach (var person in new[] { house.Bryn, house.Dev })
        {
            await house.SayPrivatelyAsync(person, "/start");
            var asked = Assert.Single(await house.SayPrivatelyAsync(person, "/forgetme"));
            await house.PressAsync(person, asked, "Yes, erase it");
        }

        var recent = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/recent"));
        Assert.Contains("Voice note, 24 November 2026", recent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bryn", recent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dev", recent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_OfAFileWithALongNote_StillSaysWhoSharedIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var note = string.Join(' ', Enumerable.Repeat("words", 198));
        var file = house.World.SendFile(house.Bryn, house.Group, FileKind.Document, "policy.pdf", new byte[] { 1, 2, 3 });
        await house.SayAsync(house.Bryn, house.Group, $"/share Our policy\n{note}", file);
        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/recent"));
        var card = Assert.Single((await house.PressAsync(house.Ewa, list, "1")).Said);
        foreach (var part in new[] { "Our policy", "words words", "…", "Shared by Bryn Lewis on 24 November" })
            Assert.Contains(part, card.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Ewa, card, "👍 Useful");
        Assert.EndsWith("Shared by Bryn Lewis on 24 November", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithoutNearWords_OffersNone()
    {
        await using var house = await TestHouse.OpenAsync();
        var nothing = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/find zebra"));
        Assert.Equal("I found nothing for zebra.\n\nTry fewer or other words. If you come across something good, /share it here.", nothing.Text);
        Assert.Empty(nothing.Buttons);
    }

    [Fact]
    public async Task Cancel_WithNoQuestionOpen_SaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("There is nothing to stop", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel")).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Bryn, "/share");
        Assert.StartsWith("All right, that is cancelled.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel")).Text, StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to stop", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AsJson_HasEveryFieldOfEveryResource()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Dev, house.Group, "/share Food club opens at ten");
        await house.SayPrivatelyAsync(house.Amara, "/start");
        await house.SayPrivatelyAsync(house.Amara, "/export resources");
        var file = house.World.PrivateChat(house.Amara).Messages.Single(m => m.File?.Name == "resources.json").File!;
        using var json = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(file.Stored.Bytes.Span));
        Assert.Equal(
            ["title", "kind", "link", "note", "themes", "sharedBy", "sharedOn", "useful", "file", "message"],
            Assert.Single(json.RootElement.EnumerateArray()).EnumerateObject().Select(p => p.Name));
    }
}
