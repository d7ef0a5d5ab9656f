using CopBot.Conversation;
using Humanizer;

namespace CopBot.Help;

/// <summary>Every word that this room says.</summary>
internal static class HelpTexts
{
    public static string AllCommands => "All commands";

    public static string SearchAsYouType => "Search as you type";

    public static Html OldLink => $"The link that you followed no longer works. Ask for a new one in your group.";

    public static Html NoCommunityYet => Html.Paragraphs(
        $"I don't know you in a community yet, so there is little that I can do here.",
        $"Ask a facilitator to add me to your group. Then send me a command there, such as /help, and come back.");

    public static Html KeepFile => $"To keep that file for your community, reply to it with /share and a title. To see what else I can do, send /help.";

    public static Html Lost => $"I work with commands. To see what I can do for you, send /help.";

    public static Html KeepLink(string link) =>
        $"To keep that link for your community, send it with /share in front. Tap to copy:\n<code>/share {link}</code>";

    public static Html FindWords(string words) =>
        $"I am not sure what you mean. Tap what you want to copy it, then send it:\n<code>/find {words}</code> – look for that in what was shared\n<code>/who {words}</code> – look for a service\n\nTo see what else I can do, send /help.";

    public static Html HelloInGroup(string community) =>
        $"Hello, I'm <b>CopBot</b>, the memory of <b>{community}</b>. I keep what you share and find it again, and I know who offers what. Send /help to see what I can do.";

    public static Html Hello(string person, IReadOnlyList<string> communities) => Html.Paragraphs(
        Html.Lines(
            $"Hello {person}, I'm <b>CopBot</b>, a helper for communities of practice.",
            $"I keep the links, files and notes that a community shares, and find them again when somebody asks. I know which services people have told me of.",
            $"I keep only what you give me. /privacy says more."),
        communities.Count switch
        {
            0 => $"I don't know you in a community yet. Ask a facilitator to add me to your group and send /help there. Then come back.",
            1 => $"You are in <b>{communities[0]}</b>, so all we do here is for it. Send /help to see what I can do. To get reminders here, send /join.",
            _ => (Html)$"You are in {communities.Count} communities: {communities.Humanize("and")}. Send /community to say which one we talk about here, and /help to see what I can do.",
        });

    public static Html Help(Scene scene, IEnumerable<Html> groups) => Html.Paragraphs(
        [Title(scene), .. groups, scene.Memberships.IsEmpty ? NoCommunityYet : $"Tap a command to send it. Tap an example to copy it."]);

    /// <summary>The few that most people use.</summary>
    public static Html First(Scene scene, IEnumerable<Html> groups) => Html.Paragraphs(
        [$"This is what people do most in <b>{scene.Community.Name}</b>:", .. groups, $"Tap a command to send it, or an example to copy it. There is more: tap {AllCommands}."]);

    /// <summary>All of them, without what they do.</summary>
    public static Html All(Scene scene, IEnumerable<Html> groups) => Html.Paragraphs(
        [Title(scene), .. groups, $"Tap a command to send it. To read what each does, tap its heading below."]);

    public static Html Names(HelpGroup group, IEnumerable<CommandRoute> commands) => Html.Lines(
        $"<b>{Heading(group)}</b>", Html.Of(string.Join(" ", commands.Select(c => $"/{c.Name}"))));

    public static Html Group(HelpGroup group, IEnumerable<CommandRoute> commands) => Html.Lines(
        [$"<b>{Heading(group)}</b>", .. commands.Select(Line)]);

    private static Html Title(Scene scene) => scene switch
    {
        { Memberships.IsEmpty: true } => $"This is what I can do for you now:",
        { Here: { } here } => $"This is what you can do in <b>{here.Community.Name}</b>:",
        _ => (Html)$"This is what you can do in your communities. /community says which one we talk about.",
    };

    private static Html Line(CommandRoute route) => route.Example.Length == 0
        ? $"/{route.Name} – {route.Description}"
        : (Html)$"/{route.Name} – {route.Description}. Example: <code>/{route.Name} {route.Example}</code>";

    public static string Heading(HelpGroup group) => group switch
    {
        HelpGroup.Library => "What was shared",
        HelpGroup.Directory => "Who offers what",
        HelpGroup.Meetings => "Meetings",
        HelpGroup.Voices => "What the group thinks",
        HelpGroup.Rhythm => "Between meetings",
        HelpGroup.Community => "Your community",
        HelpGroup.You => "You",
        _ => group.Humanize(),
    };
}
