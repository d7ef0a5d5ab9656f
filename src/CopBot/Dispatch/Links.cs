using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Dispatch;

/// <summary>Routes are asked for late: rooms that link are routed themselves.</summary>
internal sealed class Links(IServiceProvider services, BotIdentity bot) : ILinks
{
    public string? To(object payload) => bot.Username.Length == 0
        ? null
        : $"https://t.me/{bot.Username}?start={services.GetRequiredService<Routes>().Payloads.PackForLink(payload)}";
}
