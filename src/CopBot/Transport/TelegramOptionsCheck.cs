using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CopBot.Transport;

/// <summary>
/// Refuses options that cannot work, with one sentence: the key, what is wrong, how to mend it. Only the first fault is
/// told. A secret is never repeated.
/// </summary>
internal sealed partial class TelegramOptionsCheck : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private static string? Fault(TelegramOptions options) =>
        Token("Token", options.Token) ?? Token("FormerToken", options.FormerToken) ?? ApiUrl(options.ApiUrl) ?? Webhook(options.Webhook) ?? Limits(options.Limits);

    private static string? Token(string key, string token) => token.Length == 0 || TokenShape().IsMatch(token)
        ? null
        : $"Telegram:{key} is not a bot's token; copy the whole line that @BotFather gave, digits, a colon, letters, such as 123456:ABC-DEF.";

    private static string? ApiUrl(string url)
    {
        if (!IsWeb(url, out var address))
            return $"Telegram:ApiUrl is \"{url}\", which is no http or https address; leave it out for Telegram's own, https://api.telegram.org.";
        return address.PathAndQuery == "/" && address.UserInfo.Length == 0
            ? null
            : $"Telegram:ApiUrl must end after the host and port; write {address.Scheme}://{address.Authority} instead.";
    }

    private static string? Webhook(WebhookOptions webhook)
    {
        if (webhook.Url.Length == 0)
            return null;
        if (!IsWeb(webhook.Url, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            return "Telegram:Webhook:Url must be the public https address that Telegram posts to, such as https://bot.example.org/telegram; "
                + "leave it out for long polling.";
        if (webhook.Secret.Length == 0)
            return "Telegram:Webhook:Secret is missing; choose up to 256 letters, digits, _ or -, such as the output of openssl rand -hex 32.";
        if (!SecretShape().IsMatch(webhook.Secret))
            return "Telegram:Webhook:Secret may only hold 1 to 256 letters A–Z, digits, _ and -; choose such a one.";
        return IsWeb(webhook.Listen, out var listen) && listen.Scheme == Uri.UriSchemeHttp && listen.PathAndQuery == "/" && IsLocal(listen)
            ? null
            : $"Telegram:Webhook:Listen is \"{webhook.Listen}\" but must be an http address of this machine; "
                + "use http://127.0.0.1:8443, or http://0.0.0.0:8443 in a container.";
    }

    private static string? Limits(LimitOptions limits) =>
        Limit(nameof(limits.PerSecond), limits.PerSecond)
        ?? Limit(nameof(limits.PerChatPerSecond), limits.PerChatPerSecond)
        ?? Limit(nameof(limits.PerGroupPerMinute), limits.PerGroupPerMinute);

    private static string? Limit(string key, int value) => value >= 0
        ? null
        : $"Telegram:Limits:{key} is {value}, less than nothing; use a number of messages, or 0 for no limit.";

    private static bool IsWeb(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsLocal(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    [GeneratedRegex(@"\A[0-9]{1,16}:[A-Za-z0-9_-]{1,128}\z", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SecretShape();
}
