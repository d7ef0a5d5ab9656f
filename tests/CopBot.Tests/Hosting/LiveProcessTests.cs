using System.Text;
using CopBot.Playground;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Hosting;

/// <summary>The bot as a process of its own against a playground, as a service's supervisor sees it.</summary>
public sealed class LiveProcessTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private PlaygroundServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Person Bryn => _server.World.People.Single(p => p.FirstName == "Bryn");

    public async ValueTask InitializeAsync() =>
        _server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Seeded = true }, Cancelled);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Terminated_WithAnAnswerOnItsWay_SendsItAndEndsWithZero()
    {
        await using var bot = await StartAsync();
        var sending = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _server.Faults = call => call.Method == "sendMessage" && sending.TrySetResult() ? new Fault.Hold(go.Task) : null;
        var asked = _server.World.Say(Bryn, Private(Bryn), "/help");
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        bot.Terminate();
        go.SetResult();
        Assert.Equal(0, await bot.EndAsync());
        Assert.Single(Private(Bryn).Messages, m => m.From.IsBot && m.Id > asked.Id);
        Assert.Empty(bot.Errors);
    }

    [Fact]
    public async Task Terminated_WhileTelegramHangs_EndsInTime_AndTheNextStartAnswers()
    {
        var asked = await TerminateWhileAnAnswerHangsAsync();
        _server.Faults = null;
        await using var again = BotProcess.Live(_folder.Path, _server);
        await _server.World.BotSaysAsync(Private(Bryn), asked, cancellation: Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }

    [Fact]
    public async Task SecondProcess_OnTheSameData_SaysSoAndEnds()
    {
        await using var bot = await StartAsync();
        await using var second = BotProcess.Live(_folder.Path, _server);
        Assert.Equal(1, await second.EndAsync());
        Assert.StartsWith("Another CopBot is using the data folder", second.Errors, StringComparison.Ordinal);
        Assert.Single(second.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var asked = _server.World.Say(Bryn, Private(Bryn), "/help");
        await _server.World.BotSaysAsync(Private(Bryn), asked, cancellation: Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }

    [Fact]
    public async Task WebhookPort_ThatIsTaken_IsNamed()
    {
        await using var bot = BotProcess.Live(
            _folder.Path, _server, "--Telegram:Webhook:Url=https://bot.example.org/hook", "--Telegram:Webhook:Secret=s", $"--Telegram:Webhook:Listen={_server.Url}");
        Assert.Equal(1, await bot.EndAsync());
        Assert.StartsWith($"Telegram:Webhook:Listen is {_server.Url}, but CopBot cannot listen there", bot.Errors, StringComparison.Ordinal);
        Assert.Single(bot.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Backup_WhileRunningAndNot_AndRestore()
    {
        await using (var bot = await StartAsync())
        {
            var (code, output, errors) = await BotProcess.RunAsync(_folder.Path, "backup", "kept");
            Assert.Equal((0, ""), (code, errors));
            Assert.StartsWith("Backup written: ", output, StringComparison.Ordinal);

            var (refused, _, why) = await BotProcess.RunAsync(_folder.Path, "restore", Assert.Single(Backups()));
            Assert.Equal(1, refused);
            Assert.StartsWith("Another CopBot is using the data folder", why, StringComparison.Ordinal);
            bot.Terminate();
            Assert.Equal(0, await bot.EndAsync());
        }

        Assert.Equal(0, (await BotProcess.RunAsync(_folder.Path, "backup", "kept")).Code);
        Assert.Equal(2, Backups().Length);

        var (restored, said, _) = await BotProcess.RunAsync(_folder.Path, "restore", Backups()[0]);
        Assert.Equal(0, restored);
        Assert.Contains("Start CopBot again now.", said, StringComparison.Ordinal);

        await using var again = await StartAsync();
        var asked = _server.World.Say(Bryn, Private(Bryn), "/help");
        await _server.World.BotSaysAsync(Private(Bryn), asked, cancellation: Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        string[] Backups() => [.. Directory.GetFiles(_folder.File("kept"), "*.db").Order(StringComparer.Ordinal)];
    }

    /// <summary>What the bot says is English, whatever language the machine speaks.</summary>
    [Fact]
    public async Task OnAMachineOfAnotherLanguage_SpeaksItsOwn()
    {
        await using var bot = BotProcess.LiveIn("de_DE.UTF-8", _folder.Path, _server);
        var amara = _server.World.People.Single(p => p.FirstName == "Amara");
        var table = "name,organisation,telephone\n" + string.Concat(Enumerable.Range(0, 1200).Select(i => $"Service {i:x3},Org {i:x3},01632 960{i % 1000:000}\n"));
        _server.World.SendFile(amara, Private(amara), FileKind.Document, "services.csv", Encoding.UTF8.GetBytes(table), caption: "/import");
        await _server.World.UntilAsync(() => Private(amara).Messages.Any(m => m.Text.StartsWith("services.csv: ", StringComparison.Ordinal)), Cancelled)
            .WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        Assert.StartsWith("services.csv: 1,200 services.", Private(amara).Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdatesFailed_ListsWhatWasSetAside_WithoutItsText_WhileRunning()
    {
        await using var bot = await StartAsync();
        var update = _server.World.EnqueueRaw("""{"message":{"message_id":7,"date":0,"chat":{"id":"not a number"},"text":"a secret of theirs"}}""");
        await _server.World.ConfirmedAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        var (code, output, errors) = await BotProcess.RunAsync(_folder.Path, "updates", "failed");
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(update.Id.ToString(), lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder.File("data"), ".look-*"));
    }

    [Fact]
    public async Task NoToken_OpensThePlayground_AndPrintsItsAddress()
    {
        await using var bot = BotProcess.Start(_folder.Path, "--Playground:Url=http://127.0.0.1:0");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string? address = null;
        while (address is null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            address = bot.Output.Split((char[]?)null).FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
        }

        using var http = new HttpClient();
        Assert.Contains("<html", await http.GetStringAsync(new Uri(address), Cancelled), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Telegram__Token=", bot.Output, StringComparison.Ordinal);
        bot.Terminate();
        Assert.Equal(0, await bot.EndAsync());
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    private async Task<Message> TerminateWhileAnAnswerHangsAsync()
    {
        await using var bot = await StartAsync();
        var sending = new TaskCompletionSource();
        _server.Faults = call =>
        {
            if (call.Method != "sendMessage")
                return null;
            sending.TrySetResult();
            return new Fault.Hold(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Cancelled));
        };
        var asked = _server.World.Say(Bryn, Private(Bryn), "/help");
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        bot.Terminate();
        Assert.Equal(0, await bot.EndAsync());
        return asked;
    }

    private Chat Private(Person person) => _server.World.PrivateChat(person);

    private async Task<BotProcess> StartAsync()
    {
        var bot = BotProcess.Live(_folder.Path, _server);
        await _server.World.UntilAsync(() => _server.Calls.Count("getUpdates") > 0, Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        await _server.World.ConfirmedAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        return bot;
    }
}
