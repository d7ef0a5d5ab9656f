using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>What adding and changing records adds to the room's door.</summary>
internal static class OffersDoor
{
    public static void MapOffers(this RouteBuilder routes)
    {
        routes.Command<OfferService>("offer", "Add a service to the directory", HelpGroup.Directory, "Debt advice — Potteries Money Help — 01782 000000");
        routes.Link<OfferService, OfferLink>("form");
        routes.Press<OfferService, PickDraft>("pick");
        routes.Press<FillForm, FillIn>("f");
        routes.Press<FillForm, TurnForm>("t");
        routes.Press<SaveOffer, SameAs>("same");
        routes.Press<SaveOffer, UpdateFromDraft>("upd");
        routes.Press<SaveOffer, TellGroup>("tell");
        routes.Press<EditService, ChangeService>("edit");
        routes.Link<EditService, ChangeLink>("chg");
        routes.Press<FlagService, SayOutOfDate>("old");
        routes.Press<FlagService, SayWhy>("why");
        routes.Press<ReadHistory, ShowHistory>("hist");
        routes.Press<ReadHistory, TurnHistory>("hp");
        routes.Press<ReadHistory, UndoChange>("undo");
        routes.Command<BrowseServices>("services", "See what you answer for, what is due for a check, and all there is", HelpGroup.Directory);
        routes.Press<BrowseServices, ShowServices>("list");
        routes.Link<BrowseServices, ServicesLink>("due");
        routes.Dialog<FillForm, FormQuestion>("form", OfferJson.Default);
        routes.Dialog<FlagService, FlagQuestion>("why", OfferJson.Default);
        routes.Due<TellOfFlags, TellOfFlag>("flag", AssuranceJson.Default);
    }

    public static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(OfferKinds.Drafts)
        .AddSingleton<DraftStore>()
        .AddSingleton<ITidy, TidyDrafts>()
        .AddSingleton<FormChoices>()
        .AddSingleton<Form>()
        .AddSingleton<FillForm>()
        .AddSingleton<SaveOffer>()
        .AddSingleton<SaveChange>()
        .AddSingleton<OfferService>()
        .AddSingleton<EditService>()
        .AddSingleton<FlagService>()
        .AddSingleton<TellOfFlags>()
        .AddSingleton<ReadHistory>()
        .AddSingleton<BrowseServices>();
}
