namespace CopBot.Conversation;

/// <summary>Sees what must be asked of Telegram before an update can be handled. Called from outside the reader.</summary>
internal interface IForesight
{
    IEnumerable<Question> Questions(Incoming update);
}

/// <summary>One question to Telegram. Equal questions of one batch are asked once.</summary>
internal abstract record Question
{
    /// <summary>Null where there was no answer in time; then what was known before stands.</summary>
    public abstract Task<Incoming?> AskAsync(CancellationToken cancellationToken);
}
