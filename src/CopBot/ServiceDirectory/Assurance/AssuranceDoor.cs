using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>What keeping records true adds to the room's door.</summary>
internal static class AssuranceDoor
{
    public static void MapAssurance(this RouteBuilder routes)
    {
        routes.Press<ConfirmService, StillRight>("ok");
        routes.Press<GoThroughChecks, WalkChecks>("walk");
        routes.Press<GoThroughChecks, StopAsking>("stop");
        routes.Due<AskForChecks, CheckServices>("check", AssuranceJson.Default);
        routes.Event<AskForChecks, NightFell>();
        routes.Event<HandOver, StandingChanged>();
        routes.Event<HandOver, StandingLearned>();
    }

    public static IServiceCollection AddAssurance(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(AssuranceKinds.Pending)
        .AddSingleton<DocumentKind>(AssuranceKinds.Checkers)
        .AddSingleton<CheckBook>()
        .AddSingleton<DueChecks>()
        .AddSingleton<ConfirmService>()
        .AddSingleton<AskForChecks>()
        .AddSingleton<INudgeSource>(s => s.GetRequiredService<AskForChecks>())
        .AddSingleton(AskForChecks.Switch)
        .AddSingleton<GoThroughChecks>()
        .AddSingleton<HandOver>()
        .AddSingleton<ITidy, TidyCheckers>();
}
