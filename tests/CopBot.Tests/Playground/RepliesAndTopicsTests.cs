namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#replyparameters and message_thread_id of #sendmessage.</summary>
public sealed class RepliesAndTopicsTests : PlaygroundTest
{
    [Fact]
    public async Task AReply_CarriesTheOriginal()
    {
        var said = World.Say(Bryn, Group, "/find housing");
        var sent = (await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Here", reply_parameters = new { message_id = said.Id } })).Result;
        Assert.Equal("/find housing", sent.GetProperty("reply_to_message").GetProperty("text").GetString());
        Assert.Equal(said, Group.Messages[^1].ReplyTo);
    }

    [Fact]
    public async Task AReplyToNothing_IsRefused_UnlessAllowed()
    {
        await RefusedAsync(400, "Bad Request: message to be replied not found", "sendMessage", new { chat_id = Group.Id, text = "x", reply_parameters = new { message_id = 9999 } });
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "x", reply_parameters = new { message_id = 9999, allow_sending_without_reply = true } });
        Assert.Null(Group.Messages[^1].ReplyTo);
    }

    // "the Message object in this field will not contain further reply_to_message fields"
    [Fact]
    public async Task ReplyToMessage_IsNotNested()
    {
        var first = World.Say(Bryn, Group, "/one");
        var second = World.Say(Amara, Group, "/two", first);
        World.Say(Bryn, Group, "/three", second);
        var message = (await UpdatesAsync())[^1].GetProperty("message");
        Assert.False(message.GetProperty("reply_to_message").TryGetProperty("reply_to_message", out _));
    }

    [Fact]
    public async Task InAForum_TheThreadIsEchoed()
    {
        var forum = World.AddSupergroup("Forum", [Amara], [Bryn], forum: true);
        World.AddBotTo(forum, Amara);
        var topic = World.AddTopic(forum, "Housing");
        World.Say(Bryn, forum, "/find x", topic: topic);
        var asked = (await UpdatesAsync())[^1].GetProperty("message");
        Assert.Equal((topic.Id, true), (asked.GetProperty("message_thread_id").GetInt32(), asked.GetProperty("is_topic_message").GetBoolean()));
        Assert.True(asked.GetProperty("chat").GetProperty("is_forum").GetBoolean());

        await CallAsync("sendMessage", new { chat_id = forum.Id, text = "Here", message_thread_id = topic.Id });
        Assert.Equal(topic, forum.Messages[^1].Topic);
        await RefusedAsync(400, "Bad Request: message thread not found", "sendMessage", new { chat_id = forum.Id, text = "x", message_thread_id = 777 });
    }

    [Fact]
    public Task OutsideAForum_ThereAreNoThreads() =>
        RefusedAsync(400, "Bad Request: message thread not found", "sendMessage", new { chat_id = Group.Id, text = "x", message_thread_id = 5 });
}
