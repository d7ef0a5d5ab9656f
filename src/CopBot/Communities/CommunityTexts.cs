using CopBot.Conversation;
using Humanizer;

namespace CopBot.Communities;

/// <summary>Every word that this room says.</summary>
internal static class CommunityTexts
{
    private static string NotAMember => "You are not in that community, so I cannot do that.";

    public static Html NotInThatCommunity => Html.Of(NotAMember);

    public static Html OpenPrivateFirst =>
        $"To get private messages, such as reminders, open our private chat and press <b>Start</b>. Nobody else sees it.";

    public static Html InNoCommunity =>
        $"You are not in a community that I know yet. Ask your facilitator to add me to your group, then send me anything there.";

    public static Html Cancelled => $"All right, that is cancelled. Nothing was changed.";

    public static Html NothingToCancel => $"There is nothing to stop: I have no question open. Send /help to see what I can do.";

    public static string CoreDropped => "Taken out of the core group.";

    public static string CoreNotAllowed => "Only facilitators can change the core group.";

    public static string SettingsNotAllowed => "Only facilitators and the core group can change settings.";

    public static string SettingSaved => "Saved.";

    /// <param name="community">Whom it is said to.</param>
    /// <param name="seesAll">True where Telegram shows the bot every message of the group.</param>
    public static Html Introduction(CommunityRecord community, bool seesAll) => Html.Paragraphs(
        $"Hello, I'm <b>CopBot</b>, here to be the memory of <b>{community.Name}</b>.",
        $"Share something worth keeping: <code>/share</code> and a link, or reply <code>/share</code> to any message or file.\nFind it again: <code>/find</code> and a few words.\nFind out who offers what: <code>/who</code> debt advice in your town.\nMeet: <code>/meeting</code> shows the next one. Facilitators set one up with <code>/newmeeting</code>.",
        $"I keep only what you give me with a command or a reply to me, and what services you look for, without your name. {(seesAll ? "Telegram shows me all messages here, but I keep none of the others." : "I don't see your other messages.")}",
        $"/help shows all I can do. /privacy says what is kept, and why.");

    public static Keyboard IntroductionButtons(CommunityId community) =>
        Keyboard.Row(new PrivateButton("Get private reminders", new JoinLink(community)));

    public static Html AlreadyJoined(string community) => $"You already get private messages from <b>{community}</b>. To stop them, send /leave.";

    public static Html Joined(string community) =>
        $"Thank you. You now get private messages from <b>{community}</b>, such as reminders. To stop them, send /leave.";

    public static Html NotJoined(string community) => $"You get no private messages from <b>{community}</b>. To get them, send /join.";

    public static Html Left(string community) =>
        $"Done. You get no more private messages from <b>{community}</b>. You are still in the group. To get them again, send /join.";

    public static Html OnlyCommunity(string community) => $"You are in one community: <b>{community}</b>. All we do here is for it.";

    public static Html Chosen(string community) => $"Here we now talk about <b>{community}</b>. To change that, send /community.";

    public static Html Core(IReadOnlyCollection<string> names) => Html.Paragraphs(
        names.Count == 0
            ? $"The core group is empty. Its people may do in CopBot what facilitators do, without being administrators of the Telegram group."
            : (Html)$"<b>Core group:</b> {names.Humanize("and")}. They may do in CopBot what facilitators do.",
        $"To add someone, reply <code>/core</code> to a message of theirs, or send <code>/core @username</code>.");

    public static Html CoreAdded(string name) =>
        $"<b>{name}</b> is now in the core group and may do in CopBot what facilitators do. /core shows everyone in it.";

    public static Html CoreAlready(string name) => $"<b>{name}</b> is in the core group already.";

    public static Html CoreIsFacilitator(string name) => $"<b>{name}</b> is a facilitator, so there is nothing to add.";

    public static Html CoreUnknown(string username) =>
        $"I have not met @{username} in this group yet. Reply <code>/core</code> to a message of theirs instead.";

    public static Html Settings(CommunityRecord community) => Html.Lines(
        $"<b>Settings of {community.Name}</b>",
        $"Time zone: {community.Zone}",
        $"Quiet hours: {QuietHours(community)}",
        $"Answers in the group: {(community.QuietAnswers ? "without a sound" : "with a sound")}",
        $"What we are for: {(community.About.Length == 0 ? "not said yet" : PlainText.Shorten(PlainText.OneLine(community.About), 80))}\n",
        $"Tap what you want to change.");

    public static Html Switches(CommunityRecord community, CommunitySwitch? cannotPin) => Html.Paragraphs(
        Html.Lines($"<b>{community.Name}</b>: what is on, and what is off.", $"Tap a line to change it."),
        cannotPin is null
            ? Html.Empty
            : $"“{cannotPin.Label}” is on, but the group does not let me pin messages yet. An administrator can change that: open the group’s page in Telegram, then Edit, Administrators, choose me, and turn on “Pin messages”.");

    public static string SavedButCannotPin => "Saved. But the group does not let me pin messages yet: see the message for how to change that.";

    public static string Switch(CommunitySwitch what, bool isOn) => $"{(isOn ? "On" : "Off")}: {what.Label}";

    public static Html AskName(Person person) => $"{Html.Mention(person)}, what is your community called? Reply to this message with its name. To leave it as it is, send /cancel.";

    public static Html AskAbout(CommunityRecord community, Person person) => Html.Paragraphs(
        $"{Html.Mention(person)}, what is the group for, and what are its terms? Whoever is new is told this. Reply to this message in a few sentences. To leave it as it is, send /cancel.",
        community.About.Length == 0 ? Html.Empty : (Html)$"Now it says: {community.About}");

    public static Html AskZone(CommunityRecord community) =>
        $"The time zone is <b>{community.Zone}</b>. Tap another, or reply to this message with a city, such as <i>Europe/Lisbon</i>.";

    public static Html AskQuietHours(CommunityRecord community) =>
        $"In quiet hours I start nothing. Now they are: <b>{QuietHours(community)}</b>. Tap others, or reply to this message with your own, such as <i>19:00-09:00</i>.";

    public static Html SettingNotUnderstood(Setting setting) => setting switch
    {
        Setting.Zone => $"I don't know that time zone. Reply with a continent and city, such as <i>Europe/London</i>, or send /cancel.",
        Setting.QuietHours => $"I could not read those hours. Reply with two times, such as <i>20:00-08:00</i>, or <i>none</i>. To leave them as they are, send /cancel.",
        Setting.About => $"That needs 1 to 1,000 characters. Reply with another text, or send /cancel.",
        _ => $"A name needs 1 to 128 characters. Reply with another, or send /cancel.",
    };

    public static string SettingHint(Setting setting) => setting switch
    {
        Setting.Zone => "Europe/London",
        Setting.QuietHours => "20:00-08:00",
        Setting.About => "We share what works with families…",
        _ => "Name of the community",
    };

    public static Html SettingChanged(CommunityRecord community, Setting setting) => setting switch
    {
        Setting.Zone => $"The time zone is now <b>{community.Zone}</b>.",
        Setting.QuietHours => $"Quiet hours are now: <b>{QuietHours(community)}</b>.",
        Setting.About => $"Kept. Whoever is new is told this:\n\n{community.About}",
        _ => $"The community is now called <b>{community.Name}</b>.",
    };

    private static string QuietHours(CommunityRecord community) =>
        community.QuietFrom == community.QuietUntil ? "none" : $"{community.QuietFrom:HH\\:mm} to {community.QuietUntil:HH\\:mm}";
}
