using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Robustness;

/// <summary>How fast the sender may go, and who goes first.</summary>
public sealed class PaceTests
{
    private static readonly ChatId Person = new(42);
    private static readonly ChatId Group = new(-1001);

    [Fact]
    public async Task Turn_AnswersGoBeforeRoutinePosts_ThenTheOldest()
    {
        await using var limiter = new HandOpened();
        await using var pace = new Pace(limiter);
        var gone = new List<string>();
        using var went = new SemaphoreSlim(0);
        var waiting = new List<Task>();
        foreach (var (name, promise) in new[] { ("post 1", Promise.AtMostOnce), ("post 2", Promise.AtMostOnce), ("answer 1", Promise.AtLeastOnce), ("answer 2", Promise.AtLeastOnce) })
            waiting.Add(GoAsync(name, promise));

        for (var i = 0; i < waiting.Count; i++)
        {
            await limiter.OpenAsync();
            Assert.True(await went.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        }

        await Task.WhenAll(waiting);
        Assert.Equal(["answer 1", "answer 2", "post 1", "post 2"], gone);

        async Task GoAsync(string name, Promise promise)
        {
            await pace.WaitAsync(Person, promise, CancellationToken.None);
            lock (gone)
                gone.Add(name);
            went.Release();
        }
    }

    [Fact]
    public async Task Turn_ThatIsGivenUp_DoesNotHoldUpTheNext()
    {
        await using var limiter = new HandOpened();
        await using var pace = new Pace(limiter);
        using var stopping = new CancellationTokenSource();
        var first = pace.WaitAsync(Person, Promise.AtLeastOnce, stopping.Token).AsTask();
        var second = pace.WaitAsync(Person, Promise.AtLeastOnce, CancellationToken.None).AsTask();
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        await limiter.OpenAsync();
        await limiter.OpenAsync();
        await second.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Theory]
    // A burst of three in any chat; twenty in a group even where a chat's own limit is off; thirty in all.
    [InlineData(0, 1, 0, 42, 3)]
    [InlineData(0, 1, 20, -1001, 3)]
    [InlineData(0, 0, 20, -1001, 20)]
    [InlineData(30, 0, 0, 42, 30)]
    public async Task Limits_LetThroughAtOnce_WhatTheyAllow(int perSecond, int perChat, int perGroup, long chat, int expected)
    {
        await using var pace = new Pace(new SendingOptions(perSecond, perChat, perGroup));
        var waits = Enumerable.Range(0, expected + 500).Select(_ => pace.WaitAsync(new ChatId(chat), Promise.AtLeastOnce, CancellationToken.None).AsTask()).ToList();
        await Task.WhenAll(waits.Take(expected)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        // However slow the machine: five hundred more would take many seconds.
        Assert.Contains(waits.Skip(expected), w => !w.IsCompleted);
    }

    [Fact]
    public async Task Limits_OfAGroup_DoNotHoldAPerson()
    {
        await using var pace = new Pace(new SendingOptions(0, 0, 1));
        Assert.True(pace.WaitAsync(Group, Promise.AtLeastOnce, CancellationToken.None).IsCompleted);
        Assert.False(pace.WaitAsync(Group, Promise.AtLeastOnce, CancellationToken.None).IsCompleted);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(pace.WaitAsync(Person, Promise.AtLeastOnce, CancellationToken.None).IsCompleted));
    }

    [Fact]
    public async Task Limits_OfZero_AreNone()
    {
        await using var pace = new Pace(new SendingOptions(0, 0, 0));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(pace.WaitAsync(Group, Promise.AtMostOnce, CancellationToken.None).IsCompleted));
    }
}
