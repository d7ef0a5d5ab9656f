using System.Net.Sockets;
using System.Text;
using CopBot.Playground;
using CopBot.Playground.Api;

namespace CopBot.Tests.Issues;

/// <summary>A call that broke off in the middle of its own words stood in the playground's log as one that is not over, for ever.</summary>
public sealed class Bug160
{
    [Fact]
    public async Task ACall_ThatBreaksOff_IsOver()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Frozen = true }, stop);
        for (var i = 0; i < 20; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", new Uri(server.Url).Port, stop);
            var words = $"POST /bot{server.Token}/getUpdates HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"timeout\":";
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(words), stop);

            // Only when it has begun does it break off; one that is gone before may never be a call at all.
            while (server.Calls.Count("getUpdates") <= i)
            {
                stop.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            client.Client.Shutdown(SocketShutdown.Send);
            await server.Calls.Recent[i].Over.WaitAsync(stop);
        }

        Assert.Equal(20, server.Calls.Count("getUpdates"));
        Assert.All(server.Calls.Recent, call => Assert.Equal(Outcome.Abandoned, call.Outcome));
    }
}
