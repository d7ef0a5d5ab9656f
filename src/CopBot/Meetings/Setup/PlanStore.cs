using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Setup;

/// <summary>Meetings that are being set up or changed.</summary>
internal sealed class PlanStore(IDocuments documents)
{
    public Plan? Get(PlanId id) => documents.Get(MeetingKinds.Plans, IndexKey.Of(id.Value));

    /// <summary>Keeps it, with a number where it has none, as touched now.</summary>
    public Plan Keep(Plan plan, DateTimeOffset now)
    {
        var kept = plan with { At = now, Id = plan.Id == default ? new(documents.NextNumber("plans")) : plan.Id };
        documents.Put(MeetingKinds.Plans, kept);
        return kept;
    }

    public void Delete(PlanId id) => documents.Delete(MeetingKinds.Plans, IndexKey.Of(id.Value));

    public IReadOnlyList<Plan> Of(PersonId person) => [.. documents.All(MeetingKinds.Plans).Where(p => p.Person == person)];

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var plan in In(from))
            documents.Put(MeetingKinds.Plans, plan with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var plan in In(community))
            Delete(plan.Id);
    }

    public void Forget(PersonId person)
    {
        foreach (var plan in Of(person))
            Delete(plan.Id);
    }

    public void Drop(DateTimeOffset before)
    {
        foreach (var plan in documents.All(MeetingKinds.Plans).Where(p => p.At <= before))
            Delete(plan.Id);
    }

    private List<Plan> In(CommunityId community) => [.. documents.All(MeetingKinds.Plans).Where(p => p.Community == community)];
}

/// <summary>Removes what nobody has touched for a week.</summary>
internal sealed class TidyPlans(PlanStore plans) : ITidy
{
    public void Tidy(DateTimeOffset now) => plans.Drop(now - KeptFor.Draft);
}
