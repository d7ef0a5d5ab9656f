using System.Text.Json;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#sendmessage: "1-4096 characters after entities parsing"; wording of refusals as observed.</summary>
public sealed class SendTextTests : PlaygroundTest
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public Task AnEmptyText_IsRefused(string text) => RefusedAsync(400, "Bad Request: message text is empty", "sendMessage", new { chat_id = Group.Id, text });

    [Fact]
    public Task TextThatIsAllTags_IsEmpty() =>
        RefusedAsync(400, "Bad Request: message text is empty", "sendMessage", new { chat_id = Group.Id, text = "<b></b>", parse_mode = "HTML" });

    // Counted in UTF-16 code units, after parsing: tags do not count, an emoji counts twice.
    [Theory]
    [InlineData(4096, 0, true)]
    [InlineData(4097, 0, false)]
    [InlineData(4094, 1, true)]
    [InlineData(4095, 1, false)]
    public async Task TheLimit_IsUtf16UnitsAfterParsing(int letters, int emoji, bool goes)
    {
        var text = "<b>" + new string('x', letters) + "</b>" + string.Concat(Enumerable.Repeat("🙂", emoji));
        var answer = await CallAsync("sendMessage", new { chat_id = Group.Id, text, parse_mode = "HTML" });
        Assert.Equal(goes ? null : "Bad Request: message is too long", answer.Description);
    }

    // Observed: white space at either end is cut off, and entities move along.
    [Fact]
    public async Task WhiteSpaceAtTheEnds_IsCut()
    {
        var sent = (await CallAsync("sendMessage", new { chat_id = Group.Id, text = " \n <b>Hi</b> there\n", parse_mode = "HTML" })).Result;
        Assert.Equal("Hi there", sent.GetProperty("text").GetString());
        var bold = sent.GetProperty("entities")[0];
        Assert.Equal((0, 2), (bold.GetProperty("offset").GetInt32(), bold.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task EntitiesInsteadOfParseMode_AreTaken()
    {
        object[] entities = [new { type = "bold", offset = 0, length = 2 }, new { type = "text_link", offset = 3, length = 5, url = "https://example.org/a" }];
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Hi there", entities });
        Assert.Equal("<b>Hi</b> <a href=\"https://example.org/a\">there</a>", Group.Messages[^1].Html);
    }

    [Fact]
    public Task AnEntityBeyondTheText_IsRefused() => RefusedAsync(
        400,
        "Bad Request: can't parse entities: entity is out of the text",
        "sendMessage",
        new { chat_id = Group.Id, text = "Hi", entities = (object[])[new { type = "bold", offset = 1, length = 2 }] });

    [Theory]
    [InlineData("MarkdownV2", "Bad Request: the playground reads parse_mode HTML only, not MarkdownV2")]
    [InlineData("BBCode", "Bad Request: unsupported parse_mode")]
    public Task AnotherParseMode_IsRefused(string mode, string description) =>
        RefusedAsync(400, description, "sendMessage", new { chat_id = Group.Id, text = "x", parse_mode = mode });

    [Fact]
    public async Task TheAnswer_IsTheMessageAsTheBotWouldReceiveIt()
    {
        var sent = (await SendAsync("See /help or https://example.org")).Result;
        Assert.Equal(Noon.ToUnixTimeSeconds(), sent.GetProperty("date").GetInt64());
        Assert.Equal("supergroup", sent.GetProperty("chat").GetProperty("type").GetString());
        Assert.Equal("CopBot", sent.GetProperty("from").GetProperty("username").GetString());
        Assert.Equal(["bot_command", "url"], sent.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("type").GetString()));
    }

    // The bot does not get its own messages as updates.
    [Fact]
    public async Task WhatTheBotSends_IsNoUpdate()
    {
        var before = World.Unconfirmed;
        await SendAsync("Hello");
        Assert.Equal(before, World.Unconfirmed);
    }

    [Fact]
    public async Task AVenue_HasAPlaceAndAName()
    {
        await CallAsync("sendVenue", new { chat_id = Group.Id, latitude = 52.1, longitude = -1.5, title = "Town Hall", address = "Market Square" });
        Assert.Equal("CopBot: <VENUE Town Hall>", Group.Messages[^1].ToString());
        await RefusedAsync(400, "Bad Request: wrong latitude or longitude specified", "sendVenue", new { chat_id = Group.Id, latitude = 91, longitude = 0, title = "x", address = "y" });
    }

    [Theory]
    [InlineData("typing", null)]
    [InlineData("thinking", "Bad Request: wrong parameter action in request")]
    public async Task ChatActions_AreThoseOfTheList(string action, string? description) =>
        Assert.Equal(description, (await CallAsync("sendChatAction", new { chat_id = Group.Id, action })).Description);

    [Fact]
    public async Task ALoneSurrogate_IsRefused()
    {
        using var content = new StringContent($"{{\"chat_id\":{Group.Id},\"text\":\"a\\ud83d\"}}", System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync($"{Server.Url}/bot{Server.Token}/sendMessage", content, Stop);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal("Bad Request: strings must be encoded in UTF-8", json.GetProperty("description").GetString());
    }
}
