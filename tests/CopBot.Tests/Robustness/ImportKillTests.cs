using System.Globalization;
using System.Text;
using CopBot.Playground;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The real program, killed with SIGKILL again and again while it takes a file in and while it takes that back: every row is there
/// once, with one line of history; and afterwards none.
/// </summary>
[Collection("Kills")]
public sealed class ImportKillTests(ITestOutputHelper output)
{
    private const int Rows = 3000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_DuringAnImport_LosesNoRow_AndRepeatsNone()
    {
        var random = new Random(20261125);
        using var folder = new TempFolder();
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions(), Stop);
        await using var bot = new ChildBot(server, folder.Path, Path.Combine(AppContext.BaseDirectory, "CopBot.dll"));
        var amara = server.World.AddPerson("Amara");
        var group = server.World.AddSupergroup("Group", [amara], []);
        server.World.AddBotTo(group, amara);
        await bot.StartAsync(Stop);
        await server.World.ConfirmedAsync(Stop);
        server.World.SendFile(amara, group, FileKind.Document, "services.csv", Encoding.UTF8.GetBytes(Many()), caption: "/import");
        var card = await CardAsync(group, m => m.Labels.Contains("Import"));

        server.World.Press(amara, card, "Import");
        var kills = await KillUntilAsync(server, bot, random, card, "added");
        Assert.Contains("• 3,000 added", card.Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        var (services, changes, job) = await LeftAsync(folder);
        Assert.Equal(Enumerable.Range(1, Rows).Select(n => (long)n), services.Select(s => s.Id.Value).Order());
        Assert.Equal(Rows, services.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Rows, changes.Select(c => c.Service).Distinct().Count());
        Assert.Equal(Rows, changes.Count);
        Assert.Equal((ImportState.Done, Rows, 0), (job.State, job.Added, job.Changed));

        await bot.StartAsync(Stop);
        server.World.Press(amara, card, "Undo");
        kills += await KillUntilAsync(server, bot, random, card, "the import is undone");
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        (services, changes, job) = await LeftAsync(folder);
        Assert.Empty(services);
        Assert.Empty(changes);
        Assert.Equal((ImportState.Undone, 0), (job.State, job.LeftAlone));
        // Edits that wait are merged, so a slow machine makes fewer.
        Assert.True(kills >= 2, $"Only {kills} kills fell into the work.");
        output.Report($"{kills} kills while {Rows} rows were taken in and back");
    }

    // Progress is shown by edits of the card; at one of the next few the program dies, before it or after it.
    private static async Task<int> KillUntilAsync(PlaygroundServer server, ChildBot bot, Random random, Message card, string says)
    {
        for (var kills = 0; ; kills++)
        {
            var killed = kills < 6 ? KillDuringAnEdit(server, bot, random.Next(1, 4)) : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var begun = TimeProvider.System.GetTimestamp();
            while (!killed.Task.IsCompleted && !(card.Text.Contains(says, StringComparison.Ordinal) && server.World.Unconfirmed == 0))
            {
                Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{card.Text}\n{bot.Errors}");
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
            }

            server.Faults = null;
            if (!killed.Task.IsCompleted)
                return kills;
            await bot.GoneAsync(Stop);
            await bot.StartAsync(Stop);
        }
    }

    private static TaskCompletionSource KillDuringAnEdit(PlaygroundServer server, ChildBot bot, int at)
    {
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        server.Faults = call =>
        {
            if (call.Method != "editMessageText" || Interlocked.Increment(ref count) != at)
                return null;
            bot.Kill();
            killed.TrySetResult();
            return at % 2 == 0 ? new Fault.DropBefore() : null;
        };
        return killed;
    }

    private static async Task<Message> CardAsync(Chat chat, Func<Message, bool> which)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (chat.Messages.LastOrDefault(m => m.From.IsBot && which(m)) is { } found)
                return found;
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, string.Join('\n', chat.Messages.Select(m => m.Text)));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
        }
    }

    private static async Task<(IReadOnlyList<Service> Services, IReadOnlyList<ServiceChange> Changes, ImportJob Job)> LeftAsync(TempFolder folder)
    {
        var kinds = new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<DocumentKind>();
        await using var store = new LiteDbStore(new StoreSetup { Folder = Path.Combine(folder.Path, "data") }, kinds, TimeProvider.System);
        await store.OpenAsync(Stop);
        return await store.TransactAsync(
            () => (store.Documents.All(ServiceKinds.Services), store.Documents.All(ServiceKinds.Changes), store.Documents.All(InterchangeKinds.Jobs).Single()), Stop);
    }

    private static string Many()
    {
        var text = new StringBuilder("name,organisation,telephone,postcode\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"Service {i:x4} of {i * 7919 % 9973},Org {i % 50},01632 {960000 + (i % 1000):000000},ST{1 + (i % 20)} {i % 10}AA\n");
        return text.ToString();
    }
}
