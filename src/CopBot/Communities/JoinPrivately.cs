using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>Carried by the link in the group that opens the private chat.</summary>
internal sealed record JoinLink(CommunityId Community);

/// <summary>/join and /leave: whether somebody wants private messages from a community.</summary>
internal sealed class JoinPrivately(CommunityStore store) : IHandle<Called>, IHandle<Followed<JoinLink>>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (scene.PrivateIsOpen)
            return Join(scene);
        return Reply.Whisper(CommunityTexts.OpenPrivateFirst, Keyboard.Row(new PrivateButton("Open our private chat", new JoinLink(scene.Community.Id))));
    }

    public Reply Handle(Followed<JoinLink> what, Scene scene) =>
        scene.In(what.Payload.Community) is { } inCommunity ? Join(inCommunity) : Reply.Say(CommunityTexts.NotInThatCommunity);

    private Reply Join(Scene scene)
    {
        var person = store.Get(scene.Person.Id)!;
        if (person.Joined.Contains(scene.Community.Id))
            return Reply.Whisper(CommunityTexts.AlreadyJoined(scene.Community.Name));
        store.Put(person with { Joined = person.Joined.Add(scene.Community.Id), Declined = person.Declined.Remove(scene.Community.Id) });
        return Reply.Whisper(CommunityTexts.Joined(scene.Community.Name));
    }
}

/// <inheritdoc cref="JoinPrivately"/>
internal sealed class LeavePrivately(CommunityStore store) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        var community = scene.Community;
        if (store.Get(scene.Person.Id) is not { } person || person.Declined.Contains(community.Id))
            return Reply.Whisper(CommunityTexts.NotJoined(community.Name));

        // Noted also of somebody who never joined: they may answer for something about which they would be asked.
        store.Put(person with { Joined = person.Joined.Remove(community.Id), Declined = person.Declined.Add(community.Id) });
        return Reply.Whisper(person.Joined.Contains(community.Id) ? CommunityTexts.Left(community.Name) : CommunityTexts.NotJoined(community.Name));
    }
}
