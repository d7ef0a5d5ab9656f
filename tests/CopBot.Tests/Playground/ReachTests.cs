namespace CopBot.Tests.Playground;

/// <summary>Whom the bot can write to: core.telegram.org/bots/faq and the refusals as observed.</summary>
public sealed class ReachTests : PlaygroundTest
{
    [Theory]
    [InlineData("-1009999999999")]
    [InlineData("42")]
    [InlineData("@nobody")]
    [InlineData("nonsense")]
    public Task AnUnknownChat_IsNotFound(string id) => RefusedAsync(400, "Bad Request: chat not found", "sendMessage", new { chat_id = id, text = "x" });

    [Fact]
    public Task BeforeStart_TheBotMayNotWriteFirst() =>
        RefusedAsync(403, "Forbidden: bot can't initiate conversation with a user", "sendMessage", new { chat_id = Amara.Id, text = "x" });

    // The bot has never met somebody who is in none of its groups.
    [Fact]
    public Task AStranger_IsNotFound() =>
        RefusedAsync(400, "Bad Request: chat not found", "sendMessage", new { chat_id = World.AddPerson("Zoe").Id, text = "x" });

    [Fact]
    public async Task AfterStart_ItMay()
    {
        World.Start(Amara, "join_5");
        await SendAsync("Welcome", World.PrivateChat(Amara));
        Assert.Equal("Amara: /start join_5\nCopBot: Welcome", World.Transcript(World.PrivateChat(Amara)));
    }

    [Fact]
    public async Task ABlockedBot_IsTold()
    {
        World.Start(Amara);
        World.Block(Amara);
        await RefusedAsync(403, "Forbidden: bot was blocked by the user", "sendMessage", new { chat_id = Amara.Id, text = "x" });
        World.Start(Amara);
        Assert.Null((await SendAsync("Again", World.PrivateChat(Amara))).Description);
    }

    [Fact]
    public async Task ARemovedBot_WasKicked()
    {
        World.RemoveBot(Group, Amara);
        await RefusedAsync(403, "Forbidden: bot was kicked from the supergroup chat", "sendMessage", new { chat_id = Group.Id, text = "x" });
        await RefusedAsync(403, "Forbidden: bot was kicked from the supergroup chat", "getChat", new { chat_id = Group.Id });
    }

    [Fact]
    public async Task ABotThatLeft_IsNoMember()
    {
        await CallAsync("leaveChat", new { chat_id = Group.Id });
        await RefusedAsync(403, "Forbidden: bot is not a member of the supergroup chat", "sendMessage", new { chat_id = Group.Id, text = "x" });
    }

    [Fact]
    public async Task AMutedBot_HasNoRightToSend()
    {
        Group.BotMuted = true;
        await RefusedAsync(400, "Bad Request: not enough rights to send text messages to the chat", "sendMessage", new { chat_id = Group.Id, text = "x" });
    }

    // core.telegram.org/bots/api#responseparameters, migrate_to_chat_id.
    [Fact]
    public async Task AnUpgradedGroup_NamesItsNewId()
    {
        var old = World.AddGroup("Small group", [Amara], [Bryn]);
        World.AddBotTo(old, Amara);
        var next = World.Upgrade(old);
        var refusal = await CallAsync("sendMessage", new { chat_id = old.Id, text = "x" });
        Assert.Equal("Bad Request: group chat was upgraded to a supergroup chat", refusal.Description);
        Assert.Equal(next.Id, refusal.Json.GetProperty("parameters").GetProperty("migrate_to_chat_id").GetInt64());
        Assert.Null((await SendAsync("Here now", next)).Description);

        var updates = await UpdatesAsync();
        Assert.Contains(updates, u => u.TryGetProperty("message", out var m) && m.TryGetProperty("migrate_to_chat_id", out var id) && id.GetInt64() == next.Id);
        Assert.Contains(updates, u => u.TryGetProperty("message", out var m) && m.TryGetProperty("migrate_from_chat_id", out var id) && id.GetInt64() == old.Id);
    }

    [Fact]
    public async Task Ids_LookLikeTelegrams()
    {
        Assert.StartsWith("-100", $"{Group.Id}", StringComparison.Ordinal);
        Assert.InRange(World.AddGroup("g", [Amara]).Id, -999_999_999, -1);
        Assert.InRange($"{Amara.Id}".Length, 9, 10);
        // Message ids count within a supergroup.
        var first = (await SendAsync("a")).MessageId;
        Assert.Equal(first + 1, (await SendAsync("b")).MessageId);
    }
}
