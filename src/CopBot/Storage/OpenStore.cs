using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Storage;

/// <summary>Opens the store before anything else of the host starts, and stops the host should the disk fail.</summary>
internal sealed partial class OpenStore(
    LiteDbStore store,
    IEnumerable<ITransactionListener> listeners,
    IHostApplicationLifetime lifetime,
    ILogger<OpenStore> log) : IHostedLifecycleService, IDisposable
{
    private CancellationTokenRegistration _watch;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
            store.Follow(listener);
        await store.OpenAsync(cancellationToken);
        _watch = store.Failed.Register(StopHost);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After all other services have stopped; the container would do it too, but a host may be stopped and not disposed.
    public async Task StoppedAsync(CancellationToken cancellationToken) => await store.DisposeAsync();

    public void Dispose() => _watch.Dispose();

    private void StopHost()
    {
        Environment.ExitCode = 1;
        LogStopping();
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "CopBot stops, because its database failed; start it again when the disk is well")]
    private partial void LogStopping();
}
