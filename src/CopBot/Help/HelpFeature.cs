using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Help;

/// <summary>What the bot can do, said to whoever asks or seems lost. Keeps nothing.</summary>
internal sealed class HelpFeature : RoomWithoutMemory
{
    public override string Name => "help";

    public override void Map(RouteBuilder routes)
    {
        routes.Command<ShowHelp>("help", "See what I can do for you here", HelpGroup.You, needsCommunity: false);
        routes.Command<Greet>("start", "Say hello", HelpGroup.You, needsCommunity: false, hidden: true);
        routes.Link<ShowHelp, AllCommands>("all");
        routes.Press<ShowHelp, HelpOn>("on");
        routes.Event<AnswerPlainTalk, Said>();
    }
}

internal static class HelpRoom
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ShowHelp>()
        .AddSingleton<Greet>()
        .AddSingleton<AnswerPlainTalk>()
        .AddSingleton<IFeature, HelpFeature>();
}
