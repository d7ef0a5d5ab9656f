using CopBot.Dispatch;
using CopBot.Hosting;
using CopBot.Playground;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Benchmarks;

/// <summary>The real bot on a playground's clock, in this process.</summary>
internal static class BenchHouse
{
    /// <param name="perSecond">Telegram's limit of messages a second; 0 lifts that and those of each chat.</param>
    public static IHost Build(PlaygroundServer server, string folder, int perSecond = 0)
    {
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = server.Token,
            ["Telegram:ApiUrl"] = server.Url,
            ["Telegram:Limits:PerSecond"] = $"{perSecond}",
            ["Telegram:Limits:PerChatPerSecond"] = perSecond == 0 ? "0" : "1",
            ["Telegram:Limits:PerGroupPerMinute"] = perSecond == 0 ? "0" : "20",
            ["Storage:Path"] = folder,
            ["Resources:FetchTitles"] = "false",
        });
        return HouseBuilder.Build(settings, services => services
            .AddSingleton<TimeProvider>(server.World.Clock)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .RemoveAll<ILoggerProvider>());
    }

    /// <summary>Completes when all that was told is done and sent.</summary>
    public static async Task SettleAsync(PlaygroundServer server, IHost host)
    {
        do
        {
            await server.World.ConfirmedAsync(CancellationToken.None);
            await host.Services.GetRequiredService<Dispatcher>().QuietAsync();
        }
        while (server.World.Unconfirmed > 0);
    }

    /// <summary>What is alive on the heap, in bytes.</summary>
    public static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
