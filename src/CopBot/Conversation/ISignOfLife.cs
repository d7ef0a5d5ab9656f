namespace CopBot.Conversation;

/// <summary>A room in which people do something of their own accord, such as sharing. Used by the reader alone, inside its transaction.</summary>
internal interface ISignOfLife
{
    /// <summary>When that was last done in a community; null where never, or not that is known.</summary>
    DateTimeOffset? Last(CommunityId community);
}
