using CopBot.Conversation;

namespace CopBot.Dispatch;

/// <summary>What the house says before any feature has a say.</summary>
internal static class DispatchTexts
{
    public static Html Sorry => $"Sorry, something went wrong on my side, and I could not do that. It has been noted. Please try again in a while.";

    public static Html CannotBeRead => $"I cannot read what this needs: my key was changed. Nothing is lost. Whoever runs me can set Telegram:FormerToken; then it works again.";

    public static string OldButton => "This button no longer works. Send the command again to get a new one.";

    public static Html UnknownCommand(string name) => $"I don't know /{name}. Send /help to see what I can do.";

    public static Html OnlyInGroup(string name) => $"/{name} works in your community's group. Please send it there.";

    public static Html OnlyInPrivate(string name) => $"/{name} is between you and me. Please send it in our private chat.";

    public static Html NoCommunity =>
        $"You are not in a community that I know yet. Ask your facilitator to add me to your group, then come back here.";

    public static Html OnlyFacilitators(string name) =>
        $"Only facilitators and the core group can use /{name}. If you need it, ask one of them.";

    public static Html OnlyAdministrators(string name) =>
        $"Only facilitators (the group's administrators) can use /{name}. If you need it, ask one of them.";

    public static Html WhichCommunity => $"You belong to more than one community. Which one is this for?";

    public static Html DialogOver => $"That question is closed. To answer it, begin again with its command or its button. If this is about something else, please send it once more.";
}
