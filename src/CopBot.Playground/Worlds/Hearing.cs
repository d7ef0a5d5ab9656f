namespace CopBot.Playground.Worlds;

/// <summary>
/// What a bot gets to hear. In privacy mode (core.telegram.org/bots/features#privacy-mode) that is: commands not meant for
/// another bot, mentions of it, replies to it or to what was meant for it, what was posted through it, and service messages.
/// Captions count like texts (observed: Telegram stores both in one field).
/// </summary>
internal static class Hearing
{
    public static bool Reaches(Message message)
    {
        var chat = message.Chat;
        var bot = chat.World.Bot;
        if (message.From == bot || !chat.BotIn || chat.Person is { Blocked: true })
            return false;
        if (chat.Kind == ChatKind.Private || message.Service is not null || bot.SeesAllMessages || chat.BotIsAdmin)
            return true;
        return IsMeantFor(message, bot) || (message.ReplyTo is { } to && (to.From == bot || IsMeantFor(to, bot)));
    }

    private static bool IsMeantFor(Message message, BotAccount bot)
    {
        if (message.ViaBot || message.EphemeralId != 0)
            return true;
        foreach (var entity in message.Body.Entities)
        {
            var part = message.Body.Part(entity);
            var meant = entity.Type switch
            {
                "bot_command" => part.IndexOf('@', StringComparison.Ordinal) is var at && (at < 0 || IsName(part[(at + 1)..], bot)),
                "mention" => IsName(part[1..], bot),
                "text_mention" => entity.UserId == bot.Id,
                _ => false,
            };
            if (meant)
                return true;
        }

        return false;
    }

    private static bool IsName(string name, BotAccount bot) => string.Equals(name, bot.Username, StringComparison.OrdinalIgnoreCase);
}
