using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Privacy;

/// <summary>What is kept, why and how long; seeing it and erasing it. Gathers from all rooms and keeps nothing itself.</summary>
internal sealed class PrivacyFeature : IFeature
{
    public string Name => "priv";

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShowPrivacy>("privacy", "Read what I keep, why, and for how long", HelpGroup.You, needsCommunity: false);
        routes.Command<ShowMyData>("mydata", "See all that I hold on you", HelpGroup.You, where: Where.InPrivate, needsCommunity: false);
        routes.Command<ForgetMe>("forgetme", "Erase what I hold on you", HelpGroup.You, where: Where.InPrivate, needsCommunity: false);
        routes.Press<ForgetMe, ForgetAnswer>("forget");
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    public void Move(ChatId from, ChatId to)
    {
        // Nothing is kept by chat.
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        // Nothing is kept by community.
    }

    public void Erase(CommunityId community)
    {
        // Nothing is kept by community.
    }

    public IEnumerable<HeldData> Held(PersonId person) => [];

    public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        // Nothing is kept by person.
    }
}

internal static class PrivacyRoom
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<HeldByAll>()
        .AddSingleton<ShowPrivacy>()
        .AddSingleton<ShowMyData>()
        .AddSingleton<ForgetMe>()
        .AddSingleton<IFeature, PrivacyFeature>();
}
