using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>Who is in, who left, who is an administrator, and what the group is called now.</summary>
internal sealed class FollowThePeople(CommunityStore store, NewCommunity newCommunity)
    : IHandle<StandingChanged>, IHandle<StandingLearned>, IHandle<AdministratorsLearned>, IHandle<ChatRenamed>
{
    public Reply Handle(StandingChanged what, Scene scene)
    {
        if (store.Get(what.Chat.Id) is not { } community)
            return Reply.None;
        if (what.After == Standing.Out)
            Leave(what.Person.Id, community.Id);
        else
            store.Meet(what.Person, p => p.Enter(community.Id));
        var administrators = community.Administrators.Remove(what.Person.Id);
        if (what.After == Standing.Administrator)
            administrators = administrators.Add(what.Person.Id);
        var core = what.After == Standing.Out ? community.Core.Remove(what.Person.Id) : community.Core;
        if (!administrators.SequenceEqual(community.Administrators) || core.Length != community.Core.Length)
            store.Put(community with { Administrators = administrators, Core = core });
        return Reply.None;
    }

    public Reply Handle(StandingLearned what, Scene scene)
    {
        if (store.Get(what.Chat) is not { } community || store.Get(what.Person) is var person && person is null && what.Standing == Standing.Out)
            return Reply.None;
        if (what.Standing == Standing.Out)
        {
            // Whoever comes back later is a member like others.
            Leave(what.Person, community.Id);
            if (community.RoleOf(what.Person) != Role.Member)
                store.Put(community with { Core = community.Core.Remove(what.Person), Administrators = community.Administrators.Remove(what.Person) });
        }
        else if (person is null)
            store.Put(new PersonRecord(what.Person, "", null).Enter(community.Id));
        else if (!person.In.Contains(community.Id))
            store.Put(person.Enter(community.Id));
        return Reply.None;
    }

    public Reply Handle(AdministratorsLearned what, Scene scene)
    {
        if (store.Get(what.Chat) is not { } community)
        {
            newCommunity.Remember(what);
            return Reply.None;
        }

        var learned = NewCommunity.With(community, what);
        if (!ReferenceEquals(learned, community))
            store.Put(learned);
        return Reply.None;
    }

    public Reply Handle(ChatRenamed what, Scene scene)
    {
        if (store.Get(what.Chat.Id) is { NameIsChosen: false } community)
            store.Put(community with { Name = NewCommunity.NameOf(what.Chat.Title) });
        return Reply.None;
    }

    private void Leave(PersonId id, CommunityId community)
    {
        if (store.Get(id) is { } person && person.In.Contains(community))
            store.Put(person.Leave(community));
    }
}
