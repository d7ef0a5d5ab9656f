using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Answers;

/// <summary>What answers to questions add to the room's door.</summary>
internal static class AnswersDoor
{
    public static void MapAnswers(this RouteBuilder routes)
    {
        routes.Command<AnswerWho>("who", "Find out who offers what", HelpGroup.Directory, "debt advice in Hanley", isFirst: true);
        routes.Press<AnswerWho, MoreServices>("more");
        routes.Press<ShowDetails, ShowService>("show");
        routes.Link<OpenService, ServiceLink>("card");
        routes.Dialog<AnswerWho, WhoQuestion>("who", ServiceJson.Default);
        routes.Event<AnswerWho, Said>();
        routes.Search<SearchServices>();
    }

    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<AnswerWho>()
        .AddSingleton<ShowDetails>()
        .AddSingleton<OpenService>()
        .AddSingleton<IDigestSource, ServicesInDigest>()
        .AddSingleton<SearchServices>();
}
