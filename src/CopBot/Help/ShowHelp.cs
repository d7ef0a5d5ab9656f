using CopBot.Conversation;

namespace CopBot.Help;

/// <summary>/help: the commands that this person can use here, from the routes themselves.</summary>
internal sealed class ShowHelp(Routes routes) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        var groups = routes.Commands
            .Where(route => Offer.Is(route, scene))
            .GroupBy(route => route.Group)
            .OrderBy(group => group.Key)
            .Select(group => HelpTexts.Group(group.Key, group));
        return Reply.Whisper(HelpTexts.Help(scene, groups), Buttons(scene));
    }

    // Inline mode shows the asker's own communities only, so it is of no use to who has none.
    private Keyboard Buttons(Scene scene) => routes.Searches.Count > 0 && !scene.Memberships.IsEmpty
        ? Keyboard.Row(new SearchButton(HelpTexts.SearchAsYouType, ""))
        : Keyboard.None;
}

/// <summary>What is worth offering to whom.</summary>
internal static class Offer
{
    /// <summary>
    /// True where this command would work here for this person. In private, somebody of several communities who has not said
    /// which one they mean is offered what they may do in any of them.
    /// </summary>
    public static bool Is(CommandRoute route, Scene scene)
    {
        if (route.IsHidden || route.Where == (scene.IsPrivate ? Where.InGroup : Where.InPrivate))
            return false;
        if (scene.Memberships.IsEmpty)
            return !route.NeedsCommunity && route.Needs == Role.Member;
        return route.Needs <= (scene.Here?.Role ?? scene.Memberships.Max(m => m.Role));
    }
}
