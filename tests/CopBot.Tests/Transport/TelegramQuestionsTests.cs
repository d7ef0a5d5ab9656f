using CopBot.Conversation;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Transport;

public sealed class TelegramQuestionsTests
{
    private static readonly ChatId _chat = new(-1001234567890);

    [Fact]
    public async Task Administrators_AreNamedAndWhetherWeAreOne()
    {
        var learned = await AskAsync(q => q.AdministratorsAsync(_chat, Cancel), _ => ApiAnswer.Ok($$"""
            [{"status":"creator","user":{{Updates.Ada}},"is_anonymous":false},{"status":"administrator","user":{{Updates.Us}},"can_be_edited":false},
             {"status":"administrator","user":{{Updates.OtherBot}} }]
            """));
        Assert.Equal(["Ada Byron"], learned!.Administrators.Select(p => p.Name));
        Assert.True(learned.BotIsAdministrator);
        Assert.Equal(_chat, learned.Chat);
    }

    [Fact]
    public async Task Administrators_WhereOneIsAnonymous_HaveTheAnonymousOneToo()
    {
        var learned = await AskAsync(q => q.AdministratorsAsync(_chat, Cancel), _ => ApiAnswer.Ok($$"""
            [{"status":"administrator","user":{{Updates.Ada}},"is_anonymous":true}]
            """));
        Assert.Equal([11L, 1087968824L], learned!.Administrators.Select(p => p.Id.Value));
        Assert.False(learned.BotIsAdministrator);
    }

    [Theory]
    [InlineData("""{"status":"member","user":{"id":12,"is_bot":false,"first_name":"Bo"}}""", Standing.Member)]
    [InlineData("""{"status":"creator","user":{"id":12,"is_bot":false,"first_name":"Bo"}}""", Standing.Administrator)]
    [InlineData("""{"status":"kicked","user":{"id":12,"is_bot":false,"first_name":"Bo"},"until_date":0}""", Standing.Out)]
    public async Task Standing_OfOnePerson_IsLearned(string member, object standing)
    {
        var learned = await AskAsync(q => q.StandingAsync(_chat, new(12), Cancel), _ => ApiAnswer.Ok(member));
        Assert.Equal(new StandingLearned(_chat, new(12), (Standing)standing), learned);
    }

    [Fact]
    public async Task Standing_OfAStranger_IsOut() => Assert.Equal(
        Standing.Out,
        (await AskAsync(q => q.StandingAsync(_chat, new(12), Cancel), _ => ApiAnswer.Error(400, "Bad Request: PARTICIPANT_ID_INVALID")))!.Standing);

    [Fact]
    public async Task Standing_OfTheAnonymous_NeedsNoQuestion() => Assert.Equal(
        Standing.Administrator,
        (await AskAsync(q => q.StandingAsync(_chat, new(1087968824), Cancel), _ => throw new InvalidOperationException("It was asked.")))!.Standing);

    [Theory]
    [InlineData(400, "Bad Request: chat not found")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat")]
    [InlineData(429, "Too Many Requests: retry after 3")]
    [InlineData(500, "Internal Server Error")]
    public async Task Refusal_IsNoAnswer(int code, string description)
    {
        Assert.Null(await AskAsync(q => q.AdministratorsAsync(_chat, Cancel), _ => ApiAnswer.Error(code, description)));
        Assert.Null(await AskAsync(q => q.StandingAsync(_chat, new(12), Cancel), _ => ApiAnswer.Error(code, description)));
    }

    [Fact]
    public async Task Silence_OfFiveSeconds_IsNoAnswer()
    {
        var clock = new FakeTimeProvider();
        var never = new TaskCompletionSource();
        var learned = await AskAsync(
            q => q.AdministratorsAsync(_chat, Cancel),
            _ =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return ApiAnswer.Ok("[]") with { After = never.Task };
            },
            clock);
        never.SetResult();
        Assert.Null(learned);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<T> AskAsync<T>(Func<TelegramQuestions, Task<T>> ask, Func<ApiCall, ApiAnswer> answer, TimeProvider? clock = null)
    {
        await using var api = await FakeBotApi.StartAsync(answer);
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        return await ask(new TelegramQuestions(lines, Known.Bot(), new WireClock(clock ?? TimeProvider.System), new LogLines().For<TelegramQuestions>()));
    }
}
