using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Dispatch;

/// <summary>The door of the room.</summary>
internal static class DispatchRoom
{
    /// <summary>Adds the reader and the routes of all features. Who starts the house starts the <see cref="Dispatcher"/>.</summary>
    public static IServiceCollection AddDispatch(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(DispatchKinds.Dialogs)
        .AddSingleton<DocumentKind>(DispatchKinds.Held)
        .AddSingleton<DocumentKind>(DispatchKinds.Failed)
        .AddSingleton<IPersonalData, DispatchPersonalData>()
        .AddSingleton<ITidy, TidyDispatch>()
        .AddSingleton<Routes>()
        .AddSingleton<ILinks, Links>()
        .AddSingleton<Inbox>()
        .AddSingleton<Reception>()
        .AddSingleton<Confidence>()
        .AddSingleton<Commands>()
        .AddSingleton<Effects>()
        .AddSingleton<Handling>()
        .AddSingleton<SetAside>()
        .AddSingleton<Dispatcher>();
}
