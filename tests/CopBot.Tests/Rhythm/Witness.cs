using CopBot.Playground.Worlds;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Tests.Rhythm;

/// <summary>A message as it was when it came, and as it stood in the end.</summary>
internal sealed record Line(long Chat, string From, DateTimeOffset At, string Came, string Stands)
{
    public override string ToString() => $"{Chat} {LocalTime.DateTimeIn(Life.Zone, At):ddd d MMM HH:mm:ss} {From}: {Came.Split('\n')[0]}";
}

/// <summary>Sees each message of the bot as it comes: later it may be edited.</summary>
internal sealed class Witness
{
    private readonly Dictionary<Message, string> _came = [];

    public Witness(World world) => world.Changed += change =>
    {
        if (change is not Change.Said { Message: var message })
            return;
        lock (_came)
        {
            if (message.From.IsBot)
                _came.TryAdd(message, Words(message));
        }
    };

    /// <summary>What it said when it came.</summary>
    public string Came(Message message)
    {
        lock (_came)
            return _came.GetValueOrDefault(message) ?? Words(message);
    }

    /// <summary>All of a chat, in order.</summary>
    public IReadOnlyList<Line> Of(Chat chat) => [.. chat.Messages.ToList().Select(m => new Line(chat.Id, m.From.Name, m.Date, Came(m), Stands(m)))];

    private static string Stands(Message m) =>
        $"{Words(m)}\n{string.Join(' ', m.Labels)}\n{m.File?.Kind} {m.Poll?.Closed} {m.Poll?.Total} {m.Pinned} {m.ReplyTo?.Text}";

    // Also of a poll.
    private static string Words(Message message) => message.Service?.Sentence ?? message.Poll?.Question ?? message.Text;
}
