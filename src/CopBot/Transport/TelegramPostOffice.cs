using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Outbox;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace CopBot.Transport;

/// <summary>Brings parcels to Telegram: one call each, two where Telegram wants the same thing in another way.</summary>
internal sealed partial class TelegramPostOffice(TelegramLines lines, BotIdentity bot, WireClock wire, ILogger<TelegramPostOffice> log) : ITelegram
{
    // Telegram tells the bot's name within a second of the start, or is not there at all.
    private static readonly TimeSpan _nameWithin = TimeSpan.FromSeconds(30);

    public async Task<Outcome> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        try
        {
            if (ParcelRequests.NeedName(parcel))
                await bot.Known.WaitAsync(_nameWithin, wire.Time, cancellationToken);
            return await BringAsync(parcel, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            return new Outcome.Failed(false, "The bot does not know its own name yet.");
        }
        catch (Exception e)
        {
            // A bug of ours, or a parcel that no request can be made of.
            TransportLog.NoRequest(log, parcel.GetType().Name, e.GetType().Name);
            return Outcomes.Of(e, parcel);
        }
    }

    private async Task<Outcome> BringAsync(Parcel parcel, CancellationToken cancellationToken) => parcel switch
    {
        TextParcel text => await SendAsync(text, ParcelRequests.Of(text, bot), cancellationToken),
        CardParcel card => await SendAsync(card, ParcelRequests.Of(card, bot), cancellationToken),
        EphemeralParcel whisper => await WhisperAsync(whisper, cancellationToken),
        EditParcel edit => await EditAsync(edit, cancellationToken),
        EditEphemeralParcel edit => await CallAsync(edit, ParcelRequests.Of(edit, bot), cancellationToken),
        FileParcel file => await SendAsync(file, ParcelRequests.Of(file), cancellationToken),
        PictureParcel picture => await SendPictureAsync(picture, cancellationToken),
        PictureCardParcel card => await SendPictureAsync(card, cancellationToken),
        PinParcel { IsPinned: true } pin => await CallAsync(pin, new PinChatMessageRequest { ChatId = pin.Chat.Value, MessageId = pin.Message!.Value.Value, DisableNotification = true }, cancellationToken),
        PinParcel pin => await CallAsync(pin, new UnpinChatMessageRequest { ChatId = pin.Chat.Value, MessageId = pin.Message!.Value.Value }, cancellationToken),
        VenueParcel venue => await SendAsync(venue, ParcelRequests.Of(venue), cancellationToken),
        KeptFileParcel kept => await SendKeptAsync(kept, cancellationToken),
        PollParcel poll => await SendAsync(poll, ParcelRequests.Of(poll, bot), cancellationToken),
        StopPollParcel stop => await StopAsync(stop, cancellationToken),
        PressAnswerParcel answer => await CallAsync(answer, ParcelRequests.Of(answer), cancellationToken),
        SearchAnswerParcel answer => await CallAsync(answer, ParcelRequests.Of(answer), cancellationToken),
        LeaveParcel leave => await CallAsync(leave, new LeaveChatRequest { ChatId = leave.Chat.Value }, cancellationToken),
        _ => throw new InvalidOperationException($"{parcel.GetType().Name} is not for Telegram."),
    };

    // An ephemeral message has no number that counts in its chat.
    private async Task<Outcome> WhisperAsync(EphemeralParcel whisper, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(whisper, ParcelRequests.Of(whisper, bot), cancellationToken);
        return outcome is Outcome.Refused && whisper.Otherwise is { } openly
            ? await DeliverAsync(openly, cancellationToken)
            : outcome;
    }

    private async Task<Outcome> EditAsync(EditParcel edit, CancellationToken cancellationToken)
    {
        if (edit.IsPoll)
            return await SendAsync(edit, ParcelRequests.ButtonsOf(edit, bot), cancellationToken);
        if (edit.IsCaption)
            return await SendAsync(edit, ParcelRequests.CaptionOf(edit, bot), cancellationToken);
        var outcome = await SendAsync(edit, ParcelRequests.Of(edit, bot), cancellationToken);
        return outcome is Outcome.Refused { Code: 400, Reason: var reason } && reason.Contains("no text in the message", StringComparison.OrdinalIgnoreCase)
            ? await SendAsync(edit, ParcelRequests.CaptionOf(edit, bot), cancellationToken)
            : outcome;
    }

    // The house knows five kinds of files where Telegram has seven; which one it really is, Telegram says when it refuses.
    private async Task<Outcome> SendKeptAsync(KeptFileParcel kept, CancellationToken cancellationToken)
    {
        var way = SendKept.WayOf(kept.Kind.ToString())!;
        var outcome = await SendAsync(kept, ParcelRequests.Of(kept, way, bot), cancellationToken);
        return outcome is Outcome.Refused { Code: 400, Reason: var reason }
            && RealKind().Match(reason) is { Success: true } real && SendKept.WayOf(real.Groups["kind"].Value) is { } realWay && realWay != way
                ? await SendAsync(kept, ParcelRequests.Of(kept, realWay, bot), cancellationToken)
                : outcome;
    }

    // A message that is too old to be taken away (core.telegram.org/bots/api#deletemessage) stays, closed.
    private async Task<Outcome> StopAsync(StopPollParcel stop, CancellationToken cancellationToken)
    {
        if (stop.AndDelete)
        {
            var outcome = await CallAsync(stop, new DeleteMessageRequest { ChatId = stop.Chat.Value, MessageId = stop.Message.Value }, cancellationToken);
            if (outcome is not Outcome.Refused)
                return outcome;
        }

        try
        {
            var poll = await lines.Sending.SendRequest(new StopPoll(stop.Chat, stop.Message), cancellationToken);
            return new Outcome.Done { Tally = poll.ToTally() };
        }
        catch (Exception e) when (e is RequestException or ObjectDisposedException)
        {
            return Outcomes.Of(e, stop);
        }
    }

    // Many groups forbid photos and not text; what a picture shows stands in its words, too.
    private async Task<Outcome> SendPictureAsync(PictureParcel picture, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(picture, ParcelRequests.Of(picture), cancellationToken);
        return outcome is Outcome.Refused && picture.Caption.Length > 0
            ? await DeliverAsync(ParcelRequests.WordsOf(picture), cancellationToken)
            : outcome;
    }

    private async Task<Outcome> SendPictureAsync(PictureCardParcel card, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(card, ParcelRequests.Of(card, bot), cancellationToken);
        return outcome is Outcome.Refused ? await SendAsync(card, ParcelRequests.WordsOf(card, bot), cancellationToken) : outcome;
    }

    private async Task<Outcome> SendAsync(ChatParcel parcel, IRequest<SentMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await lines.Sending.SendRequest(request, cancellationToken);
            return new Outcome.Done(
                sent.Id > 0 ? new MessageId(sent.Id) : null,
                sent.Document is { Id.Length: > 0 } document ? new TelegramFile(document.Id, document.Unique) : null)
            {
                Poll = sent.Poll is { Id.Length: > 0 } poll ? poll.Id : null,
            };
        }
        catch (Exception e) when (e is RequestException or ObjectDisposedException)
        {
            return Outcomes.Of(e, parcel);
        }
    }

    private async Task<Outcome> CallAsync(Parcel parcel, IRequest<bool> request, CancellationToken cancellationToken)
    {
        try
        {
            await lines.Sending.SendRequest(request, cancellationToken);
            return new Outcome.Done();
        }
        catch (Exception e) when (e is RequestException or ObjectDisposedException)
        {
            return Outcomes.Of(e, parcel);
        }
    }

    [GeneratedRegex(@"file of type (?<kind>\w+) as", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RealKind();
}
