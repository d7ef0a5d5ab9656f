using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CopBot.Resources.Links;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Resources.Links;

public class PageReaderTests
{
    private const string Html = "200 OK\r\nContent-Type: text/html; charset=utf-8";

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A reader that may reach 127.0.0.1 alone, and for which every host but those of <c>.nowhere</c> is there.</summary>
    private PageReader Reader(ILogger<PageReader>? logger = null, params int[] ports) =>
        new(_clock, logger ?? new RecordingLogger(), new PageDoors(IPAddress.Loopback.Equals, ports, Resolve));

    private static Task<IPAddress[]> Resolve(string host, CancellationToken stop) => host switch
    {
        "private.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2")]),
        "both.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]),
        "empty.test" => Task.FromResult<IPAddress[]>([]),
        "nowhere.test" => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
        "hanging.test" => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith<IPAddress[]>(_ => [], TaskScheduler.Default),
        _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
    };

    private async Task<PageRead> ReadAsync(PageServer server, string path = "/", string host = "page.test")
    {
        using var reader = Reader(null, server.Port);
        return await reader.ReadAsync(server.At(path, host), Stop);
    }

    private static PageRead.Nothing Nothing(NoPage reason) => new(reason);

    [Fact]
    public async Task Read_Page_GivesTitleAndDescription()
    {
        await using var server = PageServer.Of(Html, "<title>Caf&eacute;</title><meta name=description content='For all'>");
        Assert.Equal(new PageRead.Found("Café", "For all"), await ReadAsync(server));
    }

    [Fact]
    public async Task Read_CharsetOfTheHeader_IsUsed()
    {
        var page = Encoding.Latin1.GetBytes("<title>Größe</title>");
        await using var server = PageServer.Of("200 OK\r\nContent-Type: application/xhtml+xml;charset=iso-8859-1", page);
        Assert.Equal(new PageRead.Found("Größe", null), await ReadAsync(server));
    }

    [Fact]
    public async Task Read_NoTitle_SaysSo()
    {
        await using var server = PageServer.Of(Html, "<meta name=description content='For all'>");
        Assert.Equal(Nothing(NoPage.NoTitle), await ReadAsync(server));
    }

    [Theory]
    [InlineData("Content-Type: application/pdf")]
    [InlineData("Content-Type: text/plain")]
    [InlineData("Content-Type: text/htmlx")]
    [InlineData("Content-Type: nonsense")]
    [InlineData("X-Nothing: 1")]
    public async Task Read_OtherType_IsNotAPage(string header)
    {
        await using var server = PageServer.Of($"200 OK\r\n{header}", "<title>no</title>");
        Assert.Equal(Nothing(NoPage.NotAPage), await ReadAsync(server));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("500 Oh")]
    [InlineData("302 Found")]
    [InlineData("304 Not Modified")]
    public async Task Read_ErrorOrRedirectToNowhere_IsRefused(string status)
    {
        await using var server = PageServer.Of($"{status}\r\nContent-Type: text/html", "<title>no</title>");
        Assert.Equal(Nothing(NoPage.ServerRefused), await ReadAsync(server));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Read_Redirects_AreFollowedThreeTimes(int redirects, bool found)
    {
        await using var server = Redirecting(path => int.Parse(path[1..]) is > 0 and var n ? $"/{n - 1}" : null);
        var read = await ReadAsync(server, $"/{redirects}");
        Assert.Equal(found ? (PageRead)new PageRead.Found("Here", null) : Nothing(NoPage.TooManyRedirects), read);
    }

    [Fact]
    public async Task Read_RedirectLoop_Ends()
    {
        await using var server = Redirecting(_ => "/");
        Assert.Equal(Nothing(NoPage.TooManyRedirects), await ReadAsync(server));
        Assert.Equal(1 + PageReader.MostRedirects, server.Connections);
    }

    [Theory]
    [InlineData("ftp://page.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://ann:secret@page.test/")]
    [InlineData("http://page.test:22/")]
    public async Task Read_RedirectToWhatIsNotAllowed_Ends(string to)
    {
        await using var server = Redirecting(_ => to);
        Assert.Equal(Nothing(NoPage.NotAllowed), await ReadAsync(server));
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("0x7f.0.0.2")]
    [InlineData("2130706434")]
    [InlineData("private.test")]
    [InlineData("[::ffff:127.0.0.2]")]
    [InlineData("[::1]")]
    public async Task Read_ForbiddenAddress_IsNeverConnectedTo(string host)
    {
        await using var inside = new PageServer((_, _, _) => Task.CompletedTask, "127.0.0.2");
        await using var server = Redirecting(_ => $"http://{host}:{inside.Port}/");
        using var reader = Reader(null, server.Port, inside.Port);
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(server.At(), Stop));
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(inside.At("/", host), Stop));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task Read_HostWithAForbiddenAndAnAllowedAddress_UsesTheAllowedOne()
    {
        await using var server = PageServer.Of(Html, "<title>Here</title>");
        Assert.Equal(new PageRead.Found("Here", null), await ReadAsync(server, host: "both.test"));
    }

    [Theory]
    [InlineData("nowhere.test")]
    [InlineData("empty.test")]
    public async Task Read_HostWithoutAddress_IsUnknown(string host)
    {
        await using var server = PageServer.Of(Html);
        Assert.Equal(Nothing(NoPage.UnknownHost), await ReadAsync(server, host: host));
    }

    [Fact]
    public async Task Read_WithTheInternetsDoors_RefusesThisMachine()
    {
        using var reader = new PageReader(_clock, new RecordingLogger());
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(new("http://127.0.0.1/"), Stop));
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(new("http://[::1]/"), Stop));
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(new("http://169.254.169.254/latest/meta-data/"), Stop));
        Assert.Equal(Nothing(NoPage.NotPublic), await reader.ReadAsync(new("http://localhost/"), Stop));
        Assert.Equal(Nothing(NoPage.NotAllowed), await reader.ReadAsync(new("http://127.0.0.1:8080/"), Stop));
        Assert.Equal(Nothing(NoPage.NotAllowed), await reader.ReadAsync(new("/relative", UriKind.Relative), Stop));
    }

    [Fact]
    public async Task Read_SlowBody_EndsAfterFiveSeconds()
    {
        using var begun = new SemaphoreSlim(0);
        await using var server = new PageServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Html}\r\n\r\n<title>Half"), stop);
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });
        using var reader = Reader(null, server.Port);
        var reading = reader.ReadAsync(server.At(), Stop);
        await begun.WaitAsync(Stop);
        _clock.Advance(PageReader.MostTime - TimeSpan.FromMilliseconds(1));
        Assert.False(reading.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Nothing(NoPage.TooSlow), await reading);
    }

    [Fact]
    public async Task Read_SlowNameServer_EndsAfterFiveSeconds()
    {
        using var reader = Reader(null, 80);
        var reading = reader.ReadAsync(new("http://hanging.test/"), Stop);
        _clock.Advance(PageReader.MostTime);
        Assert.Equal(Nothing(NoPage.TooSlow), await reading);
    }

    [Fact]
    public async Task Read_CallerStops_Throws()
    {
        await using var server = new PageServer((_, _, stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));
        using var reader = Reader(null, server.Port);
        using var caller = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var reading = reader.ReadAsync(server.At(), caller.Token);
            await caller.CancelAsync();
            await reading;
        });
    }

    [Fact]
    public async Task Read_EndlessBody_IsReadUpToTheLimit()
    {
        var sent = 0L;
        await using var server = new PageServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Html}\r\n\r\n<title>Long</title>"), stop);
            var more = new byte[16_384];
            more.AsSpan().Fill((byte)'x');
            while (sent < 1L << 30)
            {
                await stream.WriteAsync(more, stop);
                sent += more.Length;
            }
        });
        Assert.Equal(new PageRead.Found("Long", null), await ReadAsync(server));
        Assert.InRange(sent, 0, 64 << 20); // what the machine's buffers take, and no more
    }

    [Fact]
    public async Task Read_TitleBehindTheLimit_IsNotSeen()
    {
        await using var server = PageServer.Of(Html, new string(' ', PageReader.MostBytes) + "<title>Too late</title>");
        Assert.Equal(Nothing(NoPage.NoTitle), await ReadAsync(server));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Read_Bomb_IsUnpackedUpToTheLimit(string encoding)
    {
        // 64 MB of blanks in some KB.
        using var packed = new MemoryStream();
        await using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            await packer.WriteAsync("<title>Bomb</title>"u8.ToArray(), Stop);
            var blanks = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                await packer.WriteAsync(blanks, Stop);
            }
        }

        await using var server = PageServer.Of($"{Html}\r\nContent-Encoding: {encoding}", packed.ToArray());
        Assert.Equal(new PageRead.Found("Bomb", null), await ReadAsync(server));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nthis is not gzip")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<title>broken off")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("")]
    public async Task Read_BrokenAnswer_IsNotReached(string answer)
    {
        await using var server = new PageServer((_, stream, stop) => stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stop).AsTask());
        Assert.Equal(Nothing(NoPage.NotReached), await ReadAsync(server));
    }

    [Fact]
    public async Task Read_EndlessHeaders_EndSoon()
    {
        await using var server = new PageServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            for (var i = 0; i < 100_000; i++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{i}: {new string('x', 500)}\r\n"), stop);
            }
        });
        Assert.Equal(Nothing(NoPage.NotReached), await ReadAsync(server));
    }

    [Fact]
    public async Task Read_NobodyListens_IsNotReached()
    {
        // Held, so that nobody else gets it.
        using var held = new Socket(SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)held.LocalEndPoint!).Port;
        using var reader = Reader(null, port);
        Assert.Equal(Nothing(NoPage.NotReached), await reader.ReadAsync(new Uri($"http://page.test:{port}/"), Stop));
    }

    [Fact]
    public async Task Read_Twice_SendsNoCookieBack()
    {
        await using var server = PageServer.Of($"{Html}\r\nSet-Cookie: a=b", "<title>Here</title>");
        using var reader = Reader(null, server.Port);
        await reader.ReadAsync(server.At(), Stop);
        await reader.ReadAsync(server.At(), Stop);
        Assert.Equal(2, server.Connections);
        Assert.DoesNotContain(server.Headers, h => h.StartsWith("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Read_WhenNothingIsFound_LogsTheReasonAndNoAddress()
    {
        var logger = new RecordingLogger();
        await using var server = PageServer.Of("404 Not Found");
        using var reader = Reader(logger, server.Port);
        await reader.ReadAsync(server.At("/secret?word=secret", "secret.test"), Stop);
        var line = Assert.Single(logger.Lines);
        Assert.Contains(nameof(NoPage.ServerRefused), line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.OrdinalIgnoreCase);
    }

    private static PageServer Redirecting(Func<string, string?> to) => new(async (path, stream, stop) =>
    {
        var answer = to(path) is { } location ? $"302 Found\r\nLocation: {location}\r\nContent-Length: 0" : Html;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nConnection: close\r\n\r\n<title>Here</title>"), stop);
    });

    private sealed class RecordingLogger : ILogger<PageReader>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)}{exception}");
    }
}
