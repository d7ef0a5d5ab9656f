using System.Threading.Channels;
using CopBot.Conversation;
using CopBot.Scheduling;
using CopBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Scheduling;

/// <summary>A timer over a real store in a folder of its own, and a reader that notes what fell due.</summary>
internal sealed class TimerBench : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "copbot-timer-" + Guid.NewGuid().ToString("n"));
    private readonly Channel<FellDue> _fell = Channel.CreateUnbounded<FellDue>();
    private Inbox _inbox = null!;
    private Agenda _agenda = null!;
    private Clockwork _clockwork = null!;
    private LiteDbStore _store = null!;
    private Task _reading = Task.CompletedTask;

    private TimerBench()
    {
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));

    public DueTimer Timer { get; private set; } = null!;

    /// <summary>Whether the reader leaves this key on the agenda, as when its handler throws.</summary>
    public Func<string, bool> Breaks { get; set; } = _ => false;

    public static async Task<TimerBench> StartAsync()
    {
        var bench = new TimerBench();
        await bench.OpenAsync();
        bench.Timer.Start();
        return bench;
    }

    public Task SetAsync(params (string Key, DateTimeOffset At)[] entries) => _store.TransactAsync(() =>
    {
        foreach (var (key, at) in entries)
            _agenda.Set(new DueEntry(key, "test.due", "{}", at));
        return 0;
    });

    public Task SetEachAsync(string key, string repeat) => _store.TransactAsync(() =>
    {
        _agenda.SetEach(new DueEntry(key, "test.due", "{}", default), CopBot.Time.Repeat.Read(repeat)!, Clock.GetUtcNow());
        return 0;
    });

    public Task CancelAsync(string key) => _store.TransactAsync(() => _agenda.Cancel(key));

    /// <summary>Stops everything as a process that ends does, and opens the same folder anew; the timer is started where asked.</summary>
    public async Task RestartAsync(Action whileClosed)
    {
        await CloseAsync();
        whileClosed();
        await OpenAsync();
        Timer.Start();
    }

    /// <summary>Waits for the next thing that the timer hands in.</summary>
    public async Task<FellDue> FellAsync() =>
        await _fell.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Sees to it that nothing more is due and says what was handed in meanwhile.</summary>
    public async Task<IReadOnlyList<FellDue>> RestAsync()
    {
        await Timer.CatchUpAsync(TestContext.Current.CancellationToken);
        var rest = new List<FellDue>();
        while (_fell.Reader.TryRead(out var fell))
            rest.Add(fell);
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        _store = new LiteDbStore(new StoreSetup { Folder = _folder }, [Agenda.Kind], Clock);
        await _store.OpenAsync();
        _inbox = new Inbox();
        var alarm = new Alarm();
        _agenda = new Agenda(_store.Documents, alarm);
        _store.Follow(_agenda);
        _clockwork = new Clockwork(Clock);
        Timer = new DueTimer(_store, _agenda, alarm, _inbox, _clockwork, Clock, NullLogger<DueTimer>.Instance);
        _reading = Task.Run(ReadAsync);
    }

    private async Task CloseAsync()
    {
        await Timer.DisposeAsync();
        await _clockwork.DisposeAsync();
        _inbox.Close();
        await _reading;
        await _store.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        while (await _inbox.Reader.WaitToReadAsync())
        {
            var batch = new List<Inbox.Waiting>();
            while (batch.Count < 64 && _inbox.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await _store.TransactAsync(() => batch.Select(waiting => (FellDue)waiting.Incoming).Count(due => !Breaks(due.Key) && _agenda.Take(due.Key, due.At, Clock.GetUtcNow())));
            foreach (var waiting in batch)
            {
                _fell.Writer.TryWrite((FellDue)waiting.Incoming);
                waiting.Done();
            }
        }
    }
}
