using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Communities;

/// <summary>The group, its people, their roles, and its settings.</summary>
internal sealed class CommunitiesFeature(CommunityStore store, NewCommunity newCommunity, MergeCommunities merge, WhoIsWho whoIsWho) : IFeature
{
    public string Name => "com";

    public void Map(RouteBuilder routes)
    {
        routes.Command<JoinPrivately>("join", "Get private messages, such as reminders", HelpGroup.You);
        routes.Command<LeavePrivately>("leave", "Stop private messages", HelpGroup.You);
        routes.Command<ChooseCommunity>("community", "Choose which community we talk about", HelpGroup.You, where: Where.InPrivate, needsCommunity: false);
        routes.Command<Cancel>("cancel", "Stop what I asked you about", HelpGroup.You, needsCommunity: false);
        routes.Command<ChangeSettings>("settings", "Name, time zone, quiet hours", HelpGroup.Community, needs: Role.Core);
        routes.Command<CoreGroup>("core", "Choose who shares the facilitators' work", HelpGroup.Community, needs: Role.Facilitator);
        routes.Command<ExportData>("export", "Get what the community holds as files", HelpGroup.Community, example: "resources", needs: Role.Core);

        routes.Press<ChooseCommunity, PickCommunity>("pick");
        routes.Press<CoreGroup, DropFromCore>("drop");
        routes.Press<ChangeSettings, ChangeSetting>("set");
        routes.Press<ChangeSettings, TurnSwitch>("turn");
        routes.Press<ExportData, ChosenExport>("export");
        routes.Link<JoinPrivately, JoinLink>("join");
        routes.Link<ExportData, ExportLink>("files");
        routes.Dialog<ChangeSettings, SettingQuestion>("set", CommunityJson.Default);

        routes.Event<FollowTheBot, BotStandingChanged>();
        routes.Event<FollowTheBot, ReachChanged>();
        routes.Event<FollowThePeople, StandingChanged>();
        routes.Event<FollowThePeople, StandingLearned>();
        routes.Event<FollowThePeople, AdministratorsLearned>();
        routes.Event<FollowThePeople, ChatRenamed>();
        routes.Due<EraseGoneCommunity, EraseCommunity>("erase", CommunityJson.Default);
    }

    public void Load()
    {
        foreach (var community in store.All())
            whoIsWho.Know(community);
        whoIsWho.KnowOnly(store.Everybody());
    }

    public void Move(ChatId from, ChatId to)
    {
        if (store.Get(from) is not { } community)
            return;
        whoIsWho.Forget(community);

        // Telegram may have told that the bot is gone from the old one.
        var moved = community with { Chat = to, GoneSince = null };
        if (newCommunity.Early(to) is { } learned)
            moved = NewCommunity.With(moved, learned);
        store.Put(moved);
        whoIsWho.Know(moved);
    }

    public void Merge(CommunityId from, CommunityId into) => merge.Merge(from, into);

    public void Erase(CommunityId community)
    {
        foreach (var person in store.PeopleIn(community))
        {
            var left = person.Leave(community);
            if (left.In.IsEmpty)
                store.Delete(person.Id);
            else
                store.Put(left);
        }

        if (store.Get(community) is not { } record)
            return;
        whoIsWho.Forget(record);
        store.Delete(record);
    }

    public Html Keeps =>
        $"Your name, username and number in Telegram, the communities that you are in, your role there, and whether you want private messages: so that I know who may do what, and can say who shared something. Until you are in no community of mine any more, or ask me to forget you.";

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.Get(person) is { } known)
        {
            yield return new HeldData(
                "you",
                $"Your name as Telegram shows it ({known.Name}), which communities you are in, and whether you want private messages.",
                [known]);
        }

        var roles = store.All().Where(c => c.RoleOf(person) != Role.Member)
            .Select(c => new HeldRole(c.Name, c.RoleOf(person).ToString())).ToList();
        if (roles.Count > 0)
            yield return new HeldData("roles", $"That you are a facilitator or in the core group of {roles.Count} of them.", roles);
    }

    public Forgetting BeforeForgetting(PersonId person) =>
        store.Get(person) is null && !Held(person).Any()
            ? Forgetting.Nothing
            : new Forgetting(["Your name, your communities, your place in a core group, and your wish for private messages."], []);

    public void Forget(PersonId person)
    {
        store.Delete(person);
        whoIsWho.Forget(person);
        foreach (var community in store.All().Where(c => c.Core.Contains(person) || c.Administrators.Contains(person)))
            store.Put(community with { Core = community.Core.Remove(person), Administrators = community.Administrators.Remove(person) });
    }
}

/// <summary>A role as /mydata gives it out.</summary>
internal sealed record HeldRole(string Community, string Role);

internal static class CommunitiesRoom
{
    public static IServiceCollection AddCommunities(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(CommunityKinds.Communities)
        .AddSingleton<DocumentKind>(CommunityKinds.Groups)
        .AddSingleton<DocumentKind>(CommunityKinds.People)
        .AddSingleton<CommunityStore>()
        .AddSingleton<NewCommunity>()
        .AddSingleton<MergeCommunities>()
        .AddSingleton<WhoIsWho>()
        .AddSingleton<IForesight>(s => s.GetRequiredService<WhoIsWho>())
        .AddSingleton<IScenes, Scenes>()
        .AddSingleton<IMembers, Members>()
        .AddSingleton<ITidy, TidyPeople>()
        .AddSingleton<FollowTheBot>()
        .AddSingleton<FollowThePeople>()
        .AddSingleton<EraseGoneCommunity>()
        .AddSingleton<JoinPrivately>()
        .AddSingleton<LeavePrivately>()
        .AddSingleton<ChooseCommunity>()
        .AddSingleton<Cancel>()
        .AddSingleton<CoreGroup>()
        .AddSingleton<ChangeSettings>()
        .AddSingleton<ExportData>()
        .AddSingleton<IFeature, CommunitiesFeature>();
}
