using CopBot.Playground;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The real program, killed with SIGKILL while people use it, and started again on what it left. What Telegram was told and
/// what the program's data hold afterwards must be what people did: each thing once.
/// </summary>
[Collection("Kills")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_UnderLoad_LosesNothing_AndDoesNothingTwice_ButSaysAFewAnswersTwice()
    {
        var seed = 20261124;
        var random = new Random(seed);
        using var folder = new TempFolder();
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions(), Stop);
        await using var bot = new ChildBot(server, folder.Path, Path.Combine(AppContext.BaseDirectory, "CopBot.dll"));
        var crowd = new Crowd(server.World, random, groups: 3);
        var deaths = new List<Death>();

        // Before the bot has met its groups, a person who writes in private is told that it knows none of theirs.
        await bot.StartAsync(Stop);
        await server.World.ConfirmedAsync(Stop);
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        for (var life = 0; life < Kills; life++)
            deaths.Add(await LiveAndDieAsync(server, bot, crowd, random, earlyDeath: life % 8 == 5));

        await bot.StartAsync(Stop);
        await UntilAsync(
            () =>
            {
                crowd.Retitle(begin: false);
                return server.World.Unconfirmed == 0 && !crowd.IsTalking && crowd.Answers().Values.All(a => a.Count > 0);
            },
            () => $"Unanswered: {string.Join(", ", crowd.Answers().Where(a => a.Value.Count == 0).Select(a => a.Key.Mark))}. {server.World.Unconfirmed} not confirmed; talk: {crowd.Talk}. The bot wrote:\n{bot.Errors}");
        await UntilAsync(() => !Busy(server), () => "The bot does not come to rest.");
        var stopping = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        var stopped = TimeProvider.System.GetElapsedTime(stopping);

        var left = await Remains.OfAsync(Path.Combine(folder.Path, "data"));
        ThingsAreThereOnce(crowd, left);
        CardsShowWhatIsKept(server.World, left);
        var twice = RepeatsAreExplained(crowd, deaths);
        // An edit whose note was lost with a life is made again, to the same effect; a whisper in answer to a press of an earlier
        // life comes too late and goes out openly.
        Assert.DoesNotContain(server.Calls.Refused, call => !call.Description!.Contains("message is not modified", StringComparison.Ordinal)
            && !call.Description.Contains("query is too old", StringComparison.Ordinal));
        var silent = crowd.Presses.Count(p => p.Answer is null);
        // A press is worth answering for seconds only, so what the last life left of those is not answered.
        Assert.True(silent <= Kills * 20, $"{silent} presses were not answered.");

        var starts = bot.StartsTook.Order().ToList();
        output.Report($"seed {seed}; {Kills} kills; {crowd.Commands.Count} commands, {crowd.Useful.Count} presses on Useful, {crowd.RetitlingsDone} titles by dialog");
        output.Report($"answered twice: {twice} of {crowd.Commands.Count}; presses whose answer was given up: {silent} of {crowd.Presses.Count}");
        output.Report($"start to first poll: median {starts[starts.Count / 2].TotalMilliseconds:0} ms, longest {starts[^1].TotalMilliseconds:0} ms; SIGTERM to exit {stopped.TotalMilliseconds:0} ms");
    }

    /// <summary>One life: started, put under load, and killed at a moment that nobody chose.</summary>
    private static async Task<Death> LiveAndDieAsync(PlaygroundServer server, ChildBot bot, Crowd crowd, Random random, bool earlyDeath)
    {
        crowd.Act(15);
        if (earlyDeath)
        {
            bot.Begin();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 800)), TimeProvider.System, Stop);
        }
        else
        {
            var killed = KillDuringACall(server, bot, random.Next(1, 50), random.Next(3));
            await bot.StartAsync(Stop);
            var begun = TimeProvider.System.GetTimestamp();
            while (!killed.IsCompleted && TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(8))
            {
                if (server.World.Unconfirmed < 25)
                    crowd.Act(12);
                crowd.Retitle(begin: true);
                await Task.Delay(TimeSpan.FromMilliseconds(3), TimeProvider.System, Stop);
            }
        }

        bot.Kill();
        server.Faults = null;
        await bot.GoneAsync(Stop);
        while (Busy(server))
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Stop);
        return new Death(server.World.Chats.ToDictionary(c => c, c => c.Messages.Count));
    }

    // Counts calls that send, and kills at one of them: before it has its effect, after it, or in a while.
    private static Task KillDuringACall(PlaygroundServer server, ChildBot bot, int at, int how)
    {
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        server.Faults = call =>
        {
            if (call.Method is not ("sendMessage" or "editMessageText" or "answerCallbackQuery") || Interlocked.Increment(ref count) != at)
                return null;
            if (how == 2)
            {
                _ = Task.Delay(TimeSpan.FromMilliseconds(at), TimeProvider.System).ContinueWith(_ => killed.TrySetResult(), TaskScheduler.Default);
                return null;
            }

            bot.Kill();
            killed.TrySetResult();
            return how == 0 ? new Fault.DropBefore() : null;
        };
        return killed.Task;
    }

    private static bool Busy(PlaygroundServer server) => server.Calls.Recent.Any(c => c.Outcome == Outcome.Open && c.Method != "getUpdates");

    private static void ThingsAreThereOnce(Crowd crowd, Remains left)
    {
        Assert.Equal(crowd.Shared.Order(StringComparer.Ordinal), left.Resources.Select(r => r.Link!).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, crowd.Shared.Count).Select(n => (long)n), left.Resources.Select(r => r.Id.Value).Order());
        var useful = crowd.Useful.GroupBy(u => u).Where(g => g.Count() % 2 == 1).Select(g => g.Key).ToHashSet();
        Assert.Equal(useful, left.Resources.SelectMany(r => r.Useful, (r, p) => (r.Id.ToString(), p.Value)).ToHashSet());
        foreach (var (resource, title) in crowd.Retitled)
            Assert.Equal(title, left.Resources.Single(r => r.Id.ToString() == resource).Title);
        Assert.Empty(left.Failed);
        Assert.Empty(left.Unsettled);
        Assert.Empty(left.Batches);
    }

    private static void CardsShowWhatIsKept(World world, Remains left)
    {
        foreach (var resource in left.Resources)
        {
            var places = left.Cards.Single(c => c.Name == $"res/{resource.Id}").Places;
            var card = world.Chats.Single(c => c.Id == places[^1].Chat.Value).Find(places[^1].Message.Value)!;
            Assert.Contains(resource.Title, card.Text, StringComparison.Ordinal);
            Assert.Equal(resource.Useful.IsEmpty ? "👍 Useful" : $"👍 Useful ({resource.Useful.Length})", card.Labels.First());
        }
    }

    /// <summary>How many commands were answered twice. Between two answers to one command there was a death of the program.</summary>
    private static int RepeatsAreExplained(Crowd crowd, List<Death> deaths)
    {
        var answeredAgain = new int[deaths.Count];
        var order = deaths[^1].Lengths.Keys.ToDictionary(
            chat => chat,
            chat => chat.Messages.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i));
        foreach (var (asked, answers) in crowd.Answers().Where(a => a.Value.Count > 1))
        {
            var places = answers.Select(a => order[asked.Message.Chat][a]).ToList();
            for (var i = 1; i < places.Count; i++)
            {
                var death = deaths.FindIndex(d => places[i - 1] < d.Lengths[asked.Message.Chat] && d.Lengths[asked.Message.Chat] <= places[i]);
                Assert.True(death >= 0, $"{asked.Mark} was answered twice, and the bot was not killed in between.");
                answeredAgain[death]++;
            }
        }

        // Without pauses and round trips, far more is on its way at a time than Telegram would allow.
        Assert.True(answeredAgain.Sum() <= deaths.Count * 16, $"Answers sent twice, by death: {string.Join(' ', answeredAgain)}");
        return answeredAgain.Sum();
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> otherwise)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, otherwise());
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop);
        }
    }

    /// <summary>How many messages each chat had when the program was dead.</summary>
    private sealed record Death(Dictionary<Chat, int> Lengths);
}
