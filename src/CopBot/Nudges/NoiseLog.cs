using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Nudges;

/// <summary>What other rooms start counts towards the budget, too.</summary>
internal sealed class NoiseLog(NudgeStore store, IEnumerable<ISpeaksInTime> others, IOptions<NudgeOptions> options) : INoise
{
    public void Started(CommunityId community, string key, DateTimeOffset now) => store.Put(store.Log(community, now).With([key], now, inGroup: true));

    public DateTimeOffset Free(Community community, DateTimeOffset planned, DateTimeOffset now)
    {
        var coming = others.SelectMany(o => o.SpeaksAt(community, now)).ToList();
        coming.Remove(planned);
        return NoiseBudget.NextSlot(community, [.. store.Log(community.Id, now).InGroup, .. coming], options.Value.PerDay, now);
    }
}
