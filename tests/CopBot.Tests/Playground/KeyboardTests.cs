namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#inlinekeyboardmarkup, #inlinekeyboardbutton, #forcereply; wording as observed.</summary>
public sealed class KeyboardTests : PlaygroundTest
{
    private Task<Answer> WithAsync(object button) =>
        CallAsync("sendMessage", new { chat_id = Group.Id, text = "x", reply_markup = new { inline_keyboard = (object[][])[[button]] } });

    // callback_data: "1-64 bytes".
    [Theory]
    [InlineData("a", null)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", null)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("éééééééééééééééééééééééééééééééé", null)]
    [InlineData("ééééééééééééééééééééééééééééééééé", "Bad Request: BUTTON_DATA_INVALID")]
    [InlineData("", "Bad Request: BUTTON_DATA_INVALID")]
    public async Task CallbackData_IsOneToSixtyFourBytes(string data, string? description) =>
        Assert.Equal(description, (await WithAsync(new { text = "Go", callback_data = data })).Description);

    // "Exactly one of the fields other than text, icon_custom_emoji_id, and style must be used".
    [Fact]
    public async Task AButton_HasExactlyOneEffect()
    {
        Assert.Equal("Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", (await WithAsync(new { text = "Go" })).Description);
        Assert.Equal(
            "Bad Request: can't parse inline keyboard button: exactly one of the optional fields must be used",
            (await WithAsync(new { text = "Go", callback_data = "a", url = "https://example.org" })).Description);
        Assert.Equal(
            "Bad Request: can't parse inline keyboard button: unknown field \"calback_data\"",
            (await WithAsync(new { text = "Go", calback_data = "a" })).Description);
        Assert.Equal("Bad Request: can't parse inline keyboard button: Field \"text\" must not be empty", (await WithAsync(new { text = " ", callback_data = "a" })).Description);
    }

    [Theory]
    [InlineData("https://example.org/a", null)]
    [InlineData("tg://user?id=5", null)]
    [InlineData("not a link", "Bad Request: BUTTON_URL_INVALID")]
    [InlineData("http://localhost/x", "Bad Request: BUTTON_URL_INVALID")]
    public async Task AUrlButton_NeedsALink(string url, string? description) =>
        Assert.Equal(description, (await WithAsync(new { text = "Go", url })).Description);

    [Fact]
    public async Task OtherKinds_AreShownToThePage()
    {
        await WithAsync(new { text = "Search", switch_inline_query_current_chat = "housing" });
        Assert.Equal(("housing", true), Group.Messages[^1].Buttons[0].Select(b => (b.InlineQuery!, b.Here)).Single());
        await WithAsync(new { text = "Copy", copy_text = new { text = "abc" } });
        Assert.Equal("abc", Group.Messages[^1].Buttons[0][0].Copy);
        Assert.Equal("Bad Request: BUTTON_COPY_TEXT_INVALID", (await WithAsync(new { text = "Copy", copy_text = new { text = "" } })).Description);
    }

    // Observed: at most 100 buttons.
    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "Bad Request: REPLY_MARKUP_TOO_LONG")]
    public async Task NoMoreThanAHundredButtons(int count, string? description)
    {
        var rows = Enumerable.Range(0, count).Select(i => new[] { new { text = $"{i}", callback_data = $"{i}" } });
        Assert.Equal(description, (await CallAsync("sendMessage", new { chat_id = Group.Id, text = "x", reply_markup = new { inline_keyboard = rows } })).Description);
    }

    [Fact]
    public async Task ForceReply_IsShown()
    {
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "What is it called?", reply_markup = new { force_reply = true, selective = true } });
        Assert.True(Group.Messages[^1].ForceReply);
    }

    [Fact]
    public async Task TheKeyboard_ComesBackAsItWasSent()
    {
        var sent = (await WithAsync(new { text = "Go", callback_data = "a", style = "primary" })).Result;
        Assert.Equal("""{"inline_keyboard":[[{"text":"Go","callback_data":"a","style":"primary"}]]}""", sent.GetProperty("reply_markup").GetRawText());
    }
}
