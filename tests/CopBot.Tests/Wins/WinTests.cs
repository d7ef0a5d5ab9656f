using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.Storage;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using CopBot.Wins;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Wins;

public sealed class WinTests
{
    [Fact]
    public async Task Win_InTheGroup_IsACardThatOthersJoinOnceAndTakeBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win We got the <threshold> document changed #Thresholds"));
        Assert.EndsWith($"We got the <threshold> document changed\n– {house.Bryn.Name}\n\n#thresholds", card.Text, StringComparison.Ordinal);
        Assert.Equal("Well done | Remove", card.Labels());

        Assert.Equal(WinTexts.Cheered, (await house.PressAsync(house.Dev, card, "Well done")).Answer!.Text);
        await house.PressAsync(house.Ewa, card, "Well done (1)");
        Assert.EndsWith($"#thresholds\n{house.Dev.Name} and {house.Ewa.Name} say well done", card.Text, StringComparison.Ordinal);
        Assert.Equal(WinTexts.CheerTakenBack, (await house.PressAsync(house.Dev, card, "Well done (2)")).Answer!.Text);
        Assert.EndsWith($"\n{house.Ewa.Name} says well done", card.Text, StringComparison.Ordinal);
        Assert.Equal("Well done (1) | Remove", card.Labels());
    }

    [Fact]
    public async Task Win_ThatManyJoin_SaysTheNumber()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win A quiet week"));
        for (var i = 0; i < 6; i++)
        {
            var guest = house.World.AddPerson($"Guest{i}");
            house.World.Join(house.Group, guest);
            await house.PressAsync(guest, card, i == 0 ? "Well done" : $"Well done ({i})");
        }

        Assert.EndsWith("6 people say well done", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Win_AsAReply_IsTheOthersWin_AndTheyMayTakeTheirNameOffOrKeepIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/join");
        var talk = house.World.Say(house.Ewa, house.Group, "The school says yes to the breakfast club!");
        await house.SettleAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/win", replyTo: talk));
        Assert.EndsWith($"The school says yes to the breakfast club!\n– a win for {house.Ewa.Name}", card.Text, StringComparison.Ordinal);
        Assert.Equal("Well done | Take my name off | Remove", card.Labels());
        var told = house.Told(house.Ewa)[^1];
        Assert.Equal($"{house.Amara.Name} told Family Support CoP of a win of yours:\n\n“The school says yes to the breakfast club!”\n\nYour name stands with it. Is that all right?", told.Text);
        Assert.Empty(await NamesInDigestAsync(house));

        Assert.Equal(WinTexts.NotYourName, (await house.PressAsync(house.Amara, card, "Take my name off")).Answer!.Text);
        await house.PressAsync(house.Ewa, told, "That is fine");
        Assert.Equal([$"“The school says yes to the breakfast club!” ({house.Ewa.Name})"], await NamesInDigestAsync(house));
        await house.PressAsync(house.Ewa, card, "Take my name off");
        Assert.DoesNotContain("Ewa", card.Text, StringComparison.Ordinal);
        Assert.Equal("Well done | Remove", card.Labels());
        Assert.Empty(await NamesInDigestAsync(house));
        Assert.Null((await house.DocumentsAsync(d => d.All(WinKinds.Wins))).Single().For);
    }

    [Fact]
    public async Task Win_WithAPhoto_IsShownWithIt_AlsoAsAReplyToOne()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SendFileAsync(house.Bryn, house.Group, FileKind.Photo, null, "/win Our new play corner"));
        Assert.Equal(FileKind.Photo, card.File!.Kind);
        Assert.EndsWith($"Our new play corner\n– {house.Bryn.Name}", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, card, "Well done");
        Assert.EndsWith($"\n{house.Dev.Name} says well done", card.Text, StringComparison.Ordinal);

        var photo = house.World.SendFile(house.Ewa, house.Group, FileKind.Photo, null, new byte[] { 1, 2, 3 });
        await house.SettleAsync();
        Assert.Equal(WinTexts.WordsPlease.ToPlain(), Assert.Single(await house.SayAsync(house.Dev, house.Group, "/win", replyTo: photo)).Text);
        var second = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/win The garden is open", replyTo: photo));
        Assert.Equal(FileKind.Photo, second.File!.Kind);
        Assert.EndsWith($"The garden is open\n– a win for {house.Ewa.Name}", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Win_Bare_AsksWhatWentWell()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win"));
        Assert.StartsWith("What went well? Small things count.", question.Text, StringComparison.Ordinal);
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "The lift works again", replyTo: question));
        Assert.EndsWith($"The lift works again\n– {house.Bryn.Name}", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Win_WithoutAName_LeavesNothingThatLeadsToItsAuthor_AndOnlyTheirButtonTakesItBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var before = house.Group.Messages.Count;
        var how = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/win I asked for help and got it"));
        Assert.Equal("With my name | Without my name", how.Labels());
        await house.PressAsync(house.Bryn, how, "Without my name");
        var card = Assert.Single(house.Group.Messages.Skip(before));
        Assert.EndsWith("I asked for help and got it", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bryn", card.Text, StringComparison.Ordinal);
        var win = Assert.Single(await house.DocumentsAsync(d => d.All(WinKinds.Wins)));
        Assert.Null(win.By);
        Assert.Null(win.For);
        Assert.Empty(await house.DocumentsAsync(d => d.All(WinKinds.Drafts)));
        Assert.Empty(await house.DocumentsAsync(d => d.Find(WinKinds.Wins, WinKinds.ByPerson, IndexKey.Of(house.Bryn.Id))));
        Assert.DoesNotContain(house.Services.GetServices<IFeature>().OfType<WinsFeature>().Single() is var door ? await house.DocumentsAsync(_ => door.Held(new PersonId(house.Bryn.Id)).ToList()) : [], h => h.Kind == "wins");

        // Neither by its card nor by another's guess; by the button that they alone have.
        Assert.Equal(WinTexts.NotYours, (await house.PressAsync(house.Bryn, card, "Remove")).Answer!.Text);
        var data = how.Buttons.SelectMany(r => r).Single().Data!;
        Assert.Equal(WinTexts.NoLongerHere, (await house.PressRawAsync(house.Dev, card, data[..data.LastIndexOf(':')] + ":1")).Answer!.Text);
        await house.PressAsync(house.Bryn, how, "Take it back");
        Assert.Equal("This win was removed.", card.Text);
        Assert.Empty(card.Buttons);
        Assert.Empty(await house.DocumentsAsync(d => d.All(WinKinds.Wins)));
    }

    [Fact]
    public async Task Win_InPrivateWithAName_HasIt_AndAnOldQuestionIsAnswered()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var how = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/win The <lift> works"));
        var data = how.Buttons.SelectMany(r => r).First().Data!;
        await house.PressAsync(house.Bryn, how, "With my name");
        Assert.Equal("Told to Family Support CoP, with your name. Thank you!", how.Text);
        Assert.EndsWith($"– {house.Bryn.Name}", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(WinTexts.TellAgain, (await house.PressRawAsync(house.Bryn, how, data)).Answer!.Text);
        Assert.Single(await house.DocumentsAsync(d => d.All(WinKinds.Wins)));
    }

    [Fact]
    public async Task Remove_ByTheirsAndByThoseWhoSteer_CanBeUndoneForAWhile()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win A quiet week"));
        Assert.Equal(WinTexts.NotYours, (await house.PressAsync(house.Dev, card, "Remove")).Answer!.Text);
        Assert.Equal(WinTexts.Removed, (await house.PressAsync(house.Bryn, card, "Remove")).Answer!.Text);
        Assert.Equal("This win was removed.", card.Text);
        Assert.StartsWith("No wins yet", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/wins")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, card, "Undo");
        Assert.EndsWith($"A quiet week\n– {house.Bryn.Name}", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, card, "Remove");
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal("This win was removed.", card.Text);
        Assert.Empty(card.Buttons);
        Assert.Empty(await house.DocumentsAsync(d => d.All(WinKinds.Wins)));
    }

    [Fact]
    public async Task Wins_ListsTheLatest_ByThemeToo_AndOpensOne()
    {
        await using var house = await TestHouse.OpenAsync();
        for (var i = 1; i <= 6; i++)
        {
            await house.SayAsync(house.Bryn, house.Group, $"/win Number {i} #{(i % 2 == 0 ? "housing" : "a_theme_that_is_very_long_indeed_so_long")}");
            await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        }

        var list = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/wins"));
        Assert.StartsWith($"Wins (1–5 of 6)\n\n1. “Number 6” ({house.Bryn.Name}), 24 November\n2.", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, list, "More ›");
        Assert.StartsWith("Wins (6–6 of 6)\n\n6. “Number 1”", list.Text, StringComparison.Ordinal);
        var card = Assert.Single((await house.PressAsync(house.Dev, list, "6")).Said);
        Assert.Contains("Number 1", card.Text, StringComparison.Ordinal);

        var themed = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/wins #Housing"));
        Assert.StartsWith("Wins with #housing\n\n1. “Number 6”", themed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Number 5", themed.Text, StringComparison.Ordinal);
        Assert.StartsWith("No win has the theme #rent yet.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/wins rent")).Text, StringComparison.Ordinal);
        Assert.StartsWith("That is no theme.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/wins two words")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_ByAStrangerOrOfAnotherGroup_ChangesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win A quiet week"));
        var stranger = house.Stranger();
        var theirs = Assert.Single(await house.SayPrivatelyAsync(stranger, "/help"));
        foreach (var data in card.Buttons.SelectMany(r => r).Select(b => b.Data!))
            Assert.Equal(WinTexts.NoLongerHere, (await house.PressRawAsync(stranger, theirs, data)).Answer!.Text);
        Assert.Empty((await house.DocumentsAsync(d => d.All(WinKinds.Wins))).Single().Cheers);
    }

    [Fact]
    public async Task Forget_TakesNamesAndCheers_AndTheWinStays()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/win A quiet week"));
        await house.PressAsync(house.Dev, card, "Well done");
        foreach (var person in new[] { house.Bryn, house.Dev })
        {
            var sure = Assert.Single(await house.SayPrivatelyAsync(person, "/forgetme"));
            await house.PressAsync(person, sure, "Yes, erase it");
        }

        var win = Assert.Single(await house.DocumentsAsync(d => d.All(WinKinds.Wins)));
        Assert.Equal(("A quiet week", null, null, "", 0), (win.Text, win.By, win.For, win.Name, win.Cheers.Length));
    }

    [Fact]
    public async Task Upgrade_KeepsWins_AndMergeMovesAll()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayAsync(house.Bryn, house.Group, "/win A quiet week");
        await house.SayPrivatelyAsync(house.Bryn, "/win Another");
        var other = new CommunityId(99);
        await house.DocumentsAsync(d =>
        {
            var store = house.Services.GetRequiredService<WinStore>();
            store.Put(new ThanksChoice(new CommunityId(1), new PersonId(house.Dev.Id), ShowInGroup: true));
            store.Put(new ThanksChoice(other, new PersonId(house.Dev.Id), ShowInGroup: false));
            store.Put(new Win(store.NextWinId(), other, "From there", TestHouse.Start));
            store.Merge(other, new CommunityId(1));
            Assert.Equal(2, store.In(new CommunityId(1)).Count());
            Assert.False(Assert.Single(store.ChoicesOf(new PersonId(house.Dev.Id))).ShowInGroup);
            store.Erase(new CommunityId(1));
            Assert.Empty(d.All(WinKinds.Wins));
            Assert.Empty(d.All(WinKinds.Drafts));
            Assert.Empty(d.All(WinKinds.Choices));
            return 0;
        });
    }

    [Fact]
    public async Task Draft_ThatNobodyDecides_GoesAfterADay()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/win Another");
        await house.DocumentsAsync(d =>
        {
            var tidy = new TidyWins(house.Services.GetRequiredService<WinStore>());
            tidy.Tidy(TestHouse.Start + TimeSpan.FromHours(23));
            Assert.Single(d.All(WinKinds.Drafts));
            tidy.Tidy(TestHouse.Start + TimeSpan.FromHours(25));
            Assert.Empty(d.All(WinKinds.Drafts));
            return 0;
        });
    }

    // Lines of this month that differ where names are left out.
    private static async Task<IReadOnlyList<string>> NamesInDigestAsync(TestHouse house)
    {
        var source = house.Services.GetServices<IDigestSource>().OfType<WinsInDigest>().Single();
        var community = new Community(new CommunityId(1), new ChatId(house.Group.Id), "x", "Europe/London", default);
        var lines = await house.DocumentsAsync(_ => source.Lines(new DigestSpan(community, TestHouse.Start.AddDays(-1), TestHouse.Start.AddDays(1))).ToList());
        return [.. lines.Where(l => l.WithoutNames is not null).Select(l => l.Text.ToPlain())];
    }
}
