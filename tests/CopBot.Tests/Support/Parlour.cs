using System.Collections.Immutable;
using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Help;
using CopBot.Outbox;
using CopBot.Privacy;
using CopBot.Scheduling;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Support;

/// <summary>
/// The real rooms around the real reader and sender, in memory, without Telegram's wire: for what is said and kept. Each call
/// returns what the bot brought about by it.
/// </summary>
internal sealed class Parlour : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dispatcher _dispatcher;
    private int _update;

    private Parlour(ServiceProvider services)
    {
        _services = services;
        Store = services.GetRequiredService<MemoryStore>();
        _dispatcher = services.GetRequiredService<Dispatcher>();
        services.GetRequiredService<BotIdentity>().Learn(new PersonId(777), "CopBot");
    }

    public SmallTelegram Telegram { get; private init; } = null!;

    public FakeTimeProvider Clock { get; private init; } = null!;

    public MemoryStore Store { get; }

    public IServiceProvider Services => _services;

    public static async Task<Parlour> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var telegram = new SmallTelegram();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock).AddSingleton(new WireClock(clock))
            .AddSingleton(Options.Create(new CommunityOptions()))
            .AddSingleton(Options.Create(new ResourceOptions { FetchTitles = false }))
            .AddSingleton(Options.Create(new OperatorOptions { Name = "Hope Trust", Contact = "it@hope.example" }))
            .AddSingleton<ITelegram>(telegram).AddSingleton<IAskTelegram>(telegram)
            .AddSingleton<BotIdentity>()
            .AddSingleton<IHostApplicationLifetime, NoLifetime>()
            .AddSingleton<MemoryStore>()
            .AddSingleton<IStore>(s => s.GetRequiredService<MemoryStore>())
            .AddSingleton<IDocuments>(s => s.GetRequiredService<MemoryStore>())
            .AddSingleton<DocumentKind>(OutboxKinds.Batches).AddSingleton<DocumentKind>(OutboxKinds.Ledgers).AddSingleton<DocumentKind>(OutboxKinds.Cards)
            .AddSingleton<DocumentKind>(DispatchKinds.Dialogs).AddSingleton<DocumentKind>(DispatchKinds.Held).AddSingleton<DocumentKind>(DispatchKinds.Failed)
            .AddSingleton<DocumentKind>(Agenda.Kind)
            .AddSingleton(new SendingOptions(0, 0, 0)).AddSingleton<Pace>().AddSingleton<OutboxBook>().AddSingleton<Errands>().AddSingleton<Sender>()
            .AddSingleton<Routes>().AddSingleton<Inbox>().AddSingleton<Reception>().AddSingleton<CopBot.Dispatch.Commands>().AddSingleton<Effects>()
            .AddSingleton<Handling>().AddSingleton<SetAside>().AddSingleton<Confidence>().AddSingleton<Dispatcher>()
            .AddSingleton(TestSeal.Of())
            .AddSingleton<Agenda>().AddSingleton<Alarm>()
            .AddSingleton<ITidy, TidyDispatch>().AddSingleton<ITidy, TidyCards>()
            .AddSingleton<IPersonalData, DispatchPersonalData>().AddSingleton<IPersonalData, OutboxPersonalData>();
        services.AddCommunities().AddHelp().AddPrivacy();
        more?.Invoke(services);
        var parlour = new Parlour(services.BuildServiceProvider()) { Clock = clock, Telegram = telegram };
        await parlour._dispatcher.StartAsync(CancellationToken.None);
        return parlour;
    }

    /// <summary>A group with the bot in it. The first is its administrator.</summary>
    public async Task<Group> GroupAsync(string title, params ImmutableArray<Someone> people)
    {
        var group = new Group(new Chat(new ChatId(-100_000_000_0000 - Interlocked.Increment(ref _groups)), ChatKind.Supergroup, title));
        Telegram.Members[group.Id] = [.. people.Select(p => p.Person)];
        Telegram.Administrators[group.Id] = [people[0].Person];
        await TakeAsync(new BotStandingChanged(people[0].Person, group.Chat, Standing.Out, Standing.Member));
        return group;
    }

    public Someone Somebody(long id, string name, string? username = null) => new(this, new Person(new PersonId(id), name, username));

    /// <summary>Hands something in as Telegram's next update and waits until all that it brought about has happened.</summary>
    public async Task<IReadOnlyList<Seen>> TakeAsync(Incoming incoming)
    {
        var before = Telegram.Seen.Count;
        await _services.GetRequiredService<Reception>().TakeAsync([incoming with { Update = new UpdateId(++_update) }], CancellationToken.None);
        await _dispatcher.QuietAsync();
        return [.. Telegram.Seen.Skip(before)];
    }

    /// <summary>Moves the clock on; what falls due on the way happens in its order.</summary>
    public async Task<IReadOnlyList<Seen>> WaitAsync(TimeSpan time)
    {
        var before = Telegram.Seen.Count;
        Clock.Advance(time);
        var agenda = _services.GetRequiredService<Agenda>();
        var due = await Store.TransactAsync(() => agenda.DueBy(Clock.GetUtcNow(), int.MaxValue));
        foreach (var entry in due)
            await _services.GetRequiredService<Inbox>().TakeAsync(new FellDue(entry.Key, entry.Name, entry.Payload, entry.At), CancellationToken.None);
        await _dispatcher.QuietAsync();
        return [.. Telegram.Seen.Skip(before)];
    }

    /// <summary>What the timer brings about once a night.</summary>
    public Task TidyAsync() => _services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _dispatcher.StopAsync();
        await _services.DisposeAsync();
    }

    private static int _groups;

    private sealed class NoLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
            // Nothing runs around it.
        }
    }
}

internal sealed record Group(Chat Chat)
{
    public ChatId Id => Chat.Id;
}
