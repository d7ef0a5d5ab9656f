namespace CopBot.Outbox;

/// <summary>How fast the sender goes, from <c>Telegram:Limits</c>. 0 is no limit.</summary>
/// <param name="PerSecond">Messages a second in all; Telegram allows about 30 (core.telegram.org/bots/faq#my-bot-is-hitting-limits).</param>
/// <param name="PerChatPerSecond">Messages a second in one chat, with bursts of three.</param>
/// <param name="PerGroupPerMinute">Messages a minute in one group.</param>
internal sealed record SendingOptions(int PerSecond = 30, int PerChatPerSecond = 1, int PerGroupPerMinute = 20);
