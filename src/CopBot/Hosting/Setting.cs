using System.Globalization;

namespace CopBot.Hosting;

/// <summary>What a setting's value has to look like.</summary>
internal enum SettingKind
{
    Text,
    Secret,
    Number,
    TimeOfDay,
    TrueOrFalse,
}

/// <summary>One key of the configuration, as operators know it.</summary>
/// <param name="Key">Such as <c>Telegram:Token</c>.</param>
/// <param name="Kind">What its value has to look like; what it means is checked by the room that it belongs to.</param>
/// <param name="Example">A value that works; the default, where there is one.</param>
/// <param name="Explanation">One line.</param>
internal sealed record Setting(string Key, SettingKind Kind, string Example, string Explanation)
{
    /// <summary>Every key that CopBot knows, in the order of <c>appsettings.example.json</c>.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Telegram:Token", SettingKind.Secret, "", "The token from @BotFather; a secret. Empty opens the playground instead of Telegram."),
        new("Telegram:FormerToken", SettingKind.Secret, "", "After you changed the token at @BotFather: the one before it, until the anonymous votes of that time are closed; a secret."),
        new("Telegram:ApiUrl", SettingKind.Text, "https://api.telegram.org", "The Bot API; another one only for a Bot API server of your own."),
        new("Telegram:Webhook:Url", SettingKind.Text, "", "The public https address that Telegram posts to. Empty: CopBot asks Telegram (long polling), which needs none."),
        new("Telegram:Webhook:Secret", SettingKind.Secret, "", "Needed with a webhook: up to 256 letters, digits, _ or -, such as the output of openssl rand -hex 32."),
        new("Telegram:Webhook:Listen", SettingKind.Text, "http://127.0.0.1:8443", "Where the reverse proxy behind the webhook reaches CopBot."),
        new("Telegram:Limits:PerSecond", SettingKind.Number, "30", "Messages a second in all; 0 is no limit. Telegram allows about 30."),
        new("Telegram:Limits:PerChatPerSecond", SettingKind.Number, "1", "Messages a second in one chat; 0 is no limit. Telegram allows about 1."),
        new("Telegram:Limits:PerGroupPerMinute", SettingKind.Number, "20", "Messages a minute in one group; 0 is no limit. Telegram allows about 20."),
        new("Http:Url", SettingKind.Text, "", "The public https address below which calendar apps reach CopBot. Empty: it serves none, and /calendar gives files."),
        new("Http:Listen", SettingKind.Text, "http://127.0.0.1:8444", "Where the reverse proxy behind Http:Url reaches CopBot."),
        new("Storage:Path", SettingKind.Text, "data", "The folder for CopBot's data, made where it is missing. One CopBot a folder."),
        new("Storage:Backup:Folder", SettingKind.Text, "", "Where nightly backups go. Empty: the folder backups in Storage:Path; another disk is better."),
        new("Storage:Backup:At", SettingKind.TimeOfDay, "03:15", "When the nightly backup is made, in Community:TimeZone."),
        new("Storage:Backup:Keep", SettingKind.Number, "7", "How many nightly backups are kept: 1 to 1000."),
        new("Playground:Url", SettingKind.Text, "http://localhost:5080", "Where the playground opens when there is no token. This machine only."),
        new("Community:TimeZone", SettingKind.Text, "Europe/London", "A new community's time zone; its facilitators change it with /settings."),
        new("Community:QuietHours:From", SettingKind.TimeOfDay, "20:00", "From when a new community's bot starts nothing by itself."),
        new("Community:QuietHours:Until", SettingKind.TimeOfDay, "08:00", "Until when."),
        new("Operator:Name", SettingKind.Text, "", "Who runs this bot, as /privacy says."),
        new("Operator:Contact", SettingKind.Text, "", "How people reach them: an e-mail address, a telephone number or a page."),
        new("Resources:FetchTitles", SettingKind.TrueOrFalse, "true", "Whether CopBot opens a shared link to read its page's title."),
        new("Directory:CheckEvery", SettingKind.Number, "90", "After how many days without a check somebody is asked whether a service is still right: 7 to 3650."),
        new("Nudges:PerDay", SettingKind.Number, "2", "How many messages a day CopBot starts in a group at most: 1 to 10. Reminders of meetings and answers do not count."),
        new("Surveys:SmallestGroup", SettingKind.Number, "5", "Below how many answers a survey shows nothing, and a comparison no number: 3 to 50."),
    ];

    /// <summary>What is wrong with the value and how to mend it, in one sentence; null where nothing is. A secret is never repeated.</summary>
    public string? Fault(string value) => Kind switch
    {
        SettingKind.Number when !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            $"{Key} is \"{value}\", which is not a whole number; write one such as {Example}.",
        SettingKind.TimeOfDay when !TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            $"{Key} is \"{value}\", which is not a time of day; write hours and minutes such as \"{Example}\".",
        SettingKind.TrueOrFalse when !bool.TryParse(value, out _) =>
            $"{Key} is \"{value}\", but it can only be true or false; write {Example}, or leave it out.",
        _ => null,
    };
}
