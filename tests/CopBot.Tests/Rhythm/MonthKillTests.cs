using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Tests.Support;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;
using Promise = CopBot.Conversation.Promise;

namespace CopBot.Tests.Rhythm;

/// <summary>
/// A month of a community in which the bot dies again and again, beside the same month undisturbed: every message of the
/// one is in the other, at its minute and in its place. What was on its way at a death may be there again, where it has been promised at
/// least once, or be missing, where it has been promised at most once; nothing else may.
/// </summary>
[Collection("Kills")]
public sealed class MonthKillTests(MonthKillTests.Undisturbed calm, ITestOutputHelper output) : IClassFixture<MonthKillTests.Undisturbed>
{
    private const int Seed = 20261205;

    /// <summary>With the digests of a month and of a year, two meetings, a poll, nudges and reminders in it.</summary>
    private static readonly LocalDate Begin = new(2026, 12, 5);

    private static readonly LocalDate End = new(2027, 1, 12);

    /// <summary>Many deaths at instants that cost little: right before or after a commit, right before or after Telegram has a message.</summary>
    [Fact]
    public async Task Deaths_InAMonth_ChangeNothing_ButWhatWasOnItsWay() =>
        Compare(calm.Month, await LiveAsync(house => new CrashingBot(house, new Random(Seed), commits: 8, sends: 2)), atLeast: 30);

    /// <summary>A process of its own, and SIGKILL.</summary>
    [Fact]
    public async Task Kills_InAMonth_ChangeNothing_ButWhatWasOnItsWay() =>
        Compare(calm.Month, await LiveAsync(house => new MortalBot(house, new Random(Seed), sendsPerLife: 6)), atLeast: 4);

    private void Compare(Month undisturbed, Month disturbed, int atLeast)
    {
        var inDoubt = disturbed.Deaths.SelectMany(d => d.InDoubt).ToList();
        var lost = AreTheSame(undisturbed.Lines, disturbed.Lines, inDoubt, out var again);
        Assert.Equal(undisturbed.Answers, disturbed.Answers);

        // What the group has asked for at its time, reminders and answers are never lost, what nobody waits for never comes twice.
        Assert.All(inDoubt, d => Assert.True(d.Promise == (IsRoutine(d.Words) ? Promise.AtMostOnce : Promise.AtLeastOnce), d.Words));
        Assert.True(disturbed.Deaths.Count >= atLeast, $"{disturbed.Deaths.Count} deaths");
        var ends = string.Join(", ", disturbed.Deaths.CountBy(d => d.End).OrderBy(e => e.Key).Select(e => $"{e.Key} {e.Value}"));
        output.Report($"seed {Seed}; a month of {undisturbed.Lines.Count} messages; {disturbed.Deaths.Count} deaths ({ends}); "
            + $"in doubt at them {inDoubt.Distinct().Count()}, sent twice {again}, lost {lost.Count}");
    }

    private static bool IsRoutine(string words) => new[]
    {
        "The poll", "A small reminder", "Nobody has answered", "Who was at", "How was", "This is the digest", "It has been quiet",
    }.Any(w => words.StartsWith(w, StringComparison.Ordinal));

    /// <summary>Each message of the one in the other, in order; returns what is missing and was in doubt.</summary>
    private static List<Line> AreTheSame(IReadOnlyList<Line> undisturbed, IReadOnlyList<Line> killed, IReadOnlyList<InDoubt> inDoubt, out int again)
    {
        var copies = killed.GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.ToList());
        var lost = new List<Line>();
        again = 0;
        foreach (var line in undisturbed.GroupBy(KeyOf))
        {
            var doubts = inDoubt.Where(d => (d.Chat, d.At, d.Words) == line.Key).ToList();
            var found = copies.GetValueOrDefault(line.Key, []);
            var count = found.Count;
            Assert.True(
                count >= line.Count() - doubts.Count(d => d.MayBeLost) && count <= line.Count() + doubts.Count(d => d.MayComeAgain),
                $"{count} times instead of {line.Count()}, and in doubt at {doubts.Count} deaths: {line.First()}");
            if (doubts.Count > 0)
                Assert.Single(line);
            if (count < line.Count())
                lost.Add(line.Single());
            again += Math.Max(0, count - line.Count());

            // The last copy is the one that the bot knows of.
            if (count >= line.Count())
                Assert.Equal(line.Select(l => l.Stands), found.TakeLast(line.Count()).Select(l => l.Stands));
        }

        // The first copy is the one that stands in its place.
        Assert.Equal(undisturbed.Where(l => !lost.Contains(l)).Select(l => l.ToString()), FirstCopies(killed, undisturbed).Select(l => l.ToString()));
        return lost;
    }

    // Also what has no counterpart.
    private static List<Line> FirstCopies(IReadOnlyList<Line> killed, IReadOnlyList<Line> undisturbed)
    {
        var left = undisturbed.CountBy(KeyOf).ToDictionary();
        return [.. killed.Where(line => !left.TryGetValue(KeyOf(line), out var count) || (left[KeyOf(line)] = count - 1) >= 0)];
    }

    private static (long Chat, DateTimeOffset At, string Came) KeyOf(Line line) => (line.Chat, line.At, line.Came);

    private static async Task<Month> LiveAsync(Func<TestHouse, IMortal>? mortal)
    {
        await using var house = await TestHouse.OpenAsync();
        var witness = new Witness(house.World);
        var life = new Life(house);
        await YearTests.BeginAsync(house);
        YearTests.Month(life, 0);

        // The card that asks who came is promised at most once, so nobody counts on it in a month of deaths.
        YearTests.Month(life, 1, withRoll: false);
        foreach (var (person, option) in new[] { (house.Bryn, 0), (house.Chloe, 1), (house.Dev, 1) })
        {
            life.On(new LocalDate(2026, 12, 11), $"1{option}:0{option}", async () =>
            {
                house.World.Vote(person, house.Group.Messages.Last(m => m.Poll is not null), option);
                await house.SettleAsync();
            });
        }

        var choice = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "/digest"));
        await house.PressAsync(house.Chloe, choice, "Send it to me each week");
        await life.UntilAsync(Begin);
        IReadOnlyList<Death> deaths = [];
        if (mortal is null)
        {
            await life.UntilAsync(End);
            YearTests.WithinTheBudget(life.BotInGroup);
            Assert.Equal(2, life.BotInGroup.Count(m => YearTests.IsDigest(m.Text) || m.Text.StartsWith("Family Support CoP: the year 2026", StringComparison.Ordinal)));
            Assert.Equal(3, life.BotInGroup.Count(m => YearTests.IsReminder(m) && m.Date > LocalTime.StartOf(Life.Zone, Begin)));
        }
        else
        {
            await house.StopBotAsync();
            house.AllowsTrouble = true;
            await using var bot = mortal(house);
            house.Elsewhere = bot;
            await life.UntilAsync(End);
            await bot.StopAsync();
            house.Elsewhere = null;
            deaths = bot.Deaths;
            await house.StartBotAsync();
            await house.SettleAsync();
        }

        var lines = house.World.Chats.SelectMany(witness.Of).ToList();
        var answers = new List<string>();
        foreach (var command in new[] { "/digest", "/wins", "/polls", "/asks", "/actions", "/nudges", "/meetings", "/recent" })
            answers.AddRange((await house.SayPrivatelyAsync(house.Amara, command)).Select(m => $"{m.Text}\n{string.Join(' ', m.Labels)}"));
        Assert.True(answers.Count >= 8);
        await house.DocumentsAsync(documents =>
        {
            Assert.Empty(documents.All(DispatchKinds.Failed));
            Assert.Empty(documents.All(OutboxKinds.Batches));
            return 0;
        });

        // Said again to the same effect: an edit; to nobody: an answer to a press, or a press that ends a poll. And a dead life's poll
        // may reach Telegram just before the next life's.
        Assert.DoesNotContain(house.Server.Calls.Refused, call => !call.Description!.Contains("message is not modified", StringComparison.Ordinal)
            && !call.Description.Contains("query is too old", StringComparison.Ordinal)
            && !call.Description.Contains("poll has already been closed", StringComparison.Ordinal)
            && !call.Description.Contains("terminated by other getUpdates", StringComparison.Ordinal));
        return new Month(lines, answers, deaths);
    }

    internal sealed record Month(IReadOnlyList<Line> Lines, IReadOnlyList<string> Answers, IReadOnlyList<Death> Deaths);

    /// <summary>The month as it is when nothing dies.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        internal Month Month { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Month = await LiveAsync(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
