using System.Collections.Immutable;
using CopBot.Playground.Markup;

namespace CopBot.Playground.Worlds;

/// <summary>Somebody typed the bot's name and some words into a chat. <see cref="Answered"/> completes with what is offered.</summary>
public sealed class InlineAsk
{
    private readonly TaskCompletionSource<InlineAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal InlineAsk(string queryId, Person by, Chat? chat, string query, DateTimeOffset at) =>
        (QueryId, By, Chat, Query, At) = (queryId, by, chat, query, at);

    public string QueryId { get; }

    public Person By { get; }

    public Chat? Chat { get; }

    public string Query { get; }

    public DateTimeOffset At { get; }

    public Task<InlineAnswer> Answered => _answer.Task;

    internal bool Settle(InlineAnswer answer) => _answer.TrySetResult(answer);
}

public sealed record InlineAnswer(ImmutableArray<InlineResult> Results, string NextOffset);

/// <summary>One thing offered; choosing it posts <see cref="Content"/> (and the file, if any) via the bot.</summary>
public sealed record InlineResult(string Id, string Type, string? Title, string? Description, FormattedText Content)
{
    public MessageFile? File { get; init; }

    public ImmutableArray<ImmutableArray<Button>> Buttons { get; init; } = [];
}
