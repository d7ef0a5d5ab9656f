using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>What this part of the room adds to the room's door.</summary>
internal static class InterchangeDoor
{
    public static void MapInterchange(this RouteBuilder routes)
    {
        routes.Command<ImportServices>("import", "Import services from a file", HelpGroup.Directory, needs: Role.Core);
        routes.Press<DecideImport, PressImport>("imp");
        routes.Dialog<ImportServices, ImportQuestion>("import", InterchangeJson.Default);
        routes.Errand<CompareImport, Compared, FetchAndCompare, ShowImport>("compare", InterchangeJson.Default);
        routes.Errand<NextRows, RowsTurn, IRun<NextRows, RowsTurn>, TakeRows>("rows", InterchangeJson.Default);
        routes.Due<TakeRows, EndOfUndo>("import", InterchangeJson.Default);
    }

    public static IServiceCollection AddInterchange(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(InterchangeKinds.Jobs)
        .AddSingleton<DocumentKind>(InterchangeKinds.Steps)
        .AddSingleton<ImportStore>()
        .AddSingleton<ImportDesk>()
        .AddSingleton<Twins>()
        .AddSingleton<ImportServices>()
        .AddSingleton<FetchAndCompare>()
        .AddSingleton<ShowImport>()
        .AddSingleton<DecideImport>()
        .AddSingleton<IRun<NextRows, RowsTurn>, AwaitTurn>()
        .AddSingleton<TakeRows>()
        .AddSingleton<IExport, ExportServices>();
}
