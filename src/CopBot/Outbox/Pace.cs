using System.Threading.RateLimiting;
using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>
/// Telegram's limits. A message first waits for its chat, then for its turn in all; among those that wait for the latter,
/// answers that people wait for go before routine posts, then the oldest. Time here is the wire's, not the playground's.
/// </summary>
internal sealed class Pace : IAsyncDisposable
{
    private const int Burst = 3;

    private readonly PartitionedRateLimiter<ChatId>? _chats;
    private readonly RateLimiter? _all;
    private readonly PriorityQueue<TaskCompletionSource, (int, long)> _waiting = new();
    private readonly Lock _lock = new();
    private long _arrivals;
    private bool _granting;

    public Pace(SendingOptions options)
    {
        var perChat = new List<PartitionedRateLimiter<ChatId>>();
        if (options.PerChatPerSecond > 0)
        {
            perChat.Add(PartitionedRateLimiter.Create<ChatId, ChatId>(chat =>
                RateLimitPartition.GetTokenBucketLimiter(chat, _ => Bucket(Burst, options.PerChatPerSecond, TimeSpan.FromSeconds(1)))));
        }

        if (options.PerGroupPerMinute > 0)
        {
            var each = TimeSpan.FromMinutes(1) / options.PerGroupPerMinute;
            perChat.Add(PartitionedRateLimiter.Create<ChatId, ChatId>(chat => chat.Value > 0
                ? RateLimitPartition.GetNoLimiter(chat)
                : RateLimitPartition.GetTokenBucketLimiter(chat, _ => Bucket(options.PerGroupPerMinute, 1, each))));
        }

        _chats = perChat.Count == 0 ? null : PartitionedRateLimiter.CreateChained([.. perChat]);
        if (options.PerSecond > 0)
        {
            // Tenths of a second, so that a second's worth does not leave in one burst.
            var step = Math.Max(1, options.PerSecond / 10);
            _all = new TokenBucketRateLimiter(Bucket(options.PerSecond, step, TimeSpan.FromSeconds(1) * step / options.PerSecond));
        }
    }

    /// <summary>With a limit of its own for all messages.</summary>
    internal Pace(RateLimiter all) => _all = all;

    /// <summary>Completes when a message may go to this chat.</summary>
    public async ValueTask WaitAsync(ChatId chat, Promise promise, CancellationToken cancellationToken)
    {
        if (_chats is not null)
            (await _chats.AcquireAsync(chat, 1, cancellationToken)).Dispose();
        if (_all is not null)
            await TurnAsync(promise == Promise.AtLeastOnce ? 0 : 1, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chats is not null)
            await _chats.DisposeAsync();
        if (_all is not null)
            await _all.DisposeAsync();
    }

    private static TokenBucketRateLimiterOptions Bucket(int size, int tokens, TimeSpan period) => new()
    {
        TokenLimit = size,
        TokensPerPeriod = tokens,
        ReplenishmentPeriod = period,
        QueueLimit = int.MaxValue,
        AutoReplenishment = true,
    };

    private async Task TurnAsync(int rank, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue(turn, (rank, _arrivals++));
            if (!_granting)
            {
                _granting = true;
                _ = GrantAsync();
            }
        }

        await turn.Task.WaitAsync(cancellationToken);
    }

    // One at a time takes the next permit and gives it to whoever is first by then.
    private async Task GrantAsync()
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                (await _all!.AcquireAsync()).Dispose();
            }
            catch (ObjectDisposedException)
            {
                return;
            }

            lock (_lock)
            {
                if (_waiting.TryDequeue(out var first, out _))
                    first.TrySetResult();
                if (_waiting.Count == 0)
                {
                    _granting = false;
                    return;
                }
            }
        }
    }
}
