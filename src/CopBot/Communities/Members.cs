using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>A community's members, from the people that the bot has met.</summary>
internal sealed class Members(CommunityStore store) : IMembers
{
    public Member? Find(CommunityId community, PersonId person) =>
        store.Get(community) is { } known && store.Get(person) is { } somebody && somebody.In.Contains(community) ? Of(known, somebody) : null;

    public IReadOnlyList<CommunityId> Communities() => [.. store.All().Where(c => c.GoneSince is null).Select(c => c.Id)];

    public IReadOnlyList<Member> Steering(CommunityId community) => [.. All(community).Where(m => m.Role >= Role.Core)];

    public IReadOnlyList<Member> All(CommunityId community) =>
        store.Get(community) is { } known ? [.. store.PeopleIn(community).Select(p => Of(known, p))] : [];

    private static Member Of(CommunityRecord community, PersonRecord person) => new(
        new Person(person.Id, person.Name, person.Username), community.RoleOf(person.Id), person.PrivateIsOpen, person.Joined.Contains(community.Id))
    {
        HasDeclined = person.Declined.Contains(community.Id),
    };
}
