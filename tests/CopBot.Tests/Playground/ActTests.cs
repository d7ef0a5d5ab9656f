using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>POST /play/act and its neighbours: what people do on the page.</summary>
public sealed class ActTests : ControlTest
{
    [Fact]
    public async Task Saying_ReachesGroupAndBot()
    {
        Assert.True(IsOk(await ActAsync(Ewa, "say", new { text = "/find housing" })));
        Assert.EndsWith("Ewa: /find housing", World.Transcript(Family), StringComparison.Ordinal);
        Assert.Equal("/find housing", (await UpdatesAsync())[^1].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task WhatCantBeDone_IsSaidInASentence()
    {
        Assert.Equal("Write something first.", ErrorOf(await ActAsync(Ewa, "say", new { text = " " })));
        Assert.Equal("There is no such chat here.", ErrorOf(await ActAsync(Ewa, "say", new { text = "x", chat = 5 })));
        Assert.Equal("That message is no longer there.", ErrorOf(await ActAsync(Ewa, "edit", new { text = "x", message = 99999 })));
        Assert.Equal("The playground does not know how to do that.", ErrorOf(await ActAsync(Ewa, "dance", new { })));
        Assert.Equal("There is no such person here.", ErrorOf(await PostAsync("act", new { @do = "say", chat = Family.Id, text = "x" })));
        Assert.Equal("This private chat is somebody else's.", ErrorOf(await ActAsync(Ewa, "say", new { text = "x", chat = Amara.Id })));
    }

    [Fact]
    public async Task APress_ReturnsTheAnswer()
    {
        await CallAsync("sendMessage", new { chat_id = Family.Id, text = "Card", reply_markup = new { inline_keyboard = (object[][])[[new { text = "Useful", callback_data = "u" }]] } });
        var press = ActAsync(Ewa, "press", new { message = Family.Messages[^1].Id, data = "u" });
        var id = "";
        await World.UntilAsync(() => World.LastUpdate?.Type == "callback_query", Stop);
        id = (await UpdatesAsync())[^1].GetProperty("callback_query").GetProperty("id").GetString();
        await CallAsync("answerCallbackQuery", new { callback_query_id = id, text = "Thank you", show_alert = true });
        var answer = (await press).GetProperty("answer");
        Assert.Equal(("Thank you", true), (answer.GetProperty("text").GetString(), answer.GetProperty("alert").GetBoolean()));
    }

    [Fact]
    public async Task EditingReactingDeletingForwardingVoting()
    {
        await ActAsync(Ewa, "say", new { text = "Helo" });
        var message = Family.Messages[^1];
        await ActAsync(Ewa, "edit", new { message = message.Id, text = "Hello" });
        await ActAsync(Ewa, "react", new { message = message.Id, emoji = "👍" });
        Assert.Equal(("Hello", 1), (message.Text, message.Reactions.Length));
        await ActAsync(Ewa, "react", new { message = message.Id, emoji = "👍" });
        Assert.Empty(message.Reactions);
        await ActAsync(Ewa, "start", new { });
        await ActAsync(Ewa, "forward", new { message = message.Id, toChat = Ewa.Id });
        Assert.Equal("Ewa: (forwarded from Ewa Nowak) Hello", World.PrivateChat(Ewa).Messages[^1].ToString());
        await ActAsync(Ewa, "delete", new { message = message.Id });
        Assert.True(message.Deleted);
        await CallAsync("sendPoll", new { chat_id = Family.Id, question = "When?", options = (object[])[new { text = "a" }, new { text = "b" }] });
        await ActAsync(Ewa, "vote", new { message = Family.Messages[^1].Id, options = (int[])[1] });
        Assert.Equal([1], Family.Messages[^1].Poll!.VoteOf(Ewa));
    }

    [Fact]
    public async Task StartingBlockingLeavingJoining()
    {
        await ActAsync(Ewa, "start", new { text = "join" });
        Assert.Equal("Ewa: /start join", World.Transcript(World.PrivateChat(Ewa)));
        await ActAsync(Ewa, "block", new { });
        Assert.True(Ewa.Blocked);
        await ActAsync(Ewa, "unblock", new { });
        await ActAsync(Ewa, "leave", new { });
        Assert.DoesNotContain(Ewa, Family.Members);
        await ActAsync(Ewa, "join", new { });
        Assert.Contains(Ewa, Family.Members);
    }

    [Fact]
    public async Task AFile_IsSentAndServedHarmlessly()
    {
        async Task<HttpResponseMessage> ServedAsync(string name, string mime, string kind)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{Ewa.Id}"), "as" },
                { new StringContent($"{Family.Id}"), "chat" },
                { new StringContent(kind), "kind" },
                { new StringContent("/share a file"), "caption" },
            };
            var file = new ByteArrayContent("<script>1</script>"u8.ToArray());
            file.Headers.ContentType = new MediaTypeHeaderValue(mime);
            form.Add(file, "file", name);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Server.Url}/play/file") { Content = form };
            request.Headers.Add("X-Playground", "1");
            using var response = await Http.SendAsync(request, Stop);
            Assert.True(IsOk(await response.Content.ReadFromJsonAsync<JsonElement>(Stop)));
            return await Http.GetAsync($"{Server.Url}/play/files/{Family.Messages[^1].File!.Stored.Id}", Stop);
        }

        using var page = await ServedAsync("evil.html", "text/html", "document");
        Assert.Equal("attachment", page.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", page.Content.Headers.ContentType!.MediaType);
        using var voice = await ServedAsync("note.webm", "audio/webm", "voice");
        Assert.Equal(("inline", "audio/webm"), (voice.Content.Headers.ContentDisposition!.DispositionType, voice.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Ewa: <VOICE> /share a file", Family.Messages[^1].ToString());
    }

    [Fact]
    public async Task PeopleAndTheBot_ComeAndGo()
    {
        var added = await PostAsync("people", new { firstName = "Fay", lastName = "Reid", facilitator = true });
        var fay = World.People.Single(p => p.Id == added.GetProperty("id").GetInt64());
        Assert.Contains(fay, Family.Admins);
        await PostAsync("bot", new { @in = true, admin = true, chat = Family.Id });
        Assert.True(Family.BotIsAdmin);
        await PostAsync("bot", new { @in = false, admin = false, chat = Family.Id });
        Assert.False(Family.BotIn);
        await PostAsync("bot", new { @in = true, admin = false, chat = Family.Id });
        Assert.True(Family.BotIn);
        await PostAsync("flood", new { on = true });
        Assert.NotNull(Server.Flood);
        await PostAsync("flood", new { on = false });
        Assert.Null(Server.Flood);
        Assert.Equal("Only a basic group can be upgraded.", ErrorOf(await PostAsync("upgrade", new { chat = Family.Id })));
    }

    [Fact]
    public async Task TheMenu_IsThatOfThePersonThere()
    {
        await CallAsync("setMyCommands", new { commands = (object[])[new { command = "find", description = "Looks" }], scope = new { type = "all_group_chats" } });
        var here = await Http.GetFromJsonAsync<JsonElement>($"{Server.Url}/play/commands?as={Ewa.Id}&chat={Family.Id}", Stop);
        Assert.Equal("find", here[0].GetProperty("command").GetString());
        var there = await Http.GetFromJsonAsync<JsonElement>($"{Server.Url}/play/commands?as={Ewa.Id}&chat={Ewa.Id}", Stop);
        Assert.Equal(0, there.GetArrayLength());
    }

    [Fact]
    public async Task Inline_AsksAndChooses()
    {
        var asked = PostAsync("inline", new { @as = Ewa.Id, chat = Family.Id, query = "housing", offset = "" });
        await World.UntilAsync(() => World.LastUpdate?.Type == "inline_query", Stop);
        var id = (await UpdatesAsync())[^1].GetProperty("inline_query").GetProperty("id").GetString();
        object[] results = [new { type = "article", id = "7", title = "Guide", input_message_content = new { message_text = "The guide" } }];
        await CallAsync("answerInlineQuery", new { inline_query_id = id, results });
        Assert.Equal("Guide", (await asked).GetProperty("results")[0].GetProperty("title").GetString());
        Assert.True(IsOk(await PostAsync("choose", new { @as = Ewa.Id, chat = Family.Id, query = "housing", resultId = "7" })));
        Assert.Equal("Ewa (via the bot): The guide", Family.Messages[^1].ToString());
        Assert.Equal(
            "That is no longer on offer. Type the words again.",
            ErrorOf(await PostAsync("choose", new { @as = Ewa.Id, chat = Family.Id, query = "housing", resultId = "8" })));
    }
}
