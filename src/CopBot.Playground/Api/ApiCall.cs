namespace CopBot.Playground.Api;

/// <summary>How a call ended.</summary>
public enum Outcome
{
    /// <summary>Not over yet.</summary>
    Open,

    Ok,

    /// <summary>Refused by a rule of the Bot API.</summary>
    Refused,

    /// <summary>Refused, or cut off, by <see cref="PlaygroundServer.Faults"/>.</summary>
    Faulted,

    /// <summary>The bot hung up first.</summary>
    Abandoned,
}

/// <summary>One call of the bot.</summary>
public sealed class ApiCall
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ApiCall(long order, string method, IReadOnlyDictionary<string, string> parameters, DateTimeOffset at) =>
        (Order, Method, Parameters, At) = (order, method, parameters, at);

    /// <summary>Counts all calls from 1, in the order in which they came in.</summary>
    public long Order { get; }

    /// <summary>The method's name as the documentation writes it.</summary>
    public string Method { get; }

    /// <summary>The parameters as text; those with structure as JSON.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; internal set; }

    /// <summary>By the playground's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The chat_id as it was given.</summary>
    public string? Chat => Parameters.GetValueOrDefault("chat_id");

    public Outcome Outcome { get; private set; }

    /// <summary>The error_code of a call that was refused; 200 for one that was not.</summary>
    public int Status { get; private set; }

    /// <summary>What Telegram said of it when it was refused.</summary>
    public string? Description { get; private set; }

    /// <summary>Completes when the outcome is known; whoever called may have heard of it before.</summary>
    public Task Over => _over.Task;

    internal void End(Outcome outcome, int status, string? description)
    {
        (Outcome, Status, Description) = (outcome, status, description);
        _over.TrySetResult();
    }

    public override string ToString() => $"{Order} {Method} {Chat} {Outcome} {Status} {Description}".TrimEnd();
}

/// <summary>Something going wrong with a call, on purpose.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The call has no effect and this answer, such as 500 "Internal Server Error" or 429 with a time to wait.</summary>
    /// <param name="RetryAfter">Seconds.</param>
    public sealed record Status(int Code, string Description, int? RetryAfter = null) : Fault;

    /// <summary>The connection breaks before the call has an effect.</summary>
    public sealed record DropBefore : Fault;

    /// <summary>The call has its effect, then the connection breaks.</summary>
    public sealed record DropAfter : Fault;

    /// <summary>The call waits for real time, then takes its course.</summary>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The call waits for a task, then takes its course.</summary>
    public sealed record Hold(Task Until) : Fault;
}
