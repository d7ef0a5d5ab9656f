using CopBot.Conversation;
using CopBot.Dispatch;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace CopBot.Transport;

/// <summary>
/// Long polling. A batch is confirmed, by the next poll's offset, only when all that it brought about is durable; so after
/// a crash Telegram brings again what was not, and the house knows each update's number.
/// </summary>
internal sealed class UpdatePump(
    TelegramLines lines, UpdateTranslator translator, Reception reception, BotIdentity bot, TokenRefusal refusal, WireClock wire, ILogger<UpdatePump> log)
    : IDisposable
{
    /// <summary>How long the batch in hand may take when the bot stops. What is not done by then comes again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoning = new();
    private readonly GrowingPause _pause = new(wire);
    private Task _running = Task.CompletedTask;
    private int? _offset;

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Breaks off the poll and waits for the batch in hand.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _running.WaitAsync(Grace, wire.Time);
        }
        catch (TimeoutException)
        {
            await _abandoning.CancelAsync();
            await _running;
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoning.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (await PollAsync() is not { Length: > 0 } batch)
                    continue;
                await bot.Known.WaitAsync(_stopping.Token);
                await HandInAsync(batch);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (System.Threading.Channels.ChannelClosedException)
            {
                return;
            }
        }
    }

    // Null where nothing came of it.
    private async Task<ReceivedUpdate[]?> PollAsync()
    {
        try
        {
            var batch = await lines.Polling.SendRequest(new PollRequest(_offset), _stopping.Token);
            var numbered = Array.FindAll(batch, u => u.Id > 0);
            if (batch.Length > numbered.Length)
                TransportLog.WithoutNumber(log, batch.Length - numbered.Length);
            if (batch.Length == 0 || numbered.Length > 0)
            {
                _pause.Reset();
                return numbered;
            }

            // Nothing that could be confirmed: it would come again at once.
            await _pause.WaitAsync(null, _stopping.Token);
        }
        catch (RequestException e) when (Outcomes.IsTokenRefused(e))
        {
            refusal.StopTheHouse();
            await _stopping.CancelAsync();
        }
        catch (ApiRequestException e) when (e.ErrorCode == 409 && e.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase))
        {
            await TakeWebhookAwayAsync();
        }
        catch (ApiRequestException e) when (e.ErrorCode == 409)
        {
            TransportLog.SomebodyElsePolls(log);
            await _pause.WaitAsync(null, _stopping.Token);
        }
        catch (RequestException e)
        {
            TransportLog.Retrying(log, "getUpdates", Outcomes.Name(e));
            await _pause.WaitAsync(Outcomes.AskedToWait(e), _stopping.Token);
        }

        return null;
    }

    // Telegram says so only when it is polled; to ask first would cost every start a round trip.
    private async Task TakeWebhookAwayAsync()
    {
        TransportLog.WebhookInTheWay(log);
        try
        {
            await lines.Sending.SendRequest(new DeleteWebhookRequest { DropPendingUpdates = false }, _stopping.Token);
        }
        catch (RequestException e)
        {
            TransportLog.Retrying(log, "deleteWebhook", Outcomes.Name(e));
        }

        await _pause.WaitAsync(null, _stopping.Token);
    }

    private async Task HandInAsync(ReceivedUpdate[] batch)
    {
        var last = batch.Max(u => u.Id);
        var updates = Array.ConvertAll(batch, translator.Translate);
        while (true)
        {
            try
            {
                await reception.TakeAsync(updates, _abandoning.Token);
                _offset = last + 1;
                _pause.Reset();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException and not System.Threading.Channels.ChannelClosedException)
            {
                TransportLog.NotHandedIn(log, e, last);
                await _pause.WaitAsync(null, _stopping.Token);
            }
        }
    }
}
