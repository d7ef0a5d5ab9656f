using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Meetings;
using CopBot.Meetings.Reminders;
using CopBot.Playground;
using CopBot.Playground.Api;
using CopBot.Scheduling;
using CopBot.Storage;
using CopBot.Tests.Support;
using CopBot.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The real program on a real clock, killed with SIGKILL at random while 200 reminders fall due: each is sent, and sent again only where
/// the program died between Telegram's taking it and the note of that.
/// </summary>
[Collection("Kills")]
public sealed class ReminderKillTests(ITestOutputHelper output)
{
    private const int Reminders = 200;

    private const int Kills = 8;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(16);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_WhileRemindersFallDue_MissesNone_AndRepeatsOnlyWhatWasOnItsWay()
    {
        var random = new Random(20261125);
        using var folder = new TempFolder();
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Seeded = true }, Stop);
        await using var bot = new ChildBot(server, folder.Path, Path.Combine(AppContext.BaseDirectory, "CopBot.dll"));
        var group = server.World.Chats.Single(c => c.IsGroup);

        // The bot meets its group; then the meetings are put where it keeps them, their reminders due from a moment on.
        await bot.StartAsync(Stop);
        await UntilAsync(() => server.World.Unconfirmed == 0 && group.Messages.Any(m => m.From.IsBot), () => bot.Errors);
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        await SeedAsync(Path.Combine(folder.Path, "data"), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3));
        var before = group.Messages.Count;

        List<int> deaths = [];
        for (var life = 0; life < Kills; life++)
        {
            await bot.StartAsync(Stop);
            await Task.Delay(Span / Kills * (0.3 + random.NextDouble()), TimeProvider.System, Stop);
            bot.Kill();
            await bot.GoneAsync(Stop);
            await UntilAsync(() => !IsBusy(server), () => "A call does not end.");
            deaths.Add(group.Messages.Count);
        }

        await bot.StartAsync(Stop);
        await UntilAsync(() => Sent().Distinct().Count() == Reminders && !IsBusy(server), () => $"{Sent().Distinct().Count()} of {Reminders} were sent. The bot wrote:\n{bot.Errors}");
        Assert.Equal(0, await bot.TerminateAsync(Stop));

        // Between two copies of one reminder lies a death.
        var twice = 0;
        foreach (var copies in group.Messages.Select((m, i) => (Title: TitleOf(m.Text), At: i)).Where(m => m.At >= before && m.Title is not null).GroupBy(m => m.Title).Where(g => g.Count() > 1))
        {
            var places = copies.Select(c => c.At).ToList();
            for (var i = 1; i < places.Count; i++)
                Assert.Contains(deaths, d => places[i - 1] < d && d <= places[i]);
            twice += places.Count - 1;
        }

        var left = await Remains.OfAsync(Path.Combine(folder.Path, "data"));
        Assert.Empty(left.Failed);
        Assert.Empty(left.Batches);
        output.Report($"{Reminders} reminders, {Kills} kills: none missed, {twice} sent twice");

        List<string> Sent() => [.. group.Messages.ToList().Select(m => TitleOf(m.Text)).OfType<string>()];
    }

    private static string? TitleOf(string text) => text.StartsWith("Reminder:", StringComparison.Ordinal) ? text.Split('\n').FirstOrDefault(l => l.StartsWith("Meeting ", StringComparison.Ordinal)) : null;

    private static async Task SeedAsync(string data, DateTimeOffset first)
    {
        var kinds = new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<DocumentKind>();
        await using var store = new LiteDbStore(new StoreSetup { Folder = data }, kinds, TimeProvider.System);
        await store.OpenAsync(Stop);
        await store.TransactAsync(
            () =>
            {
                var documents = store.Documents;
                var community = documents.All(CommunityKinds.Communities).Single();

                // At any hour of the machine's own clock, also one that the clocks go through twice.
                community = community with { Zone = "Etc/UTC", QuietFrom = default, QuietUntil = default };
                documents.Put(CommunityKinds.Communities, community);
                var meetings = new MeetingStore(documents);
                var agenda = new Agenda(documents, new Alarm());
                for (var i = 0; i < Reminders; i++)
                {
                    var due = first + (Span / Reminders * i);
                    var start = LocalTime.DateTimeIn(community.Zone, due.AddHours(1));
                    var details = new MeetingDetails($"Meeting {i:000}") { Reminders = [new Lead(0, 60)] };
                    var series = new Series(meetings.NextSeriesId(), community.Id, details, start, 60, community.Zone);
                    var meeting = new Meeting(meetings.NextMeetingId(), series.Id, community.Id, details, start, start, 60, community.Zone);
                    meetings.Put(series);
                    meetings.Put(meeting);
                    var payload = Kept.Of<RemindAll>(MeetingJson.Default).Write(new RemindAll(meeting.Id, 0));
                    agenda.Set(new DueEntry(RemindAll.KeyOf(meeting.Id, 0), "meet.remind", payload, meeting.StartsAt.AddHours(-1)));
                }

                return 0;
            },
            Stop);
    }

    private static bool IsBusy(PlaygroundServer server) => server.Calls.Recent.Any(c => c.Outcome == Outcome.Open && c.Method != "getUpdates");

    private static async Task UntilAsync(Func<bool> condition, Func<string> otherwise)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, otherwise());
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop);
        }
    }
}
