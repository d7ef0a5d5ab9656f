using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CopBot.Dispatch;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Robustness;

/// <summary>
/// Two thousand commands from twenty chats while a fifth of all calls goes wrong, in every way in which calls go wrong. Pauses
/// are waited out on the playground's clock, which is moved on meanwhile.
/// </summary>
[Collection("Faults")]
public sealed partial class FaultTests(ITestOutputHelper output)
{
    private const int Updates = 2000;
    private const int Groups = 8;
    private const int Members = 12;

    private readonly Random _random = new(8128);
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, int> _dropped = new();
    private readonly ConcurrentDictionary<int, int> _outOfReach = new();
    private readonly Dictionary<string, int> _faults = [];

    [Fact]
    public async Task Faults_OfEveryKind_LoseNothing_AndKeepTheOrderOfEachChat()
    {
        await using var house = await LiveHouse.MakeAsync();
        var world = house.Server.World;
        var chats = Inhabit(world);
        await house.StartAsync();
        await house.QuietAsync(TimeSpan.FromSeconds(30));

        using var done = new CancellationTokenSource();
        var moving = MoveTheClockAsync(house, done.Token);
        house.Server.Faults = call => Choose(call, world);
        var who = new Random(1);
        for (var n = 1; n <= Updates; n++)
        {
            var (chat, person) = chats[who.Next(chats.Count)];
            world.Say(person, chat, $"/find q{n}q");
            if (n % 100 == 0)
                await world.UntilAsync(() => world.Updates.Count < 100, TestContext.Current.CancellationToken);
        }

        await house.QuietAsync(TimeSpan.FromSeconds(60));
        await done.CancelAsync();
        await moving;
        house.Server.Faults = null;

        Assert.True(house.IsRunning);
        Assert.Empty(await house.ReadAsync(d => d.All(DispatchKinds.Failed)));
        var answered = new Dictionary<int, int>();
        foreach (var (chat, _) in chats)
        {
            var numbers = chat.Messages.Where(m => m is { From.IsBot: true, Service: null }).Select(m => NumberIn(m.Text)).OfType<int>().ToList();
            Assert.Equal(numbers.Order(), numbers);
            foreach (var group in numbers.GroupBy(n => n))
                answered[group.Key] = group.Count();
        }

        var lost = Enumerable.Range(1, Updates).Where(n => !answered.ContainsKey(n)).ToList();
        Assert.All(lost, n => Assert.True(_outOfReach.ContainsKey(n), $"Nobody answered command {n}."));
        var twice = answered.Where(a => a.Value > 1).ToList();
        Assert.All(twice, a => Assert.True(a.Value <= 1 + _dropped.GetValueOrDefault(a.Key), $"Command {a.Key} was answered {a.Value} times."));
        Assert.Empty(house.Server.Calls.Refused);

        output.Report($"{Updates} commands; {string.Join(", ", _faults.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Value} × {f.Key}"))}");
        output.Report($"not answered: {lost.Count}, all of them refused with 403; answered again after a connection that broke behind the answer: {twice.Count}");
    }

    private static List<(Chat Chat, Person Person)> Inhabit(World world)
    {
        // Those who write in private are members of a group that nothing happens to.
        var home = new List<Person>();
        for (var i = 0; i < Members; i++)
            home.Add(world.AddPerson($"Member{i}"));
        var group = world.AddSupergroup("Home", home);
        world.AddBotTo(group, home[0]);
        var chats = new List<(Chat Chat, Person Person)>();
        foreach (var person in home)
        {
            world.Say(person, group, "/recent");
            world.Start(person);
            chats.Add((world.PrivateChat(person), person));
        }

        for (var i = 0; i < Groups; i++)
        {
            var person = world.AddPerson($"Founder{i}");
            var own = world.AddSupergroup($"Group {i}", [person]);
            world.AddBotTo(own, person);
            chats.Add((own, person));
        }

        return chats;
    }

    // One second of the clock for a few milliseconds of ours, so that a minute's pause is soon over.
    private static async Task MoveTheClockAsync(LiveHouse house, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            house.Server.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }

    private Fault? Choose(ApiCall call, World world)
    {
        lock (_lock)
        {
            var fault = _random.Next(100) switch
            {
                < 4 => new Fault.Status(429, "Too Many Requests", _random.Next(1, 40)),
                4 when _random.Next(4) == 0 => new Fault.Status(429, "Too Many Requests", _random.Next(60, 90)),
                < 9 => new Fault.Status(_random.Next(2) == 0 ? 500 : 502, "Internal Server Error"),
                < 12 => new Fault.DropBefore(),
                < 15 => call.Method == "sendMessage" ? new Fault.DropAfter() : new Fault.DropBefore(),
                < 18 => new Fault.Delay(TimeSpan.FromMilliseconds(_random.Next(1, 60))),
                18 when call.Method == "sendMessage" && Chat(call, world) is { } chat => chat.IsGroup
                    ? new Fault.Status(403, "Forbidden: bot was kicked from the supergroup chat")
                    : new Fault.Status(403, "Forbidden: bot was blocked by the user"),
                _ => (Fault?)null,
            };
            if (fault is null)
                return null;
            var name = fault is Fault.Status status ? $"{status.Code}" : fault.GetType().Name;
            _faults[name] = _faults.GetValueOrDefault(name) + 1;
            if (call.Parameters.TryGetValue("text", out var text) && NumberIn(text) is { } number)
            {
                if (fault is Fault.DropAfter)
                    _dropped.AddOrUpdate(number, 1, (_, n) => n + 1);
                else if (fault is Fault.Status { Code: 403 })
                    _outOfReach[number] = 1;
            }

            return fault;
        }
    }

    private static Chat? Chat(ApiCall call, World world) => world.Chats.FirstOrDefault(c => call.Chat == c.Id.ToString(CultureInfo.InvariantCulture));

    private static int? NumberIn(string text) =>
        Number().Match(text) is { Success: true } match ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"q(?<n>\d+)q", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
