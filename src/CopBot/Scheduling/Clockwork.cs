using System.Collections.Concurrent;
using Quartz;
using Quartz.Extensibility;

namespace CopBot.Scheduling;

/// <summary>
/// Rings at instants and at hours of the day, by the injected clock. Kept in memory alone: who sets a bell sets it again
/// after a start. Nothing is loaded or started before the first bell is set.
/// </summary>
internal sealed class Clockwork(TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> _work = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _starting = new(1);
    private IScheduler? _scheduler;
    private bool _disposed;

    /// <summary>Rings once, at once where <paramref name="at"/> is past. The same name again moves the bell.</summary>
    public Task OnceAsync(string name, DateTimeOffset at, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        SetAsync(name, TriggerBuilder.Create(clock).StartAt(Ceiling(at)), work, cancellationToken);

    /// <summary>
    /// Rings every day at this hour of the zone; once where the clock jumped over several days. An hour that the zone
    /// leaves out in spring rings right after the gap.
    /// </summary>
    public Task DailyAsync(string name, TimeOnly at, TimeZoneInfo zone, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        SetAsync(
            name,
            TriggerBuilder.Create(clock).WithSchedule(CronScheduleBuilder.Create($"0 {at.Minute} {at.Hour} * * ?").InTimeZone(zone)),
            work,
            cancellationToken);

    /// <summary>Takes a bell down; nothing where there is none.</summary>
    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        _work.TryRemove(name, out _);
        if (_scheduler is { } scheduler)
            await scheduler.DeleteJob(new JobKey(name), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _starting.WaitAsync();
        _disposed = true;
        if (_scheduler is { } scheduler)
        {
            _scheduler = null;
            await scheduler.Shutdown(false, CancellationToken.None);
        }

        _starting.Release();
    }

    // Quartz counts in milliseconds: a bell that rings a fraction early finds nothing due.
    private static DateTimeOffset Ceiling(DateTimeOffset at) =>
        new((at.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    private async Task SetAsync(
        string name, TriggerBuilder<IJob> trigger, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        _work[name] = work;
        var scheduler = await SchedulerAsync(cancellationToken);
        var job = JobBuilder.Create<Ring>().WithIdentity(name).Build();
        await scheduler.ScheduleJob(job, [trigger.WithIdentity(name).ForJob(job).Build()], ScheduleJobOptions.Replacing, cancellationToken);
    }

    private async ValueTask<IScheduler> SchedulerAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_scheduler is { } running)
                return running;
            var scheduler = await QuartzSchedulerBuilder
                .Create(quartz => quartz
                    .ConfigureScheduler(options => options.InstanceName = $"copbot-{Guid.NewGuid():n}")
                    .UseDefaultThreadPool(2)
                    .UseTimeProvider(clock)
                    .UseJobFactory(new Rings(_work)))
                .BuildScheduler(cancellationToken);
            await scheduler.Start(cancellationToken);
            return _scheduler = scheduler;
        }
        finally
        {
            _starting.Release();
        }
    }

    private sealed class Rings(ConcurrentDictionary<string, Func<CancellationToken, Task>> work) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
            new(new JobScope(new Ring(work.GetValueOrDefault(bundle.JobDetail.Key.Name)), null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => default;
    }

    [DisallowConcurrentExecution]
    private sealed class Ring(Func<CancellationToken, Task>? work) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (work is not null)
                await work(cancellationToken);
        }
    }
}
