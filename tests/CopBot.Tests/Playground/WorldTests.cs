using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>The in-process surface that transcripts are written with.</summary>
public sealed class WorldTests : PlaygroundTest
{
    [Fact]
    public async Task BotSaysAsync_CompletesWithTheNextAnswer()
    {
        var asked = World.Say(Bryn, Group, "/find x");
        var answer = World.BotSaysAsync(Group, asked, m => m.Text.Contains("two", StringComparison.Ordinal), Stop);
        await SendAsync("one");
        Assert.False(answer.IsCompleted);
        await SendAsync("two");
        Assert.Equal("two", (await answer).Text);
    }

    [Fact]
    public async Task UntilAsync_CanBeCancelled()
    {
        using var stop = new CancellationTokenSource();
        var wait = World.UntilAsync(() => false, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task ATranscript_ReadsAsAChat()
    {
        World.Say(Bryn, Group, "/share https://example.org Guide");
        await CallAsync("sendMessage", new { chat_id = Group.Id, text = "Guide", reply_markup = new { inline_keyboard = (object[][])[[new { text = "Useful", callback_data = "u" }, new { text = "Edit", callback_data = "e" }]] } });
        Assert.Equal(
            """
            * Amara Osei added CopBot
            Bryn: /share https://example.org Guide
            CopBot: Guide  [Useful] [Edit]
            """.ReplaceLineEndings("\n"),
            World.Transcript(Group));
    }


    [Fact]
    public async Task ManyAtOnce_LoseNothing()
    {
        await CallAsync("getUpdates", new { offset = World.PastUpdates[^1].Id + 1 });
        await Parallel.ForAsync(0, 200, Stop, (i, _) =>
        {
            World.Say(i % 2 == 0 ? Amara : Bryn, Group, $"/n{i}");
            return ValueTask.CompletedTask;
        });
        Assert.Equal(200, World.Unconfirmed);
        Assert.Equal(200, World.PastUpdates.TakeLast(200).Select(u => u.Id).Distinct().Count());
    }
}
