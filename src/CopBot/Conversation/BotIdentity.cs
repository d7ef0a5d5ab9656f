namespace CopBot.Conversation;

/// <summary>The bot's own account, known once Telegram has told (getMe).</summary>
internal sealed class BotIdentity
{
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PersonId Id { get; private set; }

    /// <summary>Without the @. Empty until known.</summary>
    public string Username { get; private set; } = "";

    /// <summary>True where privacy mode is off, so that the bot is shown every message of its groups (core.telegram.org/bots/features#privacy-mode).</summary>
    public bool SeesAllMessages { get; private set; }

    /// <summary>Completes when the bot knows itself.</summary>
    public Task Known => _known.Task;

    public void Learn(PersonId id, string username, bool seesAllMessages = false)
    {
        (Id, Username, SeesAllMessages) = (id, username, seesAllMessages);
        _known.TrySetResult();
    }
}
