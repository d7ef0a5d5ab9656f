using CopBot.Playground.Worlds;
using CopBot.Tests.Meetings;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Tests.Rhythm;

/// <summary>
/// A year of a community: meetings, nudges, digests, what people share, ask, decide and are glad of, over both changes of the clocks. What
/// was said in it stands beside this file, in the words in which it came, for people to read.
/// </summary>
public sealed class YearTests
{
    internal const string Agenda = "Anything for the agenda?";

    // The first working days of the months: New Year's Day and the early May bank holiday are none.
    private static readonly LocalDate[] DigestDays =
    [
        new(2026, 12, 1), new(2027, 1, 4), new(2027, 2, 1), new(2027, 3, 1), new(2027, 4, 1), new(2027, 5, 4),
        new(2027, 6, 1), new(2027, 7, 1), new(2027, 8, 2), new(2027, 9, 1), new(2027, 10, 1), new(2027, 11, 1),
    ];

    // First Tuesdays.
    private static readonly LocalDate[] Meetings =
    [
        new(2026, 12, 1), new(2027, 1, 5), new(2027, 2, 2), new(2027, 3, 2), new(2027, 4, 6), new(2027, 5, 4),
        new(2027, 6, 1), new(2027, 7, 6), new(2027, 8, 3), new(2027, 9, 7), new(2027, 10, 5), new(2027, 11, 2),
    ];

    [Fact]
    public async Task AYear_HasEveryDigestNudgeAndReminder_NothingTwice_WithinTheBudget()
    {
        await using var house = await TestHouse.OpenAsync();
        var life = new Life(house);
        var witness = new Witness(house.World);
        await BeginAsync(house);
        for (var i = 0; i < Meetings.Length; i++)
            Month(life, i);
        await InPrivateAsync(life);
        await life.UntilAsync(new LocalDate(2027, 11, 24));
        IsAsKept(
            "a-year.txt",
            Life.Read(house.Group, "The group", witness));
        IsAsKept(
            "a-year-in-private.txt",
            $"{Life.Read(house.World.PrivateChat(house.Amara), "The facilitator, in private", witness)}\n\n{Life.Read(house.World.PrivateChat(house.Bryn), "A member, in private", witness)}");

        // In the first days nothing has happened yet, so the first digest is January's.
        var said = life.BotInGroup;
        Assert.Equal(
            DigestDays.Skip(1).Select(d => d.At(new NodaTime.LocalTime(9, 0))),
            said.Where(m => IsDigest(m.Text)).Select(At));
        Assert.Equal(new LocalDate(2027, 1, 11).At(new NodaTime.LocalTime(9, 0)), At(Assert.Single(said, m => m.Text.StartsWith("Family Support CoP: the year 2026", StringComparison.Ordinal))));

        // A week, a day and two hours before each meeting, by the clock on the wall; the first was set up in the week before it.
        var reminders = said.Where(m => IsReminder(m) && m.Date > TestHouse.Start).Select(At).ToList();
        var expected = Meetings.SelectMany(m => new[] { m.PlusDays(-7).At(new NodaTime.LocalTime(10, 0)), m.PlusDays(-1).At(new NodaTime.LocalTime(10, 0)), m.At(new NodaTime.LocalTime(8, 0)) })
            .Append(new LocalDate(2027, 12, 7).PlusDays(-7).At(new NodaTime.LocalTime(10, 0)))
            .Where(r => r > LocalTime.DateTimeIn(Life.Zone, TestHouse.Start) && r < new LocalDate(2027, 11, 24).AtMidnight()).Order();
        Assert.Equal(expected, reminders.Order());

        // Every Monday; where the digest comes at nine, an hour after it.
        var mondays = Enumerable.Range(0, 52).Select(i => new LocalDate(2026, 11, 30).PlusWeeks(i)).Where(d => d < new LocalDate(2027, 11, 24)).ToList();
        var prompts = said.Where(m => PromptOf(m) is not null).ToList();
        Assert.Equal(mondays.Select(d => d.At(new NodaTime.LocalTime(DigestDays.Contains(d) || d == new LocalDate(2027, 1, 11) ? 10 : 9, 0))), prompts.Select(At));
        foreach (var round in prompts.Select(p => PromptOf(p)!).Chunk(Prompts.Count))
            Assert.Equal(round.Length, round.Distinct().Count());

        // Three days before each meeting, at the nudge's own hour.
        Assert.Equal(
            Meetings.Skip(1).Select(m => m.PlusDays(-3)).ToList(),
            said.Where(m => m.Text.Contains(Agenda, StringComparison.Ordinal)).Select(m => At(m).Date).Where(d => d > new LocalDate(2026, 12, 1)).ToList());

        WithinTheBudget(said);
    }

    /// <summary>Not a word more or less, whenever in a month the bot is stopped and started.</summary>
    [Fact]
    public async Task AMonth_WithARestartAtEachHour_SaysTheSame()
    {
        var undisturbed = await MonthAsync(restarts: false);
        var restarted = await MonthAsync(restarts: true);
        Assert.Equal(undisturbed, restarted);

        static async Task<string> MonthAsync(bool restarts)
        {
            await using var house = await TestHouse.OpenAsync();
            var life = new Life(house);
            await BeginAsync(house);
            Month(life, 0);
            Month(life, 1);
            await life.UntilAsync(new LocalDate(2026, 12, 5));
            if (restarts)
                life.EachHour = _ => house.RestartAsync();
            await life.UntilAsync(new LocalDate(2027, 1, 6));
            var said = string.Join('\n', house.World.Chats.Where(c => c.IsGroup || c.Messages.Count > 0).Select(c => Life.Read(c, c.IsGroup ? "group" : "private")));
            Assert.Contains("December 2026", said, StringComparison.Ordinal);
            return said;
        }
    }

    internal static IReadOnlyList<string> Prompts { get; } = [.. CopBot.Nudges.Prompts.StandardPrompts.All.Select(p => p.Text)];

    private static string? PromptOf(Message message) => Prompts.FirstOrDefault(p => message.Text.StartsWith(p, StringComparison.Ordinal));

    internal static async Task BeginAsync(TestHouse house)
    {
        foreach (var person in new[] { house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa })
        {
            await house.SayAsync(person, house.Group, "Hello all");
            await house.SayPrivatelyAsync(person, "/join");
        }

        await house.NewMeetingAsync();
        await house.CreateAsync("every Monday 9am from the list");
        await house.CreateAsync("3 days before each meeting " + Agenda);
    }

    // What people do around a meeting and in the weeks after it; withRoll: they say on the card that asks for it that they came.
    internal static void Month(Life life, int i, bool withRoll = true)
    {
        var (house, day) = (life.House, Meetings[i]);
        var name = $"{day:MMMM uuuu}";
        life.On(day.PlusDays(-1), "12:10", () => PressLastAsync(house, house.Bryn, "Going"));
        life.On(day.PlusDays(-1), "12:20", () => PressLastAsync(house, house.Chloe, "Going"));
        life.Says(day, "11:20", house.Dev, $"/note We agree: one page for families in {name}");
        life.Says(day, "11:40", house.Amara, $"/action Bryn to print the page of {name} by {day.PlusDays(8):d MMMM uuuu}");
        if (withRoll)
            life.On(day, "12:40", () => PressLastAsync(house, house.Bryn, "I was there"));
        life.Says(day.PlusDays(2), "10:15", house.Chloe, $"/share https://example.org/guides/{i} Guide of {name} #housing");
        life.Says(day.PlusDays(3), "14:30", house.Ewa, $"/ask Who has a spare cot in {name}?");
        if (i % 2 == 0)
            life.On(day.PlusDays(4), "09:45", () => PressLastAsync(house, house.Dev, "I can help"));
        life.Says(day.PlusDays(6), "16:00", house.Bryn, $"/win A family moved into a dry flat in {name}");
        life.On(day.PlusDays(6), "16:05", () => PressLastAsync(house, house.Ewa, "Well done"));
        life.Says(day.PlusDays(9), "11:00", house.Amara, $"/poll Where do we meet after {name}? | Hanley | Stafford | closes in 3 days");
        life.Says(day.PlusDays(16), "13:00", house.Dev, $"/share https://example.org/letters/{i} Letter of {name} #benefits");
    }

    // What goes on beside it: introductions, thanks, somebody new, and what was promised gets done, mostly.
    private static async Task InPrivateAsync(Life life)
    {
        var house = life.House;
        foreach (var person in new[] { house.Bryn, house.Dev, house.Ewa })
        {
            var offer = (await house.SayPrivatelyAsync(person, "/intros"))[^1];
            await house.PressAsync(person, offer, "Count me in");
            await house.PressAsync(person, house.World.PrivateChat(person).Messages[^1], "Skip");
        }

        var yan = house.World.AddPerson("Yan", "Novak");
        life.On(new LocalDate(2027, 2, 10), "11:00", async () =>
        {
            house.World.Join(house.Group, yan);
            await house.SettleAsync();
        });
        life.Says(new LocalDate(2027, 4, 14), "15:00", house.Dev, "/thanks Bryn for the lift to the hospital");
        life.On(new LocalDate(2027, 4, 14), "16:00", () => house.PressAsync(house.Bryn, house.World.PrivateChat(house.Bryn).Messages.Last(m => m.Labels.Contains("Yes, show it")), "Yes, show it"));
        foreach (var month in Enumerable.Range(0, Meetings.Length).Where(i => i % 4 != 3))
        {
            life.On(Meetings[month].PlusDays(9), "10:30", async () =>
            {
                if (house.World.PrivateChat(house.Bryn).Messages.LastOrDefault(m => m.Labels.Contains("Done")) is { } asked)
                    await house.PressAsync(house.Bryn, asked, "Done");
            });
        }
    }

    // The newest message with such a button.
    private static Task<PressOutcome> PressLastAsync(TestHouse house, Person by, string label)
    {
        var message = house.Group.Messages.Last(m => m.Labels.Any(l => l.StartsWith(label, StringComparison.Ordinal)));
        return house.PressAsync(by, message, message.Labels.First(l => l.StartsWith(label, StringComparison.Ordinal)));
    }

    // At most two a day, an hour apart, none between eight in the evening and eight in the morning; answers, reminders and what a poll came to do not count.
    internal static void WithinTheBudget(IReadOnlyList<Message> said)
    {
        var started = said.Where(m => m.ReplyTo is null && m.Date > TestHouse.Start.AddHours(1)
            && !IsReminder(m) && m.Poll is null && !IsCard(m)).ToList();
        Assert.NotEmpty(started);
        foreach (var day in started.GroupBy(m => At(m).Date))
            Assert.True(day.Count() <= 2, $"{day.Key}: {string.Join(" / ", day.Select(m => $"{At(m).TimeOfDay} {m.Text.Split('\n')[0]}"))}");
        foreach (var (one, next) in started.Zip(started.Skip(1)))
            Assert.True(next.Date - one.Date >= TimeSpan.FromHours(1), $"{At(one)} {one.Text.Split('\n')[0]} / {At(next)} {next.Text.Split('\n')[0]}");
        Assert.DoesNotContain(started, m => At(m).Hour is < 8 or >= 20);

        // Nothing in the same words twice, but for prompts, which come round again, and what was set to be said again and again.
        var twice = said.Where(m => m is { ReplyTo: null } && !IsReminder(m) && PromptOf(m) is null && !m.Text.Contains(Agenda, StringComparison.Ordinal))
            .GroupBy(m => m.Text).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => g.Key.Split('\n')[0]).ToList();
        Assert.Empty(twice);
    }

    // By its buttons: its words change with each answer.
    internal static bool IsReminder(Message message) => message.Text.StartsWith("Reminder: ", StringComparison.Ordinal);

    // What stands in the chat because of a command, a press, or a meeting: a card, or what a poll came to.
    private static bool IsCard(Message message) =>
        message.Labels.Any(l => l is "I was there" || l.StartsWith("Going", StringComparison.Ordinal) || l.StartsWith("Well done", StringComparison.Ordinal))
        || message.Text.StartsWith("The poll has closed", StringComparison.Ordinal);

    internal static bool IsDigest(string text) => DigestDays.Any(d => text.StartsWith($"Family Support CoP: {d.PlusMonths(-1):MMMM uuuu}", StringComparison.Ordinal));

    private static LocalDateTime At(Message message) => LocalTime.DateTimeIn(Life.Zone, message.Date);

    // The year stands beside this file, for people to read and to see what a change of words changes. COPBOT_KEEP_YEAR=1 writes it anew.
    private static void IsAsKept(string name, string said)
    {
        var kept = Path.Combine(Repository.Root, "tests", "CopBot.Tests", "Rhythm", name);
        if (Environment.GetEnvironmentVariable("COPBOT_KEEP_YEAR") == "1")
            File.WriteAllText(kept, said);
        Assert.Equal(File.ReadAllText(kept).ReplaceLineEndings("\n"), said);
    }
}
