using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Resources;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Communities;

/// <summary>A basic group becomes a supergroup, and people go on in it before Telegram says which group it was.</summary>
public sealed class UpgradeTests
{
    private static readonly Group Super = new(new Chat(new ChatId(-1_009_999_999_999), ChatKind.Supergroup, "Small group"));

    [Theory]
    [InlineData("moved, added, talk")]
    [InlineData("added, talk, moved")]
    [InlineData("left, added, talk, moved, moved")]
    [InlineData("talk, moved, added")]
    public async Task Upgrade_InWhateverOrder_LosesNothing_AndTheBotSaysHelloOnce(string order)
    {
        await using var parlour = await Parlour.OpenAsync(services => services.AddResources());
        var (ann, ben, cleo) = (parlour.Somebody(50_001, "Ann"), parlour.Somebody(50_002, "Ben"), parlour.Somebody(50_003, "Cleo"));
        var small = await SmallGroupAsync(parlour, ann, ben, cleo);
        await ann.RepliesTo(ben, small, "/core");
        await ben.SaysIn(small, "/share https://one.example One #first");
        await cleo.SaysIn(small, "/share https://both.example Both #first");
        await ben.Says("/start");
        await ben.SaysIn(small, "/join");

        foreach (var step in order.Split(", "))
        {
            if (step == "moved")
                await parlour.TakeAsync(new ChatMoved(small.Id, Super.Id));
            else if (step == "added")
                await parlour.TakeAsync(new BotStandingChanged(ann.Person, Super.Chat, Standing.Out, Standing.Member));
            else if (step == "left")
                await parlour.TakeAsync(new BotStandingChanged(ann.Person, small.Chat, Standing.Member, Standing.Out));
            else
                await TalkAsync();
        }

        Assert.Single(parlour.Telegram.Seen, s => s.Text.StartsWith("Hello, I'm CopBot", StringComparison.Ordinal));
        Assert.Single(parlour.Store.Raw(), d => d.Kind == "communities");
        Assert.Contains(Super.Id.ToString(), Assert.Single(parlour.Store.Raw(), d => d.Kind == "groups").Json, StringComparison.Ordinal);
        var core = (await ann.SaysIn(Super, "/core")).Only().Text;
        Assert.Contains("Ben", core, StringComparison.Ordinal);
        Assert.Contains("Cleo", core, StringComparison.Ordinal);
        Assert.Contains("Time zone: Europe/Paris", (await ann.SaysIn(Super, "/settings")).Only().Text, StringComparison.Ordinal);
        var recent = (await ben.SaysIn(Super, "/recent")).Only().Text;
        foreach (var title in new[] { "One", "Both", "Two" })
            Assert.Single(Occurrences(recent, title));
        var themes = (await ben.SaysIn(Super, "/themes")).Only();
        Assert.Contains("first", themes.Text + themes.Labels, StringComparison.Ordinal);
        Assert.Contains("second", themes.Text + themes.Labels, StringComparison.Ordinal);
        Assert.Contains("Two", (await ben.SaysIn(Super, "/find #second")).Only().Text, StringComparison.Ordinal);
        foreach (var person in new[] { ben, cleo })
            Assert.Contains("already get private", (await person.SaysIn(Super, "/join")).Only().Text, StringComparison.Ordinal);
        Assert.StartsWith("You are in one community", (await cleo.Says("/community")).Only().Text, StringComparison.Ordinal);

        async Task TalkAsync()
        {
            await ann.RepliesTo(cleo, Super, "/core");
            await ben.SaysIn(Super, "/share https://two.example Two #second");
            await ben.SaysIn(Super, "/share https://both.example Both #second");
            await cleo.Says("/start");
            await cleo.SaysIn(Super, "/join");
            var choice = (await ann.Presses((await ann.SaysIn(Super, "/settings")).Only(), "Time zone")).Only();
            await ann.Presses(choice, "Europe/Paris");
        }
    }

    [Fact]
    public async Task Upgrade_ToldInOneBatchInTheWrongOrder_MeetsNobodyAnew()
    {
        await using var parlour = await Parlour.OpenAsync();
        var ann = parlour.Somebody(50_001, "Ann");
        var small = await SmallGroupAsync(parlour, ann);
        var renamed = Super.Chat with { Title = "Another name" };
        await parlour.Services.GetRequiredService<Reception>().TakeAsync(
        [
            new BotStandingChanged(ann.Person, renamed, Standing.Out, Standing.Member) { Update = new UpdateId(901) },
            new Said(ann.Person, renamed, new MessageId(1), "hello") { Update = new UpdateId(902) },
            new ChatMoved(small.Id, Super.Id) { Update = new UpdateId(903) },
        ], TestContext.Current.CancellationToken);
        await parlour.Services.GetRequiredService<Dispatcher>().QuietAsync();
        Assert.Single(parlour.Telegram.Seen, s => s.Text.StartsWith("Hello, I'm CopBot", StringComparison.Ordinal));
        Assert.Single(parlour.Store.Raw(), d => d.Kind == "communities");
    }

    [Fact]
    public async Task Upgrade_InThePlayground_CarriesTheLibraryOver()
    {
        await using var house = await TestHouse.OpenAsync();
        var small = house.World.AddGroup("Small group", [house.Amara], [house.Bryn]);
        await house.AfterAsync(small, null, () => house.World.AddBotTo(small, house.Amara));
        var card = Assert.Single(await house.SayAsync(house.Bryn, small, "/share https://one.example One"));
        CopBot.Playground.Worlds.Chat? next = null;
        await house.AfterAsync(small, null, () => next = house.World.Upgrade(small, withMembership: true));
        Assert.DoesNotContain(next!.Messages, m => m.Text?.StartsWith("Hello", StringComparison.Ordinal) == true);
        Assert.Contains("One", Assert.Single(await house.SayAsync(house.Bryn, next, "/find one")).Text, StringComparison.Ordinal);
        Assert.Contains("One", Assert.Single(await house.SayAsync(house.Bryn, next, "/recent")).Text, StringComparison.Ordinal);
        Assert.Contains("One", card.Text, StringComparison.Ordinal);
    }

    private static async Task<Group> SmallGroupAsync(Parlour parlour, params Someone[] people)
    {
        var small = new Group(new Chat(new ChatId(-4_000_001), ChatKind.Group, "Small group"));
        foreach (var group in new[] { small, Super })
        {
            parlour.Telegram.Members[group.Id] = [.. people.Select(p => p.Person)];
            parlour.Telegram.Administrators[group.Id] = [people[0].Person];
        }

        await parlour.TakeAsync(new BotStandingChanged(people[0].Person, small.Chat, Standing.Out, Standing.Member));
        return small;
    }

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            yield return at;
    }
}
