using System.Collections.Concurrent;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Transport;

[Collection("Exit code of the process")]
public sealed class UpdatePumpTests
{
    private const string Batch = """[{"update_id":10,"thought":1},{"update_id":11,"message":{"message_id":1,"date":1,"chat":{"id":-5,"type":"group","title":"g"},"from":{"id":11,"is_bot":false,"first_name":"Ada"},"text":"hi"}}]""";

    [Fact]
    public async Task Poll_AsksForWhatIsUnderstood()
    {
        await using var rig = await Rig.StartAsync(_ => null);
        var poll = await rig.NextPollAsync();
        Assert.Equal(
            """{"limit":100,"timeout":50,"allowed_updates":["message","edited_message","callback_query","inline_query","my_chat_member","chat_member","poll"]}""", poll.Body);
        Assert.StartsWith("application/json", poll.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offset_IsSentOnlyAfterTheCommit()
    {
        await using var rig = await Rig.StartAsync(n => n == 1 ? ApiAnswer.Ok(Batch) : null);
        Assert.False((await rig.NextPollAsync()).Json.TryGetProperty("offset", out _));

        var first = await rig.ReadAsync();
        var second = await rig.ReadAsync();
        Assert.Equal((new UpdateId(10), typeof(Ignored)), (first.Incoming.Update!.Value, first.Incoming.GetType()));
        Assert.Equal("hi", Assert.IsType<Said>(second.Incoming).Text);

        first.Done();
        Assert.Equal(1, rig.Polls);

        second.Done();
        Assert.Equal(12, (await rig.NextPollAsync()).Json.GetProperty("offset").GetInt32());
    }

    [Fact]
    public async Task Translation_WaitsForTheBotsOwnName()
    {
        var bot = new BotIdentity();
        await using var rig = await Rig.StartAsync(n => n == 1 ? ApiAnswer.Ok(Batch) : null, bot);
        await rig.NextPollAsync();
        var read = rig.ReadAsync();
        Assert.False(read.IsCompleted);
        bot.Learn(Known.Id, Known.Username);
        Assert.Equal(new UpdateId(10), (await read).Incoming.Update);
    }

    [Fact]
    public async Task SomebodyElsePolls_IsSaidAndTriedAgain()
    {
        await using var rig = await Rig.StartAsync(n => n <= 2
            ? ApiAnswer.Error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
            : null);
        await rig.NextPollAsync();
        await rig.NextPollAsync();
        await rig.NextPollAsync();
        Assert.Equal(2, rig.Log.Lines.Count(l => l.Contains("Somebody else is receiving this bot's updates", StringComparison.Ordinal)));
        Assert.Equal([0.5, 1], rig.Pauses);
    }

    [Fact]
    public async Task AWebhookInTheWay_IsTakenAway()
    {
        await using var rig = await Rig.StartAsync(n => n == 1
            ? ApiAnswer.Error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
            : null);
        await rig.NextPollAsync();
        await rig.NextPollAsync();
        Assert.Contains(rig.Api.Calls, c => c.Method == "deleteWebhook");
    }

    [Fact]
    public async Task Faults_AreTriedAgainAfterGrowingPauses()
    {
        await using var rig = await Rig.StartAsync(n => n switch
        {
            1 => ApiAnswer.Error(500, "Internal Server Error"),
            2 => ApiAnswer.Dropped,
            3 => new ApiAnswer(502, "<html>"),
            4 => ApiAnswer.Error(429, "Too Many Requests: retry after 9", """{"retry_after":9}"""),
            _ => null,
        });
        for (var i = 0; i < 5; i++)
            await rig.NextPollAsync();
        Assert.Equal([0.5, 1, 2, 9], rig.Pauses);
        Assert.DoesNotContain(rig.Log.Lines, l => l.Contains(FakeBotApi.Token, StringComparison.Ordinal) || l.Contains("verySECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pauses_EndAtHalfAMinute()
    {
        await using var rig = await Rig.StartAsync(n => n <= 9 ? ApiAnswer.Error(500, "x") : null);
        for (var i = 0; i < 10; i++)
            await rig.NextPollAsync();
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30], rig.Pauses);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "Not Found")]
    public async Task RefusedToken_StopsTheHouse(int code, string description)
    {
        await using var rig = await Rig.StartAsync(_ => ApiAnswer.Error(code, description));
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = rig.Lifetime.ApplicationStopping.Register(() => stopped.TrySetResult());
        await stopped.Task.WaitAsync(TestContext.Current.CancellationToken);
        var line = Assert.Single(rig.Log.Lines);
        Assert.StartsWith("Critical Telegram does not know Telegram:Token", line, StringComparison.Ordinal);
        Assert.Equal(1, rig.Polls);
    }

    [Fact]
    public async Task Update_ThatCannotBeRead_HoldsNothingUp()
    {
        await using var rig = await Rig.StartAsync(n => n == 1
            ? ApiAnswer.Ok("""[{"update_id":10,"message":"no message"},{"update_id":11,"x":1},17,{"no":"number"}]""")
            : null);
        var odd = await rig.ReadAsync();
        Assert.Equal(new UpdateId(10), Assert.IsType<Untranslatable>(odd.Incoming).Update);
        odd.Done();
        (await rig.ReadAsync()).Done();
        await rig.NextPollAsync();
        Assert.Equal(12, (await rig.NextPollAsync()).Json.GetProperty("offset").GetInt32());
    }

    [Fact]
    public async Task Stop_FinishesTheBatchInHand()
    {
        await using var rig = await Rig.StartAsync(_ => ApiAnswer.Ok(Batch));
        var first = await rig.ReadAsync();
        var second = await rig.ReadAsync();
        var stopping = rig.Pump.StopAsync();
        Assert.False(stopping.IsCompleted);
        first.Done();
        second.Done();
        await stopping;
        Assert.Equal(1, rig.Polls);
    }

    [Fact]
    public async Task Stop_BreaksOffAPoll()
    {
        await using var rig = await Rig.StartAsync(_ => null);
        await rig.NextPollAsync();
        await rig.Pump.StopAsync();
    }

    [Fact]
    public async Task HouseThatIsClosed_EndsThePump()
    {
        await using var rig = await Rig.StartAsync(_ => ApiAnswer.Ok(Batch), closed: true);
        await rig.NextPollAsync();
        await rig.Pump.StopAsync();
        Assert.Equal(1, rig.Polls);
    }

    /// <summary>The pump between a Bot API and an inbox whose reader is the test. Where it answers null, the poll waits for something to happen.</summary>
    private sealed class Rig : IAsyncDisposable
    {
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly ConcurrentQueue<ApiCall> _polls = new();
        private readonly Inbox _inbox = new();
        private readonly List<Inbox.Waiting> _read = [];
        private readonly HastyClock _clock = new();
        private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TelegramLines _lines = null!;
        private int _count;

        public FakeBotApi Api { get; private set; } = null!;

        public LogLines Log { get; } = new();

        public FakeLifetime Lifetime { get; } = new();

        public UpdatePump Pump { get; private set; } = null!;

        public int Polls => _count;

        public IEnumerable<double> Pauses => _clock.Pauses.Select(w => w.TotalSeconds);

        public static async Task<Rig> StartAsync(Func<int, ApiAnswer?> answer, BotIdentity? bot = null, bool closed = false)
        {
            var rig = new Rig();
            rig.Api = await FakeBotApi.StartAsync(call => call.Method == "getUpdates" ? rig.Answer(call, answer) : ApiAnswer.Ok("true"));
            rig._lines = new TelegramLines(Options.Create(Known.Options(rig.Api)));
            bot ??= Known.Bot();
            if (closed)
                rig._inbox.Close();
            rig.Pump = new UpdatePump(
                rig._lines,
                new UpdateTranslator(bot, rig.Log.For<UpdateTranslator>()),
                new Reception(rig._inbox, []),
                bot,
                new TokenRefusal(rig.Lifetime, rig.Log.For<TokenRefusal>()),
                new WireClock(rig._clock),
                rig.Log.For<UpdatePump>());
            rig.Pump.Start();
            return rig;
        }

        public async Task<ApiCall> NextPollAsync()
        {
            await _arrived.WaitAsync(TestContext.Current.CancellationToken);
            Assert.True(_polls.TryDequeue(out var poll));
            return poll;
        }

        public async Task<Inbox.Waiting> ReadAsync()
        {
            var waiting = await _inbox.Reader.ReadAsync(TestContext.Current.CancellationToken);
            _read.Add(waiting);
            return waiting;
        }

        public async ValueTask DisposeAsync()
        {
            _inbox.Close();
            while (_inbox.Reader.TryRead(out var waiting))
                _read.Add(waiting);
            _read.ForEach(w => w.Done());
            await Pump.StopAsync();
            Pump.Dispose();
            _lines.Dispose();
            _closing.SetResult();
            await Api.DisposeAsync();
            _arrived.Dispose();
            Lifetime.Dispose();
            Environment.ExitCode = 0;
        }

        private ApiAnswer Answer(ApiCall call, Func<int, ApiAnswer?> answer)
        {
            var said = answer(Interlocked.Increment(ref _count)) ?? ApiAnswer.Ok("[]") with { After = _closing.Task };
            _polls.Enqueue(call);
            _arrived.Release();
            return said;
        }
    }
}
