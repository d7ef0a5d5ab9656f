using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>
/// core.telegram.org/bots/api#ephemeralmessageparameters, #replyparameters ("within 15 seconds"), #botcommand (is_ephemeral).
/// The wording of these refusals is the playground's own: none was observed.
/// </summary>
public sealed class EphemeralTests : PlaygroundTest
{
    private async Task<Press> PressedAsync()
    {
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Card", reply_markup = new { inline_keyboard = (object[][])[[new { text = "Edit", callback_data = "e" }]] } });
        return World.Press(Bryn, Group.Messages[^1], "Edit");
    }

    private Task<Answer> OnlyToAsync(Person person, string? query = null, object? reply = null) => CallAsync("sendMessage", new Dictionary<string, object?>
    {
        ["chat_id"] = Group.Id,
        ["text"] = "Only you",
        ["ephemeral_message_parameters"] = new { receiver_user_id = person.Id, callback_query_id = query },
        ["reply_parameters"] = reply,
    });

    [Fact]
    public async Task InAnswerToAPress_AnyBotMay()
    {
        var press = await PressedAsync();
        var sent = (await OnlyToAsync(Bryn, press.QueryId)).Result;
        // Message: "message_id … 0 for ephemeral messages".
        Assert.Equal((0, 1), (sent.GetProperty("message_id").GetInt32(), sent.GetProperty("ephemeral_message_id").GetInt32()));
        Assert.Equal(Bryn.Id, sent.GetProperty("receiver_user").GetProperty("id").GetInt64());
        Assert.Contains("CopBot (only to Bryn): Only you", World.Transcript(Group, Bryn), StringComparison.Ordinal);
        Assert.DoesNotContain("Only you", World.Transcript(Group, Amara), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByItself_OnlyAnAdministratorMay()
    {
        Assert.Equal("Bad Request: not enough rights to send ephemeral messages to the chat", (await OnlyToAsync(Bryn)).Description);
        World.SetBotAdmin(Group, admin: true, Amara);
        Assert.Null((await OnlyToAsync(Bryn)).Description);
    }

    [Fact]
    public async Task TheQuery_MustBeThatPersonsAndFresh()
    {
        var press = await PressedAsync();
        const string tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        Assert.Equal(tooOld, (await OnlyToAsync(Amara, press.QueryId)).Description);
        Assert.Equal(tooOld, (await OnlyToAsync(Bryn, "7")).Description);
        Server.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(tooOld, (await OnlyToAsync(Bryn, press.QueryId)).Description);
    }

    [Fact]
    public async Task ThePerson_MustBeInTheGroup()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        World.Leave(Group, Bryn);
        Assert.Equal("Bad Request: USER_NOT_PARTICIPANT", (await OnlyToAsync(Bryn)).Description);
    }

    [Fact]
    public async Task OutsideGroups_ThereAreNone()
    {
        World.Start(Bryn);
        await RefusedAsync(
            400,
            "Bad Request: ephemeral messages can be sent to groups and supergroups only",
            "sendMessage",
            new { chat_id = Bryn.Id, text = "x", ephemeral_message_parameters = new { receiver_user_id = Bryn.Id } });
    }

    // BotCommand.is_ephemeral: "seen only by the sender of the message and the bot"; a reply to it needs no administrator.
    [Fact]
    public async Task AQuietCommand_IsAnsweredQuietly()
    {
        await CallAsync("setMyCommands", new { commands = (object[])[new { command = "mydata", description = "What is held on you", is_ephemeral = true }] });
        var asked = World.Say(Bryn, Group, "/mydata");
        Assert.Equal(Bryn, asked.EphemeralFor);
        var id = (await UpdatesAsync())[^1].GetProperty("message").GetProperty("ephemeral_message_id").GetInt32();
        Assert.Null((await OnlyToAsync(Bryn, reply: new { ephemeral_message_id = id })).Description);
        Server.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal("Bad Request: not enough rights to send ephemeral messages to the chat", (await OnlyToAsync(Bryn, reply: new { ephemeral_message_id = id })).Description);
    }

    [Fact]
    public async Task Edits_AnswerTrue()
    {
        var press = await PressedAsync();
        var id = (await OnlyToAsync(Bryn, press.QueryId)).Result.GetProperty("ephemeral_message_id").GetInt32();
        var which = new { chat_id = Group.Id, receiver_user_id = Bryn.Id, ephemeral_message_id = id, text = "Changed" };
        Assert.True((await CallAsync("editEphemeralMessageText", which)).Result.GetBoolean());
        Assert.Equal("Changed", Group.Find(-id)!.Text);
        await RefusedAsync(400, "Bad Request: message to edit not found", "editEphemeralMessageText", new { chat_id = Group.Id, receiver_user_id = Amara.Id, ephemeral_message_id = id, text = "x" });
        Assert.True((await CallAsync("deleteEphemeralMessage", new { chat_id = Group.Id, receiver_user_id = Bryn.Id, ephemeral_message_id = id })).Result.GetBoolean());
        Assert.Null(Group.Find(-id));
    }

    [Fact]
    public async Task APressOnAnEphemeralMessage_NamesIt()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        await CallAsync("sendMessage", new
        {
            chat_id = Group.Id,
            text = "Only you",
            ephemeral_message_parameters = new { receiver_user_id = Bryn.Id },
            reply_markup = new { inline_keyboard = (object[][])[[new { text = "Go", callback_data = "g" }]] },
        });
        var message = Group.Messages[^1];
        Assert.Throws<NotPossibleException>(() => World.Press(Amara, message, "Go"));
        World.Press(Bryn, message, "Go");
        var pressed = (await UpdatesAsync())[^1].GetProperty("callback_query").GetProperty("message");
        Assert.Equal(message.EphemeralId, pressed.GetProperty("ephemeral_message_id").GetInt32());
    }
}
