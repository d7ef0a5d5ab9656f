using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>A win is a sign of life.</summary>
internal sealed class LastWin(WinStore store) : ISignOfLife
{
    public DateTimeOffset? Last(CommunityId community) => store.In(community, limit: 5).FirstOrDefault()?.At;
}
