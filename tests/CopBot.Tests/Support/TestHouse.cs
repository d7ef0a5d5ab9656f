using CopBot.Dispatch;
using CopBot.Hosting;
using CopBot.Playground;
using CopBot.Playground.Worlds;
using CopBot.Scheduling;
using CopBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Inbox = CopBot.Conversation.Inbox;
using NightFell = CopBot.Conversation.NightFell;

namespace CopBot.Tests.Support;

/// <summary>
/// The whole bot, as it runs live, in a playground of its own: one group, five people, a clock that stands still at
/// 24 November 2026, 10:00 UTC. Nothing in it waits for real time; tests may run side by side.
/// </summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly TempFolder _data = new();
    private readonly Action<IServiceCollection>? _replace;
    private readonly Dictionary<string, string?> _settings;
    private readonly LogBook _log = new();
    private IHost? _host;

    private TestHouse(PlaygroundServer server, Dictionary<string, string?> settings, Action<IServiceCollection>? replace)
    {
        (Server, _settings, _replace) = (server, settings, replace);
        Group = World.Chats.Single(c => c.IsGroup);
        Amara = Find("Amara");
        Bryn = Find("Bryn");
        Chloe = Find("Chloe");
        Dev = Find("Dev");
        Ewa = Find("Ewa");
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public PlaygroundServer Server { get; }

    public World World => Server.World;

    /// <summary>"Family Support CoP", with all five in it.</summary>
    public Chat Group { get; }

    /// <summary>The group's administrator, so its facilitator.</summary>
    public Person Amara { get; }

    public Person Bryn { get; }

    public Person Chloe { get; }

    public Person Dev { get; }

    public Person Ewa { get; }

    public IServiceProvider Services => _host?.Services ?? throw new InvalidOperationException("The bot is stopped.");

    /// <summary>Where the bot keeps its data, as <c>data</c>.</summary>
    public string Folder => _data.Path;

    /// <summary>The bot, where it runs as a process of its own; null: in this one.</summary>
    public IBotElsewhere? Elsewhere { get; set; }

    /// <summary>What the bot logged at Warning and above.</summary>
    public IReadOnlyList<string> Complaints => _log.Lines;

    /// <summary>True: refused calls and logged errors are what the test is about, so the end does not look for them.</summary>
    public bool AllowsTrouble { get; set; }

    /// <param name="settings">Beside those that every test has.</param>
    /// <param name="replace">Services in the place of the house's own.</param>
    /// <param name="hasBot">False: the bot was never added to the group.</param>
    public static async Task<TestHouse> OpenAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null, bool hasBot = true)
    {
        var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Frozen = true, Start = Start, Seeded = true });
        var house = new TestHouse(server, settings ?? [], replace);
        if (!hasBot)
            house.World.RemoveBot(house.Group, house.Amara);
        await house.StartBotAsync();
        await house.SettleAsync();
        return house;
    }

    /// <summary>Completes when the bot has done all that it was told, sent all that it has to say, and confirmed all updates.</summary>
    public async Task SettleAsync()
    {
        if (Elsewhere is { } elsewhere)
        {
            await elsewhere.SettleAsync();
            return;
        }

        var dispatcher = Services.GetRequiredService<Dispatcher>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            do
            {
                await World.ConfirmedAsync(patience.Token);
                await dispatcher.QuietAsync().WaitAsync(patience.Token);
            }
            while (World.Unconfirmed > 0);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The bot did not come to rest. Updates not confirmed: {World.Unconfirmed}. It logged:\n{string.Join('\n', Complaints)}\n"
                + $"Last calls:\n{string.Join('\n', Server.Calls.Recent.TakeLast(10))}");
        }
    }

    /// <summary>Somebody writes; returns what the bot then says in that chat, as that person sees it.</summary>
    public Task<IReadOnlyList<Message>> SayAsync(Person from, Chat chat, string text, Message? replyTo = null) =>
        AfterAsync(chat, from, () => World.Say(from, chat, text, replyTo));

    /// <summary>As <see cref="SayAsync"/>, in the person's private chat with the bot.</summary>
    public Task<IReadOnlyList<Message>> SayPrivatelyAsync(Person from, string text, Message? replyTo = null) =>
        SayAsync(from, World.PrivateChat(from), text, replyTo);

    /// <summary>Somebody sends a file; returns what the bot then says in that chat.</summary>
    public Task<IReadOnlyList<Message>> SendFileAsync(
        Person from, Chat chat, FileKind kind, string? name, string? caption = null, ReadOnlyMemory<byte>? bytes = null) =>
        AfterAsync(chat, from, () => World.SendFile(from, chat, kind, name, bytes ?? new byte[] { 1, 2, 3 }, caption: caption));

    /// <summary>Somebody presses a button, named by its label; returns the answer to the press and what the bot says in that chat.</summary>
    public async Task<PressOutcome> PressAsync(Person by, Message message, string label)
    {
        Press? press = null;
        var said = await AfterAsync(message.Chat, by, () => press = World.Press(by, message, label));
        return new PressOutcome(press!.Answer, said);
    }

    /// <summary>Follows a button's link into the private chat; returns what the bot says there.</summary>
    public Task<IReadOnlyList<Message>> FollowAsync(Person by, Message message, string label)
    {
        var url = message.Buttons.SelectMany(row => row).Single(b => b.Text == label).Url!;
        var payload = url[(url.IndexOf("start=", StringComparison.Ordinal) + 6)..];
        return AfterAsync(World.PrivateChat(by), by, () => World.Start(by, payload));
    }

    /// <summary>What is kept, as documents.</summary>
    public Task<T> DocumentsAsync<T>(Func<IDocuments, T> read) =>
        Services.GetRequiredService<IStore>().TransactAsync(() => read(Services.GetRequiredService<IDocuments>()), TestContext.Current.CancellationToken);

    /// <summary>Does something in the world; returns what the bot then says in the chat, as the person sees it (null: all of it).</summary>
    public async Task<IReadOnlyList<Message>> AfterAsync(Chat chat, Person? viewer, Action act)
    {
        var before = chat.Messages.ToHashSet();
        act();
        await SettleAsync();
        return [.. chat.Messages.Where(m => !before.Contains(m) && m is { From.IsBot: true, Service: null } && SeenBy(m, viewer))];
    }

    /// <summary>Moves the clock on, in the steps in which things fall due, and lets the bot do each before the next.</summary>
    public async Task MoveClockAsync(TimeSpan by)
    {
        var target = World.Clock.GetUtcNow() + by;
        while (await CatchUpAsync() is { } due && due <= target)
        {
            World.Clock.MoveTo(due);
            await DoWhatIsDueAsync();
        }

        World.Clock.MoveTo(target);
        await DoWhatIsDueAsync();
    }

    /// <summary>It is night, when what is over goes.</summary>
    public async Task NightFallsAsync()
    {
        if (Elsewhere is { } elsewhere)
            await elsewhere.NightFallsAsync();
        else
            await Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        await SettleAsync();
    }

    /// <summary>Stops the bot and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
        await SettleAsync();
    }

    public async Task StartBotAsync()
    {
        // A poll of the bot's last life that the server has not yet missed would be another bot's to it.
        await Task.WhenAll(Server.Calls.Of("getUpdates").Select(call => call.Over)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _host = Build(_replace);
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A bot for this house, not started.</summary>
    public IHost Build(Action<IServiceCollection>? replace) => HouseBuilder.Build(Settings(), services =>
    {
        services.AddSingleton<TimeProvider>(World.Clock);
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.RemoveAll<NightlyTidy>();
        services.RemoveAll<NightlyBackup>();
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(_log);
        replace?.Invoke(services);
    });

    public async Task StopBotAsync()
    {
        if (_host is not { } host)
            return;
        _host = null;
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    /// <summary>A chat as one person sees it, one line a message: who, what, and the labels of its buttons. Null: all of it.</summary>
    public string Transcript(Chat chat, Person? viewer = null) => World.Transcript(chat, viewer);

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        var refused = Server.Calls.Refused;
        await Server.DisposeAsync();
        _data.Dispose();
        if (AllowsTrouble)
            return;
        Assert.Empty(refused);
        Assert.Empty(_log.Errors);
    }

    private static bool SeenBy(Message message, Person? viewer) =>
        viewer is null || message.EphemeralFor is null || message.EphemeralFor == viewer;

    private async Task DoWhatIsDueAsync()
    {
        await CatchUpAsync();
        await SettleAsync();
    }

    // Returns when the next thing falls due.
    private async Task<DateTimeOffset?> CatchUpAsync()
    {
        if (Elsewhere is { } elsewhere)
            return await elsewhere.CatchUpAsync();
        var timer = Services.GetRequiredService<DueTimer>();
        await timer.CatchUpAsync(TestContext.Current.CancellationToken);
        return timer.NextDue;
    }

    private Person Find(string firstName) => World.People.Single(p => p.FirstName == firstName);

    private ConfigurationManager Settings()
    {
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = Server.Token,
            ["Telegram:ApiUrl"] = Server.Url,
            ["Telegram:Limits:PerSecond"] = "0",
            ["Telegram:Limits:PerChatPerSecond"] = "0",
            ["Telegram:Limits:PerGroupPerMinute"] = "0",
            ["Storage:Path"] = Path.Combine(_data.Path, "data"),
            ["Resources:FetchTitles"] = "false",
        });
        settings.AddInMemoryCollection(_settings);
        return settings;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>What came of a press: what the bot answered to it (null: nothing), and what it said.</summary>
internal sealed record PressOutcome(PressAnswer? Answer, IReadOnlyList<Message> Said);

/// <summary>The bot as a process of its own, whose clock is moved with the world's.</summary>
internal interface IBotElsewhere
{
    /// <summary>Completes when it has done all that it was told, sent all that it has to say, and confirmed all updates.</summary>
    Task SettleAsync();

    /// <summary>Has it do what is due by now; returns when the next thing is.</summary>
    Task<DateTimeOffset?> CatchUpAsync();

    Task NightFallsAsync();
}
