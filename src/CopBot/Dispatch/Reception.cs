using CopBot.Conversation;

namespace CopBot.Dispatch;

/// <summary>
/// Where updates are handed in, in Telegram's order. Before they go to the reader, what they depend on and is not known
/// freshly enough (who is an administrator, who is a member) is asked; it enters ahead of them.
/// </summary>
internal sealed class Reception(Inbox inbox, IEnumerable<IForesight> foresights)
{
    /// <summary>Completes when everything that the updates brought about is durable: only then may Telegram be told so.</summary>
    public async Task TakeAsync(IReadOnlyList<Incoming> updates, CancellationToken cancellationToken)
    {
        var asked = updates.SelectMany(update => foresights.SelectMany(f => f.Questions(update))).Distinct();
        var learned = await Task.WhenAll(asked.Select(question => question.AskAsync(cancellationToken)));
        await inbox.TakeAsync([.. learned.OfType<Incoming>(), .. updates], cancellationToken);
    }
}
