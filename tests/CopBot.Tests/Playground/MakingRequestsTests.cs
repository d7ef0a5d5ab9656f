using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground.Api;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#making-requests and #authorizing-your-bot.</summary>
public sealed class MakingRequestsTests : PlaygroundTest
{
    [Fact]
    public async Task AWrongToken_Is401()
    {
        using var response = await Http.GetAsync($"{Server.Url}/bot123:wrong/getMe", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public Task AnUnknownMethod_Is404() => RefusedAsync(404, "Not Found: method not found", "sendTelepathy");

    [Fact]
    public async Task AnUnknownMethod_IsInTheLogOfRefusedCalls()
    {
        await CallAsync("sendTelepathy");
        Assert.Equal(("sendTelepathy", 404), Server.Calls.Refused.Select(c => (c.Method, c.Status)).Single());
    }

    [Fact]
    public Task AnUnknownParameter_IsRefused() => RefusedAsync(
        400,
        "Bad Request: sendMessage has no parameter \"txt\" (the playground is stricter here than Telegram)",
        "sendMessage",
        new { chat_id = Group.Id, text = "x", txt = "y" });

    [Fact]
    public Task AParameterWithoutAnEffectHere_IsRefused() => RefusedAsync(
        400,
        "Bad Request: the playground does not serve the parameter \"business_connection_id\"",
        "sendMessage",
        new { chat_id = Group.Id, text = "x", business_connection_id = "b" });

    // "All methods in the Bot API are case-insensitive."
    [Fact]
    public async Task MethodNames_AreCaseInsensitive() => Assert.Equal(HttpStatusCode.OK, (await CallAsync("GETME")).Status);

    // "We support GET and POST HTTP methods" and four ways of passing parameters.
    [Theory]
    [InlineData("query")]
    [InlineData("form")]
    [InlineData("multipart")]
    [InlineData("json")]
    public async Task Parameters_ArePassedInAnyOfTheFourWays(string way)
    {
        var url = $"{Server.Url}/bot{Server.Token}/sendMessage";
        KeyValuePair<string, string>[] pairs = [new("chat_id", $"{Group.Id}"), new("text", "Hé & <b>")];
        using var response = way switch
        {
            "query" => await Http.GetAsync($"{url}?chat_id={Group.Id}&text={Uri.EscapeDataString(pairs[1].Value)}", Stop),
            "form" => await Http.PostAsync(url, new FormUrlEncodedContent(pairs), Stop),
            "multipart" => await Http.PostAsync(url, new MultipartFormDataContent { { new StringContent(pairs[0].Value), "chat_id" }, { new StringContent(pairs[1].Value), "text" } }, Stop),
            _ => await Http.PostAsJsonAsync(url, new { chat_id = Group.Id, text = pairs[1].Value }, Stop),
        };
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hé & <b>", Group.Messages[^1].Text);
    }

    [Fact]
    public async Task JsonThatIsBroken_Is400()
    {
        using var content = new StringContent("{\"chat_id\":", System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync($"{Server.Url}/bot{Server.Token}/sendMessage", content, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Bad Request: can't parse JSON body", (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("description").GetString());
    }

    [Fact]
    public Task AMissingParameter_IsNamed() => RefusedAsync(400, "Bad Request: parameter \"user_id\" is required", "getChatMember", new { chat_id = Group.Id });

    [Fact]
    public Task AMissingChat_HasItsOwnWords() => RefusedAsync(400, "Bad Request: chat_id is empty", "sendMessage", new { text = "x" });

    [Theory]
    [InlineData("getUpdates", "limit", "many", "Bad Request: field \"limit\" must be of type Integer")]
    [InlineData("sendMessage", "protect_content", "perhaps", "Bad Request: field \"protect_content\" must be of type Boolean")]
    [InlineData("sendMessage", "reply_markup", "{", "Bad Request: can't parse reply_markup JSON object")]
    [InlineData("sendMessage", "entities", "{}", "Bad Request: can't parse entities: expected an Array")]
    public async Task AParameterOfAnotherType_IsRefused(string method, string name, string value, string description)
    {
        var body = new Dictionary<string, string> { [name] = value };
        if (method == "sendMessage")
            (body["chat_id"], body["text"]) = ($"{Group.Id}", "x");
        await RefusedAsync(400, description, method, body);
    }

    [Fact]
    public void EveryMethodInTheTable_IsServed() =>
        Assert.Empty(ApiFacts.Methods.Keys.Except(Server.ServedMethods, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public async Task GetMe_GivesTheFieldsOfUser()
    {
        var me = (await CallAsync("getMe")).Result;
        Assert.Equal(7_000_000_001, me.GetProperty("id").GetInt64());
        Assert.True(me.GetProperty("is_bot").GetBoolean());
        Assert.False(me.GetProperty("can_read_all_group_messages").GetBoolean());
    }

    [Fact]
    public async Task TheBotsNameAndDescriptions_AreKept()
    {
        await CallAsync("setMyShortDescription", new { short_description = "Keeps what you share" });
        await CallAsync("setMyDescription", new { description = "A helper" });
        await CallAsync("setMyName", new { name = "CopBot two" });
        Assert.Equal("Keeps what you share", (await CallAsync("getMyShortDescription")).Result.GetProperty("short_description").GetString());
        Assert.Equal("A helper", (await CallAsync("getMyDescription")).Result.GetProperty("description").GetString());
        Assert.Equal("CopBot two", (await CallAsync("getMe")).Result.GetProperty("first_name").GetString());
        await RefusedAsync(400, "Bad Request: the short description is too long: 120 characters at most", "setMyShortDescription", new { short_description = new string('x', 121) });
    }
}
