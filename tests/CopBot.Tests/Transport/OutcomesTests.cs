using System.Net;
using System.Net.Sockets;
using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Transport;

/// <summary>What the sender is told, over real connections.</summary>
public sealed class OutcomesTests
{
    private static readonly TextParcel _text = new(new(-5), null, new("a", []));
    private static readonly EditParcel _edit = new(new(-5), new(9), new("a", []));
    private static readonly PressAnswerParcel _press = new("Q", null, false);
    private static readonly SearchAnswerParcel _search = new("S", [], "");
    private static readonly EphemeralParcel _whisper = new(new(-5), null, new(11), new("a", []));
    private static readonly LeaveParcel _leave = new(new(-5));
    private static readonly PinParcel _pin = new(new(-5), new CardKey("digest", "1"), IsPinned: true, new(9));

    public static TheoryData<string, int, string, object> Refusals => new()
    {
        { "text", 403, "Forbidden: bot was blocked by the user", new Outcome.OutOfReach("403 gives its reason") },
        { "text", 403, "Forbidden: bot can't initiate conversation with a user", new Outcome.OutOfReach("") },
        { "text", 400, "Bad Request: chat not found", new Outcome.OutOfReach("") },
        { "text", 400, "Bad Request: PEER_ID_INVALID", new Outcome.OutOfReach("") },
        { "text", 400, "Bad Request: group chat was deactivated", new Outcome.OutOfReach("") },
        { "text", 400, "Bad Request: message thread not found", new Outcome.Refused(400, "Bad Request: message thread not found") },
        { "text", 400, "Bad Request: can't parse entities: Unsupported start tag \"secret\" at byte offset 3", new Outcome.Refused(400, "Bad Request: can't parse entities: Unsupported start tag “…” at byte offset 3") },
        { "text", 400, "Bad Request: inline keyboard button URL 'http://se cret' is invalid: wrong host", new Outcome.Refused(400, "Bad Request: inline keyboard button URL “…” is invalid: wrong host") },
        { "text", 404, "Not Found: method not found", new Outcome.Refused(404, "Not Found: method not found") },
        { "text", 401, "Unauthorized", new Outcome.TokenRefused() },
        { "text", 404, "Not Found", new Outcome.TokenRefused() },
        { "text", 500, "Internal Server Error", new Outcome.Failed(false, "500 Internal Server Error") },
        { "text", 502, "Bad Gateway", new Outcome.Failed(false, "502 Bad Gateway") },
        { "edit", 400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", new Outcome.Done() },
        { "edit", 400, "Bad Request: message to edit not found", new Outcome.MessageGone() },
        { "edit", 400, "Bad Request: message can't be edited", new Outcome.MessageGone() },
        { "edit", 400, "Bad Request: MESSAGE_ID_INVALID", new Outcome.MessageGone() },
        { "edit", 403, "Forbidden: bot was kicked from the supergroup chat", new Outcome.OutOfReach("") },
        { "press", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid", new Outcome.Done() },
        { "search", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid", new Outcome.Done() },
        { "whisper", 403, "Forbidden: not enough rights to send ephemeral messages", new Outcome.Refused(403, "Forbidden: not enough rights to send ephemeral messages") },
        { "whisper", 403, "Forbidden: bot was kicked from the supergroup chat", new Outcome.OutOfReach("") },
        { "pin", 400, "Bad Request: not enough rights to manage pinned messages in the chat", new Outcome.Refused(400, "Bad Request: not enough rights to manage pinned messages in the chat") },
        { "pin", 400, "Bad Request: message to pin not found", new Outcome.Done() },
        { "unpin", 400, "Bad Request: not enough rights to manage pinned messages in the chat", new Outcome.Done() },
        { "leave", 403, "Forbidden: bot is not a member of the supergroup chat", new Outcome.Done() },
        { "leave", 400, "Bad Request: chat not found", new Outcome.Done() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_OfEachKind_IsTold(string parcel, int code, string description, object expected)
    {
        var outcome = await DeliverAsync(Named(parcel), _ => ApiAnswer.Error(code, description));
        if (expected is Outcome.OutOfReach)
            Assert.Equal(new Outcome.OutOfReach(description), outcome);
        else
            Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData("text", """{"retry_after":7}""", 7, true)]
    [InlineData("text", """{"retry_after":60}""", 60, false)]
    [InlineData("text", "{}", 5, true)]
    [InlineData("press", """{"retry_after":7}""", 7, false)]
    public async Task TooMany_WaitsAsTold(string parcel, string parameters, int seconds, bool ofChat) => Assert.Equal(
        new Outcome.TooMany(TimeSpan.FromSeconds(seconds), ofChat),
        await DeliverAsync(Named(parcel), _ => ApiAnswer.Error(429, $"Too Many Requests: retry after {seconds}", parameters)));

    [Fact]
    public async Task Upgrade_NamesTheNewChat() => Assert.Equal(
        new Outcome.Moved(new ChatId(-1001234567890)),
        await DeliverAsync(_text, _ => ApiAnswer.Error(400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1001234567890}""")));

    [Theory]
    [InlineData(502, false)]
    [InlineData(504, true)]
    [InlineData(200, true)]
    public async Task Answer_ThatIsNotTelegrams_IsAFailure(int status, bool mayHaveGone) => Assert.Equal(
        new Outcome.Failed(mayHaveGone, $"HTTP {status} without Telegram's answer"),
        await DeliverAsync(_text, _ => new ApiAnswer(status, "<html>nginx</html>")));

    [Fact]
    public async Task RequestTooLarge_SaidByAProxy_IsARefusal() =>
        Assert.Equal(413, Assert.IsType<Outcome.Refused>(await DeliverAsync(_text, _ => new ApiAnswer(413, "<html>too large</html>"))).Code);

    [Fact]
    public async Task BrokenConnection_MayHaveGone() =>
        Assert.True(Assert.IsType<Outcome.Failed>(await DeliverAsync(_text, _ => ApiAnswer.Dropped)).MayHaveGone);

    [Fact]
    public async Task NobodyThere_HasNotGone()
    {
        // Held, so that nobody else gets it; and nobody listens.
        using var held = new Socket(SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var outcome = await DeliverAsync(_text, new TelegramOptions { Token = FakeBotApi.Token, ApiUrl = $"http://127.0.0.1:{((IPEndPoint)held.LocalEndPoint!).Port}" }, TimeSpan.FromSeconds(30));
        Assert.Equal(new Outcome.Failed(false, "ConnectionError"), outcome);
    }

    [Fact]
    public async Task NoSuchHost_HasNotGone() => Assert.False(Assert.IsType<Outcome.Failed>(await DeliverAsync(
        _text, new TelegramOptions { Token = FakeBotApi.Token, ApiUrl = "http://nobody.invalid" }, TimeSpan.FromSeconds(30))).MayHaveGone);

    // .NET tells its two time-outs apart by their words alone.
    [Fact]
    public async Task NoConnectionInTime_HasNotGone()
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return Stream.Null;
            },
        });
        var late = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(new Uri("http://127.0.0.1:1"), TestContext.Current.CancellationToken));
        var outcome = Outcomes.Of(new Telegram.Bot.Exceptions.RequestException("Bot API Request timed out", late), _text);
        Assert.Equal(new Outcome.Failed(false, "no answer in time"), outcome);
    }

    [Fact]
    public async Task NoAnswerInTime_MayHaveGone()
    {
        var never = new TaskCompletionSource();
        await using var api = await FakeBotApi.StartAsync(_ => ApiAnswer.Ok("true") with { After = never.Task });
        var outcome = await DeliverAsync(_text, Known.Options(api), TimeSpan.FromMilliseconds(300));
        Assert.Equal(new Outcome.Failed(true, "no answer in time"), outcome);
        never.SetResult();
    }

    [Fact]
    public async Task GivenUp_Throws()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        await using var api = await FakeBotApi.StartAsync(_ =>
        {
            stop.Cancel();
            return ApiAnswer.Ok("true") with { After = never.Task };
        });
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office(lines).DeliverAsync(_text, stop.Token));
        never.SetResult();
    }

    [Fact]
    public async Task Caption_IsEditedWhereThereIsNoText()
    {
        var calls = new List<ApiCall>();
        var outcome = await DeliverAsync(_edit with { Content = new(new string('x', 2000), []) }, call =>
        {
            calls.Add(call);
            return call.Method == "editMessageText"
                ? ApiAnswer.Error(400, "Bad Request: there is no text in the message to edit")
                : ApiAnswer.Ok("""{"message_id":9}""");
        });
        Assert.Equal(new Outcome.Done(new MessageId(9)), outcome);
        Assert.Equal(["editMessageText", "editMessageCaption"], calls.Select(c => c.Method));
        Assert.Equal(1024, calls[1].Json.GetProperty("caption").GetString()!.Length);
    }

    [Fact]
    public async Task Ephemeral_RefusedWithSomethingOpen_IsSentOpenly()
    {
        var outcome = await DeliverAsync(_whisper with { Otherwise = _text }, call => call.Json.TryGetProperty("ephemeral_message_parameters", out _)
            ? ApiAnswer.Error(400, "Bad Request: not enough rights")
            : ApiAnswer.Ok("""{"message_id":8}"""));
        Assert.Equal(new Outcome.Done(new MessageId(8)), outcome);
    }

    [Theory]
    [InlineData("VideoNote", "sendVideoNote")]
    [InlineData("Animation", "sendAnimation")]
    public async Task Kept_OfAnotherKindThanItSeemed_GoesByTheRightMethod(string real, string method)
    {
        var calls = new List<string>();
        var outcome = await DeliverAsync(new KeptFileParcel(new(-5), null, new CardKey("res", "1"), AttachmentKind.Video, "F", new("c", [])), call =>
        {
            calls.Add(call.Method);
            return call.Method == "sendVideo" ? ApiAnswer.Error(400, $"Bad Request: can't use file of type {real} as Video") : ApiAnswer.Ok("""{"message_id":8}""");
        });
        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(["sendVideo", method], calls);
    }

    [Theory]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat")]
    [InlineData(403, "Forbidden: not enough rights to send photos to the chat")]
    [InlineData(400, "Bad Request: IMAGE_PROCESS_FAILED")]
    public async Task Picture_ThatTheChatDoesNotTake_IsSaidInWords(int code, string reason)
    {
        var calls = new List<string>();
        var outcome = await DeliverAsync(new PictureParcel(new(-5), null, "p.png", [1], "<b>Yes</b>: 3"), call =>
        {
            calls.Add(call.Method);
            return call.Method == "sendPhoto" ? ApiAnswer.Error(code, reason) : ApiAnswer.Ok("""{"message_id":8}""");
        });
        Assert.Equal(new Outcome.Done(new MessageId(8)), outcome);
        Assert.Equal(["sendPhoto", "sendMessage"], calls);
    }

    [Fact]
    public async Task Picture_ForAChatOutOfReach_IsNotTriedInWords()
    {
        var outcome = await DeliverAsync(
            new PictureParcel(new(-5), null, "p.png", [1], "c"), _ => ApiAnswer.Error(403, "Forbidden: bot was kicked from the supergroup chat"));
        Assert.IsType<Outcome.OutOfReach>(outcome);
    }

    [Fact]
    public async Task Parcel_ThatIsNotForTelegram_IsRefusedAndLogged()
    {
        var log = new LogLines();
        await using var api = await FakeBotApi.StartAsync(_ => ApiAnswer.Ok("true"));
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        var outcome = await Office(lines, log).DeliverAsync(new ErrandParcel("x", "{}"), TestContext.Current.CancellationToken);
        Assert.IsType<Outcome.Refused>(outcome);
        Assert.Contains("ErrandParcel", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private static Parcel Named(string name) => name switch
    {
        "text" => _text,
        "edit" => _edit,
        "press" => _press,
        "search" => _search,
        "whisper" => _whisper,
        "pin" => _pin,
        "unpin" => _pin with { IsPinned = false },
        _ => _leave,
    };

    private static async Task<Outcome> DeliverAsync(Parcel parcel, Func<ApiCall, ApiAnswer> answer)
    {
        await using var api = await FakeBotApi.StartAsync(answer);
        return await DeliverAsync(parcel, Known.Options(api), TimeSpan.FromSeconds(30));
    }

    private static async Task<Outcome> DeliverAsync(Parcel parcel, TelegramOptions options, TimeSpan answerWithin)
    {
        using var lines = new TelegramLines(options, answerWithin);
        return await Office(lines).DeliverAsync(parcel, TestContext.Current.CancellationToken);
    }

    private static TelegramPostOffice Office(TelegramLines lines, LogLines? log = null) =>
        new(lines, Known.Bot(), new(TimeProvider.System), (log ?? new LogLines()).For<TelegramPostOffice>());
}
