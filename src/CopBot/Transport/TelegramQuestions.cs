using System.Collections.Immutable;
using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace CopBot.Transport;

/// <summary>Asks Telegram who is who in a group. Five seconds each; no answer is an answer too.</summary>
internal sealed class TelegramQuestions(TelegramLines lines, BotIdentity bot, WireClock wire, ILogger<TelegramQuestions> log) : IAskTelegram
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <remarks>Where an administrator is anonymous, <see cref="People.Anonymous"/> is one of the administrators, too.</remarks>
    public async Task<AdministratorsLearned?> AdministratorsAsync(ChatId chat, CancellationToken cancellationToken)
    {
        var (members, _) = await AskAsync(new GetChatAdministratorsRequest { ChatId = chat.Value }, cancellationToken);
        if (members is null)
            return null;
        var people = members.Where(m => m.User is { IsBot: false }).Select(m => People.Of(m.User)).ToImmutableArray();
        return new AdministratorsLearned(
            chat,
            Array.Exists(members, People.IsAnonymous) ? people.Add(People.Anonymous) : people,
            Array.Exists(members, m => m.User?.Id == bot.Id.Value))
        {
            BotMayPin = Array.Exists(members, m => m.User?.Id == bot.Id.Value && People.MayPin(m)),
        };
    }

    private static readonly string[] _stranger = ["user not found", "member not found", "participant_id_invalid", "user_not_participant", "user_id_invalid"];

    /// <remarks>Somebody whom Telegram does not find in the group is out.</remarks>
    public async Task<StandingLearned?> StandingAsync(ChatId chat, PersonId person, CancellationToken cancellationToken)
    {
        if (person == People.Anonymous.Id)
            return new StandingLearned(chat, person, Standing.Administrator);
        var (member, fault) = await AskAsync(new GetChatMemberRequest { ChatId = chat.Value, UserId = person.Value }, cancellationToken);
        if (member is not null)
            return new StandingLearned(chat, person, People.StandingOf(member));
        return Array.Exists(_stranger, word => fault.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? new StandingLearned(chat, person, Standing.Out)
            : null;
    }

    private async Task<(T? Answer, string Fault)> AskAsync<T>(IRequest<T> question, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(_patience, wire.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (await lines.Sending.SendRequest(question, both.Token), "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Nothing<T>(question, "no answer in time");
        }
        catch (RequestException e)
        {
            return Nothing<T>(question, Outcomes.Name(e));
        }
    }

    private (T? Answer, string Fault) Nothing<T>(IRequest<T> question, string fault)
        where T : class
    {
        TransportLog.NoAnswer(log, question.MethodName, fault);
        return (null, fault);
    }
}
