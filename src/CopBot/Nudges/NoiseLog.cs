using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>What other rooms start counts towards the budget, too.</summary>
internal sealed class NoiseLog(NudgeStore store) : INoise
{
    public void Started(CommunityId community, string key, DateTimeOffset now) => store.Put(store.Log(community, now).With([key], now, inGroup: true));
}
