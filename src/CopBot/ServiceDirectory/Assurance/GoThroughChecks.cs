using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>What to do on the way through what is due. Carried by buttons: never renumber.</summary>
internal enum CheckStep
{
    Show,
    Right,
    Later,
}

/// <summary>One step on the way through the records that are due for this person; <paramref name="Service"/> is the one at hand, 0 before the first.</summary>
internal sealed record WalkChecks(CommunityId Community, ServiceId Service, CheckStep Step);

/// <summary>Asks the bot not to ask any more, or to ask again.</summary>
internal sealed record StopAsking(CommunityId Community, bool Stop);

/// <summary>Goes through the records that are due, one by one, in one message.</summary>
internal sealed class GoThroughChecks(ServiceStore store, DueChecks checks, CheckBook book, ConfirmService confirm)
    : IHandle<Press<WalkChecks>>, IHandle<Press<StopAsking>>
{
    public Reply Handle(Press<WalkChecks> what, Scene scene)
    {
        var (community, id, step) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Toast(AssuranceTexts.NoLongerHere, mustBeClosed: true);
        var seen = Reply.None;
        if (step == CheckStep.Right)
        {
            if (store.Get(id) is not { } service || service.Community != community)
                return Reply.Toast(AssuranceTexts.NoLongerHere, mustBeClosed: true);
            seen = ServiceCards.Refresh(confirm.Confirm(service, here), here) + new Toast(AssuranceTexts.Noted);
        }

        var due = checks.For(here);
        return due.FirstOrDefault(s => s.Id.Value > id.Value) is { } next
            ? Show(next, due, here) + seen
            : Reply.Rewrite(AssuranceTexts.AllSeen(due.Count), due.Count > 0 ? Keyboard.Row(new PressButton("Begin again", new WalkChecks(community, default, CheckStep.Show))) : Keyboard.None) + seen;
    }

    public Reply Handle(Press<StopAsking> what, Scene scene)
    {
        var (community, stop) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Toast(AssuranceTexts.NoLongerHere, mustBeClosed: true);
        var checker = book.Checker(scene.Person.Id);
        var stopped = checker.Stopped.Remove(community);
        book.Put(checker with { Stopped = stop ? stopped.Add(community) : stopped });
        return stop
            ? Reply.Rewrite(AssuranceTexts.Stopped(here.Community), Keyboard.Row(new PressButton("Ask me again", new StopAsking(community, Stop: false))))
            : Reply.Rewrite(AssuranceTexts.AskedAgain(here.Community, checks.Every));
    }

    private static Reply Show(Service service, IReadOnlyList<Service> due, Scene here)
    {
        var left = due.Count(s => s.Id.Value > service.Id.Value);
        return Reply.Rewrite(
            AssuranceTexts.OnTheWay(service, left, here),
            CheckPages.ForOne(service).And(new PressButton(left > 0 ? "Later, next ›" : "Later", new WalkChecks(here.Community.Id, service.Id, CheckStep.Later))));
    }
}
