namespace CopBot.Playground.Clock;

/// <summary>
/// The time of the playground. It runs with real time from a settable start, or stands still until it is moved by hand.
/// Timers made through <see cref="CreateTimer"/> fire when the clock passes them, whichever way it got there.
/// </summary>
/// <remarks>
/// Timers live on a count of time that only grows (<see cref="GetTimestamp"/>), so <see cref="Set"/> may put the date back
/// without stirring them. Moving forward fires what falls due in order of its time, each with the clock standing at that time.
/// </remarks>
public sealed class PlaygroundClock : TimeProvider, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<PlaygroundTimer> _timers = [];
    private readonly TimeProvider _real;
    private readonly ITimer? _alarm;
    private DateTimeOffset _wall;
    private long _elapsed;
    private long _realMark;
    private long _order;
    private bool _frozen;

    /// <param name="start">The first reading; real time now when null.</param>
    /// <param name="frozen">True: the clock moves only by <see cref="Advance"/> and <see cref="MoveTo"/>.</param>
    /// <param name="real">What drives a running clock.</param>
    public PlaygroundClock(DateTimeOffset? start = null, bool frozen = false, TimeProvider? real = null)
    {
        _real = real ?? System;
        _wall = (start ?? _real.GetUtcNow()).ToUniversalTime();
        _realMark = _real.GetTimestamp();
        _frozen = frozen;
        _alarm = _real.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after the clock was moved, set, frozen or let run; not while it merely runs.</summary>
    public event Action? Moved;

    public bool Frozen
    {
        get
        {
            lock (_gate)
                return _frozen;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            CatchUp();
            return _wall;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            CatchUp();
            return _elapsed;
        }
    }

    /// <summary>Stops the clock at its present reading.</summary>
    public void Freeze() => SetFrozen(frozen: true);

    /// <summary>Lets the clock run with real time from its present reading.</summary>
    public void Run() => SetFrozen(frozen: false);

    /// <summary>Puts the clock to any time, also an earlier one. No timer fires and none is changed.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
        {
            CatchUp();
            _wall = now.ToUniversalTime();
        }

        Moved?.Invoke();
    }

    /// <summary>Moves forward and fires, in order, all that falls due on the way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target;
        lock (_gate)
        {
            CatchUp();
            target = _elapsed + by.Ticks;
        }

        FireUpTo(target, jump: true);
        Moved?.Invoke();
    }

    /// <summary>Moves forward to a time; does nothing when it has passed already.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        var ahead = time - GetUtcNow();
        if (ahead > TimeSpan.Zero)
            Advance(ahead);
    }

    /// <summary>Waits for a span of this clock, or the same span of real time, whichever is over first.</summary>
    internal async Task PauseAsync(TimeSpan span, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var here = Task.Delay(span, this, stop.Token);
        var real = Task.Delay(span, System, stop.Token);
        await Task.WhenAny(here, real).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PlaygroundTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => _alarm?.Dispose();

    internal void Schedule(PlaygroundTimer timer, TimeSpan due, TimeSpan period)
    {
        var now = false;
        lock (_gate)
        {
            CatchUp();
            _timers.Remove(timer);
            timer.Period = period;
            if (due == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = _elapsed + due.Ticks;
            timer.Order = ++_order;
            _timers.Add(timer);
            now = due <= TimeSpan.Zero;
            if (!now)
                SetAlarm();
        }

        if (now)
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Ring(), this, preferLocal: false);
    }

    internal void Forget(PlaygroundTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    private void SetFrozen(bool frozen)
    {
        lock (_gate)
        {
            CatchUp();
            _frozen = frozen;
            SetAlarm();
        }

        Moved?.Invoke();
    }

    private void Ring()
    {
        long now;
        lock (_gate)
        {
            CatchUp();
            now = _elapsed;
        }

        FireUpTo(now, jump: false);
    }

    private void FireUpTo(long target, bool jump)
    {
        while (true)
        {
            PlaygroundTimer? next;
            lock (_gate)
            {
                CatchUp();
                next = Earliest();
                if (next is null || next.DueAt > target)
                {
                    if (jump && target > _elapsed)
                        Step(target);
                    SetAlarm();
                    return;
                }

                if (next.DueAt > _elapsed)
                    Step(next.DueAt);
                _timers.Remove(next);
                if (next.Period > TimeSpan.Zero)
                {
                    next.DueAt += next.Period.Ticks;
                    next.Order = ++_order;
                    _timers.Add(next);
                }
            }

            next.Fire();
        }
    }

    private void Step(long elapsed)
    {
        _wall = _wall.AddTicks(elapsed - _elapsed);
        _elapsed = elapsed;
    }

    private PlaygroundTimer? Earliest()
    {
        PlaygroundTimer? first = null;
        foreach (var timer in _timers)
        {
            if (first is null || timer.DueAt < first.DueAt || (timer.DueAt == first.DueAt && timer.Order < first.Order))
                first = timer;
        }

        return first;
    }

    private void CatchUp()
    {
        var mark = _real.GetTimestamp();
        if (!_frozen)
            Step(_elapsed + _real.GetElapsedTime(_realMark, mark).Ticks);
        _realMark = mark;
    }

    private void SetAlarm()
    {
        if (_frozen || Earliest() is not { } first)
        {
            _alarm?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // A little late rather than a little early; and never beyond what a system timer can hold.
        var wait = Math.Clamp(first.DueAt - _elapsed, 0, TimeSpan.TicksPerDay);
        _alarm?.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait / (double)TimeSpan.TicksPerMillisecond)), Timeout.InfiniteTimeSpan);
    }
}
