namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#setmycommands, #botcommandscope, #determining-list-of-commands.</summary>
public sealed class CommandMenuTests : PlaygroundTest
{
    private Task<Answer> SetAsync(string command, object? scope = null, string description = "Does it") =>
        CallAsync("setMyCommands", new Dictionary<string, object?> { ["commands"] = (object[])[new { command, description }], ["scope"] = scope });

    // "1-32 characters. Can contain only lowercase English letters, digits and underscores."
    [Theory]
    [InlineData("my_data2", null)]
    [InlineData("MyData", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("my-data", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("", "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("a23456789012345678901234567890123", "Bad Request: BOT_COMMAND_INVALID")]
    public async Task Names_AreSmallAndPlain(string command, string? description) => Assert.Equal(description, (await SetAsync(command)).Description);

    [Fact]
    public async Task Descriptions_AreOneTo256()
    {
        Assert.Equal("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", (await SetAsync("a", description: "")).Description);
        Assert.Equal("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", (await SetAsync("a", description: new string('x', 257))).Description);
        Assert.Null((await SetAsync("a", description: new string('x', 256))).Description);
    }

    [Fact]
    public async Task AtMostAHundred()
    {
        object Many(int count) => new { commands = Enumerable.Range(0, count).Select(i => new { command = $"c{i}", description = "d" }) };
        Assert.Null((await CallAsync("setMyCommands", Many(100))).Description);
        Assert.Equal("Bad Request: BOT_COMMANDS_TOO_MUCH", (await CallAsync("setMyCommands", Many(101))).Description);
    }

    [Fact]
    public async Task TheNarrowestScope_Wins()
    {
        await SetAsync("default_one");
        await SetAsync("private_one", new { type = "all_private_chats" });
        await SetAsync("group_one", new { type = "all_group_chats" });
        await SetAsync("admin_one", new { type = "all_chat_administrators" });
        Assert.Equal("private_one", Menu(World.PrivateChat(Bryn), Bryn));
        Assert.Equal("group_one", Menu(Group, Bryn));
        Assert.Equal("admin_one", Menu(Group, Amara));

        await SetAsync("here", new { type = "chat", chat_id = Group.Id });
        Assert.Equal("here", Menu(Group, Bryn));
        Assert.Equal("here", Menu(Group, Amara));
        await SetAsync("admin_here", new { type = "chat_administrators", chat_id = Group.Id });
        await SetAsync("bryn_here", new { type = "chat_member", chat_id = Group.Id, user_id = Bryn.Id });
        Assert.Equal("bryn_here", Menu(Group, Bryn));
        Assert.Equal("admin_here", Menu(Group, Amara));

        await CallAsync("deleteMyCommands", new { scope = new { type = "chat_member", chat_id = Group.Id, user_id = Bryn.Id } });
        Assert.Equal("here", Menu(Group, Bryn));
    }

    [Fact]
    public Task AnUnknownScope_IsRefused() => RefusedAsync(
        400,
        "Bad Request: can't parse BotCommandScope: unsupported type specified",
        "setMyCommands",
        new { commands = Array.Empty<object>(), scope = new { type = "everybody" } });

    private string Menu(CopBot.Playground.Worlds.Chat chat, CopBot.Playground.Worlds.Person person) => World.Menus.For(chat, person).Single().Command;
}
