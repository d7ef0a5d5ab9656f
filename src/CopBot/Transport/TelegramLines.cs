using System.Net;
using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace CopBot.Transport;

/// <summary>
/// The two ways to Telegram: one for all that is sent and asked, one for the long poll, whose answers take a minute to
/// come. The clients are made here and not by the host's factory, whose logs would hold the token: it is in every address.
/// </summary>
internal sealed class TelegramLines : IDisposable
{
    /// <summary>How long a poll waits at Telegram for something to happen.</summary>
    public static readonly TimeSpan PollFor = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan _connectWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(30);

    private readonly HttpClient _sending;
    private readonly HttpClient _polling;

    public TelegramLines(IOptions<TelegramOptions> options)
        : this(options.Value, _answerWithin)
    {
    }

    internal TelegramLines(TelegramOptions options, TimeSpan answerWithin)
    {
        var api = new Uri(options.ApiUrl);
        var client = new TelegramBotClientOptions(options.Token, options.ApiUrl) { RetryThreshold = 0, RetryCount = 1 };
        _sending = Client(api, connections: 256, answerWithin);
        _polling = Client(api, connections: 2, PollFor + TimeSpan.FromSeconds(20));
        Sending = new TelegramBotClient(client, _sending);
        Polling = new TelegramBotClient(client, _polling);
    }

    public ITelegramBotClient Sending { get; }

    public ITelegramBotClient Polling { get; }

    public void Dispose()
    {
        _sending.Dispose();
        _polling.Dispose();
    }

    private static HttpClient Client(Uri api, int connections, TimeSpan timeout) =>
        new(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            ConnectTimeout = _connectWithin,
            // Telegram's addresses change; and a connection that it closes while we write leaves us not knowing, so ours goes first.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),
            UseCookies = false,
            AllowAutoRedirect = false,
            UseProxy = !api.IsLoopback,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = timeout,
        };
}
