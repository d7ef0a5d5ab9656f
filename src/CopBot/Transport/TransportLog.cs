using Microsoft.Extensions.Logging;

namespace CopBot.Transport;

/// <summary>Everything that this room logs. Never the token, and never what people wrote.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Information, "This is @{Username} ({Id})")]
    public static partial void Introduced(ILogger log, string username, long id);

    [LoggerMessage(2, LogLevel.Warning, "Inline mode is off for this bot, so @{Username} finds nothing in other chats; send /setinline to @BotFather to turn it on")]
    public static partial void NoInline(ILogger log, string username);

    [LoggerMessage(3, LogLevel.Warning, "This bot may not join groups; send /setjoingroups to @BotFather to allow it")]
    public static partial void NoGroups(ILogger log);

    [LoggerMessage(4, LogLevel.Warning, "{Method} did not work ({Fault}); next try in a while")]
    public static partial void Retrying(ILogger log, string method, string fault);

    [LoggerMessage(5, LogLevel.Critical, "Telegram does not know Telegram:Token; get the right one from @BotFather, put it there and start again")]
    public static partial void TokenRefused(ILogger log);

    [LoggerMessage(6, LogLevel.Warning, "Somebody else is receiving this bot's updates; stop the other process that has the same token. Trying again")]
    public static partial void SomebodyElsePolls(ILogger log);

    [LoggerMessage(7, LogLevel.Information, "A webhook was set for this bot; it is taken away, since this process polls")]
    public static partial void WebhookInTheWay(ILogger log);

    [LoggerMessage(8, LogLevel.Error, "Update {Update} could not be read and is set aside")]
    public static partial void Unreadable(ILogger log, int update);

    [LoggerMessage(9, LogLevel.Error, "Update {Update} could not be translated ({Fault}) and is set aside")]
    public static partial void Untranslatable(ILogger log, int update, string fault);

    [LoggerMessage(10, LogLevel.Error, "The updates up to {Update} could not be handed in; next try in a while")]
    public static partial void NotHandedIn(ILogger log, Exception exception, int update);

    [LoggerMessage(11, LogLevel.Information, "{Method} brought nothing ({Fault}); what was known before stands")]
    public static partial void NoAnswer(ILogger log, string method, string fault);

    [LoggerMessage(12, LogLevel.Error, "No request could be made of a {Kind} ({Fault})")]
    public static partial void NoRequest(ILogger log, string kind, string fault);

    [LoggerMessage(13, LogLevel.Information, "Webhook: listening on {Listen}")]
    public static partial void Listening(ILogger log, string listen);

    [LoggerMessage(14, LogLevel.Warning, "Webhook: a request without the right secret was turned away")]
    public static partial void WrongSecret(ILogger log);

    [LoggerMessage(15, LogLevel.Error, "Webhook: update {Update} could not be handed in; Telegram brings it again")]
    public static partial void NotTaken(ILogger log, Exception exception, int update);

    [LoggerMessage(16, LogLevel.Information, "Telegram's command menu {Scope} is up to date: {Count} commands")]
    public static partial void MenuSet(ILogger log, string scope, int count);

    [LoggerMessage(17, LogLevel.Warning, "Telegram's command menus could not be brought up to date ({Fault}); the bot works without")]
    public static partial void NoMenus(ILogger log, string fault);

    [LoggerMessage(18, LogLevel.Information, "Webhook: Telegram brings updates to this process from now on")]
    public static partial void WebhookSet(ILogger log);

    [LoggerMessage(19, LogLevel.Error, "Getting to know Telegram broke")]
    public static partial void Broken(ILogger log, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "{Count} updates came without a number and are dropped")]
    public static partial void WithoutNumber(ILogger log, int count);
}
