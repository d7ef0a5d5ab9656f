using CopBot.Playground.Api;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>Starts the world over, empty or with the example community, and the bot with it.</summary>
internal sealed class Rehearsal(World world, BotApi api, ClockMover mover, Func<IPlaygroundBot?> bot, PlaygroundOptions options) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _busy;

    /// <summary>Raised when <see cref="Busy"/> or <see cref="BotRunning"/> changed.</summary>
    public event Action? Turned;

    /// <summary>True while the world is being set up or the clock moved: people had better wait.</summary>
    public bool Busy => Volatile.Read(ref _busy) > 0;

    public bool BotRunning { get; set; }

    /// <summary>Stops the bot, empties the world, seeds it, sets the clock to the real time, starts the bot.</summary>
    public Task StartOverAsync(CancellationToken cancellation) => WhileBusyAsync(() => BeginAsync(Present, cancellation), cancellation);

    /// <summary>Starts over three months back and lives through the example up to now.</summary>
    public Task LoadExampleAsync(CancellationToken cancellation) => WhileBusyAsync(
        async () =>
        {
            var ran = !world.Clock.Frozen;
            var now = Present;
            var script = ExampleScript.Load();
            world.Clock.Freeze();
            try
            {
                var start = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-script.Days), TimeSpan.Zero);
                var chat = await BeginAsync(start, cancellation).ConfigureAwait(false);
                await new PlayExample(world, mover, chat).PlayAsync(script, start, now, cancellation).ConfigureAwait(false);
                await mover.MoveToAsync(now, cancellation).ConfigureAwait(false);
            }
            finally
            {
                if (ran)
                {
                    world.Clock.Set(Present);
                    world.Clock.Run();
                }
            }
        },
        cancellation);

    public async Task WhileBusyAsync(Func<Task> work, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        Interlocked.Increment(ref _busy);
        Turned?.Invoke();
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
            _one.Release();
            Turned?.Invoke();
        }
    }

    public void Dispose() => _one.Dispose();

    private DateTimeOffset Present => options.Frozen ? options.Start ?? TimeProvider.System.GetUtcNow() : TimeProvider.System.GetUtcNow();

    private async Task<Chat> BeginAsync(DateTimeOffset start, CancellationToken cancellation)
    {
        if (bot() is { } running)
        {
            await running.StopAndForgetAsync(cancellation).ConfigureAwait(false);
            BotRunning = false;
        }

        api.Reset();
        world.Clear();
        world.Clock.Set(start);
        var chat = SeedWorld.Plant(world);
        if (bot() is { } fresh)
        {
            await fresh.StartAsync(cancellation).ConfigureAwait(false);
            BotRunning = true;
        }

        return chat;
    }
}
