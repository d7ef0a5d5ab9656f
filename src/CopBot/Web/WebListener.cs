using System.Net;
using System.Security.Cryptography;
using CopBot.Conversation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CopBot.Web;

/// <summary>
/// Answers GET and HEAD for what rooms serve (<see cref="IPages"/>), with an ETag, so that what has not changed is not sent again.
/// The only type of this room that names ASP.NET. ASP.NET's own logs are off: they hold addresses, and addresses hold secrets.
/// </summary>
internal sealed class WebListener(IEnumerable<IPages> rooms, IOptions<HttpOptions> options, ILogger<WebListener> log)
{
    /// <summary>More are turned away. Programs that ask once an hour need few.</summary>
    private const int MostConnections = 100;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly HttpOptions _options = options.Value;
    private WebApplication? _server;

    /// <summary>Where it listens, once started; the port that was chosen where 0 was asked for.</summary>
    public Uri? Address { get; private set; }

    /// <exception cref="OptionsValidationException">The address of <c>Http:Listen</c> is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        _server = builder.Build();
        _server.Run(AnswerAsync);
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new OptionsValidationException(nameof(HttpOptions), typeof(HttpOptions), [
                $"Http:Listen is {_options.Listen}, but CopBot cannot listen there ({e.Message.TrimEnd('.')}); close the program that does, or write another port."]);
        }

        Address = new Uri(_server.Urls.First());
        WebLog.Listening(log, _options.Listen);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not { } server)
            return;
        _server = null;
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        grace.CancelAfter(Grace);
        await server.StopAsync(grace.Token);
        await server.DisposeAsync();
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestLineSize = 2048;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        var at = new Uri(_options.Listen);
        if (IPAddress.TryParse(at.DnsSafeHost, out var ip))
            kestrel.Listen(ip, at.Port);
        else
            kestrel.ListenLocalhost(at.Port);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers[HeaderNames.Allow] = "GET, HEAD";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        switch (await FindAsync(request.Path.Value ?? "", context))
        {
            case PageFound.Page page:
                await SendAsync(page, context);
                break;
            case PageFound.Elsewhere elsewhere:
                response.StatusCode = StatusCodes.Status302Found;
                response.Headers[HeaderNames.Location] = elsewhere.Address;
                break;
            case null when response.StatusCode == StatusCodes.Status200OK:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task<PageFound?> FindAsync(string path, HttpContext context)
    {
        var root = new Uri(_options.Url).AbsolutePath.TrimEnd('/') + "/";
        if (!path.StartsWith(root, StringComparison.Ordinal) || path[root.Length..].Split('/', 2) is not [var folder, var rest])
            return null;
        if (rooms.FirstOrDefault(room => room.Folder == folder) is not { } found)
            return null;
        try
        {
            return await found.FindAsync(rest, context.RequestAborted);
        }
        catch (Exception e)
        {
            // They have gone, or the bot stops and its store has closed; else it is a fault of ours.
            if (e is not (OperationCanceledException or ObjectDisposedException))
                WebLog.Broken(log, e, folder);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return null;
        }
    }

    // ASP.NET knows the rules of conditional requests (RFC 9110, 13) and of HEAD.
    private static Task SendAsync(PageFound.Page page, HttpContext context)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(page.Content.Span).AsSpan(0, 16))}\"");
        context.Response.Headers[HeaderNames.ContentDisposition] = $"inline; filename=\"{page.FileName}\"";
        return TypedResults.Bytes(page.Content, page.Type, lastModified: page.Changed, entityTag: tag).ExecuteAsync(context);
    }
}
