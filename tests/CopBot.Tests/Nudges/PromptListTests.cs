using CopBot.Conversation;
using CopBot.Nudges;
using CopBot.Nudges.Prompts;
using CopBot.Tests.Support;

namespace CopBot.Tests.Nudges;

public sealed class PromptListTests
{
    [Fact]
    public async Task Take_RoundAfterRound_BringsNoneAgainBeforeHalfOfTheOthersHaveBeen()
    {
        var store = new MemoryStore([NudgeKinds.Prompts, NudgeKinds.Rounds]);
        var list = new PromptList(new PromptStore(store));
        var community = new CommunityId(7);
        var taken = new List<string>();
        for (var i = 0; i < StandardPrompts.All.Length * 6; i++)
            taken.Add((await store.TransactAsync(() => list.Take(community), TestContext.Current.CancellationToken))!);
        foreach (var round in taken.Chunk(StandardPrompts.All.Length))
            Assert.Equal(round.Length, round.Distinct().Count());
        foreach (var places in taken.Select((text, i) => (text, i)).GroupBy(t => t.text, t => t.i))
            Assert.All(places.Zip(places.Skip(1)), p => Assert.True(p.Second - p.First > StandardPrompts.All.Length / 2, $"{places.Key}: {p.First}, {p.Second}"));
        Assert.True(taken.Chunk(StandardPrompts.All.Length).Select(r => string.Join('|', r)).Distinct().Count() > 1, "Each round has an order of its own.");
    }
}
