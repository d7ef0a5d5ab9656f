using CopBot.Conversation;

namespace CopBot.Digests;

/// <summary>
/// Sees to it that each community has its next digest on the agenda: each night and at each start, and after each one. What was missed
/// while the bot was off stays on the agenda until it has come.
/// </summary>
internal sealed class PlanDigests(DigestStore store, CountYear years, IMembers members, IScenes scenes) : IHandle<NightFell>, ISpeaksInTime
{
    public Reply Handle(NightFell what, Scene scene)
    {
        var reply = Reply.None;
        foreach (var community in members.Communities().Select(scenes.Community).OfType<Community>())
        {
            reply += Plan(community, scene.Now);
            if (store.Plan(community.Id) is { } plan)
                years.Keep(community, plan.Since, scene.Now);
        }

        return reply;
    }

    /// <summary>What is next for this community.</summary>
    public Reply Plan(Community community, DateTimeOffset now)
    {
        var plan = store.Plan(community.Id);
        if (plan is null)
            store.Put(plan = new DigestPlan(community.Id, now));
        if (!community.Has(DigestSwitches.Monthly))
        {
            // None is made up for that was not sent meanwhile; what is to be told when it is turned on again is decided then.
            store.Put(plan with { LastPlanned = now, OffSince = plan.OffSince ?? now });
            return Weekly(community, now);
        }

        if (plan.OffSince is not null)
            store.Put(plan = plan with { ToldUntil = Resumed(plan, community, now), OffSince = null });
        var reply = Weekly(community, now);
        plan = store.Plan(community.Id) ?? plan;
        if (NextOf(plan, community) is { } next)
        {
            // Planned for another time meanwhile: what facilitators did to it stays with it.
            if (store.At(community.Id, next) is null && store.Open(community.Id, plan.LastPlanned ?? plan.Since) is { } open)
                store.Put(open with { Planned = next });
            reply += new SetDue(DigestDue.KeyOf(community.Id), next, new DigestDue(community.Id, next));
            if (store.At(community.Id, next) is null)
                reply += new SetDue(DraftDue.KeyOf(community.Id), DigestTimes.DraftAt(community, next), new DraftDue(community.Id, next));
        }

        // Last year, where it was known in it and has not been told; else this one.
        var year = CopBot.Time.LocalTime.DateIn(community.Zone, now).Year;
        var told = plan.LastYear < year - 1 && plan.Since < DigestTimes.Year(community, year).From ? year - 1 : year;
        if (DigestTimes.YearAt(plan, community, told) is not { } at)
            return reply;
        if (plan.NextYear != at)
            store.Put(plan with { NextYear = at });
        return reply + new SetDue(YearDue.KeyOf(community.Id), at, new YearDue(community.Id, told));
    }

    /// <summary>On the agenda while somebody wants it each week; anew where the community's hours have changed.</summary>
    public Reply Weekly(Community community, DateTimeOffset now)
    {
        var plan = store.Plan(community.Id) ?? new DigestPlan(community.Id, now);
        var hours = store.Readers(community.Id).Any(r => r.IsWeekly) ? $"{community.Zone} {community.Quiet}" : "";
        if (hours == plan.WeeklyHours)
            return Reply.None;
        store.Put(plan with { WeeklyHours = hours, WeeklyUntil = hours.Length == 0 ? null : plan.WeeklyUntil });
        return Reply.Of(hours.Length > 0
            ? new SetDueEach(WeekDue.KeyOf(community.Id), DigestTimes.Mondays(community, now), new WeekDue(community.Id))
            : new CancelDue(WeekDue.KeyOf(community.Id)));
    }

    /// <summary>The one that was planned for this instant is done with; several that were missed are one.</summary>
    public Reply GoOn(Community community, DateTimeOffset planned, DateTimeOffset now)
    {
        var plan = store.Plan(community.Id) ?? new DigestPlan(community.Id, now);
        store.Put(plan with { LastPlanned = planned > now ? planned : now });
        return new Reply([new CancelDue(DraftDue.KeyOf(community.Id))]) + Plan(community, now);
    }

    /// <summary>The instant for which the next one is planned; it may be past. Null where there will be none.</summary>
    public DateTimeOffset? Next(Community community) =>
        community.Has(DigestSwitches.Monthly) && store.Plan(community.Id) is { } plan ? NextOf(plan, community) : null;

    public IEnumerable<DateTimeOffset> SpeaksAt(Community community, DateTimeOffset from)
    {
        if (!community.Has(DigestSwitches.Monthly) || store.Plan(community.Id) is not { } plan)
            yield break;
        if (NextOf(plan, community) is { } next && next >= from && next < from.AddDays(1))
            yield return next;
        if (plan.NextYear is { } year && year >= from && year < from.AddDays(1))
            yield return year;
    }

    /// <summary>From when on a digest that is planned for an instant tells.</summary>
    public static DateTimeOffset From(DigestPlan? plan, Community community, DateTimeOffset planned) =>
        plan?.ToldUntil ?? DigestTimes.MonthBefore(community, planned);

    /// <summary>What nobody has been told of yet, to this very instant; of the last month where the group wants no digest.</summary>
    public DigestSpan SoFar(Community community, DateTimeOffset now)
    {
        var plan = store.Plan(community.Id);
        var from = !community.Has(DigestSwitches.Monthly) ? DigestTimes.MonthBefore(community, now)
            : plan is { OffSince: not null } ? Resumed(plan, community, now)
            : From(plan, community, now);
        return new(community, from, now.AddTicks(1));
    }

    // Where it was off for less than a month, as if it had never been: what a skipped one promised is kept. Else the last month alone.
    private static DateTimeOffset Resumed(DigestPlan plan, Community community, DateTimeOffset now)
    {
        var month = DigestTimes.MonthBefore(community, now);
        return plan.ToldUntil is { } told && (told > month || plan.OffSince > month) ? told : month;
    }

    private static DateTimeOffset? NextOf(DigestPlan plan, Community community) => DigestTimes.Next(plan, community, plan.LastPlanned ?? plan.Since);
}
