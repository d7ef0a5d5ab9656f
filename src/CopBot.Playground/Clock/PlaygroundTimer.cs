namespace CopBot.Playground.Clock;

internal sealed class PlaygroundTimer(PlaygroundClock clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _disposed;

    internal long DueAt { get; set; }

    internal long Order { get; set; }

    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        clock.Schedule(this, dueTime, period);
        return true;
    }

    internal void Fire()
    {
        if (!_disposed)
            callback(state);
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
