using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Nudges;

/// <summary>Nudges, what was said, and who is new.</summary>
internal sealed class NudgeStore(IDocuments documents)
{
    public Nudge? Get(NudgeId id) => documents.Get(NudgeKinds.Nudges, NudgeKinds.IdOf(id));

    public NudgeId NextId() => new(documents.NextNumber("nudges"));

    public void Put(Nudge nudge) => documents.Put(NudgeKinds.Nudges, nudge);

    public void Delete(Nudge nudge) => documents.Delete(NudgeKinds.Nudges, NudgeKinds.IdOf(nudge.Id));

    /// <summary>The group's own that were created, in their order.</summary>
    public IReadOnlyList<Nudge> Of(CommunityId community) =>
        [.. AllIn(community).Where(n => n is { Owner: null, Status: NudgeStatus.Active or NudgeStatus.Paused } && (n.Next is not null || n.Ahead is not null))];

    /// <summary>Somebody's own reminders in a community, in their order.</summary>
    public IReadOnlyList<Nudge> Of(CommunityId community, PersonId person) =>
        [.. By(person).Where(n => n.Community == community && n.Owner == person && n is { Status: NudgeStatus.Active or NudgeStatus.Paused, Next: not null })];

    public IReadOnlyList<Nudge> By(PersonId person) => documents.Find(NudgeKinds.Nudges, NudgeKinds.ByPerson, IndexKey.Of(person.Value));

    public NudgeLog? FindLog(CommunityId community) => documents.Get(NudgeKinds.Logs, NudgeKinds.IdOf(community));

    public NudgeLog Log(CommunityId community, DateTimeOffset now) => FindLog(community) ?? new NudgeLog(community, now);

    public void Put(NudgeLog log) => documents.Put(NudgeKinds.Logs, log);

    public NudgedPerson Person(PersonId person) => FindPerson(person) ?? new NudgedPerson(person);

    public NudgedPerson? FindPerson(PersonId person) => documents.Get(NudgeKinds.People, NudgeKinds.IdOf(person));

    /// <summary>Keeps it, or takes it away where nothing is left to keep.</summary>
    public void Put(NudgedPerson person)
    {
        if (person.Wishes.IsEmpty && person.Said.IsEmpty)
            documents.Delete(NudgeKinds.People, NudgeKinds.IdOf(person.Person));
        else
            documents.Put(NudgeKinds.People, person);
    }

    public IReadOnlyList<Newcomer> Newcomers(CommunityId community) =>
        [.. documents.Find(NudgeKinds.Newcomers, NudgeKinds.NewcomersByCommunity, IndexKey.Of(community.Value)).OrderBy(n => n.At)];

    public void Put(Newcomer newcomer) => documents.Put(NudgeKinds.Newcomers, newcomer);

    public void DropNewcomer(CommunityId community, PersonId person) => documents.Delete(NudgeKinds.Newcomers, NudgeKinds.IdOf(community, person));

    /// <summary>Nothing leads to this person afterwards; the group's nudges stay.</summary>
    public void Forget(PersonId person)
    {
        foreach (var nudge in By(person))
        {
            if (nudge.Owner == person || nudge.Status == NudgeStatus.Draft)
                Delete(nudge);
            else
                Put(nudge with { By = null });
        }

        documents.Delete(NudgeKinds.People, NudgeKinds.IdOf(person));
        foreach (var newcomer in documents.Find(NudgeKinds.Newcomers, NudgeKinds.NewcomersByPerson, IndexKey.Of(person.Value)))
            DropNewcomer(newcomer.Community, person);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var nudge in AllIn(from))
            Put(nudge with { Community = into });
        if (FindLog(from) is { } log)
        {
            var old = FindLog(into) ?? log with { Community = into, Said = [] };
            documents.Delete(NudgeKinds.Logs, NudgeKinds.IdOf(from));
            Put(old with { Said = [.. old.Said.Concat(log.Said).OrderBy(s => s.At)], Since = old.Since < log.Since ? old.Since : log.Since });
        }

        foreach (var person in documents.Find(NudgeKinds.People, NudgeKinds.PeopleByCommunity, IndexKey.Of(from.Value)))
        {
            // What they have said of the older community stands.
            var wishes = person.Wishes.Where(w => w.Community != from)
                .Concat(person.Wishes.Where(w => w.Community == from && !person.Wishes.Any(o => o.Community == into && o.Kind == w.Kind)).Select(w => w with { Community = into }));
            Put(person with { Wishes = [.. wishes], Said = [.. person.Said.Select(s => s.Community == from ? s with { Community = into } : s)] });
        }

        foreach (var newcomer in Newcomers(from))
        {
            DropNewcomer(from, newcomer.Person);
            Put(newcomer with { Community = into });
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var nudge in AllIn(community))
            Delete(nudge);
        documents.Delete(NudgeKinds.Logs, NudgeKinds.IdOf(community));
        foreach (var person in documents.Find(NudgeKinds.People, NudgeKinds.PeopleByCommunity, IndexKey.Of(community.Value)))
            Put(person with { Wishes = person.Wishes.RemoveAll(w => w.Community == community), Said = person.Said.RemoveAll(s => s.Community == community) });
        foreach (var newcomer in Newcomers(community))
            DropNewcomer(community, newcomer.Person);
    }

    /// <summary>Removes what was only to be kept for a while.</summary>
    public void Tidy(DateTimeOffset now)
    {
        foreach (var nudge in documents.Range(NudgeKinds.Nudges, NudgeKinds.Fleeting, null, IndexKey.Of(now - KeptFor.DeletedNudge)))
            Delete(nudge);
        foreach (var newcomer in documents.Range(NudgeKinds.Newcomers, NudgeKinds.NewcomersByTime, null, IndexKey.Of(now - KeptFor.Newcomer)))
            DropNewcomer(newcomer.Community, newcomer.Person);
        foreach (var person in documents.All(NudgeKinds.People))
        {
            var said = person.Said.RemoveAll(s => s.At + KeptFor.SaidNudge <= now);
            var wishes = person.Wishes.RemoveAll(w => w.Way is NudgeWay.Usual or NudgeWay.Later && !(w.NotBefore > now) && !(w.Last + KeptFor.SaidNudge > now));
            if (said.Length != person.Said.Length || wishes.Length != person.Wishes.Length)
                Put(person with { Said = said, Wishes = wishes });
        }

        // One that has been said, once, is over.
        foreach (var nudge in documents.All(NudgeKinds.Nudges).Where(n => n is { Status: NudgeStatus.Active or NudgeStatus.Paused, Next: null, Ahead: null }))
            Delete(nudge);
    }

    public IReadOnlyList<Nudge> AllIn(CommunityId community) => documents.Find(NudgeKinds.Nudges, NudgeKinds.ByCommunity, IndexKey.Of(community.Value));
}
