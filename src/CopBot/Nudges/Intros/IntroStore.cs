using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Nudges.Intros;

/// <summary>Who wants to be introduced, and who has been to whom.</summary>
internal sealed class IntroStore(IDocuments documents)
{
    public IntroMember? Get(CommunityId community, PersonId person) => documents.Get(NudgeKinds.IntroMembers, NudgeKinds.IdOf(community, person));

    public void Put(IntroMember member) => documents.Put(NudgeKinds.IntroMembers, member);

    public void Delete(CommunityId community, PersonId person) => documents.Delete(NudgeKinds.IntroMembers, NudgeKinds.IdOf(community, person));

    public IReadOnlyList<IntroMember> In(CommunityId community) => documents.Find(NudgeKinds.IntroMembers, NudgeKinds.IntrosByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<IntroMember> Of(PersonId person) => documents.Find(NudgeKinds.IntroMembers, NudgeKinds.IntrosByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<IntroHistory> Met(PersonId person) => documents.Find(NudgeKinds.IntroHistories, NudgeKinds.HistoryByPerson, IndexKey.Of(person.Value));

    public IntroHistory History(CommunityId community) => documents.Get(NudgeKinds.IntroHistories, NudgeKinds.IdOf(community)) ?? new IntroHistory(community);

    public void Put(IntroHistory history) => documents.Put(NudgeKinds.IntroHistories, history);

    public void Forget(PersonId person)
    {
        foreach (var member in Of(person))
            Delete(member.Community, person);
        foreach (var history in Met(person))
            Put(history with { Met = history.Met.RemoveAll(p => p.One == person || p.Other == person) });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var member in In(from))
        {
            Delete(from, member.Person);
            if (Get(into, member.Person) is null)
                Put(member with { Community = into });
        }

        if (documents.Get(NudgeKinds.IntroHistories, NudgeKinds.IdOf(from)) is not { } young)
            return;
        var old = History(into);
        Put(old with { Met = [.. old.Met.Union(young.Met)], Month = string.CompareOrdinal(old.Month, young.Month) < 0 ? young.Month : old.Month });
        documents.Delete(NudgeKinds.IntroHistories, NudgeKinds.IdOf(from));
    }

    public void Erase(CommunityId community)
    {
        foreach (var member in In(community))
            Delete(community, member.Person);
        documents.Delete(NudgeKinds.IntroHistories, NudgeKinds.IdOf(community));
    }
}
