using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Transport;

/// <summary>
/// Opens the way in when the house starts, and closes it first when it stops. The poll goes out before all else; the bot's
/// name is asked beside it, and the menus come when there is time.
/// </summary>
internal sealed class TelegramIntake(
    IServiceProvider services, IOptions<TelegramOptions> options, BotIdentity bot, ILogger<TelegramIntake> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _background = Task.CompletedTask;
    private UpdatePump? _pump;
    private WebhookListener? _webhook;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Webhook.Url.Length == 0)
        {
            _pump = services.GetRequiredService<UpdatePump>();
            _pump.Start();
        }
        else
        {
            _webhook = services.GetRequiredService<WebhookListener>();
            await _webhook.StartAsync(cancellationToken);
        }

        _background = Task.Run(() => GetReadyAsync(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_pump is not null)
            await _pump.StopAsync();
        if (_webhook is not null)
            await _webhook.StopAsync();
        await _background;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task GetReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<Introduction>().RunAsync(cancellationToken);
            if (bot.Known.IsCompleted)
                await services.GetRequiredService<CommandMenus>().RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        catch (Exception e)
        {
            TransportLog.Broken(log, e);
        }
    }
}
