using System.Net;
using System.Text;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Transport;

public sealed class WebhookListenerTests
{
    private const string Secret = "s3cret_-X";
    private const string Good = """{"update_id":10,"message":{"message_id":1,"date":1,"chat":{"id":-5,"type":"group","title":"g"},"from":{"id":11,"is_bot":false,"first_name":"Ada"},"text":"hi"}}""";

    [Fact]
    public async Task Update_IsAnsweredOnlyAfterTheCommit()
    {
        await using var rig = await Rig.StartAsync();
        var posting = rig.PostAsync(Good, Secret);
        var waiting = await rig.ReadAsync();
        Assert.Equal("hi", Assert.IsType<Said>(waiting.Incoming).Text);
        Assert.False(posting.IsCompleted);
        waiting.Done();
        Assert.Equal(HttpStatusCode.OK, await posting);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s3cret_-")]
    [InlineData("s3cret_-XX")]
    [InlineData("S3CRET_-x")]
    public async Task WrongSecret_IsTurnedAway(string? secret)
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await rig.PostAsync(Good, secret));
        Assert.False(rig.HasAnything);
        Assert.DoesNotContain(rig.Log.Lines, l => l.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherPathsAndMethods_AreNotThere()
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await rig.PostAsync(Good, Secret, "/other"));
        Assert.Equal(HttpStatusCode.NotFound, await rig.PostAsync(Good, Secret, "/"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await rig.PostAsync(Good, Secret, method: HttpMethod.Put));
        Assert.False(rig.HasAnything);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("17")]
    [InlineData("")]
    public async Task Body_ThatIsNoUpdate_IsABadRequest(string body)
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await rig.PostAsync(body, Secret));
    }

    [Fact]
    public async Task Body_OverAMegabyte_IsTooLarge()
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await rig.PostAsync($$"""{"update_id":1,"x":"{{new string('x', 1024 * 1024)}}"}""", Secret));
    }

    [Fact]
    public async Task Update_ThatCannotBeRead_IsTakenAndSetAside()
    {
        await using var rig = await Rig.StartAsync();
        var posting = rig.PostAsync("""{"update_id":10,"message":"no message"}""", Secret);
        var waiting = await rig.ReadAsync();
        Assert.IsType<Untranslatable>(waiting.Incoming);
        waiting.Done();
        Assert.Equal(HttpStatusCode.OK, await posting);
    }

    [Fact]
    public async Task Update_ThatIsNotTaken_ComesAgain()
    {
        await using var rig = await Rig.StartAsync();
        rig.CloseTheHouse();
        Assert.Equal(HttpStatusCode.InternalServerError, await rig.PostAsync(Good, Secret));
    }

    [Fact]
    public async Task Start_TellsTelegramWhereToPost()
    {
        await using var rig = await Rig.StartAsync(n => n == 1 ? ApiAnswer.Error(500, "x") : ApiAnswer.Ok("true"));
        await rig.Registered;
        var call = rig.Api.Calls.Last();
        Assert.Equal("setWebhook", call.Method);
        Assert.Equal("http://localhost/telegram/hook", call.Json.GetProperty("url").GetString());
        Assert.Equal(Secret, call.Json.GetProperty("secret_token").GetString());
        Assert.Equal(1, call.Json.GetProperty("max_connections").GetInt32());
        Assert.False(call.Json.TryGetProperty("drop_pending_updates", out _));
        Assert.Equal(PollRequest.Allowed, call.Json.GetProperty("allowed_updates").GetRawText());
        Assert.DoesNotContain(rig.Log.Lines, l => l.Contains("verySECRET", StringComparison.Ordinal) || l.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_FinishesTheUpdateInHand()
    {
        await using var rig = await Rig.StartAsync();
        var posting = rig.PostAsync(Good, Secret);
        var waiting = await rig.ReadAsync();
        var stopping = rig.Listener.StopAsync();
        waiting.Done();
        Assert.Equal(HttpStatusCode.OK, await posting);
        await stopping;
    }

    private sealed class Rig : IAsyncDisposable
    {
        private readonly Inbox _inbox = new();
        private readonly HttpClient _telegram = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly FakeLifetime _lifetime = new();
        private TelegramLines _lines = null!;
        private int _calls;

        public FakeBotApi Api { get; private set; } = null!;

        public LogLines Log { get; } = new();

        public WebhookListener Listener { get; private set; } = null!;

        /// <summary>Completes when setWebhook has been answered well.</summary>
        public Task Registered => _registered.Task.WaitAsync(TestContext.Current.CancellationToken);

        public bool HasAnything => _inbox.Reader.TryPeek(out _);

        public void CloseTheHouse() => _inbox.Close();

        public static async Task<Rig> StartAsync(Func<int, ApiAnswer>? answer = null)
        {
            var rig = new Rig();
            rig.Api = await FakeBotApi.StartAsync(_ =>
            {
                var said = answer?.Invoke(Interlocked.Increment(ref rig._calls)) ?? ApiAnswer.Ok("true");
                if (said.Status == 200)
                    rig._registered.TrySetResult();
                return said;
            });
            var options = Known.Options(rig.Api);
            options.Webhook = new() { Url = "http://localhost/telegram/hook", Secret = Secret, Listen = "http://127.0.0.1:0" };
            rig._lines = new TelegramLines(Options.Create(options));
            rig.Listener = new WebhookListener(
                rig._lines,
                new UpdateTranslator(Known.Bot(), rig.Log.For<UpdateTranslator>()),
                new Reception(rig._inbox, []),
                Known.Bot(),
                new TokenRefusal(rig._lifetime, rig.Log.For<TokenRefusal>()),
                new WireClock(new HastyClock()),
                Options.Create(options),
                rig.Log,
                rig.Log.For<WebhookListener>());
            await rig.Listener.StartAsync(TestContext.Current.CancellationToken);
            return rig;
        }

        public async Task<HttpStatusCode> PostAsync(string body, string? secret, string path = "/telegram/hook", HttpMethod? method = null)
        {
            using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(Listener.Address!, path));
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

            // The server may hang up on a long one while it is still being sent.
            request.Headers.ExpectContinue = body.Length > 100_000;
            if (secret is not null)
                request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
            using var response = await _telegram.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        public async Task<Inbox.Waiting> ReadAsync() => await _inbox.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await Listener.StopAsync();
            Listener.Dispose();
            _telegram.Dispose();
            _lines.Dispose();
            _lifetime.Dispose();
            await Api.DisposeAsync();
        }
    }
}
