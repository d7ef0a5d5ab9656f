using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CopBot.Web;

/// <summary>The door: what the bot serves by HTTP beside Telegram's webhook.</summary>
internal static class WebRoom
{
    /// <summary>Its hosted service starts after the store and the reader, and stops before them.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services) => services
        .AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsCheck>()
        .AddSingleton<WebListener>()
        .AddSingleton<IHostedService, WebDoor>();
}

/// <summary>Opens where <c>Http:Url</c> is set; else nothing of ASP.NET is even loaded.</summary>
internal sealed class WebDoor(IServiceProvider services, IOptions<HttpOptions> options) : IHostedService
{
    private WebListener? _listener;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return Task.CompletedTask;
        _listener = services.GetRequiredService<WebListener>();
        return _listener.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _listener?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
