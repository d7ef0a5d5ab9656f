using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#inline-mode; wording as observed.</summary>
public sealed class InlineTests : PlaygroundTest
{
    private static object Article(string id, object? markup = null) => new
    {
        type = "article",
        id,
        title = $"Guide {id}",
        description = "Link",
        input_message_content = new { message_text = $"<b>Guide {id}</b>", parse_mode = "HTML" },
        reply_markup = markup,
    };

    private Task<Answer> AnswerAsync(InlineAsk ask, params object[] results) =>
        CallAsync("answerInlineQuery", new { inline_query_id = ask.QueryId, results, next_offset = "5" });

    [Fact]
    public async Task AQuestion_IsAnsweredAndAResultChosen()
    {
        await CallAsync("getUpdates", new { allowed_updates = (string[])["inline_query", "chosen_inline_result", "message"] });
        var ask = World.Inline(Bryn, "housing", chat: Group);
        var query = (await UpdatesAsync())[^1].GetProperty("inline_query");
        Assert.Equal(("housing", "supergroup"), (query.GetProperty("query").GetString(), query.GetProperty("chat_type").GetString()));

        await AnswerAsync(ask, Article("1"), Article("2"));
        var answer = await ask.Answered;
        Assert.Equal((2, "5", "Guide 1"), (answer.Results.Length, answer.NextOffset, answer.Results[0].Title));

        var message = World.ChooseInline(Bryn, Group, ask, answer.Results[0]);
        Assert.Equal("Bryn (via the bot): Guide 1", message.ToString());
        var types = (await UpdatesAsync()).Skip(1).Select(u => u.EnumerateObject().Last());
        Assert.Contains(types, t => t.Name == "chosen_inline_result" && t.Value.GetProperty("result_id").GetString() == "1");
        Assert.Contains(types, t => t.Name == "message" && t.Value.TryGetProperty("via_bot", out _));
    }

    [Fact]
    public async Task AResultWithButtons_IsEditedByItsInlineId()
    {
        var ask = World.Inline(Bryn, "housing", chat: Group);
        await AnswerAsync(ask, Article("1", new { inline_keyboard = (object[][])[[new { text = "Useful", callback_data = "u" }]] }));
        var message = World.ChooseInline(Bryn, Group, ask, (await ask.Answered).Results[0]);
        World.Press(Amara, message, "Useful");
        var query = (await UpdatesAsync())[^1].GetProperty("callback_query");
        Assert.False(query.TryGetProperty("message", out _));
        var id = query.GetProperty("inline_message_id").GetString();
        Assert.True((await CallAsync("editMessageText", new { inline_message_id = id, text = "Changed" })).Result.GetBoolean());
        Assert.Equal("Changed", message.Text);
    }

    // "No more than 50 results per query are allowed."
    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "Bad Request: RESULTS_TOO_MUCH")]
    public async Task NoMoreThanFiftyResults(int count, string? description) =>
        Assert.Equal(description, (await AnswerAsync(World.Inline(Bryn, ""), [.. Enumerable.Range(0, count).Select(i => Article($"{i}"))])).Description);

    // "Unique identifier for this result, 1-64 Bytes".
    [Fact]
    public async Task ResultIds_AreUniqueAndShort()
    {
        Assert.Equal("Bad Request: RESULT_ID_DUPLICATE", (await AnswerAsync(World.Inline(Bryn, ""), Article("1"), Article("1"))).Description);
        Assert.Equal("Bad Request: RESULT_ID_INVALID", (await AnswerAsync(World.Inline(Bryn, ""), Article(new string('x', 65)))).Description);
    }

    [Fact]
    public Task AnUnknownQuery_IsRefused() => RefusedAsync(
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "answerInlineQuery",
        new { inline_query_id = "1", results = Array.Empty<object>() });

    [Fact]
    public async Task ContentFollowsTheRulesOfText()
    {
        var broken = new { type = "article", id = "1", title = "x", input_message_content = new { message_text = "<b>x", parse_mode = "HTML" } };
        Assert.Equal("Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"", (await AnswerAsync(World.Inline(Bryn, ""), broken)).Description);
    }

    [Fact]
    public void ABotWithoutInlineMode_CantBeAsked()
    {
        World.Bot.AnswersInline = false;
        Assert.Throws<NotPossibleException>(() => World.Inline(Bryn, "x"));
    }
}
