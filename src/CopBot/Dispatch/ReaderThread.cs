using System.Diagnostics.CodeAnalysis;

namespace CopBot.Dispatch;

/// <summary>
/// A thread of its own for the one reader: on the shared ones it would wait its turn behind every message that is just being sent.
/// It sleeps while there is nothing to do.
/// </summary>
internal sealed class ReaderThread : TaskScheduler
{
    private readonly Queue<Task?> _tasks = new();

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs <paramref name="work"/>, and all that follows its awaits, on the thread, which ends with it.</summary>
    public Task RunAsync(Func<Task> work)
    {
        new Thread(Run) { Name = "CopBot reader", IsBackground = true }.UnsafeStart();
        var running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();
        _ = running.ContinueWith(_ => Add(null), CancellationToken.None, TaskContinuationOptions.None, Default);
        return running;
    }

    protected override void QueueTask(Task task) => Add(task);

    // Whatever comes from elsewhere is to run here and nowhere else.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_tasks)
            return [.. _tasks.OfType<Task>()];
    }

    private void Add(Task? task)
    {
        lock (_tasks)
        {
            _tasks.Enqueue(task);
            Monitor.Pulse(_tasks);
        }
    }

    private void Run()
    {
        while (Next(out var task))
            TryExecuteTask(task);
    }

    // False when the work is over.
    private bool Next([NotNullWhen(true)] out Task? task)
    {
        lock (_tasks)
        {
            while (_tasks.Count == 0)
                Monitor.Wait(_tasks);
            return (task = _tasks.Dequeue()) is not null;
        }
    }
}
