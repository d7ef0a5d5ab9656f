using System.Collections.Concurrent;
using System.Globalization;
using CopBot.Playground.Api;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;

namespace CopBot.Tests.Rhythm;

/// <summary>When a life ends, once it has sent as much as it was given.</summary>
internal enum End
{
    /// <summary>A call reaches Telegram no more.</summary>
    BeforeTelegramHasIt,

    /// <summary>Telegram does what it was called for, and nobody hears the answer.</summary>
    AfterTelegramHasIt,

    /// <summary>About when the answer comes in and is written down.</summary>
    AboutTheAnswer,

    /// <summary>While updates are confirmed, whose effects are on disk and not yet sent; Telegram hears of it or not.</summary>
    WithTheConfirmation,

    /// <summary>A while after it was told of something, or woken.</summary>
    AtWork,

    /// <summary>A while after it was started, that is, twice in a row.</summary>
    AtTheStart,
}

/// <summary>
/// The bot of a house as a process of its own, on the house's data, with a clock that follows the world's. SIGKILL ends each of its
/// lives at an instant that nobody chose, and another begins at once; what was asked of the last is asked of the next.
/// </summary>
internal sealed class MortalBot : IMortal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TestHouse _house;
    private readonly ChildBot _bot;
    private readonly Random _chance;
    private readonly int _sendsPerLife;
    private readonly Lock _lock = new();
    private readonly List<Death> _deaths = [];
    private readonly ConcurrentQueue<string> _complaints = [];
    private TaskCompletionSource<DateTimeOffset?> _answer = new();
    private End _end;
    private int _sendsLeft;
    private bool _isEnding;
    private bool _isFirstOfTwo;
    private string? _offset;
    private Task _killing = Task.CompletedTask;

    /// <param name="sendsPerLife">How many calls of a kind that people see the bot makes in each life, about.</param>
    public MortalBot(TestHouse house, Random chance, int sendsPerLife)
    {
        (_house, _chance, _sendsPerLife) = (house, chance, sendsPerLife);
        _bot = new ChildBot(house.Server, house.Folder, Path.Combine(AppContext.BaseDirectory, "CopBot.CrashChild.dll"), "bot") { Heard = Hear };
        Allot();
        house.Server.Faults = At;
    }

    public IReadOnlyList<Death> Deaths => _deaths;

    public Task<DateTimeOffset?> CatchUpAsync() => AskAsync("due");

    public Task NightFallsAsync() => AskAsync("night");

    public async Task SettleAsync()
    {
        int deaths;
        do
        {
            deaths = _deaths.Count;
            using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            await Task.WhenAny(_house.World.ConfirmedAsync(over.Token), _bot.Ended).WaitAsync(Patience, TimeProvider.System, over.Token);
            await over.CancelAsync();
            await AskAsync("due");
        }
        while (deaths != _deaths.Count || _house.World.Unconfirmed > 0);
    }

    public async Task StopAsync()
    {
        lock (_lock)
            (_isEnding, _sendsLeft) = (false, int.MaxValue);
        await _killing;
        await SettleAsync();
        await TellAsync("stop");
        await _bot.Ended.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        await _bot.GoneAsync(TestContext.Current.CancellationToken);
        _house.Server.Faults = null;
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync()
    {
        _house.Server.Faults = null;
        await _bot.DisposeAsync();
    }

    private async Task<DateTimeOffset?> AskAsync(string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (!_bot.IsRunning)
            {
                await BuryAsync(patience.Token);
                Begin();
            }

            _answer = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);
            await TellAsync(what);
            EndAtWork();
            await Task.WhenAny(_answer.Task, _bot.Ended).WaitAsync(patience.Token);
            if (_answer.Task.IsCompletedSuccessfully)
                return await _answer.Task;
        }
    }

    private Task TellAsync(string what) => _bot.TellAsync(what + " " + _house.World.Now.UtcTicks.ToString(CultureInfo.InvariantCulture));

    private void Hear(string line)
    {
        if (line.Split(' ') is ["next", var ticks])
            _answer.TrySetResult(long.Parse(ticks, CultureInfo.InvariantCulture) is > 0 and var due ? new DateTimeOffset(due, TimeSpan.Zero) : null);
        else if (line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal))
            _complaints.Enqueue(line);
    }

    private void Begin()
    {
        _bot.Begin();
        if (_isFirstOfTwo)
            KillIn(_chance.Next(20, 900));
    }

    private async Task BuryAsync(CancellationToken cancellationToken)
    {
        await _bot.Ended;
        if (!_bot.WasBegun)
            return;
        if (!_bot.WasKilled)
            throw new InvalidOperationException($"The bot ended by itself. It said:\n{string.Join('\n', _complaints)}\n{_bot.Errors}");
        await _bot.GoneAsync(cancellationToken);
        while (_house.Server.Calls.Recent.Any(c => c.Outcome == Outcome.Open))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        _isFirstOfTwo = _end == End.AtTheStart && !_isFirstOfTwo;
        _deaths.Add(new Death(_end.ToString(), await InDoubt.OfCopyAsync(_house)));
        if (!_isFirstOfTwo)
            Allot();
    }

    // How the next life ends, and after how much.
    private void Allot()
    {
        lock (_lock)
        {
            _end = (End)_chance.Next(Enum.GetValues<End>().Length);
            _sendsLeft = _chance.Next(1, _sendsPerLife * 2);
            _isEnding = false;
        }
    }

    private Fault.DropBefore? At(ApiCall call)
    {
        var isConfirmation = call.Method == "getUpdates" && call.Parameters.GetValueOrDefault("offset") is { } offset && offset != Interlocked.Exchange(ref _offset, offset);
        End end;
        bool isLost;
        lock (_lock)
        {
            if (IsSeen(call) && --_sendsLeft == 0)
                _isEnding = true;
            if (!_isEnding || _end == End.AtWork || (_end == End.WithTheConfirmation ? !isConfirmation : !IsSeen(call)))
                return null;
            _isEnding = false;
            end = _end;
            isLost = end == End.BeforeTelegramHasIt || (end == End.WithTheConfirmation && _chance.Next(2) == 0);
        }

        if (end == End.AboutTheAnswer)
            KillIn(_chance.Next(0, 12));
        else
            _bot.Kill();
        return isLost ? new Fault.DropBefore() : null;
    }

    private void EndAtWork()
    {
        lock (_lock)
        {
            if (!_isEnding || _end != End.AtWork)
                return;
            _isEnding = false;
        }

        KillIn(_chance.Next(0, 60));
    }

    private void KillIn(int milliseconds)
    {
        var life = _bot.Ended;
        _killing = Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System).ContinueWith(
            _ =>
            {
                // Not the next one.
                if (life == _bot.Ended)
                    _bot.Kill();
            },
            TaskScheduler.Default);
    }

    private static bool IsSeen(ApiCall call) =>
        call.Method is "answerCallbackQuery" or "stopPoll" or "pinChatMessage" || call.Method.StartsWith("send", StringComparison.Ordinal)
        || call.Method.StartsWith("edit", StringComparison.Ordinal);
}
