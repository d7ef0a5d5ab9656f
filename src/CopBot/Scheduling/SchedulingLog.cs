using Microsoft.Extensions.Logging;

namespace CopBot.Scheduling;

internal static partial class SchedulingLog
{
    [LoggerMessage(1, LogLevel.Error, "Looking for what is due broke; it is tried again at the next change of the agenda")]
    public static partial void Broken(ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The nightly backup failed: {Reason} Look at the disk and at Storage:Backup:Folder")]
    public static partial void BackupFailed(ILogger log, string reason);

    [LoggerMessage(3, LogLevel.Warning, "This machine does not know the time zone {Zone}; what is done at night goes by UTC. Install its time zone data (tzdata)")]
    public static partial void ZoneUnknown(ILogger log, string zone);
}
