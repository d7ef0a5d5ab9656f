namespace CopBot.Playground.Worlds;

/// <summary>Somebody tried what Telegram's own apps would not let them do; the message says so in a plain sentence.</summary>
public sealed class NotPossibleException : InvalidOperationException
{
    public NotPossibleException(string sentence)
        : base(sentence)
    {
    }

    public NotPossibleException(string sentence, Exception inner)
        : base(sentence, inner)
    {
    }

    public NotPossibleException()
    {
    }
}
