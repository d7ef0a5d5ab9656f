using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Robustness;

/// <summary>
/// A Telegram that takes note of each attempt and answers as it was told to. An attempt on which a gate stands waits for it.
/// </summary>
internal sealed class StagedTelegram : ITelegram
{
    private readonly Lock _lock = new();
    private readonly List<Parcel> _attempts = [];
    private readonly List<(int Count, TaskCompletionSource Done)> _waiting = [];
    private int _message = 100;

    /// <summary>What comes of an attempt, by the parcel and how many attempts there were before; null: it is done.</summary>
    public Func<Parcel, int, Outcome?> Plan { get; set; } = (_, _) => null;

    /// <summary>Attempts on these wait; null: none do.</summary>
    public Func<Parcel, Task?> Gate { get; set; } = _ => null;

    public IReadOnlyList<Parcel> Attempts
    {
        get
        {
            lock (_lock)
                return [.. _attempts];
        }
    }

    /// <summary>The texts of all attempts, in order.</summary>
    public IReadOnlyList<string> Texts => [.. Attempts.Select(TextOf)];

    public IReadOnlyList<string> TextsIn(ChatId chat) => [.. Attempts.Where(a => a is ChatParcel c && c.Chat == chat).Select(TextOf)];

    /// <summary>Completes when so many attempts were begun.</summary>
    public Task AttemptedAsync(int count)
    {
        lock (_lock)
        {
            if (_attempts.Count >= count)
                return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, done));
            return done.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }

    public async Task<Outcome> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        Outcome? planned;
        lock (_lock)
        {
            planned = Plan(parcel, _attempts.Count);
            _attempts.Add(parcel);
            foreach (var (_, done) in _waiting.Where(w => w.Count <= _attempts.Count))
                done.TrySetResult();
        }

        if (Gate(parcel) is { } gate)
            await gate.WaitAsync(cancellationToken);
        return planned ?? new Outcome.Done(new MessageId(Interlocked.Increment(ref _message)));
    }

    public static string TextOf(Parcel parcel) => parcel switch
    {
        TextParcel text => text.Content.Markup,
        PlacedParcel card => "card " + card.Content.Markup,
        EditParcel edit => $"edit {edit.Message}: {edit.Content.Markup}",
        EphemeralParcel whisper => "whisper " + whisper.Content.Markup,
        PressAnswerParcel press => "toast " + press.Text,
        _ => parcel.GetType().Name,
    };
}
