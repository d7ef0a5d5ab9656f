using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>Nudges and reminders keep their hour on the wall where the group's time zone is changed.</summary>
internal sealed class FollowZone(NudgeStore store, PlanLooks looks) : IFollowZone
{
    public Reply ZoneChanged(Community community, string before, DateTimeOffset now)
    {
        var reply = Reply.None;
        var isDue = false;
        foreach (var nudge in store.AllIn(community.Id).Where(n => n.Next is not null).Select(n => n.MovedTo(community.Zone, before)))
        {
            store.Put(nudge);
            isDue |= nudge is { Owner: null, IsActive: true } && nudge.Next <= now;
            if (nudge is { Owner: not null, IsActive: true, Next: { } next })
                reply += new SetDue(RemindMe.KeyOf(nudge.Id), next, new RemindMe(nudge.Id));
        }

        return reply + (isDue ? looks.SetAt(community, now, now) : looks.Sooner(community, now));
    }
}
