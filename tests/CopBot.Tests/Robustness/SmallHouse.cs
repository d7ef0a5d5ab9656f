using System.Collections.Concurrent;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The real reader, outbox and sender around one feature that a test scripts, with a store in memory and a Telegram that does
/// what the test says. <see cref="Restart"/> makes another one on the same store, as after a crash.
/// </summary>
internal sealed class SmallHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SmallHouse(Script script, IStore? store = null, StagedTelegram? telegram = null, FakeTimeProvider? clock = null, Pace? pace = null)
    {
        Telegram = telegram ?? new StagedTelegram();
        Clock = clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        Store = store ?? new MemoryStore([.. Kinds]);
        Script = script;
        var services = new ServiceCollection()
            .AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Complaints))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new WireClock(Wire))
            .AddSingleton<ITelegram>(Telegram).AddSingleton(TestSeal.Of())
            .AddSingleton<IScenes, PlainScenes>()
            .AddSingleton<IHostApplicationLifetime>(Lifetime)
            .AddSingleton<BotIdentity>()
            .AddSingleton(new SendingOptions(0, 0, 0))
            .AddSingleton(Store).AddSingleton(Store.Documents)
            .AddSingleton<Alarm>().AddSingleton<Agenda>()
            .AddSingleton(script).AddSingleton<Scripted>().AddSingleton<IFeature, ScriptedFeature>()
            .AddOutbox().AddDispatch();
        if (pace is not null)
            services.AddSingleton(pace);
        _services = services.BuildServiceProvider();
    }

    public static IReadOnlyList<DocumentKind> Kinds { get; } =
    [
        OutboxKinds.Batches, OutboxKinds.Ledgers, OutboxKinds.Cards, DispatchKinds.Dialogs, DispatchKinds.Held, DispatchKinds.Failed, Agenda.Kind,
    ];

    public Script Script { get; }

    public StagedTelegram Telegram { get; }

    /// <summary>The house's; stands still, and nothing of the sender's waits for it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The wire's: what the sender waits on.</summary>
    public WatchedClock Wire { get; } = new();

    public IStore Store { get; }

    public Complaints Complaints { get; } = new();

    public StoppedLifetime Lifetime { get; } = new();

    public Inbox Inbox => Get<Inbox>();

    public Dispatcher Dispatcher => Get<Dispatcher>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<SmallHouse> OpenAsync(Script script)
    {
        var house = new SmallHouse(script);
        await house.Dispatcher.StartAsync(CancellationToken.None);
        return house;
    }

    /// <summary>Another process on the same store, not started yet; this one is given up as it is.</summary>
    public SmallHouse Restart(StagedTelegram? telegram = null) => new(Script, Store, telegram ?? new StagedTelegram(), Clock);

    /// <summary>Hands in updates of Telegram's, in order; completes when what they brought about is durable.</summary>
    public Task TakeAsync(params IEnumerable<Incoming> updates) => Get<Reception>().TakeAsync([.. updates], TestContext.Current.CancellationToken);

    public Task QuietAsync() => Dispatcher.QuietAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Get<Sender>().StopAsync(TimeSpan.Zero);
        await Dispatcher.StopAsync();
        await _services.DisposeAsync();
    }

    private sealed class PlainScenes(TimeProvider clock) : IScenes
    {
        public Scene Of(FromPerson incoming) => new(incoming.Person, incoming.Chat, clock.GetUtcNow())
        {
            Message = incoming switch { Said said => said.Message, Pressed pressed => pressed.Message, _ => null },
        };

        public Scene Of(Person person) => new(person, new Chat(person.Id.PrivateChat, ChatKind.Private, person.Name), clock.GetUtcNow());

        public Community? Community(CommunityId id) => null;

        public CommunityId? CommunityOf(ChatId chat) => null;

        public bool Choose(PersonId person, CommunityId community) => false;
    }
}

/// <summary>Notes that the house was told to stop.</summary>
internal sealed class StoppedLifetime : IHostApplicationLifetime
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Stopped => _stopped.Task;

    public CancellationToken ApplicationStarted => default;

    public CancellationToken ApplicationStopping => default;

    public CancellationToken ApplicationStopped => default;

    public void StopApplication() => _stopped.TrySetResult();
}

/// <summary>What was logged at Warning and above.</summary>
internal sealed class Complaints : Microsoft.Extensions.Logging.ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<string> lines) : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => logLevel >= Microsoft.Extensions.Logging.LogLevel.Warning;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel,
            Microsoft.Extensions.Logging.EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd());
        }
    }
}
