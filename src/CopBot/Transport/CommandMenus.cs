using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// Telegram's menus of commands, from the same routes as help. Set only where they differ, and the bot's descriptions only
/// where there are none, so that what an operator wrote at @BotFather stays. Nothing depends on them.
/// </summary>
internal sealed class CommandMenus(TelegramLines lines, Routes routes, WireClock wire, ILogger<CommandMenus> log)
{
    // core.telegram.org/bots/api#setmydescription: at most 512 characters, seen in an empty private chat.
    private const string Description =
        "I help communities of practice to remember. Add me to your group: share links and files with /share, find them again with /find. "
        + "Here in private you can look things up, and see or delete what I keep about you. Send /help to start.";

    // core.telegram.org/bots/api#setmyshortdescription: at most 120 characters, seen on the bot's page.
    private const string ShortDescription = "Keeps what your community of practice shares, and finds it again.";

    /// <summary>core.telegram.org/bots/api#setmycommands.</summary>
    private const int MenuLimit = 100;

    private const int Tries = 6;

    /// <summary>Returns when the menus are set, or it was given up.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = new GrowingPause(wire);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await SetMenusAsync(cancellationToken);
                await SetDescriptionsAsync(cancellationToken);
                return;
            }
            catch (RequestException e) when (tries == Tries || Outcomes.IsTokenRefused(e))
            {
                TransportLog.NoMenus(log, Outcomes.Name(e));
                return;
            }
            catch (RequestException e)
            {
                TransportLog.Retrying(log, "setMyCommands", Outcomes.Name(e));
                await pause.WaitAsync(Outcomes.AskedToWait(e), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Whom each menu is for, and what is in it. The last is for Telegram's administrators in groups; it is the only one with
    /// commands that need a role, since Telegram knows no core group.
    /// </summary>
    internal static IEnumerable<(BotCommandScope Scope, IReadOnlyList<CommandRoute> Commands)> Menus(IEnumerable<CommandRoute> routes)
    {
        var offered = routes.Where(r => !r.IsHidden).OrderBy(r => r.Group).ToList();
        yield return (BotCommandScope.Default(), Menu(r => r is { Needs: Role.Member, Where: Where.Anywhere }));
        yield return (BotCommandScope.AllPrivateChats(), Menu(r => r is { Needs: Role.Member, Where: not Where.InGroup }));
        yield return (BotCommandScope.AllGroupChats(), Menu(r => r is { Needs: Role.Member, Where: not Where.InPrivate }));
        yield return (BotCommandScope.AllChatAdministrators(), Menu(r => r is { Where: not Where.InPrivate }));

        IReadOnlyList<CommandRoute> Menu(Func<CommandRoute, bool> isIn) => [.. offered.Where(isIn).Take(MenuLimit)];
    }

    private async Task SetMenusAsync(CancellationToken cancellationToken)
    {
        foreach (var (scope, commands) in Menus(routes.Commands))
        {
            var there = await lines.Sending.SendRequest(new GetMyCommandsRequest { Scope = scope }, cancellationToken);
            if (there.Select(c => (c.Command, c.Description)).SequenceEqual(commands.Select(c => (c.Name, c.Description))))
                continue;
            var menu = commands.Select(c => new BotCommand(c.Name, c.Description));
            await lines.Sending.SendRequest(new SetMyCommandsRequest { Scope = scope, Commands = [.. menu] }, cancellationToken);
            TransportLog.MenuSet(log, scope.Type.ToString(), commands.Count);
        }
    }

    private async Task SetDescriptionsAsync(CancellationToken cancellationToken)
    {
        if ((await lines.Sending.SendRequest(new GetMyDescriptionRequest(), cancellationToken)).Description is null or "")
            await lines.Sending.SendRequest(new SetMyDescriptionRequest { Description = Description }, cancellationToken);
        if ((await lines.Sending.SendRequest(new GetMyShortDescriptionRequest(), cancellationToken)).ShortDescription is null or "")
            await lines.Sending.SendRequest(new SetMyShortDescriptionRequest { ShortDescription = ShortDescription }, cancellationToken);
    }
}
