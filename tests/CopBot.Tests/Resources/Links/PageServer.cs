using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CopBot.Tests.Resources.Links;

/// <summary>A web server on loopback that answers with the very bytes a test gives, good or bad.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly SemaphoreSlim _ended = new(0);
    private int _connections;

    /// <summary>Begins to listen, on a port of its own.</summary>
    /// <param name="answer">Given the path asked for and where to write; the connection closes after it.</param>
    public PageServer(Func<string, Stream, CancellationToken, Task> answer, string address = "127.0.0.1")
    {
        _answer = answer;
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>All header lines that were ever sent here.</summary>
    public ConcurrentQueue<string> Headers { get; } = [];

    public static PageServer Of(string head, byte[] body) => new(async (_, stream, stop) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stop);
        await stream.WriteAsync(body, stop);
    });

    public static PageServer Of(string head, string body = "") => Of(head, Encoding.UTF8.GetBytes(body));

    public Uri At(string path = "/", string host = "page.test") => new($"http://{host}:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _ended.WaitAsync();
        _ended.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                open.Add(AnswerAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over; the listener may have been stopped before this turn asked it for the next one.
        }
        finally
        {
            await Task.WhenAll(open);
            _ended.Release();
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_stop.Token))?.Split(' ')[1] ?? "/";
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                {
                    Headers.Enqueue(header);
                }

                await _answer(path, stream, _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The reader has heard enough, or the test is over.
            }
        }
    }
}
