using System.Text.Json;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#getupdates.</summary>
public sealed class PollingTests : PlaygroundTest
{
    private static int IdOf(JsonElement update) => update.GetProperty("update_id").GetInt32();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await CallAsync("getUpdates", new { offset = -1 });
        await CallAsync("getUpdates", new { offset = World.PastUpdates[^1].Id + 1 });
    }

    // "An update is considered confirmed as soon as getUpdates is called with an offset higher than its update_id."
    [Fact]
    public async Task AnOffset_ConfirmsWhatIsBefore()
    {
        World.Say(Amara, Group, "/one");
        World.Say(Amara, Group, "/two");
        var both = await UpdatesAsync();
        Assert.Equal(2, both.Length);
        Assert.Equal(both.Select(IdOf), (await UpdatesAsync()).Select(IdOf));
        Assert.Equal([IdOf(both[1])], (await UpdatesAsync(new { offset = IdOf(both[1]) })).Select(IdOf));
        Assert.Equal(1, World.Unconfirmed);
        Assert.Empty(await UpdatesAsync(new { offset = IdOf(both[1]) + 1 }));
    }

    // "The negative offset can be specified to retrieve updates starting from -offset update from the end of the queue. All previous updates will be forgotten."
    [Fact]
    public async Task ANegativeOffset_TakesTheLastOnes()
    {
        foreach (var word in (string[])["/one", "/two", "/three"])
            World.Say(Amara, Group, word);
        var last = await UpdatesAsync(new { offset = -2 });
        Assert.Equal(["/two", "/three"], last.Select(u => u.GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal(2, World.Unconfirmed);
    }

    // "Values between 1-100 are accepted. Defaults to 100."
    [Theory]
    [InlineData(null, 100)]
    [InlineData(3, 3)]
    [InlineData(0, 100)]
    [InlineData(500, 100)]
    public async Task TheLimit_IsAHundredAtMost(int? limit, int count)
    {
        for (var i = 0; i < 105; i++)
            World.Say(Amara, Group, $"/n{i}");
        Assert.Equal(count, (await UpdatesAsync(limit is null ? null : new { limit })).Length);
    }

    [Fact]
    public async Task UpdateIds_Rise()
    {
        for (var i = 0; i < 5; i++)
            World.Say(Amara, Group, $"/n{i}");
        var ids = (await UpdatesAsync()).Select(IdOf).ToList();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task ALongPoll_EndsWhenSomethingArrives()
    {
        var poll = UpdatesAsync(new { timeout = 30 });
        await Server.PolledAsync(Stop);
        World.Say(Amara, Group, "/hello");
        Assert.Equal("/hello", (await poll).Single().GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task ALongPoll_EndsEmptyAfterItsTime()
    {
        var poll = UpdatesAsync(new { timeout = 30 });
        await Server.PolledAsync(Stop);
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty(await poll);
    }

    // Observed: "terminated by other getUpdates request"; it is the earlier one that ends.
    [Fact]
    public async Task ASecondPoll_EndsTheFirst()
    {
        var first = CallAsync("getUpdates", new { timeout = 30 });
        await Server.PolledAsync(Stop);
        var second = CallAsync("getUpdates", new { timeout = 30 });
        var conflict = await first;
        Assert.Equal((409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), ((int)conflict.Status, conflict.Description));
        World.Say(Amara, Group, "/hello");
        Assert.Equal(1, (await second).Result.GetArrayLength());
    }

    // "all update types except chat_member, message_reaction, and message_reaction_count (default). If not specified, the previous setting will be used."
    [Fact]
    public async Task AllowedUpdates_AreRemembered()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        await CallAsync("getUpdates", new { offset = World.PastUpdates[^1].Id + 1, allowed_updates = (string[])["message", "message_reaction"] });
        var said = World.Say(Bryn, Group, "Hello");
        World.React(Amara, said, "👍");
        World.Block(Started(Bryn));
        var types = (await UpdatesAsync()).Select(u => u.EnumerateObject().Last().Name);
        Assert.Equal(["message", "message_reaction", "message"], types);

        await CallAsync("getUpdates", new { offset = World.PastUpdates[^1].Id + 1, allowed_updates = Array.Empty<string>() });
        World.React(Amara, said, null);
        World.Unblock(Bryn);
        Assert.Equal("my_chat_member", (await UpdatesAsync()).Single().EnumerateObject().Last().Name);
    }

    [Fact]
    public async Task ConfirmedAsync_WaitsForTheOffset()
    {
        World.Say(Amara, Group, "/one");
        var confirmed = World.ConfirmedAsync(Stop);
        var update = (await UpdatesAsync()).Single();
        Assert.False(confirmed.IsCompleted);
        World.Say(Amara, Group, "/two");
        await CallAsync("getUpdates", new { offset = IdOf(update) + 1 });
        await confirmed;
        Assert.Equal(1, World.Unconfirmed);
    }

    [Fact]
    public async Task ARedeliveredUpdate_ComesOnceMoreUnderItsOldId()
    {
        World.Say(Amara, Group, "/one");
        var id = IdOf((await UpdatesAsync()).Single());
        await CallAsync("getUpdates", new { offset = id + 1 });
        World.Redeliver(World.PastUpdates[^1]);
        Assert.Equal(id, IdOf((await UpdatesAsync(new { offset = id + 1 })).Single()));
        var confirmed = World.ConfirmedAsync(Stop);
        Assert.False(confirmed.IsCompleted);
        Assert.Empty(await UpdatesAsync(new { offset = id + 1 }));
        await confirmed;
    }

    [Fact]
    public async Task ARawUpdate_IsDeliveredAsItIs()
    {
        World.EnqueueRaw("""{"message":{"odd":[1,null]},"more":"🙂"}""");
        var update = (await UpdatesAsync()).Single();
        Assert.Equal("""{"odd":[1,null]}""", update.GetProperty("message").GetRawText());
        Assert.Equal(World.PastUpdates[^1].Id, IdOf(update));
    }

    private CopBot.Playground.Worlds.Person Started(CopBot.Playground.Worlds.Person person)
    {
        World.Start(person);
        return person;
    }
}
