using CopBot.Conversation;
using CopBot.ServiceDirectory.Assurance;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>What this part of the room adds to the room's door.</summary>
internal static class OffersDoor
{
    public static void MapOffers(this RouteBuilder routes)
    {
        routes.Press<ConfirmService, StillRight>("ok");
        routes.Press<FlagService, SayOutOfDate>("old");
        routes.Press<FlagService, SayWhy>("why");
        routes.Press<EditService, ChangeService>("edit");
        routes.Press<ReadHistory, ShowHistory>("hist");
        routes.Dialog<FlagService, FlagQuestion>("why", OfferJson.Default);
    }

    public static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(OfferKinds.Drafts)
        .AddSingleton<DraftStore>()
        .AddSingleton<ITidy, TidyDrafts>()
        .AddSingleton<OfferService>()
        .AddSingleton<EditService>()
        .AddSingleton<FlagService>()
        .AddSingleton<ReadHistory>()
        .AddSingleton<ConfirmService>();
}
