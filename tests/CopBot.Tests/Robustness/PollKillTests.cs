using CopBot.Playground;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Robustness;

/// <summary>
/// The real program, killed with SIGKILL when Telegram has just ended its poll, and the answer to that was lost on its way.
/// </summary>
[Collection("Kills")]
public sealed class PollKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_BetweenTheEndAndItsNote_GivesTheResultOnce()
    {
        using var folder = new TempFolder();
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Seeded = true }, Stop);
        await using var bot = new ChildBot(server, folder.Path, Path.Combine(AppContext.BaseDirectory, "CopBot.dll"));
        var (world, group) = (server.World, server.World.Chats.Single(c => c.IsGroup));
        var people = world.People.ToList();
        await bot.StartAsync(Stop);
        world.Say(people[0], group, "/poll When shall we meet? | Tuesday | Wednesday");
        await UntilAsync(() => group.Messages.Any(m => m.Poll is not null));
        var poll = group.Messages.Single(m => m.Poll is not null);
        foreach (var person in people.Take(3))
            world.Vote(person, poll, 1);
        await UntilAsync(() => world.Unconfirmed == 0);
        world.Press(people[0], poll, "Closes");
        await UntilAsync(() => group.Messages.Any(m => m.Labels.Contains("Close now")));

        server.Faults = call => call.Method == "stopPoll" ? new Fault.DropAfter() : null;
        world.Press(people[0], group.Messages.Single(m => m.Labels.Contains("Close now")), "Close now");
        await UntilAsync(() => poll.Poll!.Closed);
        bot.Kill();
        await bot.GoneAsync(Stop);
        server.Faults = null;

        await bot.StartAsync(Stop);
        await UntilAsync(() => group.Messages.Any(IsResult));
        Assert.Equal(0, await bot.TerminateAsync(Stop));
        var result = Assert.Single(group.Messages, IsResult);
        Assert.Contains("• Wednesday: 3 (100%)", result.Text, StringComparison.Ordinal);
        Assert.NotNull(result.File);
        Assert.Empty((await Remains.OfAsync(Path.Combine(folder.Path, "data"))).Failed);

        static bool IsResult(Message message) => message.Text.StartsWith("The poll has closed", StringComparison.Ordinal);

        async Task UntilAsync(Func<bool> condition)
        {
            var begun = TimeProvider.System.GetTimestamp();
            while (!condition())
            {
                Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"It did not come to that. The bot wrote:\n{bot.Errors}");
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop);
            }
        }
    }
}
