using System.Threading.Channels;
using CopBot.Conversation;
using Microsoft.Extensions.Logging;

namespace CopBot.Outbox;

/// <summary>
/// Carries out what is committed: a lane for each chat keeps its order, press answers go at once, errands go to their
/// runners. Knows nothing of the store; what came of each parcel enters the house through the inbox.
/// </summary>
internal sealed class Sender(
    ITelegram telegram, Inbox inbox, Errands errands, Pace pace, WireClock wire, ILogger<Sender> log) : IDisposable
{
    /// <summary>How often more a press or a search is answered where that failed: whoever pressed waits for seconds, not for minutes.</summary>
    private const int QuickTries = 3;

    private static readonly TimeSpan LongestQuickPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<ChatId, Lane> _lanes = [];
    private readonly WhereCardsStand _cards = new();
    private readonly MovedChats _moved = new();
    private readonly Silence _silence = new(wire);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private int _running;
    private TaskCompletionSource? _drained;

    /// <inheritdoc cref="WhereCardsStand.Remember"/>
    public void Remember(IEnumerable<CardPlaces> cards) => _cards.Remember(cards);

    /// <inheritdoc cref="WhereCardsStand.Drop"/>
    public void Drop(IReadOnlyList<CardKey> cards) => _cards.Drop(cards);

    /// <summary>Takes what was committed, in order. Returns at once.</summary>
    public void Take(IReadOnlyList<OutboxParcel> parcels)
    {
        foreach (var parcel in parcels)
        {
            if (parcel.Parcel is ChatParcel inChat)
                Queue(parcel, inChat.Chat);
            else
                Start(() => RunAsync(parcel));
        }
    }

    /// <summary>
    /// Starts nothing more and waits for what is under way, at most <paramref name="patience"/>. What has not been sent
    /// stays in the outbox for the next start.
    /// </summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync();
        Task drained;
        lock (_lock)
        {
            if (_running == 0)
                return;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drained = _drained.Task;
        }

        try
        {
            await drained.WaitAsync(patience, wire.Time);
        }
        catch (TimeoutException)
        {
            await _aborting.CancelAsync();
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private void Queue(OutboxParcel parcel, ChatId chat)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(chat, out var lane))
                _lanes[chat] = lane = new Lane();
            if (!lane.Merge(parcel))
                lane.Waiting.AddLast(parcel);
            if (lane.IsRunning)
                return;
            lane.IsRunning = true;
        }

        Start(() => RunLaneAsync(chat));
    }

    private async Task RunLaneAsync(ChatId chat)
    {
        while (Next(chat) is { } parcel)
        {
            try
            {
                await SendInLaneAsync(parcel);
            }
            catch (Exception e) when (IsBug(e))
            {
                // This parcel stays in the outbox, the chat's next one is not held up by it.
                await BreakAsync(parcel, e);
            }
        }
    }

    private async Task RunAsync(OutboxParcel parcel)
    {
        try
        {
            await (parcel.Parcel is ErrandParcel ? RunErrandAsync(parcel) : SendAsync(parcel, parcel.Parcel));
        }
        catch (Exception e) when (IsBug(e))
        {
            await BreakAsync(parcel, e);
        }
    }

    private bool IsBug(Exception e) =>
        e is not ChannelClosedException && !(e is OperationCanceledException && _stopping.IsCancellationRequested);

    private async Task BreakAsync(OutboxParcel parcel, Exception error)
    {
        var kind = parcel.Parcel is ErrandParcel errand ? $"errand {errand.Name}" : parcel.Parcel.GetType().Name;
        SenderLog.EntryBroken(log, parcel.Id, kind, error.GetType().Name);
        foreach (var entry in parcel.Merged.Prepend(parcel.Id))
            await inbox.PostAsync(new Broke(entry, kind, error.ToString()) { Poll = (parcel.Parcel as ClosePollParcel)?.Key }, CancellationToken.None);
    }

    private OutboxParcel? Next(ChatId chat)
    {
        lock (_lock)
        {
            var lane = _lanes[chat];
            if (lane.Waiting.First is { } first && !_stopping.IsCancellationRequested)
            {
                lane.Waiting.RemoveFirst();
                return first.Value;
            }

            lane.IsRunning = false;
            if (lane.Waiting.Count == 0)
                _lanes.Remove(chat);
            return null;
        }
    }

    private async Task SendInLaneAsync(OutboxParcel parcel)
    {
        PlacedCard? placed = null;
        var attempts = _cards.Resolve((ChatParcel)parcel.Parcel);
        foreach (var attempt in attempts)
            placed = await AttemptAsync(parcel, attempt);
        if (parcel.Parcel is ClosePollParcel close && attempts.Count == 0)
            await inbox.PostAsync(new PollClosed(close.Key, PollEnd.Lost, null), CancellationToken.None);
        await inbox.PostAsync(new Delivered(parcel.Id, placed), CancellationToken.None);
        foreach (var merged in parcel.Merged)
            await inbox.PostAsync(new Delivered(merged), CancellationToken.None);
    }

    // Outside any lane: press answers and search answers, worth nothing if they come late.
    private async Task SendAsync(OutboxParcel parcel, Parcel attempt)
    {
        var outcome = await telegram.DeliverAsync(attempt, _aborting.Token);
        for (var tries = 0; tries < QuickTries && QuickPause(outcome, tries) is { } pause; tries++)
        {
            await Task.Delay(pause, wire.Time, _stopping.Token);
            outcome = await telegram.DeliverAsync(attempt, _aborting.Token);
        }

        if (outcome is Outcome.Refused refused)
            SenderLog.Refused(log, parcel.Id, attempt.GetType().Name, refused.Code, refused.Reason);
        await inbox.PostAsync(new Delivered(parcel.Id), CancellationToken.None);
    }

    private async Task RunErrandAsync(OutboxParcel parcel)
    {
        var done = await errands.RunAsync(parcel.Id, (ErrandParcel)parcel.Parcel, _stopping.Token);
        await inbox.PostAsync(done, CancellationToken.None);
    }

    // Returns when it went out or was given up.
    private async Task<PlacedCard?> AttemptAsync(OutboxParcel parcel, ChatParcel asked)
    {
        var attempt = asked;
        for (var tries = 0; ; tries++)
        {
            // What stood in the old chat cannot be changed any more, and the new one has other messages of the same numbers.
            if (attempt is EditParcel or EditEphemeralParcel or PinParcel or StopPollParcel && _moved.Has(attempt.Chat))
            {
                await ForgetAsync(asked);
                await TellOfPollAsync(attempt, PollEnd.Lost);
                return null;
            }

            attempt = _moved.Readdress(attempt);
            await WaitForTurnAsync(attempt.Chat, parcel.Promise);
            if (parcel.Promise == Promise.AtMostOnce)
                await ClaimAsync(parcel.Id);

            var outcome = await telegram.DeliverAsync(attempt, _aborting.Token);
            switch (outcome)
            {
                case Outcome.Done done:
                    if (attempt is FileParcel { Library: { } library } && done is { File: { } file, Message: { } message })
                        await inbox.PostAsync(new FileSent(library, ((FileParcel)attempt).Name, file, attempt.Chat, message), CancellationToken.None);
                    await TellOfPollAsync(attempt, done);
                    return _cards.Place(attempt, done.Message);

                case Outcome.TooMany many:
                    SenderLog.TooMany(log, parcel.Id, many.RetryAfter, many.OfChat);
                    if (!many.OfChat)
                        _silence.Keep(many.RetryAfter);
                    await WaitUnclaimedAsync(parcel, many.RetryAfter);
                    break;

                case Outcome.Failed { MayHaveGone: true } when parcel.Promise == Promise.AtMostOnce:
                    SenderLog.GivenUp(log, parcel.Id, attempt.GetType().Name);
                    return null;

                case Outcome.Failed failed:
                    SenderLog.Failed(log, parcel.Id, tries, failed.Reason);
                    await WaitUnclaimedAsync(parcel, Pause(tries));
                    break;

                case Outcome.TokenRefused:
                    SenderLog.TokenRefused(log, parcel.Id);
                    await WaitUnclaimedAsync(parcel, Pause(tries));
                    break;

                case Outcome.Moved moved:
                    _moved.Note(attempt.Chat, moved.To);
                    await inbox.PostAsync(new ChatMoved(attempt.Chat, moved.To), CancellationToken.None);
                    break;

                case Outcome.OutOfReach:
                    SenderLog.OutOfReach(log, parcel.Id);
                    await inbox.PostAsync(new ReachChanged(attempt.Chat, false), CancellationToken.None);
                    await TellOfPollAsync(attempt, PollEnd.Lost);
                    return null;

                case Outcome.MessageGone:
                    await ForgetAsync(asked);
                    await TellOfPollAsync(attempt, PollEnd.Gone);
                    return null;

                case Outcome.Refused refused:
                    SenderLog.Refused(log, parcel.Id, attempt.GetType().Name, refused.Code, refused.Reason);
                    await TellOfPollAsync(attempt, PollEnd.Failed);
                    if (attempt is PinParcel pin)
                        await inbox.PostAsync(new PinRefused(pin.Key), CancellationToken.None);
                    return null;
            }
        }
    }

    // Ahead of the note that the parcel is done: after a death in between it is carried out, and told, again.
    private async Task TellOfPollAsync(ChatParcel attempt, Outcome.Done done)
    {
        if (attempt is PollParcel poll && done is { Poll: { } number, Message: { } message })
            await inbox.PostAsync(new PollPosted(poll.Key, number, poll.Chat, message), CancellationToken.None);
        else if (attempt is StopPollParcel stop)
            await inbox.PostAsync(new PollClosed(stop.Key, done.Tally is null ? PollEnd.WasStopped : PollEnd.Stopped, done.Tally), CancellationToken.None);
    }

    private async Task TellOfPollAsync(ChatParcel attempt, PollEnd end)
    {
        if (attempt is PollParcel poll)
            await inbox.PostAsync(new PollRefused(poll.Key), CancellationToken.None);
        else if (attempt is StopPollParcel stop)
            await inbox.PostAsync(new PollClosed(stop.Key, end, null), CancellationToken.None);
    }

    // Telegram may ask for silence while this one waits for its pace.
    private async Task WaitForTurnAsync(ChatId chat, Promise promise)
    {
        do
        {
            await _silence.WaitAsync(_stopping.Token);
            await pace.WaitAsync(chat, promise, _stopping.Token);
        }
        while (_silence.IsKept);
    }

    // A claim that is in the inbox already is taken back when the house stops: the post has not gone out, and must not be lost.
    private async Task ClaimAsync(EntryId entry)
    {
        try
        {
            await inbox.TakeAsync(new Claimed(entry), _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            await inbox.PostAsync(new Claimed(entry, Withdrawn: true), CancellationToken.None);
            throw;
        }
    }

    // Telegram did not take it, so nothing is unknown about it while it waits: the wait begins when that is on disk.
    private async Task WaitUnclaimedAsync(OutboxParcel parcel, TimeSpan pause)
    {
        if (parcel.Promise == Promise.AtMostOnce)
            await inbox.TakeAsync(new Claimed(parcel.Id, Withdrawn: true), _stopping.Token);
        await Task.Delay(pause, wire.Time, _stopping.Token);
    }

    // Half a second, doubling to a minute, with a fifth of chance so that lanes do not march in step.
    private static TimeSpan Pause(int tries) =>
        TimeSpan.FromSeconds(Math.Min(60, 0.5 * Math.Pow(2, Math.Min(tries, 10))) * (0.8 + (Random.Shared.NextDouble() * 0.4)));

    // Null where trying again is of no use, or would come too late.
    private static TimeSpan? QuickPause(Outcome outcome, int tries) => outcome switch
    {
        Outcome.Failed => Pause(tries),
        Outcome.TooMany { RetryAfter: var wait } when wait <= LongestQuickPause => wait,
        _ => null,
    };

    private async Task ForgetAsync(ChatParcel edit)
    {
        if (edit switch { EditParcel e => e.Message, StopPollParcel s => s.Message, _ => (MessageId?)null } is not { } message)
            return;
        foreach (var card in _cards.Forget(edit.Chat, message))
            await inbox.PostAsync(new CardGone(card, edit.Chat, message), CancellationToken.None);
    }

    private void Start(Func<Task> work)
    {
        lock (_lock)
            _running++;
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // Stopping: the parcel stays in the outbox.
            }
            catch (ChannelClosedException)
            {
                // The house is closed; what this parcel came to is found out at the next start.
            }
            catch (Exception e)
            {
                SenderLog.Broken(log, e.GetType().Name, e.StackTrace);
            }
            finally
            {
                lock (_lock)
                {
                    if (--_running == 0)
                        _drained?.TrySetResult();
                }
            }
        });
    }
}
