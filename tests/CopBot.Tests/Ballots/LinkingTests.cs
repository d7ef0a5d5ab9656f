using System.Globalization;
using CopBot.Conversation;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using CopBot.Storage;
using CopBot.Tests.Support;
using CopBot.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Ballots;

/// <summary>Who voted how cannot be told from the disk: not from one copy, not from many, one after each single vote.</summary>
public sealed class LinkingTests(ITestOutputHelper output)
{
    private const string Zebra = "Zebracrossings are few";

    private const string Ostrich = "Ostrichfarms, quite near to where we would meet, and their noise: nobody hears a word of what is said, and so on";

    // Who says what; the second time everybody says the opposite.
    private static readonly bool[] Yes = [true, false, false, true, false, true, true, true];

    [Theory]
    [InlineData("/propose We meet at the zoo, without names, closes Friday 5pm", "Consent", "Object", "")]
    [InlineData("/vote ranked Where? | Zoo | Park | Hall, without names, closes Friday 5pm", "Zoo/Park/Done", "Park/Zoo/Done", "Undo/Undo")]
    [InlineData("/vote score Which? | Zoo | Park, without names, closes Friday 5pm", "5/0/Done", "0/5/Done", "")]
    [InlineData("/vote dots 2 Which? | Zoo | Park, without names, closes Friday 5pm", "Zoo: 0/Zoo: 1/Done", "Park: 0/Park: 1/Done", "Take one back/Take one back")]
    [InlineData("/vote approval Which? | Zoo | Park, without names, closes Friday 5pm", "Zoo/Done", "Park/Done", "✓ {0}")]
    [InlineData("/vote time Visit | Tue 1 Dec 10am | Wed 2 Dec 2pm, without names, closes Friday 5pm", "Yes/No/Done", "No/Yes/Done", "")]
    public async Task CopiesAfterEachVote_AreTheSame_WhateverWasChosen(string line, string one, string other, string undo)
    {
        var first = await RunAsync(line, one, other, undo, Yes, [2, 5], [6]);
        var opposite = await RunAsync(line, one, other, undo, [.. Yes.Select(y => !y)], [2, 5], [6]);

        // Which documents there are, which changed with this vote, and how long each is: the same, vote by vote, and with the one that changed. So
        // whoever guesses from what they see guesses the same both times, and is right as often as wrong.
        Assert.Equal(Yes.Length + 1, first.Count);
        Assert.Equal(first, opposite);
        output.WriteLine($"{line}\n{string.Join('\n', first[0].Split('\n').Where(l => l.EndsWith("changed", StringComparison.Ordinal)))}");
    }

    [Fact]
    public async Task WhoIsAboutToGiveAReason_ShowsInOpenQuestionsAlone_AndTheReasonNowhere()
    {
        const string line = "/propose We meet at the zoo, without names, closes Friday 5pm";
        var first = await RunAsync(line, "Consent", "Object", "", Yes, [2, 5], [6]);
        var others = await RunAsync(line, "Consent", "Object", "", [.. Yes.Select(y => !y)], [1, 6], [4]);
        Assert.Equal(first.Select(WithoutDialogs), others.Select(WithoutDialogs));

        // As ARCHITECTURE.md says: the question for a reason waits for those who have tapped "Say why" and written nothing, and for them alone.
        Assert.NotEqual(first, others);
        Assert.All(first.Take(6), seen => Assert.DoesNotContain("dialogs ", seen, StringComparison.Ordinal));
        Assert.Contains("dialogs ", first[6], StringComparison.Ordinal);

        static string WithoutDialogs(string seen) => string.Join('\n', seen.Split('\n').Where(l => !l.StartsWith("dialogs ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Outbox_OpenQuestions_FailedUpdates_BackupsAndLogs_SayNothingOfWhatWasChosen()
    {
        using var data = new TempFolder();
        var trap = new Trap();
        using var log = new LogFile(data.File("said.txt"));
        await using var house = await OpenAsync(data, trap, log);
        house.AllowsTrouble = true;
        var kinds = house.Services.GetServices<DocumentKind>().ToList();
        var card = await house.AskAsync(house.Bryn, "/propose We meet at the zoo, without names, closes Friday 5pm");
        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Answer in private"));

        // Nothing gets out, so that what is to be said waits on the disk.
        var go = new TaskCompletionSource();
        house.Server.Faults = call => call.Method is "editMessageText" or "sendMessage" or "answerCallbackQuery" ? new Fault.Hold(go.Task) : null;
        house.World.Press(house.Chloe, page, "Object");
        await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        using (var waiting = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock))
        {
            var batch = Assert.Single(waiting.Documents, d => d.Kind == "outbox");
            Assert.Contains("Sealed", batch.Json, StringComparison.Ordinal);
            Assert.Contains("\"Entries\":[]", batch.Json, StringComparison.Ordinal);
            SaysNothing(waiting, []);
        }

        house.Server.Faults = null;
        go.SetResult();
        await house.SettleAsync();
        var receipt = ReceiptIn(page);
        await house.PressAsync(house.Chloe, page, "Say why");
        using (var open = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock))
        {
            Assert.Contains("\"IsSealed\":true", open.Only("dialogs").Json, StringComparison.Ordinal);
            SaysNothing(open, [receipt]);
        }

        // A reason, first one that breaks on its way, then one that does not.
        trap.IsSet = true;
        await house.SayPrivatelyAsync(house.Chloe, Zebra);
        trap.IsSet = false;
        using (var broken = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock))
        {
            Assert.Contains("InvalidOperationException", broken.Only("failed").Json, StringComparison.Ordinal);
            SaysNothing(broken, [receipt]);
        }

        await house.PressAsync(house.Chloe, page, "Change my answer");
        trap.IsSet = true;
        await house.PressAsync(house.Chloe, page, "Concern");
        trap.IsSet = false;
        await house.PressAsync(house.Chloe, page, "Object");
        await house.SayWhyAsync(house.Chloe, page, Zebra);
        await house.Services.GetRequiredService<IStore>().BackupAsync(data.File("backups"), TestContext.Current.CancellationToken);
        using (var last = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock))
        {
            Assert.Equal(2, last.Documents.Count(d => d.Kind == "failed"));
            SaysNothing(last, [receipt, ReceiptIn(page)]);

            // The search finds what is there: the text of the proposal, and that somebody was there at all.
            Assert.True(last.Holds("We meet at the zoo"));
            Assert.True(last.Holds(house.Chloe.Name));
        }

        Assert.Contains("set aside", await File.ReadAllTextAsync(data.File("said.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReasonWithoutAName_InAVoteWithNames_IsNotReadableOnTheDisk()
    {
        using var data = new TempFolder();
        using var log = new LogFile(data.File("said.txt"));
        await using var house = await OpenAsync(data, new Trap(), log);
        var kinds = house.Services.GetServices<DocumentKind>().ToList();
        await house.JoinAsync(house.Chloe);
        var card = await house.AskAsync(house.Bryn, "/propose We meet at the zoo, closes Friday 5pm");
        await house.PressAsync(house.Chloe, card, "Object");
        await house.PressAsync(house.Chloe, house.World.PrivateChat(house.Chloe).Messages[^1], "Say why, without my name");
        await house.SayPrivatelyAsync(house.Chloe, Zebra);
        using var copy = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock);
        Assert.False(copy.Holds(Zebra));
        Assert.True(copy.Holds("\"Marks\":\"o\""));
    }

    private static void SaysNothing(DiskCopy copy, IEnumerable<string> receipts)
    {
        foreach (var word in new[] { "vote.q:", "vote.re:", "vote.qwhy:", "Your answer, without", "Change my answer", Zebra, "Zebracrossings", Trap.Words }.Concat(receipts))
            Assert.False(copy.Holds(word), word);
    }

    // Eight people vote, and one of them changes it; returns what the disk shows of each of these.
    private static async Task<List<string>> RunAsync(string line, string one, string other, string undo, bool[] yes, int[] withReason, int[] open)
    {
        using var data = new TempFolder();
        using var log = new LogFile(data.File("said.txt"));
        await using var house = await OpenAsync(data, new Trap(), log);
        var kinds = house.Services.GetServices<DocumentKind>().ToList();
        List<Person> voters = [house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa];
        foreach (var name in new[] { "Fay", "Gil", "Hal" })
        {
            voters.Add(house.World.AddPerson(name, "Voter"));
            house.World.Join(house.Group, voters[^1]);
        }

        var card = await house.AskAsync(house.Bryn, line);
        var pages = new List<Message>();
        foreach (var voter in voters)
            pages.Add(Assert.Single(await house.FollowAsync(voter, card, card.Buttons[0][0].Text)));

        var seen = new List<string>();
        var receipts = new List<string>();
        var before = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock);
        async Task LookAsync()
        {
            var after = await DiskCopy.OfAsync(data.Path, kinds, house.World.Clock);
            foreach (var secret in receipts.Concat([Zebra, Ostrich, "vote.m:1:", "vote.q:1:", "Your answer, without"]))
                Assert.False(after.Holds(secret), secret);
            seen.Add(Difference(before, after));
            before.Dispose();
            before = after;
        }

        for (var v = 0; v < voters.Count; v++)
        {
            await house.TapAsync(voters[v], pages[v], (yes[v] ? one : other).Split('/'));
            receipts.Add(ReceiptIn(pages[v]));

            // Two of them say why, too, in very different lengths; one opens the question and says nothing.
            if (line.StartsWith("/propose", StringComparison.Ordinal) && withReason.Contains(v))
                await house.SayWhyAsync(voters[v], pages[v], yes[v] ? Ostrich : Zebra);
            if (line.StartsWith("/propose", StringComparison.Ordinal) && open.Contains(v))
                await house.PressAsync(voters[v], pages[v], "Say why");
            await LookAsync();
        }

        const int fickle = 3;
        var (was, now) = yes[fickle] ? (one, other) : (other, one);
        var back = string.Format(CultureInfo.InvariantCulture, undo, was.Split('/')[0]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        await house.TapAsync(voters[fickle], pages[fickle], ["Change my answer", .. back, .. now.Split('/')]);
        Assert.Equal(receipts[fickle], ReceiptIn(pages[fickle]));
        await LookAsync();
        before.Dispose();
        return seen;
    }

    // The ledger holds update ids and bits of what was sent, by transactions that come as they come; it is checked to hold no more.
    private static string Difference(DiskCopy before, DiskCopy after)
    {
        Assert.All(after.Documents.Where(d => d.Kind == "ledger"), d => Assert.DoesNotMatch("\"(?!(Number|At|Updates|Entries|Settled|Claimed|Broken|IsSettled)\"|20[0-9T:+-]*\"|[:,])", d.Json));
        var known = before.Documents.ToDictionary(d => (d.Kind, d.Id), d => d.Json);
        return string.Join('\n', after.Documents.Where(d => d.Kind != "ledger").Select(d =>
            $"{d.Kind} {d.Id.Replace('\u0001', '/')} {d.Json.Length} {(known.GetValueOrDefault((d.Kind, d.Id)) == d.Json ? "" : "changed")}"));
    }

    // A number of its own, in a button of one's own private chat.
    private static string ReceiptIn(Message page) =>
        page.Buttons.SelectMany(r => r).SelectMany(b => b.Data!.Split(':')).Distinct().Single(p => p.Length > 12 && long.TryParse(p, out _));

    private static Task<TestHouse> OpenAsync(TempFolder data, Trap trap, LogFile log) => TestHouse.OpenAsync(
        new Dictionary<string, string?> { ["Storage:Path"] = data.Path },
        services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            services.Configure<LoggerFilterOptions>(o => o.MinLevel = LogLevel.Trace);
            services.Replace(ServiceDescriptor.Singleton<ISeal>(s => trap.Around(new TokenSeal(s.GetRequiredService<IOptions<TelegramOptions>>()))));
        });

    /// <summary>A seal that can be made to break, with words that must not be kept.</summary>
    private sealed class Trap : ISeal
    {
        public const string Words = "it was an objection";

        private ISeal _inner = null!;

        public bool IsSet { get; set; }

        public Trap Around(ISeal inner)
        {
            _inner = inner;
            return this;
        }

        // Boxes are sealed in steps of the standard length; what waits to be sent is not broken.
        public byte[] Seal(ReadOnlySpan<byte> plain, int step = 1024) => IsSet && step == 1024 ? throw new InvalidOperationException(Words) : _inner.Seal(plain, step);

        public byte[]? Open(ReadOnlySpan<byte> written) => _inner.Open(written);
    }

    /// <summary>All that is logged, at any level, beside the database.</summary>
    private sealed class LogFile(string path) : ILoggerProvider
    {
        private readonly Lock _lock = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private void Write(string line)
        {
            lock (_lock)
                File.AppendAllText(path, line + "\n");
        }

        private sealed class Writer(LogFile file, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                file.Write($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
