using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Communities;

/// <summary>The communities and their people.</summary>
internal sealed class CommunityStore(IDocuments documents, WhoIsWho whoIsWho)
{
    public CommunityRecord? Get(CommunityId id) => documents.Get(CommunityKinds.Communities, CommunityKinds.IdOf(id));

    public CommunityRecord? Get(ChatId chat) =>
        documents.Get(CommunityKinds.Groups, CommunityKinds.IdOf(chat)) is { } link ? Get(link.Community) : null;

    public IReadOnlyList<CommunityRecord> All() => documents.All(CommunityKinds.Communities);

    public CommunityRecord Add(Func<CommunityId, CommunityRecord> make)
    {
        var community = make(new CommunityId(documents.NextNumber("communities")));
        Put(community);
        return community;
    }

    public void Put(CommunityRecord community)
    {
        if (Get(community.Id) is { } before && before.Chat != community.Chat)
            documents.Delete(CommunityKinds.Groups, CommunityKinds.IdOf(before.Chat));
        documents.Put(CommunityKinds.Communities, community);
        documents.Put(CommunityKinds.Groups, new GroupLink(community.Chat, community.Id));
    }

    public void Delete(CommunityRecord community)
    {
        documents.Delete(CommunityKinds.Communities, CommunityKinds.IdOf(community.Id));
        if (documents.Get(CommunityKinds.Groups, CommunityKinds.IdOf(community.Chat))?.Community == community.Id)
            documents.Delete(CommunityKinds.Groups, CommunityKinds.IdOf(community.Chat));
    }

    public PersonRecord? Get(PersonId id) => documents.Get(CommunityKinds.People, CommunityKinds.IdOf(id));

    public void Put(PersonRecord person)
    {
        documents.Put(CommunityKinds.People, person);
        whoIsWho.Know(person);
    }

    public void Delete(PersonId person) => documents.Delete(CommunityKinds.People, CommunityKinds.IdOf(person));

    public IReadOnlyList<PersonRecord> Everybody() => documents.All(CommunityKinds.People);

    public IReadOnlyList<PersonRecord> PeopleIn(CommunityId community) =>
        documents.Find(CommunityKinds.People, CommunityKinds.PeopleByCommunity, CommunityKinds.IdOf(community));

    /// <summary>Remembers somebody as Telegram names them now, and writes only what is new.</summary>
    public PersonRecord Meet(Person person, Func<PersonRecord, PersonRecord> change)
    {
        var before = Get(person.Id);
        var now = change((before ?? new PersonRecord(person.Id, person.Name, person.Username)) with { Name = person.Name, Username = person.Username });
        if (before is null || !before.Same(now))
            Put(now);
        return now;
    }
}

internal static class PersonChanges
{
    public static PersonRecord Enter(this PersonRecord person, CommunityId community) =>
        person.In.Contains(community) ? person : person with { In = person.In.Add(community) };

    public static PersonRecord Leave(this PersonRecord person, CommunityId community) =>
        person.In.Contains(community)
            ? person with
            {
                In = person.In.Remove(community),
                Joined = person.Joined.Remove(community),
                Declined = person.Declined.Remove(community),
                SpeaksFor = person.SpeaksFor == community ? null : person.SpeaksFor,
            }
            : person;

    /// <summary>As they are when one community has become part of another.</summary>
    public static PersonRecord Move(this PersonRecord person, CommunityId from, CommunityId into) => person with
    {
        In = [.. person.In.Select(id => id == from ? into : id).Distinct()],
        Joined = [.. person.Joined.Select(id => id == from ? into : id).Distinct()],
        Declined = [.. person.Declined.Select(id => id == from ? into : id).Distinct()],
        SpeaksFor = person.SpeaksFor == from ? into : person.SpeaksFor,
    };

    // Records compare arrays by reference, which is all that is needed: an unchanged array is the same one.
    public static bool Same(this PersonRecord one, PersonRecord other) =>
        one.Name == other.Name && one.Username == other.Username && one.PrivateIsOpen == other.PrivateIsOpen && one.SpeaksFor == other.SpeaksFor
        && one.In.SequenceEqual(other.In) && one.Joined.SequenceEqual(other.Joined)
        && one.Declined.SequenceEqual(other.Declined);
}
