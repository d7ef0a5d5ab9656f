using System.Collections.Immutable;
using CopBot.Outbox;
using Telegram.Bot.Types.ReplyMarkups;

namespace CopBot.Transport;

/// <summary>Packed buttons as Telegram takes them.</summary>
internal static class Buttons
{
    /// <summary>True where the bot's own name is needed to write the buttons down.</summary>
    public static bool NeedName(ImmutableArray<ImmutableArray<PackedButton>> rows) => rows.Any(row => row.Any(b => b.Start is not null));

    /// <summary>Null where there are none.</summary>
    public static InlineKeyboardMarkup? Of(ImmutableArray<ImmutableArray<PackedButton>> rows, string username)
    {
        if (rows.IsDefaultOrEmpty)
            return null;
        var filled = rows.Where(row => !row.IsDefaultOrEmpty).Select(row => row.Select(b => Of(b, username)).ToArray()).ToArray();
        return filled.Length == 0 ? null : new InlineKeyboardMarkup(filled);
    }

    private static InlineKeyboardButton Of(PackedButton button, string username) => button switch
    {
        { Data: { } data } => InlineKeyboardButton.WithCallbackData(button.Label, data),
        { Url: { } url } => InlineKeyboardButton.WithUrl(button.Label, url),
        // core.telegram.org/bots/features#deep-linking
        { Start: { } start } => InlineKeyboardButton.WithUrl(button.Label, $"https://t.me/{username}?start={start}"),
        _ => InlineKeyboardButton.WithSwitchInlineQueryCurrentChat(button.Label, button.Query ?? ""),
    };
}
