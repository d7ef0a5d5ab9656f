using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>A question to the group is a sign of life, and so is an answer.</summary>
internal sealed class LastAsk(AskStore store) : ISignOfLife
{
    public DateTimeOffset? Last(CommunityId community) =>
        store.AllIn(community).SelectMany(a => a.Helpers.Select(h => h.At).Append(a.At)).Select(at => (DateTimeOffset?)at).Max();
}
