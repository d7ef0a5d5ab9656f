namespace CopBot.CrashChild;

/// <summary>A context as a desktop or web framework sets it: what is awaited under it goes on through <see cref="Post"/>.</summary>
internal sealed class PoolContext : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(
        _ =>
        {
            SetSynchronizationContext(this);
            d(state);
        });

    public override SynchronizationContext CreateCopy() => this;
}
