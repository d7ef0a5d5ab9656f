using System.Text.Json;

namespace CopBot.Tests.Playground;

/// <summary>GET /play/state and what the page may do with it.</summary>
public sealed class StateTests : ControlTest
{
    [Fact]
    public async Task TheSeed_IsOneGroupAndFivePeople()
    {
        await using var fresh = await CopBot.Playground.PlaygroundServer.StartAsync(Options, Stop);
        var state = JsonDocument.Parse(await Http.GetStringAsync($"{fresh.Url}/play/state", Stop)).RootElement;
        Assert.Equal(["Amara", "Bryn", "Chloe", "Dev", "Ewa"], state.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("firstName").GetString()));
        Assert.Equal([true, false, false, false, false], state.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("facilitator").GetBoolean()));
        var group = state.GetProperty("chats")[0];
        Assert.Equal(("supergroup", "Family Support CoP", true, false), (
            group.GetProperty("type").GetString(),
            group.GetProperty("title").GetString(),
            group.GetProperty("botIn").GetBoolean(),
            group.GetProperty("botIsAdmin").GetBoolean()));
        Assert.Equal(6, state.GetProperty("chats").GetArrayLength());
        Assert.Equal("2026-10-03T12:00:00.000Z", state.GetProperty("now").GetString());
        Assert.All(state.GetProperty("people").EnumerateArray(), p => Assert.False(p.GetProperty("started").GetBoolean()));
    }

    [Fact]
    public async Task AMessage_HasSafeHtml()
    {
        World.Say(Ewa, Family, "<img src=x onerror=alert(1)> /share https://example.org/a");
        var message = (await StateAsync()).GetProperty("chats")[0].GetProperty("messages").EnumerateArray().Last();
        Assert.Equal(
            "&lt;img src=x onerror=alert(1)&gt; <span class=\"command\" data-command=\"/share\">/share</span> "
            + "<a href=\"https://example.org/a\" target=\"_blank\" rel=\"noopener\">https://example.org/a</a>",
            message.GetProperty("html").GetString());
        Assert.Equal(("Ewa Nowak", false), (message.GetProperty("from").GetProperty("name").GetString(), message.GetProperty("from").GetProperty("isBot").GetBoolean()));
    }

    [Fact]
    public async Task Ephemerals_StandInOrderAndNameTheirPerson()
    {
        World.SetBotAdmin(Family, admin: true, World.People[0]);
        World.Say(Ewa, Family, "/one");
        await CallAsync("sendMessage", new { chat_id = Family.Id, text = "Only you", ephemeral_message_parameters = new { receiver_user_id = Ewa.Id } });
        World.Say(Ewa, Family, "/two");
        var messages = (await StateAsync()).GetProperty("chats")[0].GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(Ewa.Id, messages[^2].GetProperty("ephemeralFor").GetInt64());
        var ids = messages.Select(m => m.GetProperty("id").GetDouble()).ToList();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task PollsButtonsReactionsAndFiles_AreAllThere()
    {
        await CallAsync("sendPoll", new { chat_id = Family.Id, question = "When?", options = (object[])[new { text = "Monday" }, new { text = "Tuesday" }], is_anonymous = false });
        World.Vote(Ewa, Family.Messages[^1], 1);
        World.React(Ewa, Family.Messages[^1], "👍");
        World.SendFile(Ewa, Family, CopBot.Playground.Worlds.FileKind.Voice, "n.ogg", new byte[] { 1, 2 }, duration: 7);
        var messages = (await StateAsync()).GetProperty("chats")[0].GetProperty("messages").EnumerateArray().ToList();
        var poll = messages[^2].GetProperty("poll");
        Assert.Equal(Ewa.Id, poll.GetProperty("options")[1].GetProperty("voters")[0].GetInt64());
        Assert.Equal(1, poll.GetProperty("total").GetInt32());
        Assert.Equal("👍", messages[^2].GetProperty("reactions")[0].GetProperty("emoji").GetString());
        var file = messages[^1].GetProperty("file");
        Assert.Equal(("voice", 7, 2), (file.GetProperty("kind").GetString(), file.GetProperty("duration").GetInt32(), file.GetProperty("size").GetInt32()));
        Assert.Equal([1, 2], await Http.GetByteArrayAsync(Server.Url + file.GetProperty("url").GetString(), Stop));
    }
}
