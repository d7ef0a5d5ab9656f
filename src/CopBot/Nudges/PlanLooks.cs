using CopBot.Conversation;
using CopBot.Time;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Nudges;

/// <summary>Falls due when it is time to see whether a community is to be told something.</summary>
internal sealed record LookAround(CommunityId Community)
{
    public static string KeyOf(CommunityId community) => $"nudge/look/{community}";
}

/// <summary>
/// When the bot looks around in a community: twice a day, at each nudge's own time, and where something waits, as soon as the budget lets
/// it. Each look plans the next; each start and night sees to it that there is one.
/// </summary>
internal sealed class PlanLooks(NudgeStore store, NudgeTimes times, IMembers members, IScenes scenes) : IHandle<NightFell>, IHandle<BotStandingChanged>, IFollowDates
{
    /// <summary>Not all communities at once.</summary>
    private const int SpreadMinutes = 20;

    private static readonly TimeOnly[] GoodHours = [new(9, 30), new(14, 30)];

    public Reply Handle(NightFell what, Scene scene) => new(
    [
        .. members.Communities().Select(scenes.Community).OfType<Community>().Select(c => (Effect)SetAt(c, store.FindLog(c.Id)?.NextLook ?? Regular(c, scene.Now), scene.Now)),
    ]);

    public Reply Handle(BotStandingChanged what, Scene scene) =>
        !scene.IsPrivate && what.After != Standing.Out && scene.Here?.Community is { } community ? Reply.Of(Sooner(community, scene.Now)) : Reply.None;

    public Reply DatesChanged(Community community, DateTimeOffset now) =>
        store.Of(community.Id).Any(n => n.Ahead is not null) ? Reply.Of(Sooner(community, now)) : Reply.None;

    /// <summary>After something was changed: the next look, no later than it was.</summary>
    public SetDue Sooner(Community community, DateTimeOffset now)
    {
        var log = store.Log(community.Id, now);
        var next = NextOwn(community, log, now) is { } own && own < Regular(community, now) ? own : Regular(community, now);
        if (log.NextLook is { } planned && planned >= now && planned < next)
            next = planned;
        return SetAt(community, next, now);
    }

    /// <summary>Sets the next look, and remembers when it is.</summary>
    public SetDue SetAt(Community community, DateTimeOffset at, DateTimeOffset now)
    {
        var log = store.Log(community.Id, now);
        if (log.NextLook != at || store.FindLog(community.Id) is null)
            store.Put(log with { NextLook = at });
        return new SetDue(LookAround.KeyOf(community.Id), at, new LookAround(community.Id));
    }

    /// <summary>When the next of the group's own nudges is due, after now; null where none is.</summary>
    public DateTimeOffset? NextOwn(Community community, NudgeLog log, DateTimeOffset now) => store.Of(community.Id)
        .Where(n => n.IsActive)
        .SelectMany(n => times.Coming(n, log, community, now, 2))
        .Where(d => d.At > now)
        .Select(d => (DateTimeOffset?)d.At)
        .Min();

    /// <summary>The next of the day's usual looks, after now.</summary>
    public static DateTimeOffset Regular(Community community, DateTimeOffset now)
    {
        var today = LocalTime.DateIn(community.Zone, now);
        return Enumerable.Range(0, 3)
            .SelectMany(day => GoodHours.Select(hour => GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, today.PlusDays(day).At(hour.AddMinutes(community.Id.Value % SpreadMinutes).ToLocalTime())))))
            .First(at => at > now);
    }
}
