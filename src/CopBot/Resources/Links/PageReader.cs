using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CopBot.Resources.Links;

/// <summary>What a reader may reach, and how it learns a host's addresses.</summary>
/// <param name="IsAllowed">Judges the address that is really connected to.</param>
internal sealed record PageDoors(
    Func<IPAddress, bool> IsAllowed, IReadOnlyList<int> Ports, Func<string, CancellationToken, Task<IPAddress[]>> Resolve)
{
    /// <summary>Ports 80 and 443 of the open internet.</summary>
    public static PageDoors Internet { get; } = new(PublicAddress.IsPublic, [80, 443], Dns.GetHostAddressesAsync);
}

/// <summary>
/// Reads a page's title and description: at most 512 KB of it, in at most 5 s, over at most 3 redirects, and never from a machine
/// that only this one can see. Safe to use from several threads; keeps no cookie, and logs no address.
/// </summary>
internal sealed partial class PageReader : IDisposable
{
    /// <summary>What is read of a page, in bytes after decompression. Its head stands at its start, so a longer page is read up to here.</summary>
    public const int MostBytes = 512 * 1024;

    public const int MostRedirects = 3;

    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly ILogger<PageReader> _logger;
    private readonly PageDoors _doors;
    private readonly HttpClient _http;

    public PageReader(TimeProvider time, ILogger<PageReader> logger)
        : this(time, logger, PageDoors.Internet)
    {
    }

    internal PageReader(TimeProvider time, ILogger<PageReader> logger, PageDoors doors)
    {
        _time = time;
        _logger = logger;
        _doors = doors;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; CopBot; link preview)");
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml");
    }

    /// <summary>Never throws but for <paramref name="cancellationToken"/>.</summary>
    public async Task<PageRead> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource(MostTime, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(tooLate.Token, cancellationToken);
        try
        {
            var read = await FollowAsync(address, stop.Token);
            if (read is PageRead.Nothing { Reason: var reason })
            {
                LogNothing(reason);
            }

            return read;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = tooLate.IsCancellationRequested ? NoPage.TooSlow : ReasonOf(e);
            LogNothing(reason);
            return new PageRead.Nothing(reason);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<PageRead> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!IsAllowed(address))
            {
                return new PageRead.Nothing(NoPage.NotAllowed);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                return new PageRead.Nothing(NoPage.ServerRefused);
            }

            var type = response.Content.Headers.ContentType;
            return IsPage(type) ? await ReadAsync(response, type!.CharSet, cancellationToken) : new PageRead.Nothing(NoPage.NotAPage);
        }

        return new PageRead.Nothing(NoPage.TooManyRedirects);
    }

    private bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && _doors.Ports.Contains(address.Port);

    private static bool IsPage(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name && (name.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            || name.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    private static async Task<PageRead> ReadAsync(HttpResponseMessage response, string? charset, CancellationToken cancellationToken)
    {
        var page = new byte[MostBytes];
        int length;
        await using (var body = await response.Content.ReadAsStreamAsync(cancellationToken))
        {
            length = await body.ReadAtLeastAsync(page, MostBytes, throwOnEndOfStream: false, cancellationToken);
        }

        var (title, description) = PageHead.Read(page.AsSpan(0, length), charset, cancellationToken);
        return title is null ? new PageRead.Nothing(NoPage.NoTitle) : new PageRead.Found(title, description);
    }

    /// <summary>
    /// Connects to an address that was checked, and to no other: a host that names another address a moment later gains nothing.
    /// </summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var port = context.DnsEndPoint.Port;
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await _doors.Resolve(host, cancellationToken).WaitAsync(cancellationToken);
        IPAddress[] allowed = [.. addresses.Where(_doors.IsAllowed)];
        if (allowed.Length == 0 || !_doors.Ports.Contains(port))
        {
            throw new NotPublicException(addresses.Length == 0 ? NoPage.UnknownHost : NoPage.NotPublic);
        }

        for (var i = 0; ; i++)
        {
            var socket = new Socket(allowed[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(allowed[i], port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < allowed.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private static NoPage ReasonOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case NotPublicException refused:
                    return refused.Reason;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return NoPage.UnknownHost;
                case UriFormatException:
                    return NoPage.NotAllowed;
            }
        }

        return NoPage.NotReached;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A shared link gave no title: {Reason}")]
    private partial void LogNothing(NoPage reason);

    private sealed class NotPublicException(NoPage reason) : Exception
    {
        public NoPage Reason => reason;
    }
}
