namespace CopBot.Conversation;

/// <summary>Makes addresses that open the private chat with the bot, for texts; buttons have <see cref="PrivateButton"/>.</summary>
internal interface ILinks
{
    /// <summary>Such as <c>https://t.me/bot?start=…</c>; null until the bot knows its own name.</summary>
    string? To(object payload);
}
