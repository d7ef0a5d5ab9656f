using Microsoft.Extensions.Logging;

namespace CopBot.Web;

/// <summary>Everything that this room logs. Never an address: it may hold a secret.</summary>
internal static partial class WebLog
{
    [LoggerMessage(1, LogLevel.Information, "Calendar apps are answered at {Listen}")]
    public static partial void Listening(ILogger log, string listen);

    [LoggerMessage(2, LogLevel.Error, "A page of {Folder} could not be made")]
    public static partial void Broken(ILogger log, Exception exception, string folder);
}
