using CopBot.Conversation;

namespace CopBot.Help;

/// <summary>Opens the private chat for all commands.</summary>
internal sealed record AllCommands(CommunityId? Community);

/// <summary>One heading's commands with what they do; all of them, by heading, where none is named.</summary>
internal sealed record HelpOn(CommunityId? Community, HelpGroup? Group);

/// <summary>
/// /help: the commands that this person can use here, from the routes themselves. Where there are many, a group sees the few that most
/// people use and the way to all of them; in private they stand under their headings, and a button tells what those of one do.
/// </summary>
internal sealed class ShowHelp(Routes routes) : IHandle<Called>, IHandle<Followed<AllCommands>>, IHandle<Press<HelpOn>>
{
    // So many fit on a screen with what they do.
    private const int Few = 12;

    public Reply Handle(Called what, Scene scene)
    {
        var offered = routes.Commands.Where(route => Offer.Is(route, scene)).ToList();
        if (offered.Count <= Few)
            return Reply.Whisper(HelpTexts.Help(scene, Explained(offered)), Search(Keyboard.None, scene));
        if (scene.IsPrivate)
            return All(scene) is var (text, buttons) ? Reply.Say(text, buttons) : Reply.None;
        var more = Keyboard.Row(new PrivateButton(HelpTexts.AllCommands, new AllCommands(scene.Here?.Community.Id)));
        return Reply.Whisper(HelpTexts.First(scene, Explained(offered.Where(route => route.IsFirst))), Search(more, scene));
    }

    public Reply Handle(Followed<AllCommands> what, Scene scene)
    {
        var (text, buttons) = All(In(what.Payload.Community, scene));
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<HelpOn> what, Scene scene)
    {
        var here = In(what.Payload.Community, scene);
        if (what.Payload.Group is not { } group || Theirs(here).Where(route => route.Group == group).ToList() is not { Count: > 0 } commands)
            return All(here) is var (text, buttons) ? Reply.Rewrite(text, buttons) : Reply.None;
        return Reply.Rewrite(HelpTexts.Help(here, Explained(commands)), Keyboard.Row(new PressButton(HelpTexts.AllCommands, new HelpOn(here.Here?.Community.Id, null))));
    }

    // A list by heading, and a button for each.
    private (Html Text, Keyboard Buttons) All(Scene here)
    {
        var groups = Theirs(here).GroupBy(route => route.Group).OrderBy(group => group.Key).ToList();
        var buttons = Keyboard.Grid(2, groups.Select(group => new PressButton(HelpTexts.Heading(group.Key), new HelpOn(here.Here?.Community.Id, group.Key))));
        return (HelpTexts.All(here, groups.Select(group => HelpTexts.Names(group.Key, group))), Search(buttons, here));
    }

    // In private also what works in a group alone, so that nothing has to be looked for in two places.
    private IEnumerable<CommandRoute> Theirs(Scene here) => routes.Commands.Where(route => Offer.IsTheirs(route, here));

    private static IEnumerable<Html> Explained(IEnumerable<CommandRoute> commands) =>
        commands.GroupBy(route => route.Group).OrderBy(group => group.Key).Select(group => HelpTexts.Group(group.Key, group));

    private static Scene In(CommunityId? community, Scene scene) => community is { } id && scene.In(id) is { } here ? here : scene;

    // Inline mode shows the asker's own communities only, so it is of no use to who has none.
    private Keyboard Search(Keyboard buttons, Scene scene) => routes.Searches.Count > 0 && !scene.Memberships.IsEmpty
        ? buttons.And(new SearchButton(HelpTexts.SearchAsYouType, ""))
        : buttons;
}

/// <summary>What is worth offering to whom.</summary>
internal static class Offer
{
    /// <summary>True where this command would work here for this person.</summary>
    public static bool Is(CommandRoute route, Scene scene) =>
        route.Where != (scene.IsPrivate ? Where.InGroup : Where.InPrivate) && IsTheirs(route, scene);

    /// <summary>
    /// True where it would work for this person, here or elsewhere. In private, somebody of several communities who has not said
    /// which one they mean is offered what they may do in any of them.
    /// </summary>
    public static bool IsTheirs(CommandRoute route, Scene scene)
    {
        if (route.IsHidden)
            return false;
        if (scene.Memberships.IsEmpty)
            return !route.NeedsCommunity && route.Needs == Role.Member;
        return route.Needs <= (scene.Here?.Role ?? scene.Memberships.Max(m => m.Role));
    }
}
