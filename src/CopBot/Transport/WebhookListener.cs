using System.Net;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Dispatch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace CopBot.Transport;

/// <summary>
/// Takes updates that Telegram posts. 200 only when all that an update brought about is durable; on anything else Telegram
/// posts it again. The only type that names ASP.NET: a bot that polls never loads it.
/// </summary>
internal sealed class WebhookListener(
    TelegramLines lines,
    UpdateTranslator translator,
    Reception reception,
    BotIdentity bot,
    TokenRefusal refusal,
    WireClock wire,
    IOptions<TelegramOptions> options,
    ILoggerFactory logs,
    ILogger<WebhookListener> log) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Bytes of a request; updates are a few thousand.</summary>
    private const int BodyLimit = 1024 * 1024;

    private readonly WebhookOptions _options = options.Value.Webhook;
    private readonly WebhookSecret _secret = new(options.Value.Webhook.Secret);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoning = new();
    private WebApplication? _server;
    private Task _registering = Task.CompletedTask;

    /// <summary>Where it listens, once started; the port that was chosen where 0 was asked for.</summary>
    public Uri? Address { get; private set; }

    /// <exception cref="IOException">The address of <c>Telegram:Webhook:Listen</c> is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ListenAt);
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync(cancellationToken);
        Address = new Uri(_server.Urls.First());
        TransportLog.Listening(log, _options.Listen);
        _registering = Task.Run(RegisterAsync, CancellationToken.None);
    }

    /// <summary>Takes no more, and finishes what is in hand.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_server is not { } server)
            return;
        using var grace = new CancellationTokenSource(UpdatePump.Grace, wire.Time);
        await server.StopAsync(grace.Token);
        await _abandoning.CancelAsync();
        await server.DisposeAsync();
        await _registering;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoning.Dispose();
    }

    private void ListenAt(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyLimit;
        var at = new Uri(_options.Listen);
        if (IPAddress.TryParse(at.DnsSafeHost, out var ip))
            kestrel.Listen(ip, at.Port);
        else
            kestrel.ListenLocalhost(at.Port);
    }

    private async Task AnswerAsync(HttpContext context) => context.Response.StatusCode = await TakeAsync(context.Request);

    private async Task<int> TakeAsync(HttpRequest request)
    {
        if (!request.Path.Equals(new Uri(_options.Url).AbsolutePath, StringComparison.Ordinal))
            return StatusCodes.Status404NotFound;
        if (!HttpMethods.IsPost(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!_secret.Is(request.Headers[SecretHeader]))
        {
            TransportLog.WrongSecret(log);
            return StatusCodes.Status401Unauthorized;
        }

        var id = 0;
        try
        {
            var update = await JsonSerializer.DeserializeAsync<ReceivedUpdate>(request.Body, JsonBotAPI.Options, _abandoning.Token);
            if (update is not { Id: > 0 })
                return StatusCodes.Status400BadRequest;
            id = update.Id;
            await bot.Known.WaitAsync(_abandoning.Token);
            await reception.TakeAsync([translator.Translate(update)], _abandoning.Token);
            return StatusCodes.Status200OK;
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception e)
        {
            TransportLog.NotTaken(log, e, id);
            return StatusCodes.Status500InternalServerError;
        }
    }

    // One connection at a time, so that updates come in their order.
    private async Task RegisterAsync()
    {
        var request = new SetWebhookRequest
        {
            Url = _options.Url,
            SecretToken = _options.Secret,
            MaxConnections = 1,
            AllowedUpdates = UpdateTranslator.Understood,
            DropPendingUpdates = false,
        };
        var pause = new GrowingPause(wire);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await lines.Sending.SendRequest(request, _stopping.Token);
                TransportLog.WebhookSet(log);
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (RequestException e) when (Outcomes.IsTokenRefused(e))
            {
                refusal.StopTheHouse();
                return;
            }
            catch (RequestException e)
            {
                TransportLog.Retrying(log, "setWebhook", Outcomes.Name(e));
                await pause.WaitAsync(Outcomes.AskedToWait(e), _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
