using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#deletemessage, #deletemessages, #pinchatmessage, #setmessagereaction.</summary>
public sealed class DeleteAndPinTests : PlaygroundTest
{
    [Fact]
    public async Task TheBotsOwnMessage_IsDeleted()
    {
        var id = (await SendAsync("Gone soon")).MessageId;
        var message = Group.Find(id)!;
        Assert.True((await CallAsync("deleteMessage", new { chat_id = Group.Id, message_id = id })).Result.GetBoolean());
        Assert.True(message.Deleted);
        Assert.Null(Group.Find(id));
        await RefusedAsync(400, "Bad Request: message to delete not found", "deleteMessage", new { chat_id = Group.Id, message_id = id });
    }

    // "If the bot is an administrator of a group, it can delete any message there."
    [Fact]
    public async Task OthersMessages_NeedAnAdministrator()
    {
        var said = World.Say(Bryn, Group, "Hello");
        await RefusedAsync(400, "Bad Request: message can't be deleted", "deleteMessage", new { chat_id = Group.Id, message_id = said.Id });
        World.SetBotAdmin(Group, admin: true, Amara);
        await CallAsync("deleteMessage", new { chat_id = Group.Id, message_id = said.Id });
        Assert.True(said.Deleted);
    }

    // "A message can only be deleted if it was sent less than 48 hours ago."
    [Fact]
    public async Task AfterTwoDays_NothingIsDeleted()
    {
        var id = (await SendAsync("Old")).MessageId;
        Server.Clock.Advance(TimeSpan.FromHours(49));
        await RefusedAsync(400, "Bad Request: message can't be deleted", "deleteMessage", new { chat_id = Group.Id, message_id = id });
    }

    // "If some of the specified messages can't be found, they are skipped."
    [Fact]
    public async Task DeletingMany_SkipsTheMissing()
    {
        var id = (await SendAsync("One")).MessageId;
        await CallAsync("deleteMessages", new { chat_id = Group.Id, message_ids = (int[])[id, 5000] });
        Assert.Null(Group.Find(id));
        await RefusedAsync(400, "Bad Request: there must be 1-100 message identifiers", "deleteMessages", new { chat_id = Group.Id, message_ids = Array.Empty<int>() });
    }

    [Fact]
    public async Task Pinning_NeedsRightsInAGroup()
    {
        var id = (await SendAsync("Pin me")).MessageId;
        await RefusedAsync(400, "Bad Request: not enough rights to manage pinned messages in the chat", "pinChatMessage", new { chat_id = Group.Id, message_id = id });
        World.SetBotAdmin(Group, admin: true, Amara);
        await CallAsync("pinChatMessage", new { chat_id = Group.Id, message_id = id });
        Assert.True(Group.Find(id)!.Pinned);
        Assert.Equal("* CopBot pinned a message", Group.Messages[^1].ToString());
        Assert.Equal(id, (await CallAsync("getChat", new { chat_id = Group.Id })).Result.GetProperty("pinned_message").GetProperty("message_id").GetInt32());
        await CallAsync("unpinChatMessage", new { chat_id = Group.Id });
        Assert.False(Group.Find(id)!.Pinned);
    }

    [Fact]
    public async Task Reactions_AreThoseOfTheList()
    {
        var said = World.Say(Bryn, Group, "Hello");
        object One(string emoji) => new { chat_id = Group.Id, message_id = said.Id, reaction = (object[])[new { type = "emoji", emoji }] };
        await CallAsync("setMessageReaction", One("👍"));
        Assert.Equal([new Reaction(World.Bot, "👍")], said.Reactions);
        await RefusedAsync(400, "Bad Request: REACTION_INVALID", "setMessageReaction", One("🧮"));
        await CallAsync("setMessageReaction", new { chat_id = Group.Id, message_id = said.Id });
        Assert.Empty(said.Reactions);
    }
}
