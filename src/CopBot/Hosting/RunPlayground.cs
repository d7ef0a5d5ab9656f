using System.Runtime.InteropServices;
using CopBot.Playground;
using Microsoft.Extensions.Configuration;

namespace CopBot.Hosting;

/// <summary>Opens the playground and runs the bot in it until it is told to stop.</summary>
internal static class RunPlayground
{
    /// <exception cref="SettingException">The port is taken.</exception>
    public static async Task<int> RunAsync(ConfigurationManager settings)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        await using var server = await OpenAsync(CheckSettings.PlaygroundUrl(settings));
        await using var house = new PlaygroundHouse(server, settings);
        server.Bot = house;
        await house.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Welcome(server.Options.Url.Port == 0 ? server.Url : server.Options.Url.ToString().TrimEnd('/')));
        await stopped.Task;
        return Environment.ExitCode;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
    }

    internal static string Welcome(string address) => $"""

          CopBot's playground is open:  {address}

          An invented group to try CopBot in. Nothing leaves this machine, and all of it is
          gone when you stop CopBot with Ctrl+C.
          To go live, give it a token from @BotFather: Telegram__Token=… (deploy/README.md shows how).

        """;

    private static async Task<PlaygroundServer> OpenAsync(Uri url)
    {
        try
        {
            return await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = url, Seeded = true });
        }
        catch (IOException e)
        {
            throw new SettingException(
                $"Playground:Url is {url.ToString().TrimEnd('/')}, but another program has that port; close it, or write another port, such as http://localhost:{url.Port + 1}.",
                e);
        }
    }
}
