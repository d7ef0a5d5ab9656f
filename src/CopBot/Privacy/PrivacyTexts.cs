using CopBot.Conversation;
using Humanizer;

namespace CopBot.Privacy;

/// <summary>Every word that this room says.</summary>
internal static class PrivacyTexts
{
    public static string YesErase => "Yes, erase it";

    public static string NoKeep => "No, keep it";

    public static string OnlyInPrivate => "Please send /forgetme in our private chat.";

    public static string ReadAll => "Read all of it in private";

    public static Html InShort =>
        $"I keep what you give me with a command or a reply to me, with your name and the day, so that your community can find it again, and what services people look for, without names. Other messages I do not keep, and no other community sees anything of yours. In our private chat you can read all of this, see what I hold on you, and erase it.";

    public static Html Kept => $"All right, nothing was erased.";

    public static Html AskAgain => $"This question is too old. Please send /forgetme again.";

    public static Html NothingToForget => $"I hold nothing on you, so there is nothing to erase.";

    public static Html FileCaption => $"All that I hold on you, as a JSON file. A text editor or a web browser can show it.";

    /// <param name="keeps">What the rooms keep, one line each.</param>
    /// <param name="backups">How many nightly backups are kept.</param>
    /// <param name="name">Who runs this bot; empty where they have not said.</param>
    /// <param name="contact">How to reach them; empty where they have not said.</param>
    public static Html Notice(Html keeps, int backups, string name, string contact) => Html.Paragraphs(
        $"<b>What I keep, and why</b>",
        $"I am a robot that helps communities of practice. I remember what you give me with a command or in reply to me, so that you and your community can find it again. When somebody asks who offers a service, I keep what was looked for, but not who asked. Other messages in your group I do not keep.",
        keeps,
        $"<b>Who sees it</b>\nThe people of your own community, and those who run me. No other community. I show no adverts, and nobody sells your data.",
        $"Telegram carries all our messages and keeps them by its own rules.",
        $"<b>For how long</b>\nUntil you or a facilitator remove it, or you ask me to forget you. If I am taken out of a group, I erase what belongs to that group after {"day".ToQuantity(KeptFor.GroupWithoutBot.Days)}. Each night a backup is made in case something breaks; it is kept for {"night".ToQuantity(backups)}.",
        $"<b>You decide</b>\n/mydata – see all that I hold on you\n/forgetme – erase it\nBoth work in our private chat.",
        RunBy(name, contact));

    public static Html Summary(IReadOnlyList<HeldData> held) => held.Count == 0
        ? $"I hold nothing on you."
        : Html.Paragraphs(
            $"<b>This is what I hold on you:</b>",
            Html.Lines([.. held.Select(h => (Html)$"• {h.Summary}")]),
            $"All of it is in the file below. To erase it, send /forgetme. To read why I keep it, send /privacy.");

    public static Html AskToForget(Forgetting forgetting) => Html.Paragraphs(
        $"<b>Shall I erase what I hold on you?</b>",
        List("This goes:", forgetting.Goes),
        List("This stays, but without your name:", forgetting.StaysWithoutName),
        $"It cannot be undone. To see it all first, send /mydata.");

    public static Html Forgotten(Forgetting forgotten, int backups) => Html.Paragraphs(
        $"<b>Done. I have forgotten you.</b>",
        List("This is gone:", forgotten.Goes),
        List("This stays, without your name:", forgotten.StaysWithoutName),
        $"Messages that are already in Telegram chats stay there; you can delete your own. Nightly backups still hold your data for up to {"night".ToQuantity(backups)}, then they are gone too.",
        $"If you write to me again, here or in a group, or press one of my buttons, I learn your name again. If you are an administrator of a group, I learn your Telegram number again, since I must know who the facilitators are.");

    private static Html RunBy(string name, string contact) => (name, contact) switch
    {
        ("", "") => $"<b>Who runs me</b>\nWhoever runs this bot has not said who they are. Please ask your facilitator.",
        ("", _) => $"<b>Who runs me</b>\nReach whoever runs this bot here: {contact}",
        (_, "") => $"<b>Who runs me</b>\n{name}. To reach them, please ask your facilitator.",
        _ => $"<b>Who runs me</b>\n{name}. Reach them here: {contact}",
    };

    private static Html List(string heading, IReadOnlyList<string> lines) => lines.Count == 0
        ? Html.Empty
        : Html.Lines([$"{heading}", .. lines.Select(line => (Html)$"• {line}")]);
}
