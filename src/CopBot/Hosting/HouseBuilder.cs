using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CopBot.Hosting;

/// <summary>Puts the house together: settings, logs, rooms.</summary>
internal static class HouseBuilder
{
    /// <param name="settings">Read by <see cref="Settings.Read"/>, or made by a test.</param>
    /// <param name="replace">Comes last: a service added here takes the place of the house's own, such as its <see cref="TimeProvider"/>.</param>
    public static IHost Build(ConfigurationManager settings, Action<IServiceCollection>? replace = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "CopBot",
            ContentRootPath = Directory.GetCurrentDirectory(),
            Configuration = settings,
            DisableDefaults = true,
        });
        AddLogs(builder.Logging, settings);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        if (SystemdHelpers.IsSystemdService())
        {
            builder.Services.AddSystemd();
            builder.Services.AddHostedService<Watchdog>();
        }

        builder.Services.AddRooms();
        replace?.Invoke(builder.Services);
        return builder.Build();
    }

    // No logs of HTTP clients, whatever the level: the token is in every address. A start that fails is told once, by whoever began it.
    private static void AddLogs(ILoggingBuilder logging, ConfigurationManager settings)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        if (settings.GetSection("Logging") is var section && section.Exists())
            logging.AddConfiguration(section);
        logging.AddFilter("System.Net.Http", LogLevel.None).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
    }
}
