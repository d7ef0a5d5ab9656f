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

    public Outcome Outcome { get; internal set; }

    /// <summary>The error_code of a call that was refused; 200 for one that was not.</summary>
    public int Status { get; internal set; }

    /// <summary>What Telegram said of it when it was refused.</summary>
    public string? Description { get; internal set; }

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
