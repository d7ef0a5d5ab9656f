using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#sendpoll, #stoppoll, #pollanswer; wording as observed.</summary>
public sealed class PollTests : PlaygroundTest
{
    private static object[] Choices(int count) => [.. Enumerable.Range(1, count).Select(i => new { text = $"Option {i}" })];

    private Task<Answer> SendPollAsync(int options = 3, string question = "When?", bool anonymous = false, int? period = null) =>
        CallAsync("sendPoll", new { chat_id = Group.Id, question, options = Choices(options), is_anonymous = anonymous, open_period = period ?? 0 });

    [Theory]
    [InlineData(300, 12, null)]
    [InlineData(301, 2, "Bad Request: poll question length must not exceed 300")]
    [InlineData(0, 2, "Bad Request: poll question must be non-empty")]
    [InlineData(5, 0, "Bad Request: poll must have at least 1 option")]
    [InlineData(5, 13, "Bad Request: poll can't have more than 12 options")]
    public async Task QuestionAndOptions_HaveTheirLimits(int letters, int options, string? description) =>
        Assert.Equal(description, (await SendPollAsync(options, new string('q', letters))).Description);

    [Fact]
    public Task AnOption_HoldsAHundredCharacters() => RefusedAsync(
        400,
        "Bad Request: poll options length must not exceed 100",
        "sendPoll",
        new { chat_id = Group.Id, question = "When?", options = (object[])[new { text = new string('x', 101) }, new { text = "b" }] });

    [Fact]
    public async Task Votes_AreToldToTheBot()
    {
        await SendPollAsync();
        var message = Group.Messages[^1];
        World.Vote(Bryn, message, 1);
        var updates = await UpdatesAsync();
        var answer = updates[^2].GetProperty("poll_answer");
        Assert.Equal((Bryn.Id, 1), (answer.GetProperty("user").GetProperty("id").GetInt64(), answer.GetProperty("option_ids")[0].GetInt32()));
        Assert.Equal(1, updates[^1].GetProperty("poll").GetProperty("options")[1].GetProperty("voter_count").GetInt32());

        World.Vote(Bryn, message);
        Assert.Equal(0, (await UpdatesAsync())[^2].GetProperty("poll_answer").GetProperty("option_ids").GetArrayLength());
        Assert.Equal(0, message.Poll!.Total);
    }

    // poll_answer: "A user changed their answer in a non-anonymous poll."
    [Fact]
    public async Task AnAnonymousPoll_HasNoAnswers()
    {
        await SendPollAsync(anonymous: true);
        World.Vote(Bryn, Group.Messages[^1], 0);
        Assert.DoesNotContain(World.PastUpdates, u => u.Type == "poll_answer");
        Assert.Contains(World.PastUpdates, u => u.Type == "poll");
    }

    [Fact]
    public async Task AStoppedPoll_TakesNoVotes()
    {
        var id = (await SendPollAsync()).MessageId;
        var poll = (await CallAsync("stopPoll", new { chat_id = Group.Id, message_id = id })).Result;
        Assert.True(poll.GetProperty("is_closed").GetBoolean());
        Assert.Throws<NotPossibleException>(() => World.Vote(Bryn, Group.Find(id)!, 0));
        await RefusedAsync(400, "Bad Request: poll has already been closed", "stopPoll", new { chat_id = Group.Id, message_id = id });
    }

    // open_period: "5-2628000".
    [Fact]
    public async Task AnOpenPeriod_ClosesByTheClock()
    {
        await SendPollAsync(period: 60);
        var poll = Group.Messages[^1].Poll!;
        Server.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(poll.Closed);
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(poll.Closed);
        Assert.Equal("poll", World.PastUpdates[^1].Type);
        Assert.Equal("Bad Request: invalid open_period specified", (await SendPollAsync(period: 4)).Description);
    }

    [Fact]
    public async Task OneAnswer_UnlessSeveralAreAllowed()
    {
        await SendPollAsync();
        Assert.Throws<NotPossibleException>(() => World.Vote(Bryn, Group.Messages[^1], 0, 1));
        await CallAsync("sendPoll", new { chat_id = Group.Id, question = "Which?", options = Choices(3), allows_multiple_answers = true });
        World.Vote(Bryn, Group.Messages[^1], 2, 0);
        Assert.Equal([0, 2], Group.Messages[^1].Poll!.VoteOf(Bryn));
    }

    [Fact]
    public Task AQuiz_NeedsItsAnswer() => RefusedAsync(
        400,
        "Bad Request: wrong correct option ID specified",
        "sendPoll",
        new { chat_id = Group.Id, question = "Which?", options = Choices(2), type = "quiz", correct_option_ids = (int[])[5] });

    // "not supported for anonymous polls and quizzes" (core.telegram.org/bots/api#sendpoll)
    [Fact]
    public Task AnAnonymousPoll_TakesNoAddedOptions() => RefusedAsync(
        400,
        "Bad Request: options can't be added to anonymous polls and quizzes",
        "sendPoll",
        new { chat_id = Group.Id, question = "When?", options = Choices(2), allow_adding_options = true });

    [Fact]
    public async Task AnAddedOption_IsToldToTheBot_WithWhoAddedIt()
    {
        await CallAsync("sendPoll", new { chat_id = Group.Id, question = "When?", options = Choices(2), is_anonymous = false, allow_adding_options = true });
        var message = Group.Messages[^1];
        World.AddOption(Bryn, message, "Never");
        var updates = await UpdatesAsync();
        Assert.Equal("Never", updates[^2].GetProperty("message").GetProperty("poll_option_added").GetProperty("option_text").GetString());
        var added = updates[^1].GetProperty("poll").GetProperty("options")[2];
        Assert.Equal(("Never", "2", Bryn.Id), (added.GetProperty("text").GetString(), added.GetProperty("persistent_id").GetString(), added.GetProperty("added_by_user").GetProperty("id").GetInt64()));
        for (var i = 3; i < 12; i++)
            World.AddOption(Bryn, message, $"{i}");
        Assert.Throws<NotPossibleException>(() => World.AddOption(Bryn, message, "One too many"));
    }

    [Fact]
    public async Task HiddenResults_AreToldWhenItCloses()
    {
        var id = (await CallAsync("sendPoll", new { chat_id = Group.Id, question = "When?", options = Choices(2), hide_results_until_closes = true, shuffle_options = true })).MessageId;
        World.Vote(Bryn, Group.Messages[^1], 1);
        Assert.Equal(0, (await UpdatesAsync())[^1].GetProperty("poll").GetProperty("options")[1].GetProperty("voter_count").GetInt32());
        var poll = (await CallAsync("stopPoll", new { chat_id = Group.Id, message_id = id })).Result;
        Assert.Equal(1, poll.GetProperty("options")[1].GetProperty("voter_count").GetInt32());
    }
}
