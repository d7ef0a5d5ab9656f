namespace CopBot.Playground.Worlds;

/// <summary>Somebody's press on a button. <see cref="Answered"/> completes when the bot has answered it.</summary>
public sealed class Press
{
    private readonly TaskCompletionSource<PressAnswer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Press(string queryId, Person by, Chat? chat, Message? message, string data, DateTimeOffset at) =>
        (QueryId, By, Chat, Message, Data, At) = (queryId, by, chat, message, data, at);

    public string QueryId { get; }

    public Person By { get; }

    /// <summary>Null for a message that was sent elsewhere through inline mode.</summary>
    public Chat? Chat { get; }

    public Message? Message { get; }

    public string Data { get; }

    public DateTimeOffset At { get; }

    /// <summary>What the bot answered; null as long as it has not.</summary>
    public PressAnswer? Answer { get; private set; }

    public Task<PressAnswer> Answered => _answered.Task;

    internal void Settle(PressAnswer answer)
    {
        Answer = answer;
        _answered.TrySetResult(answer);
    }
}

/// <summary>What the person sees after a press: nothing, a short notice, an alert to be dismissed, or a page that opens.</summary>
public sealed record PressAnswer(string? Text, bool Alert, string? Url);
