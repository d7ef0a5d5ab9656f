using CopBot.Conversation;

namespace CopBot.Secrecy;

/// <summary>What rooms say where what they have collected cannot be read under this token.</summary>
internal static class SecrecyTexts
{
    /// <summary>Short enough for the answer to a press.</summary>
    public static string CannotBeRead => "I cannot read what was answered: my key was changed. Nothing is lost. Whoever runs me can set Telegram:FormerToken.";

    /// <summary>The same, where facilitators can also do without.</summary>
    public static string CannotBeReadOrCancel => $"{CannotBeRead} Until then, facilitators may cancel this.";

    /// <summary>The same, to whoever may take it away.</summary>
    public static string CannotBeReadOrDelete => $"{CannotBeRead} Until then, you may delete it.";

    /// <summary>To facilitators, once, when it was to close.</summary>
    public static Html CannotClose(string title) => Html.Paragraphs(
        $"“{title}” was to close now, and I cannot read what was answered: my key (the bot’s token) was changed since. Nothing is lost.",
        $"Please ask whoever runs me to set <code>Telegram:FormerToken</code> to the token before. I try again every day. If that token is gone, you can take the question away here and ask again.");

    public const string LookAtIt = "Look at it";
}
