using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CopBot.Playground;

namespace CopBot.BrowserTests.Support;

/// <summary>
/// A bot of a few lines that speaks the plain Bot API, so that the page is tested whatever CopBot itself does:
/// <c>/card</c> brings buttons, <c>/poll</c> a poll, <c>/choose</c> one of several answers without names, <c>/hidden</c> one that hides its results and takes options, <c>/quiet</c> an answer for one person alone, <c>/ask</c> a question,
/// <c>/html</c> formatting, <c>/start …</c> a greeting that repeats the payload, anything else in private an echo.
/// </summary>
internal sealed class DummyBot : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _useful;

    public DummyBot(PlaygroundServer server)
    {
        _http = new HttpClient { BaseAddress = new Uri($"{server.Url}/bot{server.Token}/"), Timeout = TimeSpan.FromSeconds(70) };
        _running = RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try { await _running; }
        catch (OperationCanceledException) { }
        catch (HttpRequestException) { }
        _http.Dispose();
        _stop.Dispose();
    }

    /// <summary>Calls one method and gives back its result.</summary>
    public async Task<JsonNode> CallAsync(string method, object parameters, CancellationToken cancellation = default)
    {
        using var response = await _http.PostAsJsonAsync(method, parameters, cancellation);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
        return (bool)answer["ok"]! ? answer["result"]! : throw new InvalidOperationException($"{method}: {answer["description"]}");
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        await CallAsync("setMyCommands", new
        {
            commands = new[]
            {
                new { command = "card", description = "A card with buttons" },
                new { command = "poll", description = "A poll" },
                new { command = "quiet", description = "An answer for you alone" },
            },
        }, cancellation);
        for (var offset = 0; ;)
        {
            var updates = await CallAsync("getUpdates", new { offset, timeout = 50 }, cancellation);
            foreach (var update in updates.AsArray())
            {
                offset = (int)update!["update_id"]! + 1;
                await HandleAsync(update, cancellation);
            }
        }
    }

    private Task HandleAsync(JsonNode update, CancellationToken cancellation) =>
        update["message"] is { } message && (string?)message["text"] is { } text ? AnswerAsync(message, text, cancellation)
        : update["callback_query"] is { } press ? AnswerPressAsync(press, cancellation)
        : update["inline_query"] is { } query ? AnswerInlineAsync(query, cancellation)
        : Task.CompletedTask;

    private Task<JsonNode> AnswerAsync(JsonNode message, string text, CancellationToken cancellation)
    {
        var chat = (long)message["chat"]!["id"]!;
        var from = (long)message["from"]!["id"]!;
        var isPrivate = (string)message["chat"]!["type"]! == "private";
        return text.Split(' ')[0].Split('@')[0] switch
        {
            "/card" => SayAsync(new { chat_id = chat, text = "A card", reply_markup = Keyboard(0) }),
            "/poll" => CallAsync("sendPoll", new { chat_id = chat, question = "When?", is_anonymous = false, options = new[] { new { text = "Monday" }, new { text = "Friday" } } }, cancellation),
            "/choose" => CallAsync("sendPoll", new { chat_id = chat, question = "Which?", is_anonymous = true, allows_multiple_answers = true, options = new[] { new { text = "Tea" }, new { text = "Coffee" }, new { text = "Water" } } }, cancellation),
            "/hidden" => CallAsync("sendPoll", new { chat_id = chat, question = "Who?", is_anonymous = false, hide_results_until_closes = true, allow_adding_options = true, options = new[] { new { text = "Ann" }, new { text = "Ben" } } }, cancellation),
            "/quiet" => SayAsync(new { chat_id = chat, text = "For your eyes only", ephemeral_message_parameters = new { receiver_user_id = from } }),
            "/ask" => SayAsync(new { chat_id = chat, text = "What is it called?", reply_parameters = new { message_id = (int)message["message_id"]! }, reply_markup = new { force_reply = true, selective = true } }),
            "/html" => SayAsync(new { chat_id = chat, parse_mode = "HTML", text = "<b>Bold</b> <tg-spoiler>hidden words</tg-spoiler> /card <a href=\"https://t.me/CopBot?start=deep\">deeper</a>" }),
            "/start" => SayAsync(new { chat_id = chat, text = $"Hello. You came with “{text["/start".Length..].Trim()}”." }),
            _ when isPrivate => SayAsync(new { chat_id = chat, text = $"You said: {text}" }),
            _ => Task.FromResult<JsonNode>(true),
        };

        Task<JsonNode> SayAsync(object parameters) => CallAsync("sendMessage", parameters, cancellation);
    }

    private async Task AnswerPressAsync(JsonNode press, CancellationToken cancellation)
    {
        var id = (string)press["id"]!;
        var message = press["message"]!;
        if ((string?)press["data"] == "useful")
        {
            await CallAsync("editMessageReplyMarkup", new { chat_id = (long)message["chat"]!["id"]!, message_id = (int)message["message_id"]!, reply_markup = Keyboard(++_useful) }, cancellation);
            await CallAsync("answerCallbackQuery", new { callback_query_id = id, text = "Thank you for saying so." }, cancellation);
            return;
        }
        await CallAsync("answerCallbackQuery", new { callback_query_id = id, text = "You may not remove this.", show_alert = true }, cancellation);
    }

    private Task<JsonNode> AnswerInlineAsync(JsonNode query, CancellationToken cancellation) => CallAsync("answerInlineQuery", new
    {
        inline_query_id = (string)query["id"]!,
        results = new[]
        {
            new { type = "article", id = "1", title = $"About {query["query"]}", description = "The first result", input_message_content = new { message_text = $"Chosen: {query["query"]}" } },
            new { type = "article", id = "2", title = "Another", description = "The second result", input_message_content = new { message_text = "Chosen: another" } },
        },
    }, cancellation);

    private static object Keyboard(int useful) => new
    {
        inline_keyboard = new[]
        {
            new[] { new { text = $"Useful ({useful})", callback_data = "useful" }, new { text = "Remove", callback_data = "remove" } },
        },
    };
}
