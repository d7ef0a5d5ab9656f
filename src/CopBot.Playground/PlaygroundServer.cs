using System.Net;
using CopBot.Playground.Api;
using CopBot.Playground.Clock;
using CopBot.Playground.Control;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

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
    private readonly Rehearsal _rehearsal;
    private readonly EventStream _events;
    private readonly ControlDoor _control;

    private PlaygroundServer(PlaygroundOptions options, KestrelServer kestrel, ServiceProvider services)
    {
        _kestrel = kestrel;
        _services = services;
        Options = options;
        Clock = new PlaygroundClock(options.Start, options.Frozen);
        var id = long.Parse(options.Token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        World = new World(Clock, new BotAccount(id, options.BotName, options.BotUsername), options.Seed);
        _api = new BotApi(World, options.Token, Calls, () => Faults, () => Flood);
        NextDue = options.NextDue;
        var lull = new Lull(Calls, () => Settled);
        var mover = new ClockMover(World, lull, () => NextDue?.Invoke());
        _rehearsal = new Rehearsal(World, _api, mover, lull, () => Bot, options);
        _events = new EventStream(World, () => ControlDoor.Clock(this, _rehearsal));
        _rehearsal.Turned += _events.TellClock;
        _control = new ControlDoor(this, _rehearsal, mover, _events);
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

    /// <summary>The bot, so that "start over" can restart it; null: the page starts the world over without it.</summary>
    public IPlaygroundBot? Bot { get; set; }

    /// <summary>When the next thing falls due for the bot; null when nothing does.</summary>
    public Func<DateTimeOffset?>? NextDue { get; set; }

    /// <summary>
    /// Completes when the bot has done and sent all that it was told, and <see cref="NextDue"/> is sure; null: the playground guesses
    /// from the bot's calls.
    /// </summary>
    public Func<CancellationToken, Task>? Settled { get; set; }

    /// <summary>What the page shows of the bot; the host sets it when the bot starts, stops or fails by itself.</summary>
    public bool BotRunning
    {
        get => _rehearsal.BotRunning;
        set
        {
            _rehearsal.BotRunning = value;
            _events.TellClock();
        }
    }

    internal EventStream Events => _events;

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
        if (options.Seeded)
            SeedWorld.Plant(server.World);
        await kestrel.StartAsync(new Application(server), cancellation).ConfigureAwait(false);
        server.Url = kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First().TrimEnd('/');
        return server;
    }

    /// <summary>Completes when the bot waits in getUpdates with nothing left to take.</summary>
    public Task PolledAsync(CancellationToken cancellation = default) => World.UntilAsync(() => _api.IsPolled, cancellation);

    /// <summary>As the page's "Start over".</summary>
    public Task StartOverAsync(CancellationToken cancellation = default) => _rehearsal.StartOverAsync(cancellation);

    /// <summary>As the page's "Load an example community".</summary>
    public Task LoadExampleAsync(CancellationToken cancellation = default) => _rehearsal.LoadExampleAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        _api.Reset();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        await _api.DisposeAsync().ConfigureAwait(false);
        _rehearsal.Dispose();
        await _services.DisposeAsync().ConfigureAwait(false);
        Clock.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        // Against DNS rebinding: a page from elsewhere that got a name to mean this machine still sends that name.
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            context.Response.StatusCode = 421;
            return;
        }

        try
        {
            if (!await _api.TryHandleAsync(context).ConfigureAwait(false))
                await _control.HandleAsync(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has hung up.
        }
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
