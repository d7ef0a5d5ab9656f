using System.Diagnostics;
using CopBot.Conversation;
using CopBot.Playground;
using CopBot.Playground.Worlds;
using CopBot.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Benchmarks;

/// <summary>
/// A thousand groups' digests due in the same minute, with Telegram's limit of thirty messages a second: when the last is there, what it
/// costs in memory, and how long people in another group wait meanwhile for an answer to a press.
/// </summary>
public static class DigestsBenchmark
{
    private const int Groups = 1_000;

    private const int PerSecond = 30;

    private static readonly TimeSpan BetweenPresses = TimeSpan.FromMilliseconds(100);

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Due = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "copbot-bench-" + Guid.NewGuid().ToString("n"));
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Frozen = true, Start = Now, Seeded = true });
        try
        {
            var world = server.World;
            var admin = world.People[0];
            var groups = Enumerable.Range(0, Groups).Select(i => world.AddGroup($"Group {i}", [admin])).ToList();

            // Without limits until the digests are due; a start later, with them.
            using (var first = BenchHouse.Build(server, folder))
            {
                await first.StartAsync();
                foreach (var group in groups)
                    world.AddBotTo(group, admin);
                await BenchHouse.SettleAsync(server, first);
                foreach (var group in groups)
                {
                    world.Say(admin, group, "/share https://example.org/guide A guide #housing");
                    world.Say(admin, group, "/ask Who has a spare cot?");
                }

                await BenchHouse.SettleAsync(server, first);
                await NightAsync(first.Services);
                await BenchHouse.SettleAsync(server, first);
                await first.StopAsync();
                await ((IAsyncDisposable)first).DisposeAsync();
            }

            using var host = BenchHouse.Build(server, folder, PerSecond);
            await host.StartAsync();
            await BenchHouse.SettleAsync(server, host);
            var live = world.Chats.First(c => c.IsGroup && !groups.Contains(c));
            world.Say(admin, live, "/share https://example.org/live Live guide");
            await BenchHouse.SettleAsync(server, host);
            var card = live.Messages.Last(m => m.Labels.Any(l => l.Contains("Useful", StringComparison.Ordinal)));

            var quiet = await PressAsync(world, admin, card, () => false, atLeast: 50);
            var before = BenchHouse.Memory();
            var said = groups.Sum(g => g.Messages.Count);
            world.Clock.MoveTo(Due);
            var started = Stopwatch.GetTimestamp();
            var going = host.Services.GetRequiredService<DueTimer>().CatchUpAsync(CancellationToken.None);
            var peak = 0L;
            var busy = await PressAsync(
                world,
                admin,
                card,
                () =>
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                    return groups.Sum(g => g.Messages.Count) - said < Groups;
                },
                atLeast: 50);
            var last = Stopwatch.GetElapsedTime(started);
            await going;
            await BenchHouse.SettleAsync(server, host);
            Console.WriteLine($"{groups.Sum(g => g.Messages.Count) - said} digests at once: the last after {last.TotalSeconds:0.0} s (Telegram's pace: {Groups / (double)PerSecond:0.0} s), heap {before / 1e6:0} MB before, {peak / 1e6:0} MB at most, {BenchHouse.Memory() / 1e6:0} MB after");
            Console.WriteLine($"presses answered before: median {At(quiet, 0.5):0.0} ms, p99 {At(quiet, 0.99):0.0} ms; meanwhile: median {At(busy, 0.5):0.0} ms, p99 {At(busy, 0.99):0.0} ms of {busy.Count}");
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // In milliseconds, in order of size.
    private static async Task<List<double>> PressAsync(World world, Playground.Worlds.Person by, Message card, Func<bool> goOn, int atLeast)
    {
        var took = new List<double>();
        while (took.Count < atLeast || goOn())
        {
            var started = Stopwatch.GetTimestamp();
            var press = world.Press(by, card, card.Labels.First(l => l.Contains("Useful", StringComparison.Ordinal)));
            while (press.Answer is null && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(BetweenPresses, TimeProvider.System);
        }

        took.Sort();
        return took;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static Task NightAsync(IServiceProvider services) => services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), CancellationToken.None);
}
