using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Sharing is a sign of life.</summary>
internal sealed class LastShared(ResourceStore store) : ISignOfLife
{
    public DateTimeOffset? Last(CommunityId community) => store.Newest(community, 1) is [var newest] ? newest.SharedAt : null;
}
