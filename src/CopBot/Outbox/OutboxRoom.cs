using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Outbox;

/// <summary>The door of the room.</summary>
internal static class OutboxRoom
{
    /// <summary>Adds what is still to be said and who says it. Needs an <see cref="ITelegram"/> and <see cref="SendingOptions"/>.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(OutboxKinds.Batches)
        .AddSingleton<DocumentKind>(OutboxKinds.Ledgers)
        .AddSingleton<DocumentKind>(OutboxKinds.Cards)
        .AddSingleton<IPersonalData, OutboxPersonalData>()
        .AddSingleton<ITidy, TidyCards>()
        .AddSingleton<OutboxBook>()
        .AddSingleton<Pace>()
        .AddSingleton<Errands>()
        .AddSingleton<Sender>();
}
