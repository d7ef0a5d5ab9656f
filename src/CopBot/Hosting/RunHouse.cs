using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>Runs the bot until it is told to stop: on Telegram where it has a token, else in the playground.</summary>
internal static class RunHouse
{
    /// <exception cref="SettingException">A setting is wrong, or a service has no token.</exception>
    public static Task<int> RunAsync(ConfigurationManager settings) =>
        settings["Telegram:Token"] is { Length: > 0 } ? RunLiveAsync(settings)
        : HouseBuilder.IsService ? throw new SettingException("Telegram:Token is missing, and a service has nobody to show the playground to; put the token into its settings and start it again.")
        : RunPlayground.RunAsync(settings);

    private static async Task<int> RunLiveAsync(ConfigurationManager settings)
    {
        using var host = HouseBuilder.Build(settings);
        try
        {
            await host.RunAsync();
        }
        catch (IOException e) when (settings["Telegram:Webhook:Url"] is { Length: > 0 })
        {
            throw new SettingException(
                $"Telegram:Webhook:Listen is {settings["Telegram:Webhook:Listen"]}, but CopBot cannot listen there "
                + $"({e.Message.TrimEnd('.')}); close the program that does, or write another port.",
                e);
        }

        return Environment.ExitCode;
    }
}
