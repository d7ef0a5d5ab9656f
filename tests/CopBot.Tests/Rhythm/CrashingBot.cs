using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;
using CopBot.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Outcome = CopBot.Outbox.Outcome;

namespace CopBot.Tests.Rhythm;

/// <summary>
/// The whole bot within this process, on one store on disk, that outlives it: where a life ends, nothing that it asks of its store or
/// of Telegram has an effect or an answer any more, and another begins. So a death costs a hundredth of what a process costs.
/// </summary>
/// <param name="commits">After how many commits a life ends at one, about.</param>
/// <param name="sends">After how many calls a life ends at one, about.</param>
internal sealed class CrashingBot(TestHouse house, Random chance, int commits, int sends) : IMortal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly LiteDbStore _store = InDoubt.Open(Path.Combine(house.Folder, "data"));
    private readonly List<Death> _deaths = [];
    private OneLife? _life;
    private bool _isOpen;
    private bool _isSpared;

    public IReadOnlyList<Death> Deaths => _deaths;

    public async Task<DateTimeOffset?> CatchUpAsync()
    {
        DateTimeOffset? next = null;
        await DoAsync(async (services, stop) =>
        {
            await services.GetRequiredService<DueTimer>().CatchUpAsync(stop);
            next = services.GetRequiredService<DueTimer>().NextDue;
        });
        return next;
    }

    public Task NightFallsAsync() => DoAsync((services, stop) => services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), stop));

    public Task SettleAsync() => DoAsync(async (services, stop) =>
    {
        do
        {
            await house.World.ConfirmedAsync(stop);
            await services.GetRequiredService<Dispatcher>().QuietAsync();
        }
        while (house.World.Unconfirmed > 0);
    });

    public async Task StopAsync()
    {
        _isSpared = true;
        _life!.Mortality.Die();
        await SettleAsync();
        await _life.Host.StopAsync(TestContext.Current.CancellationToken);
        await ((IAsyncDisposable)_life.Host).DisposeAsync();
        await _store.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _life?.Mortality.Die();
        await _store.DisposeAsync();
    }

    // Until a life has done all of it.
    private async Task DoAsync(Func<IServiceProvider, CancellationToken, Task> work)
    {
        while (true)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            if (_life is null or { Mortality.Died.IsCompleted: true })
                await BeginAsync();
            var life = _life!;
            var working = WorkAsync(life.Host.Services, over.Token);
            await Task.WhenAny(working, life.Mortality.Died).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
            if (!life.Mortality.Died.IsCompleted)
            {
                await working;
                return;
            }

            await over.CancelAsync();
        }

        async Task WorkAsync(IServiceProvider services, CancellationToken stop)
        {
            await _life!.Started;
            await work(services, stop);
        }
    }

    private async Task BeginAsync()
    {
        if (!_isOpen)
            await _store.OpenAsync(TestContext.Current.CancellationToken);
        _isOpen = true;
        if (_life is { } last)
            await BuryAsync(last);
        var at = (DeathAt)chance.Next(4);
        var turn = _isSpared ? int.MaxValue : chance.Next(1, 2 * (at is DeathAt.BeforeACommit or DeathAt.AfterACommit ? commits : sends));
        var life = new Mortality(at, turn, _store, _ => { });
        MortalTelegram? line = null;
        var host = house.Build(services =>
        {
            services.Remove(services.Single(s => s.ImplementationType == typeof(OpenStore)));
            services.AddSingleton<IStore>(life);
            services.AddSingleton<ITelegram>(provider => line = new MortalTelegram(life, ActivatorUtilities.CreateInstance<TelegramPostOffice>(provider)));
        });
        foreach (var listener in host.Services.GetServices<ITransactionListener>())
            life.Follow(listener);
        _life = new OneLife(host, life, StartAsync(host), () => line);
    }

    private static async Task StartAsync(IHost host)
    {
        await host.StartAsync(TestContext.Current.CancellationToken);

        // As each start does.
        await host.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
    }

    private async Task BuryAsync(OneLife life)
    {
        // A dead process polls no more; the rest of it waits for ever.
        _ = life.Host.Services.GetRequiredService<UpdatePump>().StopAsync();
        var begun = TimeProvider.System.GetTimestamp();
        while (life.Line()?.IsBusy == true || house.Server.Calls.Recent.Any(c => c.Outcome == CopBot.Playground.Api.Outcome.Open && c.Method == "getUpdates"))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, "A call does not end.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        // The store takes one transaction after the other, so none of the dead one's is under way any more.
        _deaths.Add(new Death(life.Mortality.At.ToString(), await InDoubt.OfAsync(house, _store)));
    }

    private sealed record OneLife(IHost Host, Mortality Mortality, Task Started, Func<MortalTelegram?> Line);

    private sealed class MortalTelegram(Mortality life, ITelegram telegram) : ITelegram
    {
        private int _busy;

        public bool IsBusy => Volatile.Read(ref _busy) > 0;

        public async Task<Outcome> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _busy);
            var isDead = life.Ends(DeathAt.BeforeTelegramHasIt);
            var outcome = isDead ? null : await telegram.DeliverAsync(parcel, cancellationToken);
            isDead = life.Ends(DeathAt.AfterTelegramHasIt);
            Interlocked.Decrement(ref _busy);
            return isDead ? await Mortality.NeverAsync<Outcome>() : outcome!;
        }
    }
}
