using Microsoft.Extensions.Logging;

namespace CopBot.Meetings.Reminders;

internal static partial class RemindersLog
{
    [LoggerMessage(1, LogLevel.Information, "A reminder of meeting {Meeting} that was due at {At:u} is no longer useful and was dropped")]
    public static partial void Dropped(ILogger log, long meeting, DateTimeOffset at);
}
