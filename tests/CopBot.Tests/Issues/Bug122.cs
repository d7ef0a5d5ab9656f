using System.Net.Sockets;
using System.Text;
using CopBot.Playground;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// As a service with ProtectProc, CopBot did not know that it was one: it never said that it was ready, so its start timed out, and
/// the watchdog heard nothing.
/// </summary>
public sealed class Bug122
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Service_TellsThatItIsReady_ThatAllIsWell_AndThatItStops()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sd_notify is Linux's.");
        using var folder = new TempFolder();
        using var manager = Listen(folder);
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Seeded = true }, Cancelled);
        await using var bot = BotProcess.Start(folder.Path, Environment(folder), BotProcess.LiveOn(server));

        Assert.Equal("READY=1", await HearAsync(manager));
        Assert.Equal("WATCHDOG=1", await HearAsync(manager));
        bot.Terminate();
        string heard;
        do
            heard = await HearAsync(manager);
        while (heard == "WATCHDOG=1");
        Assert.Equal("STOPPING=1", heard);
        Assert.Equal(0, await bot.EndAsync());
    }

    [Fact]
    public async Task Service_WithoutAToken_SaysSoAndEnds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sd_notify is Linux's.");
        using var folder = new TempFolder();
        using var manager = Listen(folder);
        await using var bot = BotProcess.Start(folder.Path, Environment(folder));
        Assert.Equal(1, await bot.EndAsync());
        Assert.StartsWith("Telegram:Token is missing", bot.Errors, StringComparison.Ordinal);
    }

    // A watchdog of a second and a half is told every half second.
    private static Dictionary<string, string> Environment(TempFolder folder) => new()
    {
        ["NOTIFY_SOCKET"] = folder.File("notify"),
        ["WATCHDOG_USEC"] = "1500000",
    };

    private static Socket Listen(TempFolder folder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));
        return socket;
    }

    private static async Task<string> HearAsync(Socket manager)
    {
        var heard = new byte[4096];
        var length = await manager.ReceiveAsync(heard, Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        return Encoding.UTF8.GetString(heard, 0, length).TrimEnd('\n');
    }
}
