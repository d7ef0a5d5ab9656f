using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>The list again, where the button is.</summary>
internal sealed record BackToNudges(CommunityId Community);

/// <summary>One of them, with its next times and what can be done.</summary>
internal sealed record ShowNudge(NudgeId Nudge);

/// <summary>Opens the private chat for one's own reminders.</summary>
internal sealed record SeeNudges(CommunityId Community);

/// <summary>Pauses, goes on, deletes, brings back.</summary>
internal sealed record TurnNudge(NudgeId Nudge, NudgeStatus To);

/// <summary>Asks for other words, or another time.</summary>
internal sealed record ChangeNudge(NudgeId Nudge, bool WordsAlone);

/// <summary>/nudges: the group's; in private one's own reminders, too.</summary>
internal sealed class ListNudges(NudgeStore store, NewNudge nudges)
    : IHandle<Called>, IHandle<Press<BackToNudges>>, IHandle<Press<ShowNudge>>, IHandle<Press<TurnNudge>>, IHandle<Press<ChangeNudge>>, IHandle<Followed<SeeNudges>>
{
    private const int MostInList = 20;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = List(scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Followed<SeeNudges> what, Scene scene) =>
        scene.In(what.Payload.Community) is { } here && List(here) is var (text, buttons) ? Reply.Say(text, buttons) : Reply.Say(Html.Of(NudgeTexts.NoLongerHere));

    public Reply Handle(Press<BackToNudges> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = List(here);
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<ShowNudge> what, Scene scene)
    {
        if (Find(what.Payload.Nudge, scene) is not var (nudge, here))
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        return Page(nudge, here);
    }

    public Reply Handle(Press<TurnNudge> what, Scene scene)
    {
        if (Find(what.Payload.Nudge, scene) is not var (nudge, here))
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        if (!nudge.MayBeChangedBy(here) || what.Payload.To == NudgeStatus.Draft)
            return Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
        if (what.Payload.To == nudge.Status)
            return Page(nudge, here);
        var turned = nudge with { Status = what.Payload.To, Since = what.Payload.To == NudgeStatus.Deleted ? scene.Now : null };
        if (turned.IsActive)
            turned = turned with { Made = scene.Now };
        if (turned is { IsActive: true, Next: { } next } && next <= scene.Now)
            turned = turned.After(scene.Now);
        store.Put(turned);
        return Page(turned, here) + nudges.Follow(turned, here) + new Toast(NudgeTexts.Turned(turned.Status));
    }

    public Reply Handle(Press<ChangeNudge> what, Scene scene)
    {
        if (Find(what.Payload.Nudge, scene) is not var (nudge, here))
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        return nudge.MayBeChangedBy(here) ? NewNudge.AskChange(nudge, what.Payload.WordsAlone) : Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
    }

    // Nobody sees another one's reminders, and one's own only in private.
    private (Nudge Nudge, Scene Here)? Find(NudgeId id, Scene scene) =>
        store.Get(id) is { Status: not NudgeStatus.Draft } nudge && scene.In(nudge.Community) is { } here && (nudge.Owner is null || (nudge.Owner == scene.Person.Id && scene.IsPrivate))
            ? (nudge, here)
            : null;

    private Reply Page(Nudge nudge, Scene here)
    {
        var back = new PressButton("Back", new BackToNudges(nudge.Community));
        var buttons = !nudge.MayBeChangedBy(here) ? Keyboard.Row(back)
            : nudge.Status == NudgeStatus.Deleted ? Keyboard.Row(new PressButton("Undo", new TurnNudge(nudge.Id, NudgeStatus.Active)), back)
            : Keyboard.Row(
                nudge.IsActive ? new PressButton("Pause", new TurnNudge(nudge.Id, NudgeStatus.Paused)) : new PressButton("Go on", new TurnNudge(nudge.Id, NudgeStatus.Active)),
                new PressButton("Words", new ChangeNudge(nudge.Id, WordsAlone: true)),
                new PressButton("Time", new ChangeNudge(nudge.Id, WordsAlone: false)))
                .And(new PressButton("Delete", new TurnNudge(nudge.Id, NudgeStatus.Deleted)), back);
        return Reply.Rewrite(NudgeTexts.Page(nudge, nudge.IsActive ? nudges.Coming(nudge, here) : [], here), buttons);
    }

    private (Html Text, Keyboard Buttons) List(Scene scene)
    {
        var group = store.Of(scene.Community.Id).Take(MostInList).ToList();
        var mine = scene.IsPrivate ? store.Of(scene.Community.Id, scene.Person.Id).Take(MostInList).ToList() : [];
        var all = group.Concat(mine).ToList();
        return (
            NudgeTexts.List(group, mine, n => nudges.Coming(n, scene), scene),
            Keyboard.Grid(5, all.Select((n, i) => new PressButton($"{i + 1}", new ShowNudge(n.Id)))));
    }
}
