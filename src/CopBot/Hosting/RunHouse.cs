using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>Runs the bot until it is told to stop: on Telegram where it has a token, else in the playground.</summary>
internal static class RunHouse
{
    public static Task<int> RunAsync(ConfigurationManager settings) =>
        string.IsNullOrEmpty(settings["Telegram:Token"]) ? RunPlayground.RunAsync(settings) : RunLiveAsync(settings);

    private static async Task<int> RunLiveAsync(ConfigurationManager settings)
    {
        using var host = HouseBuilder.Build(settings, services => services.AddHostedService<GiveBackMemory>());
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
