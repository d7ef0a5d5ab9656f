using System.Net;
using CopBot.Playground.Api;
using CopBot.Playground.Clock;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CopBot.Playground;

/// <summary>
/// A Bot API server on loopback, with the world that stands behind it and a page that shows it. The bot talks to
/// <see cref="Url"/> with <see cref="Token"/> as it would to Telegram and cannot tell the difference.
/// </summary>
public sealed class PlaygroundServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly ServiceProvider _services;
    private readonly BotApi _api;

    private PlaygroundServer(PlaygroundOptions options, KestrelServer kestrel, ServiceProvider services)
    {
        _kestrel = kestrel;
        _services = services;
        Options = options;
        Clock = new PlaygroundClock(options.Start, options.Frozen);
        var id = long.Parse(options.Token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        World = new World(Clock, new BotAccount(id, options.BotName, options.BotUsername), options.Seed);
        _api = new BotApi(World, options.Token, Calls, () => Faults, () => Flood);
    }

    public PlaygroundOptions Options { get; }

    public PlaygroundClock Clock { get; }

    public World World { get; }

    /// <summary>The address that the bot is given as Telegram's, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    public string Token => Options.Token;

    /// <summary>What the bot called.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>Asked for every call; what it returns happens to the call.</summary>
    public Func<ApiCall, Fault?>? Faults { get; set; }

    /// <summary>How fast the bot may send; null: as fast as it likes.</summary>
    public FloodLimits? Flood { get; set; }

    internal IEnumerable<string> ServedMethods => _api.Served;

    /// <exception cref="ArgumentException">The address is not a loopback one.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PlaygroundServer> StartAsync(PlaygroundOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Url.Scheme != Uri.UriSchemeHttp || !options.Url.IsLoopback)
            throw new ArgumentException($"The playground listens on loopback only: {options.Url} is not http://localhost.", nameof(options));
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var kestrelOptions = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        kestrelOptions.Limits.MaxRequestBodySize = ReadRequest.MostUpload + (1024 * 1024);
        if (options.Url.Port == 0 || options.Url.Host != "localhost")
            kestrelOptions.Listen(options.Url.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, options.Url.Port);
        else
            kestrelOptions.ListenLocalhost(options.Url.Port);
        var transport = new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Microsoft.Extensions.Options.Options.Create(kestrelOptions), transport, NullLoggerFactory.Instance);
        var server = new PlaygroundServer(options, kestrel, services);
        await kestrel.StartAsync(new Application(server), cancellation).ConfigureAwait(false);
        server.Url = kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First().TrimEnd('/');
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _api.Reset();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        await _api.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        Clock.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (await _api.TryHandleAsync(context).ConfigureAwait(false))
            return;
        context.Response.StatusCode = 404;
    }

    // Kestrel without a host around it: a start takes a few milliseconds, and no signal handler is put in.
    private sealed class Application(PlaygroundServer server) : Microsoft.AspNetCore.Hosting.Server.IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => server.HandleAsync(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
