namespace CopBot.Conversation;

/// <summary>
/// Hears that a community has another time zone. What was planned by the clock on the wall stays there: ten o'clock is ten o'clock of the
/// new zone. Used by the reader alone, inside its transaction.
/// </summary>
internal interface IFollowZone
{
    /// <param name="community">As it is now.</param>
    /// <param name="before">The zone until now.</param>
    /// <param name="now">UTC.</param>
    Reply ZoneChanged(Community community, string before, DateTimeOffset now);
}
