using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Help;

/// <summary>What the bot can do, said to whoever asks or seems lost. Keeps nothing.</summary>
internal sealed class HelpFeature : IFeature
{
    public string Name => "help";

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShowHelp>("help", "See what I can do for you here", HelpGroup.You, needsCommunity: false);
        routes.Command<Greet>("start", "Say hello", HelpGroup.You, needsCommunity: false, hidden: true);
        routes.Event<AnswerPlainTalk, Said>();
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

internal static class HelpRoom
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ShowHelp>()
        .AddSingleton<Greet>()
        .AddSingleton<AnswerPlainTalk>()
        .AddSingleton<IFeature, HelpFeature>();
}
