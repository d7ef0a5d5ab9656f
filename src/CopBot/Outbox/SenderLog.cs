using CopBot.Conversation;
using Microsoft.Extensions.Logging;

namespace CopBot.Outbox;

internal static partial class SenderLog
{
    [LoggerMessage(1, LogLevel.Warning, "Entry {Entry} ({Kind}) was refused by Telegram and is given up: {Code} {Reason}")]
    public static partial void Refused(ILogger log, EntryId entry, string kind, int code, string reason);

    [LoggerMessage(2, LogLevel.Information, "Telegram asks to wait {RetryAfter} before entry {Entry} (this chat only: {OfChat})")]
    public static partial void TooMany(ILogger log, EntryId entry, TimeSpan retryAfter, bool ofChat);

    [LoggerMessage(3, LogLevel.Information, "Entry {Entry} did not go out, try {Tries}: {Reason}")]
    public static partial void Failed(ILogger log, EntryId entry, int tries, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Entry {Entry} ({Kind}) may or may not have gone out; a routine post is not sent again")]
    public static partial void GivenUp(ILogger log, EntryId entry, string kind);

    [LoggerMessage(5, LogLevel.Information, "Entry {Entry} is out of reach: blocked, removed, or never started")]
    public static partial void OutOfReach(ILogger log, EntryId entry);

    [LoggerMessage(6, LogLevel.Error, "Telegram refuses the token; entry {Entry} waits. Check Telegram:Token")]
    public static partial void TokenRefused(ILogger log, EntryId entry);

    [LoggerMessage(7, LogLevel.Error, "Sending broke: {Exception}{Stack}")]
    public static partial void Broken(ILogger log, string exception, string? stack);

    [LoggerMessage(8, LogLevel.Error, "Entry {Entry} ({Kind}) broke: {Exception}. It is tried again at the next start, and set aside at the third time")]
    public static partial void EntryBroken(ILogger log, EntryId entry, string kind, string exception);
}
