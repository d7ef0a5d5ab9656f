namespace CopBot.Transport;

/// <summary>How the bot reaches Telegram: the section <c>Telegram</c> of the configuration.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>
    /// <c>Telegram:Token</c>: the bot's token from @BotFather, such as <c>123456:ABC-DEF</c>. A secret. Default empty, which
    /// opens the playground instead of Telegram.
    /// </summary>
    public string Token { get; set; } = "";

    /// <summary>
    /// <c>Telegram:FormerToken</c>: after the token was changed at @BotFather (/revoke), the one before it, so that anonymous answers that
    /// were being collected can still be read. A secret. Default empty; it can go when those are closed.
    /// </summary>
    public string FormerToken { get; set; } = "";

    /// <summary>
    /// <c>Telegram:ApiUrl</c>: where the Bot API is, without a path. Default <c>https://api.telegram.org</c>; another one for a
    /// Bot API server of one's own.
    /// </summary>
    public string ApiUrl { get; set; } = "https://api.telegram.org";

    public WebhookOptions Webhook { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();
}

/// <summary>The section <c>Telegram:Webhook</c>: Telegram calls the bot, instead of the bot asking Telegram.</summary>
internal sealed class WebhookOptions
{
    /// <summary>
    /// <c>Telegram:Webhook:Url</c>: the public https address that Telegram posts updates to. Default empty: long polling, which
    /// needs no public address.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>
    /// <c>Telegram:Webhook:Secret</c>: 1 to 256 of <c>A–Z a–z 0–9 _ -</c>, which Telegram sends along so that nobody else can
    /// post updates. Needed with a Url. Default empty.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// <c>Telegram:Webhook:Listen</c>: the http address on this machine that the reverse proxy behind Url passes updates on to.
    /// Default <c>http://127.0.0.1:8443</c>; <c>http://0.0.0.0:8443</c> inside a container.
    /// </summary>
    public string Listen { get; set; } = "http://127.0.0.1:8443";
}

/// <summary>
/// The section <c>Telegram:Limits</c>: how fast messages are sent. The defaults are Telegram's own limits
/// (core.telegram.org/bots/faq#my-bot-is-hitting-limits). 0 is no limit.
/// </summary>
internal sealed class LimitOptions
{
    /// <summary><c>Telegram:Limits:PerSecond</c>: messages a second in all. Default 30.</summary>
    public int PerSecond { get; set; } = 30;

    /// <summary><c>Telegram:Limits:PerChatPerSecond</c>: messages a second in one chat, with small bursts. Default 1.</summary>
    public int PerChatPerSecond { get; set; } = 1;

    /// <summary><c>Telegram:Limits:PerGroupPerMinute</c>: messages a minute in one group. Default 20.</summary>
    public int PerGroupPerMinute { get; set; } = 20;
}
