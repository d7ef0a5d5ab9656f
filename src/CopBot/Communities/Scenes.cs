using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>Who somebody is where, from what is known of communities and people.</summary>
internal sealed class Scenes(CommunityStore store, NewCommunity newCommunity, WhoIsWho whoIsWho, TimeProvider clock) : IScenes
{
    public Scene Of(FromPerson incoming)
    {
        var scene = incoming.Chat.IsPrivate ? InPrivate(incoming) : InGroup(incoming);
        return scene with
        {
            Topic = incoming.Topic,
            Message = incoming switch { Said said => said.Message, Pressed pressed => pressed.Message, _ => null },
        };
    }

    public Scene Of(Person person)
    {
        var scene = new Scene(person, new Chat(person.Id.PrivateChat, ChatKind.Private, person.Name), clock.GetUtcNow());
        return store.Get(person.Id) is { } known ? WithMemberships(scene, known) : scene;
    }

    public Community? Community(CommunityId id) => store.Get(id) is { GoneSince: null } community ? community.ToCommunity() : null;

    public CommunityId? CommunityOf(ChatId chat) => store.Get(chat)?.Id;

    public bool Choose(PersonId person, CommunityId community)
    {
        if (store.Get(person) is not { } known || !known.In.Contains(community) || store.Get(community) is not { GoneSince: null })
            return false;
        store.Put(known with { SpeaksFor = community });
        return true;
    }

    private Scene InGroup(FromPerson incoming)
    {
        // A group that is heard of only by the bot's leaving it is none of ours, such as the old half of one that was upgraded.
        if (store.Get(incoming.Chat.Id) is not { } community)
        {
            if (incoming is BotStandingChanged { After: Standing.Out })
                return new Scene(incoming.Person, incoming.Chat, clock.GetUtcNow());
            community = newCommunity.Make(incoming.Chat);
        }

        if (community.GoneSince is not null && incoming is Said or Pressed)
            community = newCommunity.Return(community);
        whoIsWho.Know(community);

        // Somebody who has just left, or acts behind the group's own name, is no new member.
        var open = false;
        if (incoming is Said or Pressed && incoming.Person.Id != PersonId.AnonymousAdministrator)
            open = store.Meet(incoming.Person, p => p.Enter(community.Id)).PrivateIsOpen;
        var membership = new Membership(community.ToCommunity(), community.RoleOf(incoming.Person.Id));
        return new Scene(incoming.Person, incoming.Chat, clock.GetUtcNow())
        {
            Memberships = [membership],
            Here = membership,
            MayWhisper = community.BotIsAdministrator,
            PrivateIsOpen = open,
        };
    }

    private Scene InPrivate(FromPerson incoming)
    {
        var scene = new Scene(incoming.Person, incoming.Chat, clock.GetUtcNow());
        if (incoming is not (Said or Pressed))
            return scene;
        var known = store.Meet(incoming.Person, p => p with { PrivateIsOpen = true });
        return WithMemberships(scene, known) with { PrivateIsOpen = true };
    }

    private Scene WithMemberships(Scene scene, PersonRecord person)
    {
        var memberships = ImmutableArray.CreateBuilder<Membership>();
        foreach (var id in person.In)
        {
            if (store.Get(id) is { GoneSince: null } community)
                memberships.Add(new Membership(community.ToCommunity(), community.RoleOf(person.Id)));
        }

        return scene with
        {
            Memberships = memberships.ToImmutable(),
            Here = memberships.Count == 1 ? memberships[0] : memberships.FirstOrDefault(m => m.Community.Id == person.SpeaksFor),
            PrivateIsOpen = person.PrivateIsOpen,
        };
    }
}
