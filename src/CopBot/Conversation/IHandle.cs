namespace CopBot.Conversation;

/// <summary>
/// One verb's answer to one kind of thing. Synchronous; runs on the one reader, inside its transaction: it may read and
/// write its store, and says the rest by its <see cref="Reply"/>. It may run again when the transaction is repeated, so
/// it must have no other effect.
/// </summary>
internal interface IHandle<in T>
{
    Reply Handle(T what, Scene scene);
}

/// <summary>A command that a route has matched and permitted.</summary>
internal sealed record Called(Command Command, Said Said)
{
    public string Arguments => Command.Arguments;

    /// <summary>True where a question of the bot's was open in this chat; the command has closed it.</summary>
    public bool ClosedAQuestion { get; init; }

    /// <summary>For /cancel: what the closed question's own room says to that; null where it says nothing of its own.</summary>
    public Reply? Cancelled { get; init; }
}

/// <summary>A press on a button that carried <paramref name="Payload"/>, permitted by its route.</summary>
internal sealed record Press<TPayload>(TPayload Payload, Pressed Pressed);

/// <summary>A link to the private chat that carried <paramref name="Payload"/>.</summary>
internal sealed record Followed<TPayload>(TPayload Payload);

/// <summary>An answer in an open dialog.</summary>
internal sealed record Answered<TState>(TState State, Said Said);

/// <summary>A dialog whose question leaves something behind when /cancel closes it.</summary>
internal interface ICancel<in TState>
{
    /// <summary>Says what stays and what to do about it; <see cref="Reply.None"/> where nothing stays.</summary>
    Reply Cancel(TState state, Scene scene);
}

/// <summary>What fell due, with what was kept for it. <paramref name="At"/> is when it was due.</summary>
internal sealed record Due<TPayload>(TPayload Payload, string Key, DateTimeOffset At);

/// <summary>What an errand brought.</summary>
internal sealed record Brought<TErrand, TResult>(TErrand Errand, TResult Result);

/// <summary>Does one kind of slow work, outside the reader. Must be safe to repeat.</summary>
internal interface IRun<in TErrand, TResult>
{
    Task<TResult> RunAsync(TErrand errand, CancellationToken cancellationToken);
}
