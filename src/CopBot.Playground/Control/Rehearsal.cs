using CopBot.Playground.Api;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>Starts the world over, empty or with the example community, and the bot with it.</summary>
internal sealed class Rehearsal(World world, BotApi api, ClockMover mover, Lull lull, Func<IPlaygroundBot?> bot, PlaygroundOptions options) : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _busy;
    private volatile bool _running;
    private volatile bool _ranBefore;

    /// <summary>Raised when <see cref="Busy"/> or <see cref="BotRunning"/> changed.</summary>
    public event Action? Turned;

    /// <summary>True while the world is being set up or the clock moved: people had better wait.</summary>
    public bool Busy => Volatile.Read(ref _busy) > 0;

    public bool BotRunning
    {
        get => _running;
        set
        {
            _running = value;
            _ranBefore |= value;
        }
    }

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
                var start = new DateTimeOffset(script.Beginning(DateOnly.FromDateTime(now.UtcDateTime)), TimeOnly.MinValue, TimeSpan.Zero);
                var chat = await BeginAsync(start, cancellation).ConfigureAwait(false);
                await new PlayExample(world, mover, lull, chat).PlayAsync(script, start, now, cancellation).ConfigureAwait(false);
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
            await FirstStartAsync(cancellation).ConfigureAwait(false);
            await HandleAsync("stopped", () => running.StopAndForgetAsync(cancellation)).ConfigureAwait(false);
            BotRunning = false;
        }

        api.Reset();
        world.Clear();
        world.Clock.Set(start);
        var chat = SeedWorld.Plant(world);
        if (bot() is { } fresh)
        {
            await HandleAsync("started", () => fresh.StartAsync(cancellation)).ConfigureAwait(false);
            BotRunning = true;
        }

        return chat;
    }

    // Whoever is quick to the page may ask for the example while the bot is still on its way up for the first time.
    private async Task FirstStartAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; !_ranBefore && waited < Patience; waited += Glance)
            await Task.Delay(Glance, TimeProvider.System, cancellation).ConfigureAwait(false);
    }

    // The bot is the host's: whatever goes wrong with it is to be said on the page, and leaves the playground standing.
    private async Task HandleAsync(string verb, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new NotPossibleException($"{world.Bot.Name} could not be {verb}: {error.Message}", error);
        }
    }
}
