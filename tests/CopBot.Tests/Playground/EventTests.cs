using System.Text.Json;
using System.Threading.Channels;

namespace CopBot.Tests.Playground;

/// <summary>GET /play/events: server-sent events.</summary>
public sealed class EventTests : ControlTest
{
    private readonly Channel<(string Name, JsonElement Data)> _events = Channel.CreateUnbounded<(string, JsonElement)>();

    [Fact]
    public async Task WhatHappens_IsTold()
    {
        using var stream = await ListenAsync();
        World.Say(Ewa, Family, "Hello");
        var message = await NextAsync("message");
        Assert.Equal(Family.Id, message.GetProperty("chat").GetInt64());
        Assert.Equal("Hello", message.GetProperty("message").GetProperty("html").GetString());

        World.Delete(Family.Messages[^1]);
        Assert.Equal(Family.Id, (await NextAsync("deleted")).GetProperty("chat").GetInt64());

        World.AddPerson("Fay");
        var people = await NextAsync("people");
        Assert.Equal("Fay", people.GetProperty("people").EnumerateArray().Last().GetProperty("firstName").GetString());
        Assert.False(people.GetProperty("chats")[0].TryGetProperty("messages", out _));

        Server.Clock.Advance(TimeSpan.FromHours(1));

        // A page hears the time now and then, also where it has not been moved.
        DateTimeOffset now;
        do
            now = (await NextAsync("clock")).GetProperty("now").GetDateTimeOffset();
        while (now == Noon);
        Assert.Equal(Noon.AddHours(1), now);

        await CallAsync("sendChatAction", new { chat_id = Family.Id, action = "typing" });
        Assert.Equal("typing", (await NextAsync("typing")).GetProperty("action").GetString());
    }

    [Fact]
    public async Task AnAnswerToAPress_NamesThePerson()
    {
        using var stream = await ListenAsync();
        await CallAsync("sendMessage", new { chat_id = Family.Id, text = "Card", reply_markup = new { inline_keyboard = (object[][])[[new { text = "Useful", callback_data = "u" }]] } });
        var press = World.Press(Ewa, Family.Messages[^1], "Useful");
        await CallAsync("answerCallbackQuery", new { callback_query_id = press.QueryId, text = "Noted" });
        var answer = await NextAsync("answer");
        Assert.Equal((Ewa.Id, "Noted"), (answer.GetProperty("personId").GetInt64(), answer.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task StartingOver_ResetsThePage()
    {
        using var stream = await ListenAsync();
        await Server.StartOverAsync(Stop);
        await NextAsync("reset");
    }

    // Nothing is replayed: a page that was away reads the state anew.
    [Fact]
    public async Task AfterABreak_ThePageIsTold()
    {
        using var stream = await ListenAsync(lastEventId: "4711");
        await NextAsync("reset");
    }

    [Fact]
    public async Task APageThatHangsUp_IsForgotten()
    {
        var stream = await ListenAsync();
        Assert.Equal(1, Server.Events.Readers);
        stream.Dispose();
        while (Server.Events.Readers > 0)
            await Task.Yield();
    }

    private async Task<IDisposable> ListenAsync(string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Server.Url}/play/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        Assert.StartsWith("retry:", await reader.ReadLineAsync(Stop), StringComparison.Ordinal);
        _ = ReadAsync(reader);
        return response;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        try
        {
            var name = "";
            while (await reader.ReadLineAsync(Stop) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                    name = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    await _events.Writer.WriteAsync((name, JsonDocument.Parse(line[6..]).RootElement), Stop);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The stream ends with the test.
        }
    }

    private async Task<JsonElement> NextAsync(string name)
    {
        await foreach (var (next, data) in _events.Reader.ReadAllAsync(Stop))
        {
            if (next == name)
                return data;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
