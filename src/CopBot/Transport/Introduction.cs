using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace CopBot.Transport;

/// <summary>Asks Telegram who this bot is, until it is known.</summary>
internal sealed class Introduction(TelegramLines lines, BotIdentity bot, TokenRefusal refusal, WireClock wire, ILogger<Introduction> log)
{
    /// <summary>Returns when the bot knows itself, or its token was refused.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = new GrowingPause(wire);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Learn(await lines.Sending.GetMe(cancellationToken));
                return;
            }
            catch (RequestException e) when (Outcomes.IsTokenRefused(e))
            {
                refusal.StopTheHouse();
                return;
            }
            catch (RequestException e)
            {
                TransportLog.Retrying(log, "getMe", Outcomes.Name(e));
                await pause.WaitAsync(Outcomes.AskedToWait(e), cancellationToken);
            }
        }
    }

    private void Learn(Telegram.Bot.Types.User me)
    {
        bot.Learn(new PersonId(me.Id), me.Username ?? "", me.CanReadAllGroupMessages);
        TransportLog.Introduced(log, bot.Username, me.Id);
        if (!me.CanJoinGroups)
            TransportLog.NoGroups(log);
        if (!me.SupportsInlineQueries)
            TransportLog.NoInline(log, bot.Username);
    }
}
