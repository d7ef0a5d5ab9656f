using System.Threading.Channels;
using CopBot.Dispatch;
using CopBot.Playground;
using CopBot.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>
/// The same house, pointed at a playground: its Bot API for Telegram's, its clock for the real one, and data that are gone
/// afterwards. Each start is the first one.
/// </summary>
internal sealed class PlaygroundHouse(PlaygroundServer server, IConfiguration settings) : IPlaygroundBot, IAsyncDisposable
{
    private IHost? _host;
    private DirectoryInfo? _data;

    public async Task StartAsync(CancellationToken cancellation)
    {
        _data = Directory.CreateTempSubdirectory("copbot-playground-");
        var host = _host = HouseBuilder.Build(Settings(_data), Replace);
        var timer = host.Services.GetRequiredService<DueTimer>();
        var dispatcher = host.Services.GetRequiredService<Dispatcher>();
        server.NextDue = () => timer.NextDue;
        server.Settled = token => SettleAsync(dispatcher, timer, token);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => server.BotRunning = false);
        await host.StartAsync(cancellation);
        server.BotRunning = true;
    }

    public async Task StopAndForgetAsync(CancellationToken cancellation)
    {
        server.NextDue = null;
        server.Settled = null;
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync(cancellation);
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        if (_data is { } data)
        {
            _data = null;
            data.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync() => await StopAndForgetAsync(CancellationToken.None);

    private static async Task SettleAsync(Dispatcher dispatcher, DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            await dispatcher.QuietAsync().WaitAsync(cancellation);
            await timer.CatchUpAsync(cancellation);
            await dispatcher.QuietAsync().WaitAsync(cancellation);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException or ObjectDisposedException)
        {
            // Closing, or nobody waits any more.
        }
    }

    // Without Telegram's limits: three months of an example are lived through in seconds.
    private ConfigurationManager Settings(DirectoryInfo data)
    {
        var inner = new ConfigurationManager();
        inner.AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" });
        inner.AddConfiguration(settings);
        inner.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = server.Token,
            ["Telegram:ApiUrl"] = server.Url,
            ["Telegram:Webhook:Url"] = "",
            ["Http:Url"] = "",
            ["Telegram:Limits:PerSecond"] = "0",
            ["Telegram:Limits:PerChatPerSecond"] = "0",
            ["Telegram:Limits:PerGroupPerMinute"] = "0",
            ["Storage:Path"] = data.FullName,
            ["Storage:Backup:Folder"] = "",
        });
        return inner;
    }

    private void Replace(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(server.Clock)
        .AddSingleton<IHostLifetime, StoppedFromOutside>();

    // The process's signals belong to whoever runs the playground: its houses come and go.
    private sealed class StoppedFromOutside : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
