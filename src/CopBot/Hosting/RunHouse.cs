using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>Runs the bot until it is told to stop: on Telegram where it has a token, else in the playground.</summary>
internal static class RunHouse
{
    public static Task<int> RunAsync(ConfigurationManager settings) =>
        string.IsNullOrEmpty(settings["Telegram:Token"]) ? RunPlayground.RunAsync(settings) : RunLiveAsync(settings);

    private static async Task<int> RunLiveAsync(ConfigurationManager settings)
    {
        using var host = HouseBuilder.Build(settings);
        await host.RunAsync();
        return Environment.ExitCode;
    }
}
