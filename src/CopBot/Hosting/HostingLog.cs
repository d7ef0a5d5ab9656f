using Microsoft.Extensions.Logging;

namespace CopBot.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Error, "The nightly backup could not be set; the bot works, but is not backed up until the next start")]
    public static partial void NoBackup(ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The reader has not answered for {Seconds} s; the service's watchdog is not told that all is well")]
    public static partial void NotWell(ILogger log, double seconds);
}
