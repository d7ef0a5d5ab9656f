using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>Who was asked to check what.</summary>
internal sealed class CheckBook(IDocuments documents)
{
    public PendingCheck? Pending(ServiceId service) => documents.Get(AssuranceKinds.Pending, ServiceKinds.IdOf(service));

    public IReadOnlyList<PendingCheck> PendingIn(CommunityId community) =>
        documents.Find(AssuranceKinds.Pending, AssuranceKinds.PendingByCommunity, IndexKey.Of(community.Value));

    public void Put(PendingCheck pending) => documents.Put(AssuranceKinds.Pending, pending);

    /// <summary>Nobody need answer for this any more; true where somebody was asked.</summary>
    public bool Settle(ServiceId service) => documents.Delete(AssuranceKinds.Pending, ServiceKinds.IdOf(service));

    public Checker Checker(PersonId person) => documents.Get(AssuranceKinds.Checkers, IndexKey.Of(person.Value)) ?? new Checker(person);

    public void Put(Checker checker) => documents.Put(AssuranceKinds.Checkers, checker);

    /// <summary>Null where nothing is kept of them.</summary>
    public Checker? Known(PersonId person) => documents.Get(AssuranceKinds.Checkers, IndexKey.Of(person.Value));

    public IReadOnlyList<PendingCheck> AskedOf(PersonId person) =>
        documents.Find(AssuranceKinds.Pending, AssuranceKinds.PendingByPerson, IndexKey.Of(person.Value));

    public void Forget(PersonId person)
    {
        documents.Delete(AssuranceKinds.Checkers, IndexKey.Of(person.Value));
        foreach (var pending in AskedOf(person))
            Put(pending with { Asked = null });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var pending in PendingIn(from))
            Put(pending with { Community = into });
        foreach (var checker in documents.All(AssuranceKinds.Checkers).Where(c => c.Stopped.Contains(from)))
            Put(checker with { Stopped = [.. checker.Stopped.Select(c => c == from ? into : c).Distinct()] });
    }

    public void Erase(CommunityId community)
    {
        foreach (var pending in PendingIn(community))
            Settle(pending.Service);
        foreach (var checker in documents.All(AssuranceKinds.Checkers).Where(c => c.Stopped.Contains(community)))
            Put(checker with { Stopped = checker.Stopped.Remove(community) });
    }

    /// <summary>What says nothing any more goes: nobody stopped, and nobody was asked for a while.</summary>
    public void Drop(DateTimeOffset askedBefore)
    {
        foreach (var checker in documents.All(AssuranceKinds.Checkers).Where(c => c.Stopped.IsEmpty && !(c.LastAsked > askedBefore)))
            documents.Delete(AssuranceKinds.Checkers, IndexKey.Of(checker.Id.Value));
    }
}

/// <summary>Removes the memory of whom the bot has asked, once that no longer keeps it from asking again.</summary>
internal sealed class TidyCheckers(CheckBook book) : ITidy
{
    public void Tidy(DateTimeOffset now) => book.Drop(now - KeptFor.AskedToCheck);
}
