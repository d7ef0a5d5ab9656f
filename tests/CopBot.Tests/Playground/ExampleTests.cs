using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Hosting;
using CopBot.Nudges.Prompts;
using CopBot.Playground;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;
using Microsoft.Extensions.Configuration;

namespace CopBot.Tests.Playground;

/// <summary>"Start over" and "Load an example community".</summary>
public sealed class ExampleTests : ControlTest
{
    [Fact]
    public void TheScript_IsSound()
    {
        var script = ExampleScript.Load();
        Assert.InRange(script.Steps.Count, 140, 200);
        var named = new HashSet<string>();
        var last = (0, -1, "");
        foreach (var step in script.Steps)
        {
            Assert.Contains(step.Who, (string[])["Amara", "Bryn", "Chloe", "Dev", "Ewa"]);
            var at = (step.Day < 0 ? 1 : 0, step.Day, step.At);
            Assert.True(last.CompareTo(at) < 0, $"{step.Day} {step.At} is out of order");
            last = at;
            Assert.All(new[] { step.On, step.ReplyTo }.OfType<string>(), id => Assert.Contains(id, named));
            Assert.True((step.Say ?? step.Press ?? step.Vote ?? step.React ?? step.File?.Name) is not null);
            Assert.True(step.On is not null == (step.Press ?? step.Vote ?? step.React) is not null);
            if (step.Id is not null)
                Assert.True(named.Add(step.Id));
        }

        // It may take a week more than it says; what is counted from its end comes after all that is counted from its beginning.
        Assert.True(script.Steps.Max(s => s.Day) < script.Days - 6);
        Assert.True(script.Steps.Min(s => s.Day) >= -6);
        Assert.Equal(-1, script.Steps[^1].Day);
        // Nobody's real address: every link leads to the domain that RFC 2606 keeps for examples.
        Assert.All(script.Steps.Select(s => s.Say ?? "").Where(s => s.Contains("http", StringComparison.Ordinal)), s => Assert.Matches(@"https://(www\.)?example\.org/", s));
    }

    [Theory]
    [InlineData("2026-11-26", "2026-08-24")]
    [InlineData("2026-11-30", "2026-08-31")]
    [InlineData("2026-11-29", "2026-08-24")]
    public void TheScript_BeginsOnAMonday(string today, string beginning) =>
        Assert.Equal(DateOnly.Parse(beginning, CultureInfo.InvariantCulture), ExampleScript.Load().Beginning(DateOnly.Parse(today, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task TheExample_IsLivedThrough()
    {
        await using var house = new PlaygroundHouse(Server, new ConfigurationManager());
        Server.Bot = house;
        Server.BotRunning = true;
        await Server.LoadExampleAsync(Stop);

        Assert.Equal(Noon, Server.Clock.GetUtcNow());
        var script = ExampleScript.Load();
        var messages = Family.Messages;
        var beginning = script.Beginning(DateOnly.FromDateTime(Noon.Date));
        Assert.Equal(beginning, DateOnly.FromDateTime(messages[0].Date.UtcDateTime));
        Assert.All(messages.Zip(messages.Skip(1)), pair => Assert.True(pair.First.Date <= pair.Second.Date));
        Assert.True(messages[^1].Date > Noon.AddDays(-1.5));
        Assert.True((await StateAsync()).GetProperty("botRunning").GetBoolean());
        Assert.Empty(Server.Calls.Refused);

        // Nobody looked for a button or a poll that was not there.
        Assert.Equal(script.Steps.Count(s => s.Press is not null), World.PastUpdates.Count(u => u.Type == "callback_query"));
        Assert.Equal(script.Steps.Count(s => s.Vote is not null), messages.Sum(m => m.Poll?.Total ?? 0));

        var said = messages.Where(m => m.From.IsBot).ToList();
        Assert.Contains(messages, m => m.File?.Name == "young-carers-checklist.pdf");
        Assert.InRange(said.Count(m => m.File?.Kind == FileKind.Photo && m.Text.StartsWith("Family Support CoP: ", StringComparison.Ordinal)), 2, 4);
        Assert.InRange(said.Count(m => StandardPrompts.All.Any(p => m.Text.Contains(p.Text, StringComparison.Ordinal))), 10, 14);
        Assert.Equal(3, said.Count(m => m.Text.Contains(" well done", StringComparison.Ordinal)));
        Assert.Contains(said, m => m.Text.Contains("Bryn Lewis for sitting with me", StringComparison.Ordinal));
        Assert.Equal(2, said.Count(m => m.File?.Kind == FileKind.Photo && m.Text.StartsWith("The poll has closed: ", StringComparison.Ordinal)));
        Assert.Contains(said, m => m.File?.Kind == FileKind.Photo && m.Text.StartsWith("Adopted: nobody objected.", StringComparison.Ordinal));
        Assert.Contains(said, m => m.File?.Kind == FileKind.Photo && m.Text.Contains("The middle is 7", StringComparison.Ordinal));
        Assert.Equal(2, said.Count(m => m.File?.Name?.EndsWith(".docx", StringComparison.Ordinal) == true));
        Assert.Equal(3, said.Count(m => m.Text.Contains(" people came: ", StringComparison.Ordinal)));

        // What a newcomer sees first: a result with its picture, and people who talk.
        Assert.Contains(messages.TakeLast(4), m => m.From.IsBot && m.File?.Kind == FileKind.Photo);
        Assert.False(messages[^1].From.IsBot);
    }

    [Fact]
    public async Task StartingOver_ForgetsEverything()
    {
        await using var bot = new QuietBot(Server);
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

    /// <summary>Polls like any bot, and says nothing.</summary>
    private sealed class QuietBot(PlaygroundServer server) : IPlaygroundBot, IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private CancellationTokenSource? _stop;
        private Task _loop = Task.CompletedTask;

        public int Starts { get; private set; }

        public int Stops { get; private set; }

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
                        offset = update.GetProperty("update_id").GetInt64() + 1;
                }
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
        }

        private async Task<JsonElement> CallAsync(string method, object body, CancellationToken stop)
        {
            using var response = await _http.PostAsJsonAsync($"{server.Url}/bot{server.Token}/{method}", body, stop);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("result");
        }
    }
}
