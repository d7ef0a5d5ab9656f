namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#updating-messages; wording as observed.</summary>
public sealed class EditTests : PlaygroundTest
{
    private static object Keys(string label) => new { inline_keyboard = (object[][])[[new { text = label, callback_data = "a" }]] };

    [Fact]
    public async Task AnEdit_ChangesTextAndButtons()
    {
        var id = (await SendAsync("One")).MessageId;
        var edited = await CallAsync("editMessageText", new { chat_id = Group.Id, message_id = id, text = "<b>Two</b>", parse_mode = "HTML", reply_markup = Keys("Go") });
        Assert.Equal("Two", edited.Result.GetProperty("text").GetString());
        Assert.Equal("CopBot: Two  [Go]", Group.Find(id)!.ToString());
        Assert.Equal(1, Group.Find(id)!.Edits);
        Assert.NotNull(Group.Find(id)!.Edited);
    }

    [Theory]
    [InlineData("Same", true)]
    [InlineData("Other", false)]
    public async Task TheSameContentAndButtons_AreNotModified(string text, bool refused)
    {
        var id = (await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Same", reply_markup = Keys("Go") })).MessageId;
        var answer = await CallAsync("editMessageText", new { chat_id = Group.Id, message_id = id, text, reply_markup = Keys("Go") });
        Assert.Equal(
            refused
                ? "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
                : null,
            answer.Description);
    }

    [Fact]
    public async Task AnEditWithoutButtons_TakesThemAway()
    {
        var id = (await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Same", reply_markup = Keys("Go") })).MessageId;
        await CallAsync("editMessageText", new { chat_id = Group.Id, message_id = id, text = "Same" });
        Assert.Empty(Group.Find(id)!.Labels);
    }

    [Fact]
    public async Task ButtonsAlone_DoNotMarkTheMessageAsEdited()
    {
        var id = (await SendAsync("One")).MessageId;
        await CallAsync("editMessageReplyMarkup", new { chat_id = Group.Id, message_id = id, reply_markup = Keys("Go") });
        Assert.Equal((1, null), (Group.Find(id)!.Edits, Group.Find(id)!.Edited));
    }

    [Fact]
    public Task AnUnknownMessage_IsNotFound() =>
        RefusedAsync(400, "Bad Request: message to edit not found", "editMessageText", new { chat_id = Group.Id, message_id = 9999, text = "x" });

    [Fact]
    public Task SomebodyElsesMessage_CantBeEdited() => RefusedAsync(
        400,
        "Bad Request: message can't be edited",
        "editMessageText",
        new { chat_id = Group.Id, message_id = World.Say(Amara, Group, "Mine").Id, text = "x" });

    [Fact]
    public async Task TooLong_HasOtherWordsThanSending()
    {
        var id = (await SendAsync("One")).MessageId;
        await RefusedAsync(400, "Bad Request: MESSAGE_TOO_LONG", "editMessageText", new { chat_id = Group.Id, message_id = id, text = new string('x', 4097) });
    }

    [Fact]
    public async Task TextAndCaption_AreNotTheSame()
    {
        var text = (await SendAsync("One")).MessageId;
        await RefusedAsync(400, "Bad Request: there is no caption in the message to edit", "editMessageCaption", new { chat_id = Group.Id, message_id = text, caption = "x" });
        var file = World.SendFile(Amara, Group, CopBot.Playground.Worlds.FileKind.Document, "a.txt", "x"u8.ToArray());
        var sent = (await CallAsync("sendDocument", new { chat_id = Group.Id, document = file.File!.Stored.Id })).MessageId;
        await RefusedAsync(400, "Bad Request: there is no text in the message to edit", "editMessageText", new { chat_id = Group.Id, message_id = sent, text = "x" });
        await CallAsync("editMessageCaption", new { chat_id = Group.Id, message_id = sent, caption = "Better" });
        Assert.Equal("Better", Group.Find(sent)!.Text);
    }

    [Fact]
    public async Task Media_TakesThePlaceOfText()
    {
        var file = World.SendFile(Amara, Group, CopBot.Playground.Worlds.FileKind.Document, "a.txt", "x"u8.ToArray());
        var id = (await SendAsync("One")).MessageId;
        await CallAsync("editMessageMedia", new { chat_id = Group.Id, message_id = id, media = new { type = "document", media = file.File!.Stored.Id, caption = "Here" } });
        Assert.Equal("CopBot: <DOCUMENT a.txt> Here", Group.Find(id)!.ToString());
    }
}
