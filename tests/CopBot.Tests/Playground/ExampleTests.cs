using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>"Start over" and "Load an example community", with a bot that answers every /share with a card.</summary>
public sealed class ExampleTests : ControlTest
{
    [Fact]
    public void TheScript_IsSound()
    {
        var script = ExampleScript.Load();
        Assert.InRange(script.Steps.Count, 40, 80);
        var named = new HashSet<string>();
        var last = (-1, "");
        foreach (var step in script.Steps)
        {
            Assert.Contains(step.Who, (string[])["Amara", "Bryn", "Chloe", "Dev", "Ewa"]);
            Assert.True(last.CompareTo((step.Day, step.At)) < 0, $"{step.Day} {step.At} is out of order");
            last = (step.Day, step.At);
            Assert.All(new[] { step.On, step.ReplyTo }.OfType<string>(), id => Assert.Contains(id, named));
            Assert.True((step.Say ?? step.Press ?? step.React ?? step.File?.Name) is not null);
            if (step.Id is not null)
                Assert.True(named.Add(step.Id));
        }

        Assert.True(script.Steps[^1].Day < script.Days);
        // Nobody's real address: every link leads to the domain that RFC 2606 keeps for examples.
        Assert.All(script.Steps.Select(s => s.Say ?? "").Where(s => s.Contains("http", StringComparison.Ordinal)), s => Assert.Matches(@"https://(www\.)?example\.org/", s));
    }

    [Fact]
    public async Task TheExample_IsLivedThrough()
    {
        await using var bot = new EchoBot(Server);
        Server.Bot = bot;
        Server.BotRunning = true;
        await Server.LoadExampleAsync(Stop);

        Assert.Equal(Noon, Server.Clock.GetUtcNow());
        var messages = Family.Messages;
        Assert.Equal(Noon.Date.AddDays(-91), messages[0].Date.UtcDateTime.Date);
        Assert.All(messages.Zip(messages.Skip(1)), pair => Assert.True(pair.First.Date <= pair.Second.Date));
        Assert.True(messages[^1].Date > Noon.AddDays(-4));
        Assert.True(bot.Presses > 8);
        Assert.Contains(messages, m => m.File?.Name == "young-carers-checklist.pdf");
        Assert.Contains(messages, m => m.File?.Kind == FileKind.Photo && m.File.Width == 640);
        Assert.True((await StateAsync()).GetProperty("botRunning").GetBoolean());
        Assert.Empty(Server.Calls.Refused);
    }

    [Fact]
    public async Task StartingOver_ForgetsEverything()
    {
        await using var bot = new EchoBot(Server);
        Server.Bot = bot;
        Server.BotRunning = true;
        World.Say(Ewa, Family, "Hello");
        Server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(IsOk(await PostAsync("reset", new { })));
        Assert.Equal((1, 1), (bot.Stops, bot.Starts));
        Assert.DoesNotContain("Hello", World.Transcript(Family), StringComparison.Ordinal);
        Assert.Equal(Noon, Server.Clock.GetUtcNow());
        Assert.Equal(5, World.People.Count);
    }

    [Fact]
    public async Task ABotThatWontStart_IsSaidOnThePage()
    {
        Server.Bot = new BrokenBot();
        Server.BotRunning = true;
        Assert.Equal("CopBot could not be started: No room", ErrorOf(await PostAsync("reset", new { })));
        var state = await StateAsync();
        Assert.Equal((false, false), (state.GetProperty("botRunning").GetBoolean(), state.GetProperty("busy").GetBoolean()));
    }

    [Fact]
    public void TheFiles_AreWhatTheySay()
    {
        Assert.StartsWith("%PDF-1.4", System.Text.Encoding.Latin1.GetString(MakePdf.OfLines(["A (small) \\ page"])), StringComparison.Ordinal);
        Assert.Equal((640, 400), PictureSize.Of(MakePicture.Bars()));
        Assert.Equal(44 + (8000 * 2), MakeSound.Hum(2).Length);
    }

    private sealed class BrokenBot : IPlaygroundBot
    {
        public Task StartAsync(CancellationToken cancellation) => throw new InvalidOperationException("No room");

        public Task StopAndForgetAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    /// <summary>Polls like any bot; answers /share and /find with a card that has a button "Useful", and every press.</summary>
    private sealed class EchoBot(PlaygroundServer server) : IPlaygroundBot, IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private CancellationTokenSource? _stop;
        private Task _loop = Task.CompletedTask;

        public int Starts { get; private set; }

        public int Stops { get; private set; }

        public int Presses { get; private set; }

        public Task StartAsync(CancellationToken cancellation)
        {
            Starts++;
            _stop = new CancellationTokenSource();
            _loop = RunAsync(_stop.Token);
            return Task.CompletedTask;
        }

        public async Task StopAndForgetAsync(CancellationToken cancellation)
        {
            Stops++;
            if (_stop is not null)
                await _stop.CancelAsync();
            await _loop;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAndForgetAsync(CancellationToken.None);
            _http.Dispose();
        }

        private async Task RunAsync(CancellationToken stop)
        {
            try
            {
                for (var offset = 0L; !stop.IsCancellationRequested;)
                {
                    foreach (var update in (await CallAsync("getUpdates", new { offset, timeout = 30 }, stop)).EnumerateArray())
                    {
                        offset = update.GetProperty("update_id").GetInt64() + 1;
                        await TakeAsync(update, stop);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
        }

        private async Task TakeAsync(JsonElement update, CancellationToken stop)
        {
            if (update.TryGetProperty("callback_query", out var query))
            {
                Presses++;
                await CallAsync("answerCallbackQuery", new { callback_query_id = query.GetProperty("id").GetString() }, stop);
            }

            if (!update.TryGetProperty("message", out var message) || message.TryGetProperty("new_chat_members", out _))
                return;
            var buttons = new { inline_keyboard = (object[][])[[.. new[] { "Useful", "Import", "Create", "Going", "Maybe" }.Select(text => new { text, callback_data = text })]] };
            await CallAsync("sendMessage", new { chat_id = message.GetProperty("chat").GetProperty("id").GetInt64(), text = "Kept", reply_markup = buttons }, stop);
        }

        private async Task<JsonElement> CallAsync(string method, object body, CancellationToken stop)
        {
            using var response = await _http.PostAsJsonAsync($"{server.Url}/bot{server.Token}/{method}", body, stop);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("result");
        }
    }
}
