using System.Collections.Immutable;
using CopBot.Conversation;
using Telegram.Bot.Types.Enums;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>What Telegram has marked in a text. Offsets and lengths are UTF-16 units, as .NET's are (core.telegram.org/api/entities).</summary>
internal static class Entities
{
    /// <summary>The text or caption of a message, and what is marked in it.</summary>
    public static (string Text, Tg.MessageEntity[] Marks) Of(Tg.Message message) => message.Text is { } text
        ? (text, message.Entities ?? [])
        : (message.Caption ?? "", message.CaptionEntities ?? []);

    /// <summary>
    /// The command at the very beginning. <c>ForAnother</c> where it is addressed to another bot: then the message is none of
    /// our business.
    /// </summary>
    public static (Command? Command, bool ForAnother) CommandOf(string text, Tg.MessageEntity[] marks, string username)
    {
        var mark = Array.Find(marks, m => m is { Type: MessageEntityType.BotCommand, Offset: 0 });
        if (mark is null || Marked(text, mark) is not { Length: > 1 } whole || whole[0] != '/')
            return (null, false);
        var at = whole.IndexOf('@', StringComparison.Ordinal);
        var name = (at < 0 ? whole[1..] : whole[1..at]).ToLowerInvariant();
        if (at >= 0 && !whole.AsSpan(at + 1).Equals(username, StringComparison.OrdinalIgnoreCase))
            return (null, true);
        return (new Command(name, text[whole.Length..].Trim()), false);
    }

    /// <summary>
    /// Web links, each once: typed ones as typed, so <c>example.org/page</c> comes without a scheme; those behind words with
    /// their address. Other schemes and e-mail addresses are left out.
    /// </summary>
    public static ImmutableArray<string> LinksOf(string text, Tg.MessageEntity[] marks)
    {
        if (marks.Length == 0)
            return [];
        var links = marks.Select(m => m.Type switch
        {
            MessageEntityType.Url => Marked(text, m),
            MessageEntityType.TextLink => m.Url,
            _ => null,
        });
        return [.. links.OfType<string>().Where(l => l.Length > 0 && IsWeb(l)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>People who are named by a mention that carries them. Bots are left out.</summary>
    public static ImmutableArray<Person> MentionedIn(Tg.MessageEntity[] marks) =>
        marks.Length == 0
            ? []
            : [.. marks.Where(m => m is { Type: MessageEntityType.TextMention, User.IsBot: false }).Select(m => People.Of(m.User!)).DistinctBy(p => p.Id)];

    /// <summary>True where the text names this bot, by its name or by a mention that carries it.</summary>
    public static bool Mentions(string text, Tg.MessageEntity[] marks, BotIdentity bot) => Array.Exists(marks, m => m.Type switch
    {
        MessageEntityType.Mention => Marked(text, m) is { Length: > 1 } name && name.AsSpan(1).Equals(bot.Username, StringComparison.OrdinalIgnoreCase),
        MessageEntityType.TextMention => m.User?.Id == bot.Id.Value,
        _ => false,
    });

    // Null where the mark reaches out of the text.
    private static string? Marked(string text, Tg.MessageEntity mark) =>
        mark.Offset >= 0 && mark.Length > 0 && mark.Offset <= text.Length - mark.Length ? text.Substring(mark.Offset, mark.Length) : null;

    private static bool IsWeb(string link)
    {
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0
            ? !link.Contains('@', StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            : link[..scheme].Equals("http", StringComparison.OrdinalIgnoreCase) || link[..scheme].Equals("https", StringComparison.OrdinalIgnoreCase);
    }
}
