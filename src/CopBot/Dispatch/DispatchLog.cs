using CopBot.Conversation;
using Microsoft.Extensions.Logging;

namespace CopBot.Dispatch;

internal static partial class DispatchLog
{
    [LoggerMessage(1, LogLevel.Error, "Update {Update} ({Kind}) was set aside: {Exception}. See it with: CopBot updates failed")]
    public static partial void SetAside(ILogger log, int update, string kind, string exception);

    [LoggerMessage(5, LogLevel.Warning, "Update {Update} needs what was sealed under another token; set Telegram:FormerToken to the token before")]
    public static partial void NeedsAnotherToken(ILogger log, int update);

    [LoggerMessage(4, LogLevel.Error, "Entry {Entry} ({Kind}) broke at several starts and was set aside. See it with: CopBot updates failed")]
    public static partial void EntrySetAside(ILogger log, EntryId entry, string kind);

    [LoggerMessage(2, LogLevel.Critical, "The store failed; stopping. Nothing that was not yet safe has been confirmed to Telegram")]
    public static partial void StoreFailed(ILogger log, Exception exception);

    [LoggerMessage(3, LogLevel.Critical, "The reader broke; stopping. What it had in hand was not confirmed to Telegram and comes again")]
    public static partial void Broken(ILogger log, Exception exception);
}
