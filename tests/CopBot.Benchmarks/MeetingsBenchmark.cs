using System.Diagnostics;
using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Meetings;
using CopBot.Playground;
using CopBot.Scheduling;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Benchmarks;

/// <summary>
/// Ten thousand meetings with reminders: what they cost at the start and in memory, and how late the last of a thousand is that fall due in
/// the same minute, with Telegram's limits lifted; with them, thirty a second, it is 33 seconds whatever we do.
/// </summary>
public static class MeetingsBenchmark
{
    private const int Meetings = 10_000;

    private const int AtOnce = 1_000;

    private const int Groups = 100;

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static async Task Run()
    {
        foreach (var meetings in new[] { 0, Meetings })
            await RunAsync(meetings);
    }

    private static async Task RunAsync(int meetings)
    {
        var folder = Path.Combine(Path.GetTempPath(), "copbot-bench-" + Guid.NewGuid().ToString("n"));
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Frozen = true, Start = Now, Seeded = true });
        try
        {
            var admin = server.World.People[0];
            var groups = Enumerable.Range(0, Groups).Select(i => server.World.AddGroup($"Group {i}", [admin])).ToList();
            foreach (var group in groups)
                server.World.AddBotTo(group, admin);
            using (var first = BenchHouse.Build(server, folder))
            {
                await first.StartAsync();
                await BenchHouse.SettleAsync(server, first);
                await SeedAsync(first.Services, meetings);
                await first.StopAsync();
                await ((IAsyncDisposable)first).DisposeAsync();
            }

            using var host = BenchHouse.Build(server, folder);
            var started = Stopwatch.GetTimestamp();
            await host.StartAsync();
            await BenchHouse.SettleAsync(server, host);
            var start = Stopwatch.GetElapsedTime(started);
            Console.WriteLine($"{meetings} meetings: started and at rest in {start.TotalMilliseconds:0} ms, {BenchHouse.Memory() / 1e6:0.0} MB on the heap, with a playground of {Groups} groups");
            if (meetings > 0)
            {
                var said = groups.Sum(g => g.Messages.Count);
                server.World.Clock.MoveTo(Now.AddHours(2));
                started = Stopwatch.GetTimestamp();
                await host.Services.GetRequiredService<DueTimer>().CatchUpAsync(CancellationToken.None);
                var committed = Stopwatch.GetElapsedTime(started);
                await BenchHouse.SettleAsync(server, host);
                var sent = Stopwatch.GetElapsedTime(started);
                Console.WriteLine($"{groups.Sum(g => g.Messages.Count) - said} reminders in the same minute: all committed after {committed.TotalMilliseconds:0} ms, the last sent after {sent.TotalMilliseconds:0} ms");
            }

            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SeedAsync(IServiceProvider services, int meetings)
    {
        var store = services.GetRequiredService<IStore>();
        for (var from = 0; from < meetings; from += 500)
        {
            var first = from;
            await store.TransactAsync(() =>
            {
                var kept = services.GetRequiredService<MeetingStore>();
                var communities = services.GetRequiredService<CommunityStore>().All();
                var agenda = services.GetRequiredService<Agenda>();
                var routes = services.GetRequiredService<Routes>();
                var plan = services.GetRequiredService<PlanDates>();
                for (var i = first; i < first + 500; i++)
                {
                    var community = communities[i % communities.Count].ToCommunity();

                    // A thousand are reminded of at noon, the others on later days.
                    var start = Time.LocalTime.DateTimeIn(community.Zone, Now).Date.PlusDays(i < AtOnce ? 1 : 3 + (i % 60)).At(new NodaTime.LocalTime(12, 0));
                    var details = new MeetingDetails($"Meeting {i}");
                    var series = new Series(kept.NextSeriesId(), community.Id, details, start, 60, community.Zone);
                    var meeting = new Meeting(kept.NextMeetingId(), series.Id, community.Id, details, start, start, 60, community.Zone);
                    kept.Put(series);
                    kept.Put(meeting);
                    foreach (var due in plan.Stands(meeting, community, Now).Effects.OfType<SetDue>())
                    {
                        var route = routes.DueOf(due.Payload);
                        agenda.Set(new DueEntry(due.Key, route.Name, route.Payload.Write(due.Payload), due.At));
                    }
                }

                return 0;
            });
        }
    }
}
