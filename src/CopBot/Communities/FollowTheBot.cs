using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>The bot was added to a group, removed from it, promoted; or blocked and unblocked by a person.</summary>
internal sealed class FollowTheBot(CommunityStore store, WhoIsWho whoIsWho, BotIdentity bot) : IHandle<BotStandingChanged>, IHandle<ReachChanged>
{
    public Reply Handle(BotStandingChanged what, Scene scene)
    {
        if (scene.IsPrivate)
        {
            if (store.Get(what.Person.Id) is { } person)
                store.Put(person with { PrivateIsOpen = what.After != Standing.Out });
            return Reply.None;
        }

        // The scene has made the community where there was none, unless this tells only of leaving.
        if (store.Get(what.Chat.Id) is not { } known)
            return Reply.None;
        var community = known with { BotIsAdministrator = what.After == Standing.Administrator, BotMayPin = what.MayPin };
        if (what.After == Standing.Out)
            return Go(community, scene);

        var introduces = what.Before == Standing.Out && (!known.Introduced || known.GoneSince is not null) && !IsUpgrade(what.Chat, community);
        var here = community with { GoneSince = null, Introduced = community.Introduced || introduces };
        store.Put(here);
        whoIsWho.Know(here);
        return introduces
            ? Reply.Say(CommunityTexts.Introduction(community, bot.SeesAllMessages || community.BotIsAdministrator), CommunityTexts.IntroductionButtons(community.Id)) + new CancelDue(DueKey(community.Id))
            : Reply.Of(new CancelDue(DueKey(community.Id)));
    }

    public Reply Handle(ReachChanged what, Scene scene)
    {
        if (store.Get(what.Chat) is { } community)
            return what.Reachable || community.GoneSince is not null ? Reply.None : Go(community, scene);
        if (store.Get(new PersonId(what.Chat.Value)) is { } person)
            store.Put(person with { PrivateIsOpen = what.Reachable });
        return Reply.None;
    }

    public static string DueKey(CommunityId community) => $"com.erase.{community}";

    // Telegram has not said yet that a group of this name has become this one; the people in it know the bot.
    private bool IsUpgrade(Chat chat, CommunityRecord community) => chat.Id.IsSupergroup && store.All().Any(other =>
        other.Id != community.Id && !other.Chat.IsSupergroup && !other.NameIsChosen && other.Name == NewCommunity.NameOf(chat.Title));

    private Reply Go(CommunityRecord community, Scene scene)
    {
        var gone = community with { GoneSince = scene.Now };
        store.Put(gone);
        whoIsWho.Know(gone);
        return Reply.Of(new SetDue(DueKey(community.Id), scene.Now + KeptFor.GroupWithoutBot, new EraseCommunity(community.Id)));
    }
}

/// <summary>Falls due when the bot has been gone for <see cref="KeptFor.GroupWithoutBot"/>.</summary>
internal sealed record EraseCommunity(CommunityId Community);

/// <summary>Erases a community that did not come back.</summary>
internal sealed class EraseGoneCommunity(CommunityStore store, IEnumerable<IFeature> features) : IHandle<Due<EraseCommunity>>
{
    public Reply Handle(Due<EraseCommunity> what, Scene scene)
    {
        if (store.Get(what.Payload.Community) is not { GoneSince: { } since } || since + KeptFor.GroupWithoutBot > scene.Now)
            return Reply.None;
        foreach (var feature in features)
            feature.Erase(what.Payload.Community);
        return Reply.None;
    }
}
