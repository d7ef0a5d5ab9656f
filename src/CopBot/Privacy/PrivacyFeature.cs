using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Privacy;

/// <summary>What is kept, why and how long; seeing it and erasing it. Gathers from all rooms and keeps nothing itself.</summary>
internal sealed class PrivacyFeature : RoomWithoutMemory
{
    public override string Name => "priv";

    public override void Map(RouteBuilder routes)
    {
        routes.Command<ShowPrivacy>("privacy", "Read what I keep, why, and for how long", HelpGroup.You, needsCommunity: false);
        routes.Command<ShowMyData>("mydata", "See all that I hold on you", HelpGroup.You, where: Where.InPrivate, needsCommunity: false);
        routes.Command<ForgetMe>("forgetme", "Erase what I hold on you", HelpGroup.You, where: Where.InPrivate, needsCommunity: false);
        routes.Link<ShowPrivacy, WholeNotice>("all");
        routes.Press<ForgetMe, ForgetAnswer>("forget");
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
