using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>Runs the bot until it is told to stop.</summary>
internal static class RunHouse
{
    public static async Task<int> RunAsync(ConfigurationManager settings)
    {
        if (string.IsNullOrEmpty(settings["Telegram:Token"]))
            throw new SettingException("Telegram:Token is missing.");
        using var host = HouseBuilder.Build(settings);
        await host.RunAsync();
        return Environment.ExitCode;
    }
}
