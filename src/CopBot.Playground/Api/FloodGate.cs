using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>
/// How fast a bot may send (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). 0 is no limit.
/// </summary>
/// <param name="PerSecond">In all.</param>
/// <param name="PerChatPerSecond">In one chat, with short bursts.</param>
/// <param name="PerGroupPerMinute">In one group.</param>
/// <param name="ChatBurst">How many may come at once in one chat before its limit holds.</param>
public sealed record FloodLimits(int PerSecond = 30, int PerChatPerSecond = 1, int PerGroupPerMinute = 20, int ChatBurst = 3);

/// <summary>Counts what is sent against the limits. Called under the world's lock.</summary>
internal sealed class FloodGate
{
    private readonly Dictionary<(Scope Scope, long Id), Queue<DateTimeOffset>> _sent = [];

    private enum Scope
    {
        All,
        Chat,
        Group,
    }

    /// <returns>Seconds to wait, or null when the message may go (it is then counted).</returns>
    public int? Pass(FloodLimits limits, Chat chat, DateTimeOffset now)
    {
        var burst = Math.Max(limits.ChatBurst, limits.PerChatPerSecond);
        var second = TimeSpan.FromSeconds(1);
        var rules = new List<(Queue<DateTimeOffset> Sent, int Most, TimeSpan Window)>();
        if (limits.PerSecond > 0)
            rules.Add((Queue(Scope.All, 0), limits.PerSecond, second));
        if (limits.PerChatPerSecond > 0)
            rules.Add((Queue(Scope.Chat, chat.Id), burst, second * burst / limits.PerChatPerSecond));
        if (limits.PerGroupPerMinute > 0 && chat.IsGroup)
            rules.Add((Queue(Scope.Group, chat.Id), limits.PerGroupPerMinute, TimeSpan.FromMinutes(1)));
        foreach (var (sent, most, window) in rules)
        {
            while (sent.TryPeek(out var first) && (now - first >= window || first > now))
                sent.Dequeue();
            if (sent.Count >= most)
                return Math.Max(1, (int)Math.Ceiling((sent.Peek() + window - now).TotalSeconds));
        }

        foreach (var (sent, _, _) in rules)
            sent.Enqueue(now);
        return null;
    }

    public void Clear() => _sent.Clear();

    private Queue<DateTimeOffset> Queue(Scope scope, long id)
    {
        if (!_sent.TryGetValue((scope, id), out var queue))
            _sent[(scope, id)] = queue = new Queue<DateTimeOffset>();
        return queue;
    }
}
