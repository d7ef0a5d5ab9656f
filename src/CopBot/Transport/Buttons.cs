using System.Collections.Immutable;
using CopBot.Outbox;
using Telegram.Bot.Types.ReplyMarkups;

namespace CopBot.Transport;

/// <summary>Packed buttons as Telegram takes them.</summary>
internal static class Buttons
{
    /// <summary>True where the bot's own name is needed to write the buttons down.</summary>
    public static bool NeedName(ImmutableArray<ImmutableArray<PackedButton>> rows)
    {
        if (rows.IsDefaultOrEmpty)
            return false;
        foreach (var row in rows)
        {
            if (!row.IsDefaultOrEmpty && row.Any(b => b.Start is not null))
                return true;
        }

        return false;
    }

    /// <summary>Null where there are none.</summary>
    public static InlineKeyboardMarkup? Of(ImmutableArray<ImmutableArray<PackedButton>> rows, string username)
    {
        if (rows.IsDefaultOrEmpty)
            return null;
        var filled = rows.Where(row => !row.IsDefaultOrEmpty).Select(row => row.Select(b => Of(b, username)).ToArray()).ToArray();
        return filled.Length == 0 ? null : new InlineKeyboardMarkup(filled);
    }

    /// <summary>What a button opens: a page, or the private chat (core.telegram.org/bots/features#deep-linking). Null where it is another kind.</summary>
    public static string? UrlOf(PackedButton button, string username) =>
        button.Url ?? (button.Start is { } start ? $"https://t.me/{username}?start={start}" : null);

    private static InlineKeyboardButton Of(PackedButton button, string username)
    {
        if (button.Data is { } data)
            return InlineKeyboardButton.WithCallbackData(button.Label, data);
        return UrlOf(button, username) is { } url
            ? InlineKeyboardButton.WithUrl(button.Label, url)
            : InlineKeyboardButton.WithSwitchInlineQueryCurrentChat(button.Label, button.Query ?? "");
    }
}
