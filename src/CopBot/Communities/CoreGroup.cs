using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>Takes somebody out of the core group.</summary>
internal sealed record DropFromCore(CommunityId Community, PersonId Person);

/// <summary>/core: facilitators choose who shares their work in CopBot.</summary>
internal sealed class CoreGroup(CommunityStore store) : IHandle<Called>, IHandle<Press<DropFromCore>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var community = store.Get(scene.Community.Id)!;
        var named = what.Arguments.TrimStart('@');
        if (what.Said.ReplyTo is { IsFromBot: false, Author: { } author })
            return Add(community, author);
        if (what.Said.Mentioned is [var mentioned, ..])
            return Add(community, mentioned);
        if (named.Length == 0)
            return Show(community);
        return store.PeopleIn(community.Id).FirstOrDefault(p => string.Equals(p.Username, named, StringComparison.OrdinalIgnoreCase)) is { } person
            ? Add(community, new Person(person.Id, person.Name, person.Username))
            : Reply.Whisper(CommunityTexts.CoreUnknown(named));
    }

    public Reply Handle(Press<DropFromCore> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { Role: Role.Facilitator } || store.Get(what.Payload.Community) is not { } community)
            return Reply.Toast(CommunityTexts.CoreNotAllowed, mustBeClosed: true);
        var changed = community with { Core = community.Core.Remove(what.Payload.Person) };
        store.Put(changed);
        return Reply.Rewrite(CommunityTexts.Core(Names(changed)), Buttons(changed)) + new Toast(CommunityTexts.CoreDropped);
    }

    private Reply Add(CommunityRecord community, Person person)
    {
        if (person.Id == PersonId.AnonymousAdministrator || community.Administrators.Contains(person.Id))
            return Reply.Whisper(CommunityTexts.CoreIsFacilitator(person.Name));
        if (community.Core.Contains(person.Id))
            return Reply.Whisper(CommunityTexts.CoreAlready(person.Name));

        // They may never have sent a command; whoever is chosen is shown by name from now on.
        store.Meet(person, p => p.Enter(community.Id));
        store.Put(community with { Core = community.Core.Add(person.Id) });
        return Reply.Say(CommunityTexts.CoreAdded(person.Name));
    }

    private Reply Show(CommunityRecord community) => Reply.Whisper(CommunityTexts.Core(Names(community)), Buttons(community));

    private List<string> Names(CommunityRecord community) => [.. community.Core.Select(NameOf)];

    private Keyboard Buttons(CommunityRecord community) =>
        Keyboard.Grid(1, community.Core.Select(p => new PressButton($"Remove {NameOf(p)}", new DropFromCore(community.Id, p))));

    private string NameOf(PersonId person) => store.Get(person) is { Name.Length: > 0 } known ? known.Name : "Somebody";
}
