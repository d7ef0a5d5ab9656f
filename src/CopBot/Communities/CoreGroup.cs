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
            return Add(community, author.Id, author.Name);
        if (what.Said.Mentioned is [var mentioned, ..])
            return Add(community, mentioned.Id, mentioned.Name);
        if (named.Length == 0)
            return Show(community);
        return store.PeopleIn(community.Id).FirstOrDefault(p => string.Equals(p.Username, named, StringComparison.OrdinalIgnoreCase)) is { } person
            ? Add(community, person.Id, person.Name)
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

    private Reply Add(CommunityRecord community, PersonId person, string name)
    {
        if (person == CommunityRecord.AnonymousFacilitator || community.Administrators.Contains(person))
            return Reply.Whisper(CommunityTexts.CoreIsFacilitator(name));
        if (community.Core.Contains(person))
            return Reply.Whisper(CommunityTexts.CoreAlready(name));
        store.Put(community with { Core = community.Core.Add(person) });
        return Reply.Say(CommunityTexts.CoreAdded(name));
    }

    private Reply Show(CommunityRecord community) => Reply.Whisper(CommunityTexts.Core(Names(community)), Buttons(community));

    private List<string> Names(CommunityRecord community) => [.. community.Core.Select(NameOf)];

    private Keyboard Buttons(CommunityRecord community) =>
        Keyboard.Grid(1, community.Core.Select(p => new PressButton($"Remove {NameOf(p)}", new DropFromCore(community.Id, p))));

    private string NameOf(PersonId person) => store.Get(person) is { Name.Length: > 0 } known ? known.Name : "Somebody";
}
