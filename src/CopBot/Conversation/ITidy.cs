namespace CopBot.Conversation;

/// <summary>A room that holds something only for a while.</summary>
internal interface ITidy
{
    /// <summary>Called at each start and each night, inside a transaction of the reader's: removes what is over by now (UTC).</summary>
    void Tidy(DateTimeOffset now);
}
