using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Hosting;
using CopBot.Playground;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The whole bot in this process, on a playground whose clock stands still and is the clock of everything: of the house, of the
/// sender's pauses, and of the network's.
/// </summary>
internal sealed class LiveHouse : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly IHost _host;

    private LiveHouse(PlaygroundServer server)
    {
        Server = server;
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = server.Token,
            ["Telegram:ApiUrl"] = server.Url,
            ["Telegram:Limits:PerSecond"] = "0",
            ["Telegram:Limits:PerChatPerSecond"] = "0",
            ["Telegram:Limits:PerGroupPerMinute"] = "0",
            ["Storage:Path"] = _folder.File("data"),
            ["Resources:FetchTitles"] = "false",
        });
        _host = HouseBuilder.Build(settings, services => services
            .AddSingleton<TimeProvider>(server.Clock)
            .AddSingleton(new WireClock(server.Clock))
            .AddSingleton<IHostLifetime, NoLifetime>()
            .RemoveAll<ILoggerProvider>()
            .AddSingleton<ILoggerProvider>(Complaints));
    }

    public PlaygroundServer Server { get; }

    public Complaints Complaints { get; } = new();

    public string Data => _folder.File("data");

    /// <summary>False once the house has been told to stop, by whomever.</summary>
    public bool IsRunning => !_host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    /// <summary>Makes the playground; the bot is not there yet.</summary>
    public static async Task<LiveHouse> MakeAsync() => new(await PlaygroundServer.StartAsync(
        new PlaygroundOptions { Frozen = true, Start = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero) },
        TestContext.Current.CancellationToken));

    public Task StartAsync() => _host.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Completes when the bot has confirmed all updates and has nothing more to say.</summary>
    public async Task QuietAsync(TimeSpan patience)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patient.CancelAfter(patience);
        try
        {
            do
            {
                await Server.World.ConfirmedAsync(patient.Token);
                await _host.Services.GetRequiredService<Dispatcher>().QuietAsync().WaitAsync(patient.Token);
            }
            while (Server.World.Unconfirmed > 0);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The bot did not come to rest; {Server.World.Unconfirmed} updates are left. It logged:\n{string.Join('\n', Complaints.Lines.Take(20))}");
        }
    }

    public Task<T> ReadAsync<T>(Func<IDocuments, T> read)
    {
        var store = _host.Services.GetRequiredService<IStore>();
        return store.TransactAsync(() => read(store.Documents), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Server.Faults = null;
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
