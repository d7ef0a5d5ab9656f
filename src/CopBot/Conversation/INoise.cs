namespace CopBot.Conversation;

/// <summary>
/// What the bot has started by itself in a group, kept by the room of nudges: whoever starts something of another kind says so, so that
/// all together stays within the budget. Used by the reader alone, inside its transaction.
/// </summary>
internal interface INoise
{
    /// <summary>A message has just been started in the group. <paramref name="key"/> tells it apart for ever.</summary>
    void Started(CommunityId community, string key, DateTimeOffset now);

    /// <summary>
    /// The earliest instant from <paramref name="now"/> on at which something may be started in the group; <paramref name="planned"/> is the time
    /// at which whoever asks has said itself that it will speak (<see cref="ISpeaksInTime"/>), which does not stand in its own way.
    /// </summary>
    DateTimeOffset Free(Community community, DateTimeOffset planned, DateTimeOffset now);
}

/// <summary>A room that starts something in a group at a time that the group has chosen; what can wait keeps away from it.</summary>
internal interface ISpeaksInTime
{
    /// <summary>When, within a day from <paramref name="from"/> (inclusive), as far as it is known.</summary>
    IEnumerable<DateTimeOffset> SpeaksAt(Community community, DateTimeOffset from);
}
