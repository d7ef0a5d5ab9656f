using CopBot.Conversation;
using CopBot.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CopBot.Transport;

/// <summary>The door: everything that knows Telegram.</summary>
internal static class TransportRoom
{
    /// <summary>
    /// Needs <c>Reception</c> and <c>Routes</c> from other rooms. Its hosted service opens the way in: add it after the
    /// reader and the sender, so that it stops before them.
    /// </summary>
    public static IServiceCollection AddTransport(this IServiceCollection services)
    {
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsCheck>();
        services.AddSingleton(s => Limits(s.GetRequiredService<IOptions<TelegramOptions>>().Value.Limits));

        services.TryAddSingleton<BotIdentity>();
        services.AddSingleton(new WireClock(TimeProvider.System));
        services.AddSingleton(s => new TelegramLines(s.GetRequiredService<IOptions<TelegramOptions>>()));
        services.AddSingleton<ITelegram, TelegramPostOffice>();
        services.AddSingleton<IAskTelegram, TelegramQuestions>();
        services.AddSingleton<ISeal, TokenSeal>();
        services.AddSingleton<IReadFiles, TelegramFiles>();

        services.AddSingleton<TokenRefusal>();
        services.AddSingleton<UpdateTranslator>();
        services.AddSingleton<UpdatePump>();
        services.AddSingleton<WebhookListener>();
        services.AddSingleton<Introduction>();
        services.AddSingleton<CommandMenus>();
        services.AddSingleton<IHostedService, TelegramIntake>();
        return services;
    }

    private static SendingOptions Limits(LimitOptions limits) => new(limits.PerSecond, limits.PerChatPerSecond, limits.PerGroupPerMinute);
}
