using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.Actions;

/// <summary>Another page of the open actions, with this person's first.</summary>
internal sealed record TurnActions(CommunityId Community, PersonId Mine, int Offset);

/// <summary>Shows an action's card where the button is.</summary>
internal sealed record ShowAction(ActionId Action);

/// <summary>/actions: mine first, then all that are open.</summary>
internal sealed class ListActions(ActionStore store, IMembers members)
    : IHandle<Called>, IHandle<Followed<ActionsLink>>, IHandle<Press<TurnActions>>, IHandle<Press<ShowAction>>
{
    public const int PageSize = 5;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Page(scene.Person.Id, 0, scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Followed<ActionsLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(ActionTexts.NoLongerHere));
        var (text, buttons) = Page(here.Person.Id, 0, here);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnActions> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(ActionTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(what.Payload.Mine, what.Payload.Offset, here);
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<ShowAction> what, Scene scene) =>
        store.Get(what.Payload.Action) is { } action && scene.In(action.Community) is { } here
            ? ActionCards.Show(action, here)
            : Reply.Toast(ActionTexts.NoLongerHere, mustBeClosed: true);

    private (Html Text, Keyboard Buttons) Page(PersonId mine, int offset, Scene scene)
    {
        var community = scene.Community.Id;
        var open = store.Open(community).OrderBy(a => !a.IsFor(mine)).ToList();
        if (open.Count == 0)
            return (ActionTexts.NothingOpen, Keyboard.None);
        offset = offset > 0 && offset < open.Count ? offset : 0;
        var shown = open.Skip(offset).Take(PageSize).ToList();
        var whose = scene.Person.Id == mine ? "" : members.Find(community, mine)?.Person.Name ?? ActionTexts.SomebodyForgotten;
        return (
            ActionTexts.Open(shown, a => a.IsFor(mine), whose, offset, open.Count, scene),
            Keyboard.Row(shown.Select((a, i) => new PressButton($"{offset + i + 1}", new ShowAction(a.Id)))).And(Pages.Turning(offset, PageSize, open.Count, o => new TurnActions(community, mine, o))));
    }
}

/// <summary>What is still to be done, for the card and the reminders of the next meeting.</summary>
internal sealed class ActionLines(ActionStore store, MeetingStore meetings, TimeProvider clock) : IMeetingLines
{
    private const int Most = 5;

    public int Order => 30;

    public Html Lines(Meeting meeting, Community community)
    {
        var now = clock.GetUtcNow();
        return meetings.Coming(community.Id, now).FirstOrDefault()?.Id == meeting.Id
            ? ActionTexts.StillToDo(store.Open(community.Id), Most, community, now)
            : Html.Empty;
    }
}
