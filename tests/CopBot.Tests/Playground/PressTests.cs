using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#callbackquery and #answercallbackquery; wording as observed.</summary>
public sealed class PressTests : PlaygroundTest
{
    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private Message _card = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Card", reply_markup = new { inline_keyboard = (object[][])[[new { text = "Useful (0)", callback_data = "r:1" }, new { text = "Site", url = "https://example.org" }]] } });
        _card = Group.Messages[^1];
    }

    [Fact]
    public async Task APress_CarriesDataAndMessage()
    {
        World.Press(Bryn, _card, "Useful");
        var query = (await UpdatesAsync())[^1].GetProperty("callback_query");
        Assert.Equal("r:1", query.GetProperty("data").GetString());
        Assert.Equal(Bryn.Id, query.GetProperty("from").GetProperty("id").GetInt64());
        Assert.Equal(_card.Id, query.GetProperty("message").GetProperty("message_id").GetInt32());
        Assert.NotEmpty(query.GetProperty("chat_instance").GetString()!);
    }

    [Fact]
    public async Task AnAnswer_ReachesThePerson_Once()
    {
        var press = World.Press(Bryn, _card, "r:1");
        Assert.Null(press.Answer);
        await CallAsync("answerCallbackQuery", new { callback_query_id = press.QueryId, text = "Noted" });
        Assert.Equal(new PressAnswer("Noted", Alert: false, Url: null), await press.Answered);
        await RefusedAsync(400, TooOld, "answerCallbackQuery", new { callback_query_id = press.QueryId });
    }

    [Fact]
    public Task AnUnknownQuery_IsRefused() => RefusedAsync(400, TooOld, "answerCallbackQuery", new { callback_query_id = "1" });

    [Fact]
    public async Task AnOldQuery_IsRefused()
    {
        var press = World.Press(Bryn, _card, "r:1");
        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        await RefusedAsync(400, TooOld, "answerCallbackQuery", new { callback_query_id = press.QueryId });
    }

    // text: "0-200 characters".
    [Fact]
    public async Task ANotice_HoldsTwoHundredCharacters()
    {
        var press = World.Press(Bryn, _card, "r:1");
        await RefusedAsync(400, "Bad Request: MESSAGE_TOO_LONG", "answerCallbackQuery", new { callback_query_id = press.QueryId, text = new string('x', 201) });
        Assert.Null((await CallAsync("answerCallbackQuery", new { callback_query_id = press.QueryId, text = new string('x', 200), show_alert = true })).Description);
        Assert.True(press.Answer!.Alert);
    }

    // url: "you may use links like t.me/your_bot?start=XXXX that open your bot with a parameter".
    [Fact]
    public async Task AUrl_LeadsToTheBotOnly()
    {
        var press = World.Press(Bryn, _card, "r:1");
        await RefusedAsync(400, "Bad Request: URL_INVALID", "answerCallbackQuery", new { callback_query_id = press.QueryId, url = "https://example.org" });
        await CallAsync("answerCallbackQuery", new { callback_query_id = press.QueryId, url = "https://t.me/CopBot?start=x" });
        Assert.Equal("https://t.me/CopBot?start=x", press.Answer!.Url);
    }

    [Fact]
    public async Task AForgedPress_ReachesTheBot()
    {
        World.PressRaw(Bryn, Group, _card.Id, "x:999");
        Assert.Equal("x:999", (await UpdatesAsync())[^1].GetProperty("callback_query").GetProperty("data").GetString());
    }

    // "MaybeInaccessibleMessage": date is always 0.
    [Fact]
    public async Task APressOnADeletedMessage_HasAnInaccessibleOne()
    {
        World.PressRaw(Bryn, Group, 4711, "r:1");
        var message = (await UpdatesAsync())[^1].GetProperty("callback_query").GetProperty("message");
        Assert.Equal((4711, 0), (message.GetProperty("message_id").GetInt32(), message.GetProperty("date").GetInt32()));
    }

    [Fact]
    public void WhatPeopleCantDo_IsNotPossible()
    {
        Assert.Contains("There are: [Useful (0)], [Site]", Assert.Throws<NotPossibleException>(() => World.Press(Bryn, _card, "Remove")).Message, StringComparison.Ordinal);
        Assert.Throws<NotPossibleException>(() => World.Press(Bryn, _card, "Site"));
        Assert.Throws<NotPossibleException>(() => World.Press(World.AddPerson("Zoe"), _card, "Useful"));
    }
}
